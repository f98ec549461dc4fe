import type { Label } from "../classifiers/flow-type.js";
import type { Detection } from "../detectors/volume-shock-detect.js";
import type { Json } from "../evidence/canonical-json.js";
import type { TextFile } from "../evidence/digest.js";
import { executionJson } from "../evidence/execution-json.js";
import type { Artefact } from "../evidence/trade-evidence.js";
import { instant, tradeJson } from "../evidence/trade-json.js";
import { validationScheduleJson, validationScheduleName } from "../evidence/validation-schedule-json.js";
import { volumeShockArtefacts } from "../evidence/volume-shock-artefacts.js";
import type { Observation } from "../execution/observation.js";
import type { Refusal } from "../execution/trade.js";
import { jsonFile, type PackageInputs, packageStudy, type StudyPackage } from "./study-package.js";
import type { VolumeShockStudy } from "./study-volume-shock.js";

/**
 * Writes a study down as files: evidence, alerts (detections with label, plan or refusal, and observation), trades, the
 * document's five files of evidence, the validation schedule, what execution and controls did,
 * the data inspection, and the manifest that tells how to make them again.
 */
export function packageVolumeShock(study: VolumeShockStudy, inputs: PackageInputs): StudyPackage {
  const { record } = study.main;
  const results: readonly TextFile[] = [
    jsonFile("evidence.json", study.evidence),
    jsonFile("alerts.json", alertsJson(study)),
    jsonFile("trades.json", record.trades.map(tradeJson)),
    jsonFile("execution.json", executionJson(study.main.execution)),
    ...artefactsOf(study).map(({ name, content }) => jsonFile(name, content)),
    jsonFile(validationScheduleName, validationScheduleJson(record.preset.name, study.main.judgement.validation)),
    jsonFile("inspection.json", inputs.inspection),
  ];
  return packageStudy("volume-shock", study, results, inputs);
}

function artefactsOf({ main: { record, judgement, execution } }: VolumeShockStudy): readonly Artefact[] {
  const { preset, labels, trades } = record;
  return volumeShockArtefacts({ preset: preset.name, judgement, labels, trades, latency: execution.latency });
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
    observation: { ...observation, knownAt: instant(observation.knownAt) },
    refusal: refusal ? { reason: refusal.reason, detail: refusal.detail } : null,
  };
}
