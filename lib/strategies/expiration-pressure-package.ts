import type { UrgencyLabel } from "../classifiers/urgency.js";
import type { PressureAlert } from "../detectors/expiration-pressure-detect.js";
import type { Json } from "../evidence/canonical-json.js";
import type { TextFile } from "../evidence/digest.js";
import { executionJson } from "../evidence/execution-json.js";
import { expirationPressureArtefacts } from "../evidence/expiration-pressure-artefacts.js";
import { caseJson } from "../evidence/settlement-json.js";
import { instant, tradeJson } from "../evidence/trade-json.js";
import { validationScheduleJson, validationScheduleName } from "../evidence/validation-schedule-json.js";
import type { Observation } from "../execution/observation.js";
import type { Refusal } from "../execution/trade.js";
import type { ExpirationPressureStudy } from "./study-expiration-pressure.js";
import { jsonFile, type PackageInputs, packageStudy, type StudyPackage } from "./study-package.js";

/**
 * Writes a study down as files: evidence, alerts (with label, plan or refusal, and observation), expiries with their settlements,
 * trades, the document's five files of evidence, the validation schedule, what execution and controls did, the data inspection, and the manifest that
 * tells how to make them again.
 */
export function packageExpirationPressure(study: ExpirationPressureStudy, inputs: PackageInputs): StudyPackage {
  const { record, judgement, execution } = study.main;
  const { preset, labels, trades } = record;
  const artefacts = expirationPressureArtefacts({
    ...{ preset: preset.name, judgement, alerts: record.detections, labels, trades },
    controls: execution.controls,
  });
  const results: readonly TextFile[] = [
    jsonFile("evidence.json", study.evidence),
    jsonFile("alerts.json", alertsJson(study)),
    jsonFile("expiries.json", {
      cases: record.cases.map(caseJson),
      dismissed: record.dismissedCases.map((own) => ({ ...own, expiresAt: instant(own.expiresAt) })),
    }),
    jsonFile("trades.json", trades.map(tradeJson)),
    jsonFile("execution.json", executionJson(execution)),
    ...artefacts.map(({ name, content }) => jsonFile(name, content)),
    jsonFile(validationScheduleName, validationScheduleJson(preset.name, judgement.validation)),
    jsonFile("inspection.json", inputs.inspection),
  ];
  return packageStudy("expiration-pressure", study, results, inputs);
}

function alertsJson({ main: { record } }: ExpirationPressureStudy): Json {
  const refusals = new Map(record.refusals.map((refusal) => [refusal.order.plan.detection, refusal]));
  return {
    alerts: record.detections.map((alert, k) =>
      alertJson(alert, record.labels[k]!, record.observations[k]!, refusals.get(alert.id)),
    ),
    repeated_and_not_counted: record.repeated,
    dismissed: record.dismissed.map((own) => ({
      ...own,
      expiresAt: instant(own.expiresAt),
      triggeredAt: instant(own.triggeredAt),
    })),
  };
}

function alertJson(
  alert: PressureAlert,
  label: UrgencyLabel,
  observation: Observation,
  refusal: Refusal | undefined,
): Json {
  const { measures, directions } = alert;
  const { dealerOptions, hedgeFlow, ...rest } = measures;
  return {
    ...alert,
    expiresAt: instant(alert.expiresAt),
    triggeredAt: instant(alert.triggeredAt),
    decidedAt: instant(alert.decidedAt),
    directions: { ...directions },
    measures: {
      ...rest,
      dealerOptions: { ...dealerOptions },
      hedgeFlow: Object.fromEntries(Object.entries(hedgeFlow).map(([name, flow]) => [name, { ...flow }])),
    },
    label: { urgency: label.urgency, inputs: { ...label.inputs } },
    observation: { ...observation, knownAt: instant(observation.knownAt) },
    refusal: refusal ? { reason: refusal.reason, detail: refusal.detail } : null,
  };
}
