import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { inspectionJson } from "../evidence/inspection-json.js";
import { type LedgerEntry, ledgerLine } from "../evidence/ledger-line.js";
import { createInspector } from "../market/inspect.js";
import type { Inspection } from "../market/inspection.js";
import type { Dataset } from "../market/session.js";
import { volumeShockReport } from "../report/volume-shock-report.js";
import { appendLedgerLine } from "../storage/ledger-file.js";
import { storePackage } from "../storage/package-folder.js";
import { studyVolumeShock, type VolumeShockStudy } from "../strategies/study-volume-shock.js";
import type { VolumeShockPreset } from "../strategies/volume-shock.js";
import { packageVolumeShock } from "../strategies/volume-shock-package.js";
import { projectVersion } from "./project.js";

/** How a study is run and where its package goes. */
export interface ConductOptions {
  readonly preset: VolumeShockPreset;
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
export interface ConductedStudy {
  readonly study: VolumeShockStudy;
  readonly inspection: Inspection;
  /** Digest of the package's JSON. */
  readonly digest: string;
  readonly folder: string;
  readonly report: string;
  /** False when the same package was there already, byte for byte. */
  readonly written: boolean;
}

/** Studies a dataset, writes the evidence package with its report, and the run's line into the ledger. */
export async function conductVolumeShockStudy(dataset: Dataset, options: ConductOptions): Promise<ConductedStudy> {
  const { preset, seed, reports, command } = options;
  const inspector = createInspector(dataset.description);
  const study = await studyVolumeShock(dataset, {
    preset,
    seed,
    onSession(loaded, done, total) {
      inspector.add(loaded);
      options.onSession?.(done, total);
    },
  });
  const inspection = inspector.inspection();
  const version = projectVersion();
  const { digest, configuration, besideConfigurations, files } = packageVolumeShock(
    study,
    inspectionJson(inspection),
    version,
  );
  const plotly = await readFile(createRequire(import.meta.url).resolve("plotly.js/dist/plotly-basic.min.js"), "utf8");
  const html = volumeShockReport(study, inspection, { plotly, command, version, digest });
  const stored = await storePackage(reports, "volume-shock", digest.slice(0, 12), [
    ...files,
    { name: "report.html", text: html },
  ]);
  const { judgement } = study.main;
  const entry: LedgerEntry = {
    strategy: "volume-shock",
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
  return { study, inspection, digest, ...stored, report: join(stored.folder, "report.html") };
}
