import type { Trial } from "../hypotheses/hypothesis.js";
import type { VolumeShockJudgement } from "../hypotheses/judge-volume-shock.js";
import type { Json } from "./canonical-json.js";
import { trialOf } from "./trial-json.js";

/** Why no classification accuracy can come from market data. */
export const noTrueClass =
  "NOT_TESTABLE - the true class of an order is not recorded in market data; only a simulated market knows it";

/**
 * The sentences of the document's package, rendered from the numbers beside them.
 *
 * @param latency what the same signals at several latencies came to, in a sentence (VS-L)
 */
export function hypothesisResults(judgement: VolumeShockJudgement, latency: string): Json {
  const rate = trialOf(judgement, "VS-T2-win-rate");
  const buckets = judgement.latency.filter(({ sampleSize }) => sampleSize > 0);
  return {
    primary: `${judgement.primary.verdict} - ${winRateInWords(rate)}; ${judgement.primary.reason}`,
    effect: `${judgement.effect.verdict} - ${judgement.effect.reason}`,
    delta_flow_correlation: inWords(trialOf(judgement, "VS-S1-r-squared"), trialOf(judgement, "VS-S1-slope")),
    response_time_correlation: inWords(trialOf(judgement, "VS-S2-spearman"), trialOf(judgement, "VS-S2-hazard")),
    flow_classification_accuracy: noTrueClass,
    execution_latency_impact:
      buckets.length === 0
        ? "no trades"
        : `${latency}; by bucket, descriptive - ${buckets.map(({ bucket, successRate, sampleSize }) => `${bucket}: ${percent(successRate)} of ${sampleSize}`).join(", ")}`,
  };
}

/** The document's code report, with r and R squared apart (it stores the latter under the name of the former). */
export function hypothesisValidation(judgement: VolumeShockJudgement): Json {
  const { hedging, circular } = judgement;
  const [rSquared, slope] = [trialOf(judgement, "VS-S1-r-squared"), trialOf(judgement, "VS-S1-slope")];
  const [spearman, hazard] = [trialOf(judgement, "VS-S2-spearman"), trialOf(judgement, "VS-S2-hazard")];
  return {
    primary_hypothesis_supported: judgement.primary.verdict === "SUPPORTED",
    primary_hypothesis_as_coded: judgement.gate.criteria
      .filter(({ name }) => name !== "r_squared" && name !== "sample_size")
      .every(({ met }) => met === true),
    delta_flow_correlation: {
      correlation_coefficient: hedging.proportion?.correlation ?? null,
      r2_in_sample: hedging.proportion?.rSquaredInSample ?? null,
      r2_out_of_sample: rSquared.finding?.estimate ?? null,
      f2: hedging.proportion?.fSquared ?? null,
      significance: significanceOf(slope),
      hypothesis_supported: supported(rSquared),
      reason: rSquared.reason,
      as_written: { circular: true, r2_of_modelled_pressure_on_volume: circular.pressureOnVolume },
    },
    response_time_correlation: {
      correlation_coefficient: spearman.finding?.estimate ?? null,
      log_hazard_ratio: hazard.finding?.estimate ?? null,
      exponent: hedging.speed?.exponent ?? null,
      significance: significanceOf(hazard),
      hypothesis_supported: supported(spearman),
      reason: spearman.reason,
      as_written: { circular: true, r_of_modelled_time_with_exposure: circular.responseOnExposure },
    },
    flow_type_differentiation: {
      institutional_win_rate: winRateOf(judgement, "INSTITUTIONAL_SWEEP"),
      gamma_emergency_win_rate: winRateOf(judgement, "GAMMA_EMERGENCY"),
      differentiation_significant: differentiated(judgement),
      rests_on:
        "win rate, observed move and law of net points, Holm-adjusted; the time held is left out, since each class sets its own limit",
    },
  };
}

/** Whether one of the signatures that the classes do not set themselves differs; null where none could be tested. */
function differentiated(judgement: VolumeShockJudgement): boolean | null {
  const trials = (["VS-S3-win-rate", "VS-S3-magnitude", "VS-S3-distribution"] as const).map((id) =>
    trialOf(judgement, id),
  );
  const tested = trials.map(supported).filter((answer) => answer !== null);
  return tested.length === 0 ? null : tested.includes(true);
}

/** Null where the data do not allow an answer. */
function supported({ verdict }: Trial): boolean | null {
  return verdict === "NOT_TESTABLE" || verdict === "INSUFFICIENT_DATA" ? null : verdict === "SUPPORTED";
}

function significanceOf({ finding, adjustment }: Trial): Json {
  return { p_value: finding?.pValue ?? null, p_value_adjusted: adjustment?.pValue ?? null };
}

function winRateOf({ performance }: VolumeShockJudgement, label: string): number {
  return performance.find((own) => own.label === label)!.winRate;
}

function winRateInWords({ finding, reason }: Trial): string {
  if (!finding?.interval || finding.trades === 0) return `win rate: ${reason}`;
  const { interval, estimate, trades } = finding;
  return `win rate ${percent(estimate)} (${percent(interval.level)} interval ${percent(interval.lower)} to ${percent(interval.upper)}, n = ${trades})`;
}

/** The claim's trial in a sentence, with the p of the null beside it. */
function inWords(claim: Trial, null_: Trial): string {
  const { finding, hypothesis, verdict, reason } = claim;
  if (!finding?.interval) return `${verdict} - ${reason}`;
  const { interval, estimate, trades, days } = finding;
  const p = null_.finding?.pValue;
  const shown = p === null || p === undefined || Number.isNaN(p) ? "" : `; ${null_.hypothesis.unit}: p = ${figures(p)}`;
  return `${verdict} - ${hypothesis.unit} ${figures(estimate)} (${percent(interval.level)} interval ${figures(interval.lower)} to ${figures(interval.upper)}, n = ${trades} ${hypothesis.counts} on ${days} days)${shown}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function figures(value: number): string {
  return String(Number(value.toPrecision(3)));
}
