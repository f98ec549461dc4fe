import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { TextFile } from "../evidence/digest.js";
import { inspectionJson } from "../evidence/inspection-json.js";
import type { PriorTrials } from "../evidence/ledger-line.js";
import { createInspector } from "../market/inspect.js";
import type { Inspection } from "../market/inspection.js";
import type { Dataset } from "../market/session.js";
import type { JudgedStudy } from "../strategies/judged-study.js";
import { projectVersion } from "./project.js";
import type { NamedPreset, StrategyDoor } from "./strategy-door.js";

/** Everything that a package follows from, besides the data. */
export interface StudyInputs<Preset extends NamedPreset> {
  readonly preset: Preset;
  readonly beside: readonly Preset[];
  readonly seed: number;
  /** What the ledger knew before. */
  readonly prior: PriorTrials;
  /** Digest of the registration whose held-out sessions are studied; null for a study of the others. */
  readonly confirms: string | null;
  readonly onSession?: (done: number, total: number) => void;
}

/** A study and its package, in memory. */
export interface ComputedStudy<Study extends JudgedStudy> {
  readonly study: Study;
  readonly inspection: Inspection;
  /** Digest of the package's JSON. */
  readonly digest: string;
  /** The JSON files of the package. */
  readonly files: readonly TextFile[];
}

/** Computes everything of a study's package: nothing is written, and nothing but the inputs decides what comes out. */
export async function computeStudy<Preset extends NamedPreset, Study extends JudgedStudy>(
  strategy: StrategyDoor<Preset, Study>,
  dataset: Dataset,
  { preset, beside, seed, prior, confirms, onSession }: StudyInputs<Preset>,
): Promise<ComputedStudy<Study>> {
  const inspector = createInspector(dataset.description);
  const study = await strategy.study(dataset, {
    ...{ preset, beside, seed, prior },
    sessions: confirms === null ? "studied" : "held-out",
    onSession(loaded, done, total) {
      if (loaded) inspector.add(loaded);
      onSession?.(done, total);
    },
  });
  const inspection = inspector.inspection();
  const inputs = { inspection: inspectionJson(inspection), version: projectVersion(), prior, confirms };
  const { digest, files } = strategy.pack(study, inputs);
  return { study, inspection, digest, files };
}

/**
 * The report of a computed study, one self-contained page.
 *
 * @param command that makes the package again, as it is printed
 * @param version of strikelab that the page names
 */
export async function reportOf<Preset extends NamedPreset, Study extends JudgedStudy>(
  strategy: StrategyDoor<Preset, Study>,
  { study, inspection, digest }: ComputedStudy<Study>,
  command: string,
  prior: PriorTrials,
  version: string = projectVersion(),
): Promise<TextFile> {
  const plotly = await readFile(createRequire(import.meta.url).resolve("plotly.js/dist/plotly-basic.min.js"), "utf8");
  const assets = { plotly, command, version, digest, prior };
  return { name: "report.html", text: strategy.report(study, inspection, assets) };
}
