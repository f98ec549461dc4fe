import { type BreakdownHypothesis, type BreakdownHypothesisId, breakdownHypotheses } from "./breakdown-hypotheses.js";
import { noAlternative, noSize } from "./design-alternative.js";
import type { FlowJudgeParameters } from "./flow-parameters.js";
import type { Hypothesis } from "./hypothesis.js";
import { percent } from "./percent.js";
import { type PerformanceHypothesisId, performanceHypotheses, rateGap } from "./performance-hypotheses.js";

/** Names of the hypotheses of the volume-shock strategy that are tried so far. */
export type VolumeShockHypothesisId = TriedVolumeShockId | BreakdownHypothesisId<"VS">;

/** Those that are a test of their own; the others are breakdowns of the trades. */
export type TriedVolumeShockId =
  | PerformanceHypothesisId<"VS">
  | "VS-P-flow"
  | "VS-P-share"
  | SecondaryHypothesisId
  | "VS-D-tail"
  | "VS-D-skill"
  | "VS-H-spike-days";

/** The document's secondary hypotheses S1 to S4, part by part. */
export type SecondaryHypothesisId =
  | "VS-S1-slope"
  | "VS-S1-r-squared"
  | "VS-S2-hazard"
  | "VS-S2-spearman"
  | "VS-S3-win-rate"
  | "VS-S3-hold"
  | "VS-S3-magnitude"
  | "VS-S3-distribution"
  | "VS-S4-2-minutes"
  | "VS-S4-5-minutes";

/** Parts of the primary hypothesis (VS-P), all of which must hold. */
export const primaryParts: readonly TriedVolumeShockId[] = [
  "VS-T3-points",
  "VS-T2-win-rate",
  "VS-T6-sharpe",
  "VS-P-flow",
  "VS-P-share",
];

/** Every hypothesis of the strategy as data; nothing is judged outside this list. */
export function volumeShockHypotheses(
  judge: FlowJudgeParameters,
): Readonly<Record<TriedVolumeShockId, Hypothesis> & Record<BreakdownHypothesisId<"VS">, BreakdownHypothesis>> {
  const { level } = judge;
  const leastSample = { trades: judge.leastTrades, days: judge.leastDays };
  const shared = { level, leastSample, tails: "one-sided", counts: "trades", design: noSize } as const;
  const onEvents = { ...shared, counts: "events" } as const;
  const apart = { ...shared, side: "different", tails: "two-sided", claimed: 0, family: "secondary" } as const;
  const share = Number(((100 * (judge.flowWindow - judge.timingFrom)) / judge.flowHorizon).toPrecision(3));
  return {
    ...performanceHypotheses(
      "VS",
      "trades after volume shocks earn more than the same exits at matched times of other days",
      judge,
    ),
    "VS-P-flow": {
      id: "VS-P-flow",
      claim: `the future is bought or sold as predicted ${judge.timingFrom} to ${judge.flowWindow} minutes after the shock`,
      nullHypothesis: "signed abnormal flow of those minutes is zero or against the prediction",
      statistic: `abnormal flow in (${judge.timingFrom}, ${judge.flowWindow}] minutes in the predicted direction, mean over events, days as clusters`,
      unit: "contracts",
      side: "greater",
      claimed: 0,
      family: "timing",
      ...onEvents,
    },
    "VS-P-share": {
      id: "VS-P-share",
      claim: `more of the flow comes in those minutes than their even share of ${share} %`,
      nullHypothesis: `flow is spread evenly over the first ${judge.flowHorizon} minutes, or comes at other times`,
      statistic: `flow of those minutes minus ${share} % of the flow of ${judge.flowHorizon} minutes, mean over events, days as clusters`,
      unit: "contracts",
      side: "greater",
      claimed: 0,
      family: "timing",
      ...onEvents,
    },
    "VS-S1-slope": {
      id: "VS-S1-slope",
      claim: "flow grows with the hedge that is predicted",
      nullHypothesis: "flow has nothing to do with the predicted hedge",
      statistic: `slope of abnormal flow over ${judge.flowWindow} minutes on the predicted hedge, by episode; flows permuted within clock stretches`,
      unit: "contracts per contract",
      side: "greater",
      claimed: 0,
      family: "secondary",
      ...shared,
      counts: "episodes",
      design: {
        ...{ law: "spread", value: 1, power: judge.designPower },
        words: "a true slope of 1 (the flow is the predicted hedge, contract for contract)",
      },
    },
    "VS-S1-r-squared": {
      id: "VS-S1-r-squared",
      claim: `the predicted hedge explains more than ${percent(judge.claimedRSquared)} % of the flow (R squared)`,
      nullHypothesis: `R squared out of sample is ${judge.claimedRSquared} or less`,
      statistic:
        "R squared of abnormal flow on predicted hedge, each day predicted by the line of the others; range by bootstrap of days",
      unit: "R squared",
      side: "greater",
      claimed: judge.claimedRSquared,
      family: "secondary",
      ...shared,
      counts: "episodes",
      design: noAlternative("the document names no R squared above the claimed one that the test could be planned for"),
    },
    "VS-S2-hazard": {
      id: "VS-S2-hazard",
      claim: "larger exposures are answered faster",
      nullHypothesis:
        "exposures may be exchanged: flow knows nothing of them, or hedges take the same time whatever their size",
      statistic: `Cox coefficient of log exposure on the time to ${percent(judge.responseShare)} % of the predicted hedge; the larger p of two ways to permute exposures`,
      unit: "log hazard ratio",
      side: "greater",
      claimed: 0,
      family: "secondary",
      ...onEvents,
    },
    "VS-S2-spearman": {
      id: "VS-S2-spearman",
      claim: `response time and exposure have a rank correlation below ${judge.claimedSpearman}`,
      nullHypothesis: `their rank correlation is ${judge.claimedSpearman} or above`,
      statistic: "Spearman correlation over the responses that were seen; range by bootstrap of days",
      unit: "Spearman rho",
      side: "less",
      claimed: judge.claimedSpearman,
      family: "secondary",
      ...onEvents,
      design: noAlternative(
        "the document names no correlation below the claimed one that the test could be planned for",
      ),
    },
    "VS-S3-win-rate": {
      id: "VS-S3-win-rate",
      claim: "sweeps and emergencies win at different rates",
      nullHypothesis: "classes may be exchanged within a day",
      statistic: "win rate of sweeps minus win rate of emergencies",
      unit: "of trades",
      ...apart,
      design: rateGap(judge),
    },
    "VS-S3-hold": {
      id: "VS-S3-hold",
      claim: "sweeps and emergencies are held for different times",
      nullHypothesis: "classes may be exchanged within a day",
      statistic: "Cliff delta of the minutes held, sweeps against emergencies",
      unit: "Cliff delta",
      ...apart,
    },
    "VS-S3-magnitude": {
      id: "VS-S3-magnitude",
      claim: "the price moves differently after sweeps and after emergencies",
      nullHypothesis: "classes may be exchanged within a day",
      statistic: "Cliff delta of the observed move, sweeps against emergencies",
      unit: "Cliff delta",
      ...apart,
    },
    "VS-S3-distribution": {
      id: "VS-S3-distribution",
      claim: "net points of sweeps and emergencies follow different laws",
      nullHypothesis: "classes may be exchanged within a day",
      statistic: "Kolmogorov-Smirnov distance of their net points",
      unit: "KS distance",
      ...apart,
    },
    "VS-S4-2-minutes": completionHypothesis("VS-S4-2-minutes", 2, judge, onEvents),
    "VS-S4-5-minutes": completionHypothesis("VS-S4-5-minutes", 5, judge, onEvents),
    "VS-D-tail": {
      id: "VS-D-tail",
      claim: "no more than 1 % of the watched volumes lie in the detector's 1 % tail",
      nullHypothesis: "1 % or more do",
      statistic:
        "share of strikes and clock buckets in the 1 % tail of their negative-binomial baseline, sessions as clusters",
      unit: "of strike-windows",
      side: "less",
      claimed: 0.01,
      family: "calibration",
      ...shared,
      counts: "strike-windows",
    },
    "VS-D-skill": {
      id: "VS-D-skill",
      claim: "the stated confidence forecasts the direction better than its base rate",
      nullHypothesis: "the base rate is as good or better",
      statistic: "Brier score of the base rate minus that of the confidence, mean over alerts, days as clusters",
      unit: "Brier score",
      side: "greater",
      claimed: 0,
      family: "calibration",
      ...shared,
      counts: "forecasts",
    },
    "VS-H-spike-days": {
      id: "VS-H-spike-days",
      claim: "trades on volume-spike days earn more than trades on other days, or less",
      nullHypothesis: "volume-spike days and other days may be exchanged",
      statistic: `mean net points on days with ${judge.spikeRatio} times the option volume of the ${judge.spikeSessions} sessions before, minus that on other days; days as units`,
      unit: "points per trade",
      ...apart,
      family: "companion",
    },
    ...breakdownHypotheses("VS", judge),
  };
}

/** VS-S4 as the document has it; impact studies expect the opposite, so both tails are tested. */
function completionHypothesis(
  id: VolumeShockHypothesisId,
  minutes: number,
  judge: FlowJudgeParameters,
  shared: Pick<Hypothesis, "level" | "leastSample" | "counts">,
): Hypothesis {
  return {
    id,
    claim: `the price accelerates in the ${minutes} minutes after hedging is complete`,
    nullHypothesis: "the drift changes as it does after placebo completions",
    statistic: `change of drift at ${percent(judge.completionShare)} % of the predicted hedge, minus that of quiet times of other days that reach the same flow`,
    unit: "points per minute",
    side: "greater",
    tails: "two-sided",
    claimed: 0,
    family: "secondary",
    level: shared.level,
    leastSample: shared.leastSample,
    counts: shared.counts,
    design: noSize,
  };
}
