import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { inspectionJson } from "../evidence/inspection-json.js";
import type { FailedEntry, PriorTrials, StudyEntry } from "../evidence/ledger-line.js";
import { priorTrials } from "../evidence/ledger-trials.js";
import { createInspector } from "../market/inspect.js";
import type { Inspection } from "../market/inspection.js";
import type { Dataset } from "../market/session.js";
import { type AppendedLine, appendToLedger } from "../storage/append-to-ledger.js";
import { soundLedger } from "../storage/ledger-file.js";
import { storePackage } from "../storage/package-folder.js";
import { StorageError } from "../storage/storage-error.js";
import type { ExpirationPressurePreset } from "../strategies/expiration-pressure.js";
import type { JudgedStudy } from "../strategies/judged-study.js";
import { failedEvaluations, studyEvaluations } from "../strategies/study-evaluations.js";
import type { ExpirationPressureStudy } from "../strategies/study-expiration-pressure.js";
import type { VolumeShockStudy } from "../strategies/study-volume-shock.js";
import type { VolumeShockPreset } from "../strategies/volume-shock.js";
import { expirationPressureDoor } from "./expiration-pressure-door.js";
import { projectVersion } from "./project.js";
import type { NamedPreset, StrategyDoor } from "./strategy-door.js";
import { volumeShockDoor } from "./volume-shock-door.js";

/** How a study is run and where its package goes. */
export interface ConductOptions<Preset extends NamedPreset = VolumeShockPreset> {
  readonly preset: Preset;
  readonly seed: number;
  /** Folder that holds the packages of all strategies and the ledger. */
  readonly reports: string;
  /** The command that makes the package again; printed in the report. */
  readonly command: string;
  /** ISO 8601 instant of the run; stands in the ledger only. */
  readonly at: string;
  readonly onSession?: (done: number, total: number) => void;
}

/** A study that is on disk. */
export interface ConductedStudy<Study extends JudgedStudy = VolumeShockStudy> {
  /** Name of the strategy, as it is printed, and the short one with which its hypotheses begin. */
  readonly strategy: Pick<StrategyDoor<NamedPreset, Study>, "name" | "title" | "prefix" | "judgedWith" | "remarks">;
  readonly study: Study;
  readonly inspection: Inspection;
  /** What had been tried on these data when this configuration first was. */
  readonly prior: PriorTrials;
  /** Its line in the ledger, and what was moved aside to write it. */
  readonly appended: AppendedLine;
  /** Digest of the package's JSON. */
  readonly digest: string;
  readonly folder: string;
  readonly report: string;
  /** False when the same package was there already, byte for byte. */
  readonly written: boolean;
}

/**
 * Studies a dataset, writes the run's line into the ledger, then the evidence package with its report: no result is seen
 * that the ledger does not know. A study that fails has its line too.
 *
 * @throws DataError before anything is computed where the chain of the ledger is broken; StorageError where ledger or
 *   package cannot be written
 */
export async function conductStudy<Preset extends NamedPreset, Study extends JudgedStudy>(
  strategy: StrategyDoor<Preset, Study>,
  dataset: Dataset,
  options: ConductOptions<Preset>,
): Promise<ConductedStudy<Study>> {
  const { preset, seed, reports, at } = options;
  const ledger = join(reports, "ledger.jsonl");
  const beside = strategy.presets.map((name) => strategy.preset(name, {})).filter(({ name }) => name !== preset.name);
  const planned = failedEvaluations([preset, ...beside]);
  const { configuration } = planned[0]!;
  const look = { strategy: strategy.name, data: dataset.description.digest, seed };
  const { lines } = await soundLedger(ledger);
  const before = priorTrials(lines, { ...look, configuration });
  const run = { kind: "study", ...look, before, at } as const;

  const computed = await compute(strategy, dataset, options, beside, before).catch(async (error) => {
    const failed: FailedEntry = { ...run, outcome: "failed", evaluations: planned, error: classOf(error) };
    await appendToLedger(ledger, failed).catch((unwritten) => {
      throw new StorageError(
        ledger,
        new Error(`${unwritten.message}; the study had failed: ${error}`, { cause: error }),
      );
    });
    throw error;
  });

  const { study, inspection, digest, files } = computed;
  const { judgement } = study.main;
  const entry: StudyEntry = {
    ...run,
    outcome: "finished",
    evaluations: studyEvaluations(study, strategy.prefix),
    sessions: study.holdOut.studied,
    package: digest,
    validity: judgement.gate.validity,
    effect: judgement.effect.verdict,
    advertised: judgement.advertised.verdict,
  };
  const appended = await appendToLedger(ledger, entry);
  const stored = await storePackage(reports, strategy.name, digest.slice(0, 12), files);
  return {
    ...{ strategy, study, inspection, prior: before, digest, appended },
    ...{ ...stored, report: join(stored.folder, "report.html") },
  };
}

/** {@link conductStudy} of volume shock. */
export function conductVolumeShockStudy(dataset: Dataset, options: ConductOptions): Promise<ConductedStudy> {
  return conductStudy(volumeShockDoor, dataset, options);
}

/** {@link conductStudy} of expiration pressure. */
export function conductExpirationPressureStudy(
  dataset: Dataset,
  options: ConductOptions<ExpirationPressurePreset>,
): Promise<ConductedStudy<ExpirationPressureStudy>> {
  return conductStudy(expirationPressureDoor, dataset, options);
}

/** Everything of a study that is computed before anything is written. */
async function compute<Preset extends NamedPreset, Study extends JudgedStudy>(
  strategy: StrategyDoor<Preset, Study>,
  dataset: Dataset,
  { preset, seed, command, onSession }: ConductOptions<Preset>,
  beside: readonly Preset[],
  prior: PriorTrials,
) {
  const inspector = createInspector(dataset.description);
  const study = await strategy.study(dataset, {
    ...{ preset, beside, seed },
    onSession(loaded, done, total) {
      inspector.add(loaded);
      onSession?.(done, total);
    },
  });
  const inspection = inspector.inspection();
  const version = projectVersion();
  const { digest, files } = strategy.pack(study, inspectionJson(inspection), version, prior);
  const plotly = await readFile(createRequire(import.meta.url).resolve("plotly.js/dist/plotly-basic.min.js"), "utf8");
  const html = strategy.report(study, inspection, { plotly, command, version, digest, prior });
  return { study, inspection, digest, files: [...files, { name: "report.html", text: html }] };
}

function classOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}
