import type { Label } from "../classifiers/flow-type.js";
import type { Detection } from "../detectors/volume-shock-detect.js";
import { canonicalJson, type Json } from "../evidence/canonical-json.js";
import { digestOfFiles, type TextFile } from "../evidence/digest.js";
import { executionJson } from "../evidence/execution-json.js";
import { configurationDigest } from "../evidence/ledger-line.js";
import { type Artefact, volumeShockArtefacts } from "../evidence/volume-shock-artefacts.js";
import type { Observation } from "../execution/observation.js";
import type { Refusal, Trade } from "../execution/trade.js";
import type { VolumeShockStudy } from "./study-volume-shock.js";
import type { VolumeShockPreset } from "./volume-shock.js";

/** The JSON files of a study, and the digest that names their folder. */
export interface VolumeShockPackage {
  readonly digest: string;
  /** Digest of parameters and choices. */
  readonly configuration: string;
  /** The same of the presets that ran beside. */
  readonly besideConfigurations: readonly string[];
  readonly files: readonly TextFile[];
}

/**
 * Writes a study down as files: evidence, alerts (detections with label, plan or refusal, and observation), trades, the
 * document's five files of evidence, what execution and controls did,
 * the data inspection, and the manifest that tells how to make them again.
 *
 * @param inspection what `inspect` says of the data
 * @param version of the library
 */
export function packageVolumeShock(study: VolumeShockStudy, inspection: Json, version: string): VolumeShockPackage {
  const { record } = study.main;
  const { preset } = record;
  const configuration = configurationOf(preset);
  const results: readonly TextFile[] = [
    file("evidence.json", study.evidence),
    file("alerts.json", alertsJson(study)),
    file("trades.json", record.trades.map(tradeJson)),
    file("execution.json", executionJson(study.main.execution)),
    ...artefactsOf(study).map(({ name, content }) => file(name, content)),
    file("inspection.json", inspection),
  ];
  const manifest: Json = {
    strategy: "volume-shock",
    strikelab: version,
    manifest_version: 1,
    seed: study.seed,
    data: {
      name: study.dataset.name,
      format: study.dataset.format,
      digest: study.dataset.digest,
      files: study.dataset.files.map((input) => ({ ...input })),
    },
    hold_out: { ...study.holdOut, until: study.holdOut.until ?? null },
    configuration,
    ledger: "runs are listed in ledger.jsonl beside the packages; no count of earlier runs entered these verdicts",
    files: results.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text).length })),
  };
  const files = [...results, file("manifest.json", manifest)];
  return {
    digest: digestOfFiles(files),
    configuration: configurationDigest(configuration),
    besideConfigurations: study.beside.map(({ record: { preset: other } }) =>
      configurationDigest(configurationOf(other)),
    ),
    files,
  };
}

/** Everything that decides what a preset does, as JSON. */
function configurationOf(preset: VolumeShockPreset): Json {
  const { parameters, choices } = preset;
  return {
    preset: preset.name,
    parameters: Object.fromEntries(Object.entries(parameters).map(([stage, values]) => [stage, { ...values }])),
    choices: {
      measure: { ...choices.measure },
      detect: { ...choices.detect },
      classify: choices.classify,
      execute: { ...choices.execute },
    },
  };
}

function artefactsOf({ main: { record, judgement, execution } }: VolumeShockStudy): readonly Artefact[] {
  const { preset, labels, trades } = record;
  return volumeShockArtefacts({ preset: preset.name, judgement, labels, trades, latency: execution.latency });
}

function file(name: string, value: Json): TextFile {
  return { name, text: canonicalJson(value) };
}

function alertsJson(study: VolumeShockStudy): Json {
  const { record } = study.main;
  const refusals = new Map(record.refusals.map((refusal) => [refusal.order.plan.detection, refusal]));
  return {
    detections: record.detections.map((detection, k) =>
      alertJson(detection, record.labels[k]!, record.observations[k]!, refusals.get(detection.id)),
    ),
    dismissed: record.dismissed.map((event) => ({ ...event, triggeredAt: instant(event.triggeredAt) })),
  };
}

function alertJson(detection: Detection, label: Label, observation: Observation, refusal: Refusal | undefined): Json {
  return {
    ...detection,
    triggeredAt: instant(detection.triggeredAt),
    decidedAt: instant(detection.decidedAt),
    strikes: detection.strikes.map((measurement) => ({ ...measurement, knownAt: instant(measurement.knownAt) })),
    label: { flowType: label.flowType, inputs: { ...label.inputs } },
    observation: { ...observation },
    refusal: refusal ? { reason: refusal.reason, detail: refusal.detail } : null,
  };
}

function tradeJson(trade: Trade): Json {
  const { order, entry, exit } = trade;
  return {
    ...trade,
    order: {
      submittedAt: instant(order.submittedAt),
      route: order.route,
      wait: order.wait,
      checks: order.checks.map((check) => ({ ...check })),
    },
    detection: order.plan.detection,
    plan: {
      ...order.plan,
      decidedAt: instant(order.plan.decidedAt),
      exit: order.plan.exit ? { ...order.plan.exit } : null,
    },
    entry: { at: instant(entry.at), price: entry.price },
    exit: { at: instant(exit.at), price: exit.price },
  };
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
