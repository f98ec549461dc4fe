import type { VolumeShockJudgement } from "../hypotheses/judge-volume-shock.js";
import type { Json } from "./canonical-json.js";
import { trialOf } from "./trial-json.js";
import { inWords, noTrueClass, percent, significanceOf, supported, winRateInWords } from "./trial-sentences.js";

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

function winRateOf({ performance }: VolumeShockJudgement, label: string): number {
  return performance.find((own) => own.label === label)!.winRate;
}
