import { digestOfFiles, type TextFile } from "../evidence/digest.js";
import type { Manifest } from "../evidence/manifest.js";
import {
  fileDifference,
  inStageOrder,
  pageDifference,
  type RecomputedDifference,
} from "../evidence/package-difference.js";
import type { Dataset } from "../market/session.js";
import type { JudgedStudy } from "../strategies/judged-study.js";
import { changedName, type StageValues } from "../strategies/overrides.js";
import { computeStudy, reportOf } from "./compute-study.js";
import { matchData } from "./match-data.js";
import type { NamedPreset, StrategyDoor } from "./strategy-door.js";

/** What came of computing a package again. */
export interface Recomputed {
  /** Null where everything came out byte for byte. */
  readonly difference: RecomputedDifference | null;
  /** JSON files that were computed and compared. */
  readonly files: number;
  /** Whether the report came out byte for byte as well; null where the package has none. Another version may write it otherwise. */
  readonly report: boolean | null;
  /** Versions of strikelab that made the package and that computed it again. */
  readonly version: { readonly recorded: string; readonly here: string };
  /** What was different and did not matter, in words. */
  readonly notes: readonly string[];
}

/**
 * Computes a package again from its manifest and the data, and compares every byte. Nothing is written, to the ledger neither:
 * what it held then stands in the manifest.
 *
 * @param files of the package
 * @param onSession told after each session
 */
export async function recomputeStudy<Preset extends NamedPreset, Study extends JudgedStudy>(
  strategy: StrategyDoor<Preset, Study>,
  manifest: Manifest,
  files: readonly TextFile[],
  dataset: Dataset,
  onSession?: (done: number, total: number) => void,
): Promise<Recomputed> {
  const { seed, ledger: prior, confirms } = manifest;
  const matched = matchData(manifest, dataset);
  const before = { files: 0, report: null, version: { recorded: manifest.strikelab, here: "" }, notes: [] };
  if ("difference" in matched) return { ...before, difference: matched.difference };
  const presets = presetsOf(strategy, manifest);
  if ("difference" in presets) return { ...before, difference: presets.difference };
  const [preset, ...beside] = presets.presets;
  const inputs = { preset: preset!, beside, seed, prior, confirms, ...(onSession ? { onSession } : {}) };
  const computed = await computeStudy(strategy, matched.dataset, inputs);
  const version = { recorded: manifest.strikelab, here: versionOf(computed.files) };
  const recorded = new Map(files.map(({ name, text }) => [name, text]));
  const result = { files: computed.files.length, report: null, version, notes: matched.notes };
  for (const file of inStageOrder(computed.files)) {
    const difference = fileDifference(file, recorded.get(file.name), version);
    if (difference) return { ...result, difference };
  }
  const page = recorded.get("report.html");
  if (page === undefined) return { ...result, difference: null };
  const command = printedCommand(page) ?? "";
  const told = [...result.notes, `the command that the report prints was not checked: ${command}`];
  // Under another version the page names that version, and the digest that the package has with it.
  const digest = digestOfFiles(files.filter(({ name }) => computed.files.some((own) => own.name === name)));
  const report = await reportOf(strategy, { ...computed, digest }, command, prior, version.recorded);
  if (report.text === page) return { ...result, report: true, notes: told, difference: null };
  if (version.recorded !== version.here) return { ...result, report: false, notes: told, difference: null };
  return { ...result, report: false, difference: pageDifference(page, report.text) };
}

function presetsOf<Preset extends NamedPreset>(
  strategy: Pick<StrategyDoor<Preset, JudgedStudy>, "preset" | "presetFrom">,
  manifest: Manifest,
): { readonly presets: readonly Preset[] } | { readonly difference: RecomputedDifference } {
  const presets: Preset[] = [];
  for (const [k, { configuration, meaning }] of [manifest, ...manifest.beside].entries()) {
    try {
      const preset = strategy.presetFrom(configuration, meaning);
      requireOwnName(strategy, preset);
      presets.push(preset);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const field = k === 0 ? "configuration" : `beside[${k - 1}].configuration`;
      const place = { stage: "configuration", file: "manifest.json", field } as const;
      return { difference: { ...place, recorded: error.message, computed: null } };
    }
  }
  return { presets };
}

/**
 * A changed preset must not pass for the preset itself: its name and its meaning say what was changed.
 *
 * @throws RangeError where they do not
 */
function requireOwnName<Preset extends NamedPreset>(
  strategy: Pick<StrategyDoor<Preset, JudgedStudy>, "preset">,
  { name, meaning, parameters }: Preset,
): void {
  const base = strategy.preset(name.replace(/, changed$/, ""), {});
  const own = changedName(base, base.parameters as StageValues, parameters as StageValues) ?? base;
  if (own.name !== name) throw new RangeError(`invalid preset: ${name} (its values are those of ${own.name})`);
  if (own.meaning !== meaning) throw new RangeError(`invalid meaning: ${meaning}`);
}

function versionOf(files: readonly TextFile[]): string {
  return JSON.parse(files.find(({ name }) => name === "manifest.json")!.text).strikelab;
}

/** The command as the page prints it: the one thing on it that does not follow from the package. */
function printedCommand(page: string): string | null {
  const printed = /<pre class="command" tabindex="0"><code>([^<]*)<\/code>/.exec(page)?.[1];
  if (printed === undefined) return null;
  const letters: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" };
  return printed.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name: string) => letters[name]!);
}
