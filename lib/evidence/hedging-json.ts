import type { DetectionAccuracy, DetectionCase } from "../hypotheses/detection-accuracy.js";
import type { DetectorCalibration } from "../hypotheses/detector-calibration.js";
import type { FlowProportion } from "../hypotheses/flow-proportion.js";
import type { ForecastSkill } from "../hypotheses/forecast-skill.js";
import type { HedgingEvidence } from "../hypotheses/hedging-evidence.js";
import type { Finding } from "../hypotheses/hypothesis.js";
import type { ResponseSpeed } from "../hypotheses/response-speed.js";
import type { Json } from "./canonical-json.js";
import { instant } from "./trade-json.js";

/** A finding as it is written down. */
export function findingJson(finding: Finding): Json {
  return {
    ...finding,
    interval: finding.interval ? { ...finding.interval } : null,
    power: finding.power ? { ...finding.power } : null,
    violated: [...finding.violated],
  };
}

/** What the future's takers did after the events, in numbers; the single events stand in the files of their own. */
export function hedgingJson({ lack, events, unseen, timing, proportion, speed, completion }: HedgingEvidence): Json {
  return {
    basis:
      "signed abnormal volume of the future: what takers bought minus sold, less what clock time, earlier flow and earlier returns led to expect. Public tape has no names; this is not known to be hedging",
    lack,
    events: events.length,
    events_without_sides: unseen,
    timing: timing && {
      flow: findingJson(timing.flow),
      share: findingJson(timing.share),
      pooled_share: timing.pooledShare,
      even_share: timing.evenShare,
    },
    proportion: proportion && proportionJson(proportion),
    speed: speed && speedJson(speed),
    completion: completion && {
      watched: completion.watched,
      completed: completion.completed,
      with_placebos: completion.matched,
      changes: completion.changes.map(({ minutes, events: own, placebos, finding }) => ({
        minutes,
        after_events: own,
        after_placebos: placebos,
        finding: findingJson(finding),
      })),
    },
  };
}

function proportionJson(proportion: FlowProportion): Json {
  const { correlation, rSquaredInSample, fSquared, correctedSlope, controlled } = proportion;
  return {
    episodes: proportion.episodes.length,
    slope: findingJson(proportion.slope),
    r2_out_of_sample: findingJson(proportion.rSquared),
    r: correlation,
    r2_in_sample: rSquaredInSample,
    f2: fSquared,
    corrected_slope: correctedSlope
      ? { ...correctedSlope }
      : "sides are taken as the feed has them: no signing accuracy is declared, nothing is corrected",
    controlled: { ...controlled, controls: [...controlled.controls] },
  };
}

function speedJson(speed: ResponseSpeed): Json {
  const { times, hazard, spearman, kendallTau, score, mechanical, exponent } = speed;
  return {
    times: times.length,
    censored: times.filter(({ censored }) => censored).length,
    hazard: findingJson(hazard),
    p_value_against_no_relation: speed.pNoRelation,
    p_value_against_same_time: speed.pSameTime,
    score,
    score_of_permuted_exposures: mechanical,
    log_rank_of_thirds: { ...speed.thirds },
    spearman: findingJson(spearman),
    kendall_tau_b: kendallTau,
    exponent,
    exponent_of_logarithms: speed.exponentOfLogs,
  };
}

/** The detector's own law against the volumes it watched, and its confidence against what came (VS-D). */
export function calibrationJson(calibration: DetectorCalibration | null, skill: ForecastSkill | null): Json {
  return {
    tails: calibration && {
      ...calibration,
      histogram: [...calibration.histogram],
      tail: findingJson(calibration.tail),
    },
    forecasts: skill && { ...skill, gain: findingJson(skill.gain) },
  };
}

/** An alert with what came of it, and when that was known. */
export function detectionCaseJson(own: DetectionCase): { readonly [key: string]: Json } {
  return { ...own, knownAt: instant(own.knownAt) };
}

/** The document's hedging-flow validator. */
export function accuracyJson(accuracy: readonly DetectionAccuracy[]): Json {
  const rows = accuracy.map((own) => ({ ...own, interval: own.interval ? { ...own.interval } : null }));
  const overall = accuracy.find(({ label, basis }) => label === "ALL" && basis === "price");
  return {
    overall_direction_accuracy: overall?.directionAccuracy ?? null,
    average_timing_error: overall?.averageTimingError ?? null,
    average_magnitude_error: overall?.averageMagnitudeError ?? null,
    accuracy_score: overall?.averageScore ?? null,
    sample_size: overall?.sampleSize ?? 0,
    statistical_confidence: overall?.interval ? { ...overall.interval } : null,
    conditional_on_observation: false,
    flow_type_performance: rows,
  };
}
