import { canonicalJson } from "../evidence/canonical-json.js";
import { faultWords } from "../evidence/package-fault.js";
import { counted } from "../report/format.js";
import { shownPath } from "./shown-path.js";
import type { VerifiedPackage } from "./verify-package.js";

/** What is said of a package on the terminal: what it is, what was checked, and everything that is wrong. */
export function verifySummary({ folder, manifest, digest, faults, ledger, recomputed }: VerifiedPackage): string {
  const here = shownPath(folder);
  const { preset } = (manifest?.configuration ?? {}) as { readonly preset?: string };
  return [
    "",
    manifest ? `${here}: ${manifest.strategy}, preset ${preset}, ${manifest.data.name}, seed ${manifest.seed}` : here,
    ...(manifest
      ? [
          `files       ${counted(manifest.files.length, "JSON file")} and the manifest (version ${manifest.manifest_version}), made with strikelab ${manifest.strikelab}`,
          `digest      ${digest}`,
          `ledger      ${ledgerWords(ledger)}`,
          `recomputed  ${recomputedWords(recomputed)}`,
        ]
      : []),
    ...(recomputed?.notes ?? []).map((note) => `            ${note}`),
    "",
    ...(faults.length === 0
      ? [conclusion(recomputed)]
      : [`NOT VERIFIED: ${counted(faults.length, "fault")}`, ...faults.map((fault) => `  ${faultWords(fault)}`)]),
    "",
  ].join("\n");
}

/** The same for machines. */
export function verifyJson({ folder, manifest, digest, faults, ledger, recomputed }: VerifiedPackage): string {
  return canonicalJson({
    folder,
    strategy: manifest?.strategy ?? null,
    digest,
    verified: faults.length === 0,
    faults: faults.map((fault) => ({ ...fault })),
    ledger: ledger && { ...ledger },
    recomputed: recomputed && {
      ...recomputed,
      difference: recomputed.difference && { ...recomputed.difference },
      version: { ...recomputed.version },
      notes: [...recomputed.notes],
    },
  });
}

function conclusion(recomputed: VerifiedPackage["recomputed"]): string {
  if (!recomputed)
    return "VERIFIED. It was not computed again, and the text of report.html not compared: add --recompute for that.";
  return recomputed.report === false
    ? "VERIFIED, and computed again, but for report.html: this version writes another page. Read the JSON instead."
    : "VERIFIED, and computed again.";
}

function ledgerWords(ledger: VerifiedPackage["ledger"]): string {
  if (!ledger) return "none beside the package: not looked at";
  return ledger.line === null ? "does not know the package" : `line ${ledger.line} has written it down`;
}

function recomputedWords(recomputed: VerifiedPackage["recomputed"]): string {
  if (!recomputed) return "no";
  const { difference, files, report, version } = recomputed;
  if (difference) return `differs at stage ${difference.stage}`;
  const other = version.recorded === version.here ? "" : `, by strikelab ${version.here}`;
  return `${counted(files, "JSON file")}${report ? " and the report" : ""}, byte for byte${other}`;
}
