import type { UrgencyLabel } from "../classifiers/urgency.js";
import type { PressureAlert, SteeringRule } from "../detectors/expiration-pressure-detect.js";
import type { ControlEffects } from "../hypotheses/control-effects.js";
import type { ExpirationPressureJudgement } from "../hypotheses/judge-expiration-pressure.js";
import { clopperPearson } from "../statistics/clopper-pearson.js";
import { breakdownsJson } from "./breakdowns-json.js";
import type { Json } from "./canonical-json.js";
import { expirationPressureArtefactNames } from "./expiration-pressure-artefacts.js";
import { accuracyJson, findingJson } from "./hedging-json.js";
import { expirationDaysJson } from "./historical-days-json.js";
import { besideJson, conclusionJson, type EvidenceInput, type PresetEvidence } from "./preset-evidence.js";
import { riskValidation } from "./risk-validation.js";
import { selectionJson } from "./selection-json.js";
import { settlementJson } from "./settlement-json.js";
import {
  alertCounts,
  countBy,
  performanceOf,
  placeboJson,
  statisticalMeasures,
  tradeMetrics,
} from "./trade-evidence.js";
import { trialOf, trialsJson } from "./trial-json.js";
import { inWords, winRateInWords } from "./trial-sentences.js";
import { noTrueUrgency, urgencyJson } from "./urgency-json.js";
import { validationScheduleStatement } from "./validation-schedule-json.js";

/** What one preset of expiration pressure contributes to a package. */
export interface PressureEvidence extends PresetEvidence<ExpirationPressureJudgement> {
  /** The direction that was traded, and what GAMMA_SIGNED takes market makers to hold. */
  readonly direction: SteeringRule;
  readonly assumption: string;
  readonly alerts: readonly PressureAlert[];
  /** One per alert, in their order. */
  readonly labels: readonly UrgencyLabel[];
  /** Alerts of a strike and class that had one already. */
  readonly repeated: number;
  /** Expiring series that were seen, (expiry, strike) units, and those that could not be, by reason. */
  readonly expiries: number;
  readonly units: number;
  readonly unseen: readonly string[];
  readonly controls: ControlEffects;
}

const meanings: Readonly<Record<SteeringRule, string>> = {
  STEER_AWAY: "as written: the price is expected to leave the strike",
  PIN_TOWARD: "most of the literature: it is expected to be drawn to the strike",
  GAMMA_SIGNED: "toward where market makers are taken to be long gamma, away where short",
};

/** What a package is built from. */
export interface ExpirationPressureEvidenceInput extends EvidenceInput<PressureEvidence> {
  /** Environment of this run, a sentence each: hours, account, feed, days. */
  readonly environment: readonly string[];
}

/**
 * The evidence package of the strategy document: both of its schemas, field by field. Numbers are the primary fields,
 * the sentences are rendered from them. What these data do not allow says so in the same place.
 */
export function expirationPressureEvidence(input: ExpirationPressureEvidenceInput): Json {
  const { dataset, main } = input;
  const { judgement, trades, labels } = main;
  return {
    strategy: "expiration-pressure",
    ...conclusionJson(input),
    steering: {
      ...judgement.steering,
      traded: main.direction,
      gamma_assumption: main.assumption,
      directions: Object.fromEntries(
        Object.entries(meanings).map(([rule, meaning]) => [rule, directionJson(main, rule as SteeringRule, meaning)]),
      ),
    },
    units: {
      expiring_series: main.expiries,
      expiry_strike_units: main.units,
      unseen_series: countBy(main.unseen),
    },
    hypotheses: trialsJson(judgement.trials, judgement.daily.length),
    hypothesis_results: hypothesisResults(main),
    hypothesis_validation: {
      primary_hypothesis_supported: judgement.primary.verdict === "SUPPORTED",
      primary_hypothesis_as_coded: judgement.gate.criteria.find(({ name }) => name === "win_rate")?.met ?? null,
      secondary_hypotheses: Object.fromEntries(
        judgement.trials
          .filter(({ hypothesis }) => hypothesis.family === "secondary")
          .map(({ hypothesis, verdict, standing }) => [hypothesis.id, { verdict, standing }]),
      ),
      statistical_significance: judgement.gate.criteria.find(({ name }) => name === "p_value")?.met ?? null,
    },
    performance_metrics: {
      win_rate: performanceOf(judgement, "ALL").winRate,
      total_sample_size: trades.length,
      ...tradeMetrics(judgement, trades, "EP", "sessions without an expiry"),
    },
    statistical_measures: statisticalMeasures(judgement, trades, "EP", {
      alerts: main.detections,
      expiring_series: main.expiries,
    }),
    selection: selectionJson(judgement, "EP", input.family),
    performance_by_urgency: {
      pin_risk_management: urgencyJson(judgement, labels, trades, "PIN_RISK_MANAGEMENT"),
      assignment_panic: urgencyJson(judgement, labels, trades, "ASSIGNMENT_PANIC"),
    },
    settlements: settlementJson(judgement.settlements),
    pressure_validation: {
      ...(accuracyJson(judgement.accuracy) as object),
      by_pressure_level: pressureLevelsJson(main),
    },
    forecast_skill: judgement.skill && { ...judgement.skill, gain: findingJson(judgement.skill.gain) },
    breakdowns: breakdownsJson(judgement),
    historical_days: expirationDaysJson(judgement.historical),
    placebo: placeboJson(judgement),
    placebo_days: judgement.placeboDays,
    execution_latency: judgement.latency.map((bucket) => ({ ...bucket })),
    execution_latency_impact: main.latency,
    risk_validation: riskValidation(main.controls),
    alerts: {
      ...(alertCounts(main.detections, trades, main.refusals) as object),
      repeated_and_not_counted: main.repeated,
    },
    beside: input.beside.map(besideWithDirection),
    empirical_evidence: [...expirationPressureArtefactNames(trades.length)],
    reproducibility_protocol: {
      minimum_sample_size: trialOf(judgement, "EP-T2-win-rate").hypothesis.leastSample.trades,
      required_confidence_level: 0.95,
      validation_timeframe: `${input.studied.length} sessions, ${input.studied[0] ?? "none"} to ${input.studied.at(-1) ?? "none"}`,
      environment_controls: [...input.environment],
      environment_setup: `the files named in manifest.json (data digest ${dataset.digest}); simulated execution`,
      calibration_requirements:
        "nothing is calibrated; how often the price finished near the heaviest strike over the last 30 days and over all stands under settlements.assignment_risk",
      execution_requirements:
        "simulated execution: market orders, filled at the first price at or after decision plus latency; flat before the settlement or its averaging window; see parameters in manifest.json",
      validation_schedule: validationScheduleStatement,
    },
  };
}

function pressureLevelsJson({ judgement }: PressureEvidence): Json {
  return judgement.pressureLevels.map(({ from, to, accuracy }) => ({
    from,
    to,
    ...accuracy,
    interval: accuracy.interval && { ...accuracy.interval },
  }));
}

/** What a rule says of the same alerts, against the price that came; an alert without a move is a miss of every rule. */
function directionJson({ alerts, judgement }: PressureEvidence, rule: SteeringRule, meaning: string): Json {
  const said = alerts.flatMap(({ directions }, k) =>
    directions[rule] === 0 ? [] : [directions[rule] === judgement.cases[k]!.priceDirection],
  );
  const correct = said.filter((own) => own).length;
  return {
    meaning,
    alerts: said.length,
    silent: alerts.length - said.length,
    correct,
    rate: correct / said.length,
    interval: said.length === 0 ? null : { ...clopperPearson(correct, said.length, 0.95) },
    note: "alerts as independent, which those of one expiry are not",
  };
}

/** The sentences of the document's package, rendered from the numbers beside them. */
function hypothesisResults({ judgement, latency }: PressureEvidence): Json {
  const rate = trialOf(judgement, "EP-T2-win-rate");
  const timed = judgement.accuracy.find(({ label, basis }) => label === "ALL" && basis === "price");
  return {
    primary: `${judgement.primary.verdict} - ${winRateInWords(rate)}; ${judgement.primary.reason}`,
    effect: `${judgement.effect.verdict} - ${judgement.effect.reason}`,
    direction: judgement.steering.statement,
    assignment_pressure_correlation: inWords(trialOf(judgement, "EP-R2"), trialOf(judgement, "EP-P-displacement")),
    urgency_classification_accuracy: noTrueUrgency,
    timing_prediction_accuracy:
      timed && timed.timed > 0
        ? `descriptive - average error ${timed.averageTimingError.toFixed(1)} minutes over ${timed.timed} of ${timed.sampleSize} alerts whose move came within the watched time`
        : "no alert's move came within the watched time, or none was predicted",
    execution_latency_impact: latency,
  };
}

function besideWithDirection(own: PressureEvidence): Json {
  return { ...besideJson(own), steering: { ...own.judgement.steering, traded: own.direction } };
}
