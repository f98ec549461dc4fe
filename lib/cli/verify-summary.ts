import { canonicalJson } from "../evidence/canonical-json.js";
import { isRepeatable } from "../evidence/manifest.js";
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
          `ledger      ${ledgerWords(ledger, isRepeatable(manifest))}`,
          `recomputed  ${recomputedWords(recomputed)}`,
        ]
      : []),
    ...(recomputed?.notes ?? []).map((note) => `            ${note}`),
    "",
    ...(faults.length === 0
      ? [
          recomputed
            ? "VERIFIED, and computed again."
            : "VERIFIED. It was not computed again: add --recompute for that.",
        ]
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

function ledgerWords(ledger: VerifiedPackage["ledger"], repeatable: boolean): string {
  if (!repeatable) return "not looked at: the manifest of this version does not say what it held";
  if (!ledger) return "none beside the package: not looked at";
  return ledger.line === null ? "does not know the package" : `line ${ledger.line} has written it down`;
}

function recomputedWords(recomputed: VerifiedPackage["recomputed"]): string {
  if (!recomputed) return "no";
  const { difference, files, report, version } = recomputed;
  if (difference) return `differs at stage ${difference.stage}`;
  const other = version.recorded === version.here ? "" : `, by strikelab ${version.here}: the report was not compared`;
  return `${counted(files, "JSON file")}${report ? " and the report" : ""}, byte for byte${other}`;
}
