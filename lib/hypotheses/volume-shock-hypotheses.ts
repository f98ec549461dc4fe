import type { Hypothesis, JudgeParameters } from "./hypothesis.js";

/** Names of the hypotheses of the volume-shock strategy that are tried so far. */
export type VolumeShockHypothesisId =
  | "VS-T3-points"
  | "VS-T4-mean"
  | "VS-T2-win-rate"
  | "VS-T4-points"
  | "VS-T6-sharpe"
  | "VS-T8-drawdown"
  | "VS-T2-coin"
  | "VS-T2-break-even";

/** Every hypothesis of the strategy as data; nothing is judged outside this list. */
export function volumeShockHypotheses(judge: JudgeParameters): Readonly<Record<VolumeShockHypothesisId, Hypothesis>> {
  const { level } = judge;
  const leastSample = { trades: judge.leastTrades, days: judge.leastDays };
  const shared = { level, leastSample, tails: "one-sided" } as const;
  return {
    "VS-T3-points": {
      id: "VS-T3-points",
      claim: "trades after volume shocks earn more than the same exits at matched times of other days",
      nullHypothesis:
        "entry times carry no information: a placebo entry at a matched time of another day earns the same",
      statistic: "mean net points of trades minus mean net points of matched placebo trades, studentised by day",
      unit: "points",
      side: "greater",
      claimed: 0,
      family: "effect",
      ...shared,
    },
    "VS-T4-mean": {
      id: "VS-T4-mean",
      claim: "trades earn money after costs",
      nullHypothesis: "mean net points per trade are zero or less",
      statistic: "mean net points per trade, days as clusters",
      unit: "points",
      side: "greater",
      claimed: 0,
      family: "effect",
      ...shared,
    },
    "VS-T2-win-rate": {
      id: "VS-T2-win-rate",
      claim: `the win rate is ${percent(judge.claimedWinRate)} % or more`,
      nullHypothesis: `the true win rate is ${percent(judge.claimedWinRate)} % or less`,
      statistic: "share of trades with net points above zero",
      unit: "of trades",
      side: "greater",
      claimed: judge.claimedWinRate,
      family: "advertised",
      ...shared,
    },
    "VS-T4-points": {
      id: "VS-T4-points",
      claim: `the average profit per trade is ${judge.claimedPoints} points or more`,
      nullHypothesis: `mean net points per trade are ${judge.claimedPoints} or less`,
      statistic: "mean net points per trade, days as clusters",
      unit: "points",
      side: "greater",
      claimed: judge.claimedPoints,
      family: "advertised",
      ...shared,
    },
    "VS-T6-sharpe": {
      id: "VS-T6-sharpe",
      claim: `the annual Sharpe ratio is ${judge.claimedSharpe} or more`,
      nullHypothesis: `the true annual Sharpe ratio is ${judge.claimedSharpe} or less`,
      statistic:
        "daily net profit over capital, mean over standard deviation (n - 1), x sqrt(252), risk-free rate 0, days without a trade included",
      unit: "per year",
      side: "greater",
      claimed: judge.claimedSharpe,
      family: "advertised",
      ...shared,
    },
    "VS-T8-drawdown": {
      id: "VS-T8-drawdown",
      claim: `the maximum drawdown stays within ${percent(judge.claimedDrawdown)} % of peak equity`,
      nullHypothesis: `a history of this length loses more than ${percent(judge.claimedDrawdown)} % of its peak with probability above 10 %`,
      statistic:
        "largest fall of equity, marked to market at the finest prices, from its running peak; its upper 90 % stationary-bootstrap quantile decides, since the sample maximum understates",
      unit: "of peak equity",
      side: "less",
      claimed: judge.claimedDrawdown,
      family: "advertised",
      ...shared,
    },
    "VS-T2-coin": {
      id: "VS-T2-coin",
      claim: "trades win more often than a coin (the document's test)",
      nullHypothesis:
        "each trade wins with probability one half, independently; the wrong null for exits with a target and a stop (X1)",
      statistic: "share of trades with net points above zero",
      unit: "of trades",
      side: "greater",
      claimed: 0.5,
      family: "companion",
      ...shared,
    },
    "VS-T2-break-even": {
      id: "VS-T2-break-even",
      claim: "trades win more often than their payoff ratio needs to break even",
      nullHypothesis: "the true win rate is the break-even rate of the observed average win and loss",
      statistic: "share of trades with net points above zero",
      unit: "of trades",
      side: "greater",
      claimed: Number.NaN,
      family: "companion",
      ...shared,
    },
  };
}

/** A share in per cent, without the noise of binary fractions (100 x 0.55 is 55.00000000000001). */
function percent(share: number): number {
  return Number((100 * share).toPrecision(12));
}
