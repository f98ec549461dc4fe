import { join } from "node:path";
import type { FailedEntry, PriorTrials, StudyEntry } from "../evidence/ledger-line.js";
import { priorTrials } from "../evidence/ledger-trials.js";
import type { RegistrationLine } from "../evidence/vault.js";
import type { Inspection } from "../market/inspection.js";
import type { Dataset } from "../market/session.js";
import { type AppendedLine, appendToLedger } from "../storage/append-to-ledger.js";
import { soundLedger } from "../storage/ledger-file.js";
import { openVault } from "../storage/open-vault.js";
import { contextFile, type DataSource } from "../storage/package-context.js";
import { storePackage } from "../storage/package-folder.js";
import { StorageError } from "../storage/storage-error.js";
import type { ExpirationPressurePreset } from "../strategies/expiration-pressure.js";
import type { JudgedStudy } from "../strategies/judged-study.js";
import { failedEvaluations, studyEvaluations } from "../strategies/study-evaluations.js";
import type { ExpirationPressureStudy } from "../strategies/study-expiration-pressure.js";
import type { VolumeShockStudy } from "../strategies/study-volume-shock.js";
import type { VolumeShockPreset } from "../strategies/volume-shock.js";
import { computeStudy, reportOf, type StudyInputs } from "./compute-study.js";
import { expirationPressureDoor } from "./expiration-pressure-door.js";
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
  /** Where the data are, for whoever computes the package again here; stands beside the package, outside its digest. */
  readonly source?: DataSource;
  /** The registration that is confirmed, on the held-out sessions; left out, the others are studied. */
  readonly confirms?: RegistrationLine;
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
  /** Digest of the registration that was confirmed; null where it was an ordinary study. */
  readonly confirms: string | null;
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
 * that the ledger does not know. A study that fails has its line too. Where a registration is confirmed, the look at the held-out
 * sessions stands in the ledger before the first of them is read.
 *
 * @throws DataError before anything is computed where the chain of the ledger is broken, or where the vault was opened for
 *   another registration; StorageError where ledger or package cannot be written
 */
export async function conductStudy<Preset extends NamedPreset, Study extends JudgedStudy>(
  strategy: StrategyDoor<Preset, Study>,
  dataset: Dataset,
  options: ConductOptions<Preset>,
): Promise<ConductedStudy<Study>> {
  const { preset, seed, reports, command, at, onSession } = options;
  const ledger = join(reports, "ledger.jsonl");
  const confirms = options.confirms?.digest ?? null;
  // Only what was registered may see the held-out sessions: every preset beside would be a look of its own.
  const names = confirms === null ? strategy.presets : [];
  const beside = names.map((name) => strategy.preset(name, {})).filter(({ name }) => name !== preset.name);
  const planned = failedEvaluations([preset, ...beside]);
  const { digest: data, market } = dataset.description;
  const look = { strategy: strategy.name, data, ...(market === undefined ? {} : { market }), seed };
  const identity = { ...look, ...(confirms === null ? {} : { confirms }) };
  if (options.confirms) await openVault(ledger, options.confirms, at);
  const { lines } = await soundLedger(ledger);
  const before = priorTrials(lines, {
    ...identity,
    configurations: planned.map(({ configuration }) => configuration),
  });
  const run = { kind: "study", ...identity, before, at } as const;

  const inputs = { preset, beside, seed, prior: before, confirms, ...(onSession ? { onSession } : {}) };
  const computed = await withReport(strategy, dataset, inputs, command).catch(async (error) => {
    const failed: FailedEntry = { ...run, outcome: "failed", evaluations: planned, error: classOf(error) };
    await appendToLedger(ledger, failed).catch((unwritten) => {
      throw new StorageError(
        ledger,
        new Error(`${unwritten.message}; the study had failed: ${error}`, { cause: error }),
      );
    });
    throw error;
  });

  const { study, inspection, digest, files, report } = computed;
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
  const context = contextFile({ command, source: options.source ?? null });
  const stored = await storePackage(reports, strategy.name, digest.slice(0, 12), [...files, report], [context]);
  return {
    ...{ strategy, study, inspection, prior: before, confirms, digest, appended },
    ...{ ...stored, report: join(stored.folder, report.name) },
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

async function withReport<Preset extends NamedPreset, Study extends JudgedStudy>(
  strategy: StrategyDoor<Preset, Study>,
  dataset: Dataset,
  inputs: StudyInputs<Preset>,
  command: string,
) {
  const computed = await computeStudy(strategy, dataset, inputs);
  return { ...computed, report: await reportOf(strategy, computed, command, inputs.prior) };
}

function classOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}
