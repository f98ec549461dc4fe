import { normalCdf } from "../numeric/normal.js";
import { type BreakdownHypothesis, type BreakdownHypothesisId, breakdownHypotheses } from "./breakdown-hypotheses.js";
import { noSize } from "./design-alternative.js";
import { type ExpiryHypothesisId, expiryHypotheses } from "./expiration-pressure-hypotheses.js";
import type { ExpiryTestParameters } from "./expiry-test-parameters.js";
import type { GammaAssumption } from "./gamma-interaction.js";
import type { Hypothesis, JudgeParameters } from "./hypothesis.js";
import { type PerformanceHypothesisId, performanceHypotheses, rateGap } from "./performance-hypotheses.js";

/** Names of all hypotheses of the expiration-pressure strategy: on settlements, and on trades. */
export type ExpirationPressureHypothesisId = TriedExpirationPressureId | BreakdownHypothesisId<"EP">;

/** Those that are a test of their own; the others are breakdowns of the trades. */
export type TriedExpirationPressureId =
  | ExpiryHypothesisId
  | "EP-P-away"
  | "EP-P-outward"
  | PerformanceHypothesisId<"EP">
  | "EP-S3-win-rate"
  | "EP-S3-hold"
  | "EP-S3-magnitude"
  | "EP-S3-distribution"
  | "EP-T-skill"
  | "EP-H-expiration-days";

/** Parts of the primary hypothesis (EP-P), all of which must hold. */
export const steeringParts: readonly TriedExpirationPressureId[] = [
  "EP-P-away",
  "EP-T3-points",
  "EP-T2-win-rate",
  "EP-T6-sharpe",
];

/**
 * Every hypothesis of the strategy as data; nothing is judged outside this list.
 *
 * @param assumption what market makers are taken to hold, for the sign of their gamma
 */
export function expirationPressureHypotheses(
  judge: JudgeParameters & ExpiryTestParameters,
  assumption: GammaAssumption,
): Readonly<Record<TriedExpirationPressureId, Hypothesis> & Record<BreakdownHypothesisId<"EP">, BreakdownHypothesis>> {
  const { level } = judge;
  const leastSample = { trades: judge.leastTrades, days: judge.leastDays };
  const shared = { level, leastSample, counts: "trades", design: noSize } as const;
  const apart = { ...shared, side: "different", tails: "two-sided", claimed: 0, family: "secondary" } as const;
  const onExpiries = expiryHypotheses(judge, assumption);
  return {
    ...onExpiries,
    "EP-P-away": {
      ...onExpiries["EP-P-displacement"],
      id: "EP-P-away",
      claim: "the price is steered away from the heaviest strike, as the document has it",
      nullHypothesis: "the price does not know the strike; where it is drawn to it beyond chance, the claim is refuted",
      side: "greater",
    },
    "EP-P-outward": {
      ...onExpiries["EP-P-displacement"],
      id: "EP-P-outward",
      claim:
        "the price ends farther from the heaviest strike, on the side where it was, in more than half of the expiries, or in less",
      statistic:
        "share of expiries that end farther out on the side of the heaviest strike where the price was, against one half; days as units",
      unit: "of expiries",
      claimed: 0.5,
      design: {
        ...{ law: "spread", value: normalCdf(judge.designMean), power: judge.designPower },
        words: `a true share as large as normal moves with a mean of ${judge.designMean} standard deviations have`,
      },
    },
    ...performanceHypotheses(
      "EP",
      "trades before expiries earn more than the same exits at matched times of days without one",
      judge,
    ),
    "EP-S3-win-rate": {
      id: "EP-S3-win-rate",
      claim: "pin risk and panic win at different rates",
      nullHypothesis: "classes may be exchanged within a day",
      statistic: "win rate of pin risk minus win rate of panic",
      unit: "of trades",
      ...apart,
      design: rateGap(judge),
    },
    "EP-S3-hold": {
      id: "EP-S3-hold",
      claim: "pin risk and panic are held for different times",
      nullHypothesis: "classes may be exchanged within a day",
      statistic: "Cliff delta of the minutes held, pin risk against panic",
      unit: "Cliff delta",
      ...apart,
    },
    "EP-S3-magnitude": {
      id: "EP-S3-magnitude",
      claim: "the price moves differently under pin risk and in a panic",
      nullHypothesis: "classes may be exchanged within a day",
      statistic: "Cliff delta of the observed move, pin risk against panic",
      unit: "Cliff delta",
      ...apart,
    },
    "EP-S3-distribution": {
      id: "EP-S3-distribution",
      claim: "net points of pin risk and of panic follow different laws",
      nullHypothesis: "classes may be exchanged within a day",
      statistic: "Kolmogorov-Smirnov distance of their net points",
      unit: "KS distance",
      ...apart,
    },
    "EP-T-skill": {
      id: "EP-T-skill",
      claim: "the stated confidence forecasts the direction better than its base rate",
      nullHypothesis: "the base rate is as good or better",
      statistic: "Brier score of the base rate minus that of the confidence, mean over alerts, days as clusters",
      unit: "Brier score",
      side: "greater",
      tails: "one-sided",
      claimed: 0,
      family: "calibration",
      ...shared,
      counts: "forecasts",
    },
    "EP-H-expiration-days": {
      id: "EP-H-expiration-days",
      claim: "trades on expiration days earn more than the same exits on days without an expiry, or less",
      nullHypothesis: "expiration days and days without an expiry may be exchanged",
      statistic:
        "mean net points of trades on expiration days minus that of their placebos at matched times of days without an expiry, which cannot have trades of their own; days as units",
      unit: "points per trade",
      ...apart,
      family: "companion",
    },
    ...breakdownHypotheses("EP", judge),
  };
}
