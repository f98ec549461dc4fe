import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { inspectionJson } from "../evidence/inspection-json.js";
import { type LedgerEntry, ledgerLine } from "../evidence/ledger-line.js";
import { createInspector } from "../market/inspect.js";
import type { Inspection } from "../market/inspection.js";
import type { Dataset } from "../market/session.js";
import { appendLedgerLine } from "../storage/ledger-file.js";
import { storePackage } from "../storage/package-folder.js";
import type { ExpirationPressurePreset } from "../strategies/expiration-pressure.js";
import type { JudgedStudy } from "../strategies/judged-study.js";
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
  /** Digest of the package's JSON. */
  readonly digest: string;
  readonly folder: string;
  readonly report: string;
  /** False when the same package was there already, byte for byte. */
  readonly written: boolean;
}

/** Studies a dataset, writes the evidence package with its report, and the run's line into the ledger. */
export async function conductStudy<Preset extends NamedPreset, Study extends JudgedStudy>(
  strategy: StrategyDoor<Preset, Study>,
  dataset: Dataset,
  options: ConductOptions<Preset>,
): Promise<ConductedStudy<Study>> {
  const { preset, seed, reports, command } = options;
  const inspector = createInspector(dataset.description);
  const study = await strategy.study(dataset, {
    preset,
    seed,
    onSession(loaded, done, total) {
      inspector.add(loaded);
      options.onSession?.(done, total);
    },
  });
  const inspection = inspector.inspection();
  const version = projectVersion();
  const { digest, configuration, besideConfigurations, files } = strategy.pack(
    study,
    inspectionJson(inspection),
    version,
  );
  const plotly = await readFile(createRequire(import.meta.url).resolve("plotly.js/dist/plotly-basic.min.js"), "utf8");
  const html = strategy.report(study, inspection, { plotly, command, version, digest });
  const stored = await storePackage(reports, strategy.name, digest.slice(0, 12), [
    ...files,
    { name: "report.html", text: html },
  ]);
  const { judgement } = study.main;
  const entry: LedgerEntry = {
    strategy: strategy.name,
    preset: preset.name,
    parameters: configuration,
    data: dataset.description.digest,
    sessions: study.holdOut.studied,
    seed,
    package: digest,
    validity: judgement.gate.validity,
    effect: judgement.effect.verdict,
    advertised: judgement.advertised.verdict,
    beside: besideConfigurations,
    at: options.at,
  };
  await appendLedgerLine(join(reports, "ledger.jsonl"), ledgerLine(entry));
  return { strategy, study, inspection, digest, ...stored, report: join(stored.folder, "report.html") };
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
