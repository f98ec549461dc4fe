import type { UrgencyLabel } from "../classifiers/urgency.js";
import type { PressureAlert } from "../detectors/expiration-pressure-detect.js";
import type { Trade } from "../execution/trade.js";
import type { ControlEffects } from "../hypotheses/control-effects.js";
import type { ExpirationPressureJudgement } from "../hypotheses/judge-expiration-pressure.js";
import type { Json } from "./canonical-json.js";
import { controlsJson } from "./execution-json.js";
import { accuracyJson, detectionCaseJson, findingJson } from "./hedging-json.js";
import { primaryJson } from "./primary-json.js";
import { riskValidation } from "./risk-validation.js";
import { answerJson } from "./settlement-json.js";
import { type Artefact, countBy } from "./trade-evidence.js";
import { tradeJson } from "./trade-json.js";
import { trialJson } from "./trial-json.js";
import { noTrueUrgency, urgencyJson } from "./urgency-json.js";

/** What the files are made from. */
export interface PressureArtefactInput {
  readonly preset: string;
  readonly judgement: ExpirationPressureJudgement;
  readonly alerts: readonly PressureAlert[];
  /** One per alert, in their order. */
  readonly labels: readonly UrgencyLabel[];
  readonly trades: readonly Trade[];
  readonly controls: ControlEffects;
}

/** Names of the document's five files of evidence, with the true number of trades. */
export function expirationPressureArtefactNames(trades: number): readonly string[] {
  return [
    `trade_execution_log_${trades}_trades.json`,
    "pressure_calculation_accuracy_analysis.json",
    "urgency_classification_validation.json",
    "risk_management_effectiveness_report.json",
    "statistical_significance_testing_results.json",
  ];
}

/** The document's five files of evidence: the summary first, then the cases that it counts, one row each. */
export function expirationPressureArtefacts(input: PressureArtefactInput): readonly Artefact[] {
  const { preset, judgement, alerts, labels, trades, controls } = input;
  const { settlements, signatures } = judgement;
  const contents: readonly Json[] = [
    { preset, total_trades: trades.length, trades: trades.map(tradeJson) },
    {
      preset,
      ...(accuracyJson(judgement.accuracy) as object),
      r2_of_movement_on_pressure: answerJson(settlements.movement.rSquared),
      pairs: settlements.movement.pairs.map((pair) => ({ ...pair })),
      cases: judgement.cases.map((row, k) => ({ ...detectionCaseJson(row), pressure: alerts[k]!.pressure })),
    },
    {
      preset,
      urgency_classification_accuracy: noTrueUrgency,
      classes: countBy(labels.map(({ urgency }) => urgency)),
      pin_risk_management: urgencyJson(judgement, labels, trades, "PIN_RISK_MANAGEMENT"),
      assignment_panic: urgencyJson(judgement, labels, trades, "ASSIGNMENT_PANIC"),
      differentiation: signatures && {
        classes: [...signatures.classes],
        trades: [...signatures.trades],
        tests: Object.fromEntries(
          Object.entries(signatures.tests).map(([name, { finding, pIndependent }]) => [
            name,
            { finding: findingJson(finding), p_value_with_trades_as_independent: pIndependent },
          ]),
        ),
      },
      magnitude_base_rates: settlements.magnitudes.map(({ leftOut, first, last, ...rest }) => ({
        ...rest,
        first: { ...first },
        last: { ...last },
      })),
      cases: labels.map(({ detection, urgency, inputs }) => ({ detection, urgency, inputs: { ...inputs } })),
    },
    { preset, ...(riskValidation(controls) as object), controls: controlsJson(controls) },
    {
      preset,
      verdicts: {
        primary: primaryJson(judgement.primary),
        effect: { ...judgement.effect },
        as_advertised: { ...judgement.advertised },
      },
      steering: { ...judgement.steering },
      multiplicity:
        "the parts of the primary hypothesis must all hold and are not corrected; secondary hypotheses are adjusted by Holm and are confirmatory only where the primary is supported; the three tests of direction are adjusted by Holm among themselves; breakdowns are adjusted by Benjamini and Hochberg over all their groups and are exploratory; the Sharpe ratio alone is held against the best of all trials in the ledger (T7); nothing else is corrected for other presets or earlier runs",
      tests: judgement.trials.map(trialJson),
    },
  ];
  return expirationPressureArtefactNames(trades.length).map((name, k) => ({ name, content: contents[k]! }));
}
