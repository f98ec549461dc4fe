import { disagreements } from "./agreement.js";
import { digestOfData } from "./digest.js";
import { isRepeatable, type Manifest, type ManifestCore } from "./manifest.js";
import { contentOf, type PackageContents } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";

interface NamedEvidence {
  readonly strategy: string;
  readonly preset: string;
  readonly preset_meaning: string;
  readonly dataset: {
    readonly name: string;
    readonly format: string;
    readonly generated: string | null;
    readonly digest: string;
    readonly sessions_studied: number;
  };
  readonly hold_out: string;
  readonly selection: { readonly trials: number } | null;
  readonly beside: readonly { readonly preset: string; readonly preset_meaning: string }[];
}

const file = "manifest.json";

/** What a manifest says went in, against what the evidence says came out of it. */
export function manifestFaults(contents: PackageContents, manifest: ManifestCore): readonly PackageFault[] {
  const { content } = contentOf<NamedEvidence>(contents, "evidence.json");
  const { dataset } = content;
  const { data } = manifest;
  const own = (steps: readonly PropertyKey[], found: unknown, expected: unknown): readonly PackageFault[] =>
    disagreements({ file, steps, found }, expected, "is another than in evidence.json");
  return [
    ...own(["strategy"], manifest.strategy, content.strategy),
    ...own(["configuration", "preset"], presetOf(manifest.configuration), content.preset),
    ...own(["data", "name"], data.name, dataset.name),
    ...own(["data", "format"], data.format, dataset.format),
    ...own(["data", "digest"], data.digest, dataset.digest),
    ...(data.files.length === 0
      ? []
      : disagreements(
          { file, steps: ["data", "digest"], found: data.digest },
          digestOfData(data.files),
          "is not the digest of the files that it names",
        )),
    ...(isRepeatable(manifest) ? wholeFaults(manifest, content, own) : []),
  ];
}

function wholeFaults(
  manifest: Manifest,
  content: NamedEvidence,
  own: (steps: readonly PropertyKey[], found: unknown, expected: unknown) => readonly PackageFault[],
): readonly PackageFault[] {
  const { data, beside, confirms, hold_out: heldOut, ledger } = manifest;
  const look = ledger.looks.find(({ registration }) => registration === confirms);
  return [
    ...own(["meaning"], manifest.meaning, content.preset_meaning),
    ...own(["data", "generated"], data.generated, content.dataset.generated),
    ...own(["hold_out", "statement"], heldOut.statement, content.hold_out),
    ...own(["hold_out", "studied"], heldOut.studied, content.dataset.sessions_studied),
    ...own(
      ["beside"],
      beside.map(({ configuration, meaning }) => ({ preset: presetOf(configuration), preset_meaning: meaning })),
      content.beside.map(({ preset, preset_meaning }) => ({ preset, preset_meaning })),
    ),
    ...(content.selection === null
      ? []
      : own(["ledger", "trials"], ledger.trials, content.selection.trials - 1 - beside.length)),
    // Held-out sessions are studied for a registration, from a date on, with a look; the others for none.
    ...disagreements(
      { file, steps: ["hold_out", "from"], found: heldOut.from },
      confirms === null ? null : (look?.from ?? heldOut.from),
      "is not where the held-out sessions begin",
    ),
    ...disagreements(
      { file, steps: ["confirms"], found: confirms },
      confirms !== null && look && heldOut.from !== null ? confirms : null,
      "is confirmed without a look that the ledger knew",
    ),
  ];
}

function presetOf(configuration: unknown): unknown {
  return (configuration as { readonly preset?: unknown }).preset;
}
