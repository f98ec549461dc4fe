import type { Trial } from "../hypotheses/hypothesis.js";
import { type NeededSample, neededSample } from "../hypotheses/needed-sample.js";
import type { Json } from "./canonical-json.js";

/** A trial with everything that it says: claim, null, estimate, interval, p and its adjustment, n, verdict and standing. */
export function trialJson({ hypothesis, finding, verdict, reason, adjustment, standing }: Trial): Json {
  return {
    id: hypothesis.id,
    family: hypothesis.family,
    claim: hypothesis.claim,
    null_hypothesis: hypothesis.nullHypothesis,
    statistic: hypothesis.statistic,
    unit: hypothesis.unit,
    side: hypothesis.side,
    tails: hypothesis.tails,
    claimed: hypothesis.claimed,
    level: hypothesis.level,
    counts: hypothesis.counts,
    least_sample: { ...hypothesis.leastSample },
    design: { ...hypothesis.design },
    verdict,
    reason,
    standing,
    estimate: finding?.estimate ?? null,
    interval: finding?.interval ? { ...finding.interval } : null,
    p_value: finding?.pValue ?? null,
    p_value_opposite: finding?.pOpposite ?? null,
    p_value_adjusted: adjustment?.pValue ?? null,
    adjustment: adjustment ? { method: adjustment.method, tests: adjustment.tests } : null,
    method: finding?.method ?? null,
    trades: finding?.trades ?? null,
    days: finding?.days ?? null,
    design_effect: finding?.designEffect ?? null,
    power: finding?.power ? { ...finding.power } : null,
    violated: finding ? [...finding.violated] : [],
  };
}

/**
 * Trials as they stand in a package, each with what it would take to reach a verdict on it.
 *
 * @param sessions judged sessions of the study
 */
export function trialsJson(trials: readonly Trial[], sessions: number): Json[] {
  return trials.map((trial) => ({
    ...(trialJson(trial) as object),
    needed: neededJson(neededSample(trial, sessions)),
  }));
}

function neededJson({ trades, days, sessions, pace, design, noDesign, data, statement }: NeededSample): Json {
  return {
    trades: { ...trades },
    days: { ...days },
    sessions,
    pace,
    design: design && { ...design },
    no_design: noDesign,
    data,
    statement,
  };
}

/**
 * The trial of a hypothesis by its name.
 *
 * @throws RangeError for an unknown name
 */
export function trialOf({ trials }: { readonly trials: readonly Trial[] }, id: string): Trial {
  const trial = trials.find(({ hypothesis }) => hypothesis.id === id);
  if (!trial) throw new RangeError(`unknown hypothesis: ${id}`);
  return trial;
}
