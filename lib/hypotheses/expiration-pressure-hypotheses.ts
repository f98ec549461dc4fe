import { type DesignAlternative, noSize } from "./design-alternative.js";
import type { ExpiryTestParameters } from "./expiry-test-parameters.js";
import type { GammaAssumption } from "./gamma-interaction.js";
import type { Hypothesis, JudgeParameters } from "./hypothesis.js";

/** Names of the hypotheses that are tried on expiries, without a trade. */
export type ExpiryHypothesisId =
  | "EP-P-grid"
  | "EP-P-grid-share"
  | "EP-P-grid-round"
  | "EP-P-uniform"
  | "EP-P-ordinary"
  | "EP-P-displacement"
  | "EP-P-dispersion"
  | "EP-P-gamma"
  | "EP-P-reversal"
  | "EP-S1-exponent"
  | "EP-S2-velocity"
  | "EP-S2-speed"
  | "EP-A-near"
  | "EP-A-in-the-money"
  | "EP-R2";

/** What the hypotheses take from the judge. */
export type ExpiryJudge = Pick<JudgeParameters, "level" | "leastTrades" | "leastDays" | "designPower"> &
  ExpiryTestParameters;

/**
 * Every hypothesis on expiries as data. All are two-sided: the document expects the price to be steered away from heavy strikes, the
 * literature mostly finds it drawn to them (E1).
 *
 * @param assumption what market makers are taken to hold, for the sign of their gamma
 */
export function expiryHypotheses(
  judge: ExpiryJudge,
  assumption: GammaAssumption,
): Readonly<Record<ExpiryHypothesisId, Hypothesis>> {
  const shared = {
    level: judge.level,
    // One expiry a day is one case: the document's number of trades would ask for as many days.
    leastSample: { trades: judge.leastDays, days: judge.leastDays },
    side: "different",
    tails: "two-sided",
    claimed: 0,
    counts: "expiries",
    design: noSize,
  } as const;
  const planned = (value: number, words: string): DesignAlternative => ({
    ...{ law: "spread", value, words, power: judge.designPower },
  });
  const excess = planned(judge.designExcess, `a true excess of ${judge.designExcess} over chance`);
  const { designMean } = judge;
  const near = pointsOf(judge.nearPoints);
  const direction = { ...shared, family: "direction" } as const;
  const secondary = { ...shared, family: "secondary" } as const;
  const calibration = {
    ...shared,
    family: "calibration",
    counts: "strikes",
    side: "greater",
    leastSample: { trades: judge.leastTrades, days: judge.leastDays },
  } as const;
  const grid = (id: ExpiryHypothesisId, zone: string, lines: string): Hypothesis => ({
    id,
    claim: `settlements come to lie within ${zone} of ${lines} more often, or less often, than chance`,
    nullHypothesis: `a settlement is as likely to lie anywhere between two of ${lines}`,
    statistic: `share of settlements within ${zone} of ${lines}, minus the share of the price line that this covers; the strikes turned by a random phase each day`,
    unit: "of settlements",
    ...direction,
    design: excess,
  });
  return {
    "EP-P-grid": grid("EP-P-grid", near, "the listed strikes"),
    "EP-P-grid-share": grid("EP-P-grid-share", `${judge.nearShare} strike spacings`, "the listed strikes"),
    "EP-P-grid-round": grid(
      "EP-P-grid-round",
      pointsOf(judge.gridPoints),
      `the round strikes (every ${judge.gridMultiple} spacings)`,
    ),
    "EP-P-uniform": {
      id: "EP-P-uniform",
      claim: "settlements prefer some places between two strikes to others",
      nullHypothesis: "the place of a settlement between two strikes is uniform",
      statistic:
        "Kolmogorov-Smirnov distance of these places from a uniform law; the strikes turned by a random phase each day",
      unit: "KS distance",
      ...direction,
    },
    "EP-P-ordinary": {
      id: "EP-P-ordinary",
      claim: `prices lie within ${near} of a strike more often, or less often, at an expiry than at the same time of other days`,
      nullHypothesis: "days with and without an expiry may be exchanged",
      statistic: `share of prices within ${near} of a strike beyond chance, expiries minus other days`,
      unit: "of settlements",
      ...direction,
      design: excess,
    },
    "EP-P-displacement": {
      id: "EP-P-displacement",
      claim: "the price is moved away from the heaviest strike (above zero), or drawn to it (below zero)",
      nullHypothesis: "the move into the expiry does not know on which side of the heaviest strike the price was",
      statistic:
        "move from the case to the settlement, positive away from the heaviest strike, over its standard deviation; mean over expiries, days as units",
      unit: "standard deviations",
      ...direction,
      design: planned(designMean, `a true mean of ${designMean} standard deviations`),
    },
    "EP-P-dispersion": {
      id: "EP-P-dispersion",
      claim: "the last hour before an expiry moves the price more, or less, than the same hour of other days",
      nullHypothesis: "days with and without an expiry may be exchanged",
      statistic: "logarithm of the mean size of the move over its standard deviation, expiries against other days",
      unit: "log ratio",
      ...direction,
    },
    "EP-P-gamma": {
      id: "EP-P-gamma",
      claim: "the price moves differently at heavy strikes where market makers gain from moves and where they lose",
      nullHypothesis: "the displacement has nothing to do with the sign of their gamma",
      statistic: `slope of the displacement on the sign of market makers' gamma at the heaviest strike, which is not observed but taken as "${assumption.replaceAll("-", " ")}"`,
      unit: "standard deviations per sign",
      ...direction,
      design: planned(
        designMean,
        `a true mean of ${designMean} standard deviations (away from the strike for one sign, toward it for the other)`,
      ),
    },
    "EP-P-reversal": {
      id: "EP-P-reversal",
      claim: "the first hour of the next session takes the move into the expiry back, or carries it on",
      nullHypothesis: "the two moves have nothing to do with each other",
      statistic: "correlation of the move into the expiry with that of the next session's first hour",
      unit: "correlation",
      ...secondary,
    },
    "EP-S1-exponent": {
      id: "EP-S1-exponent",
      claim:
        "price movement grows, or fades, as the expiry comes near (the document: with the square of the time left)",
      nullHypothesis: "it keeps the same proportion to what it is compared with at every time to the expiry",
      statistic: `exponent b of a x minutes^-b, fitted to the movement per minute of the last ${judge.exponentMinutes} minutes over that of ordinary days or, without them, of cases far from their heaviest strike`,
      unit: "exponent of time",
      ...secondary,
      design: planned(2, "the document's true exponent of 2"),
    },
    "EP-S2-velocity": {
      id: "EP-S2-velocity",
      claim: "the price leaves, or nears, the heaviest strike faster where open interest is concentrated",
      nullHypothesis: "the speed away from the strike has nothing to do with the concentration of open interest",
      statistic:
        "slope of the displacement per minute on the heaviest strike's share of the open interest within 1 %, standard deviation, minutes and clock time held",
      unit: "points per minute",
      ...secondary,
    },
    "EP-S2-speed": {
      id: "EP-S2-speed",
      claim: "the price moves faster, or slower, whatever the direction, where open interest is concentrated",
      nullHypothesis: "the size of the move has nothing to do with the concentration of open interest",
      statistic:
        "slope of the size of the displacement per minute on the heaviest strike's share of the open interest within 1 %, standard deviation, minutes and clock time held",
      unit: "points per minute",
      ...secondary,
    },
    "EP-A-near": {
      id: "EP-A-near",
      claim: `the risk-neutral probability forecasts a finish within ${near} of a strike better than its base rate`,
      nullHypothesis: "the base rate is as good",
      statistic: "1 minus the Brier score over that of the base rate, days as units",
      unit: "Brier skill",
      ...calibration,
    },
    "EP-A-in-the-money": {
      id: "EP-A-in-the-money",
      claim: "the risk-neutral probability forecasts a finish in the money better than its base rate",
      nullHypothesis: "the base rate is as good",
      statistic: "1 minus the Brier score over that of the base rate, days as units",
      unit: "Brier skill",
      ...calibration,
    },
    "EP-R2": {
      id: "EP-R2",
      claim: "the calculated pressure explains a part of the displacement that follows (R squared)",
      nullHypothesis: "the mean of the other days predicts a day as well",
      statistic:
        "R squared of the displacement on the calculated pressure, each day predicted by the line of the others; range by bootstrap of days",
      unit: "R squared",
      ...secondary,
      side: "greater",
    },
  };
}

function pointsOf(count: number): string {
  return `${count} ${count === 1 ? "point" : "points"}`;
}
