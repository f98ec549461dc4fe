import { type DesignAlternative, noAlternative, type PlannedAlternative } from "./design-alternative.js";
import type { Hypothesis, JudgeParameters } from "./hypothesis.js";
import { percent } from "./percent.js";

/** What both strategies claim of their trades, and how. */
export type PerformanceTest =
  | "T3-points"
  | "T4-mean"
  | "T2-win-rate"
  | "T4-points"
  | "T6-sharpe"
  | "T7-deflated"
  | "T8-drawdown"
  | "T2-coin"
  | "T2-break-even";

/** Names of these hypotheses in a strategy. */
export type PerformanceHypothesisId<Prefix extends string> = `${Prefix}-${PerformanceTest}`;

/** What is said of the tests, by the names of a strategy's hypotheses. */
export function prefixed<Prefix extends string, T>(
  prefix: Prefix,
  byTest: Readonly<Partial<Record<PerformanceTest, T>>>,
): Readonly<Record<PerformanceHypothesisId<Prefix>, T>> {
  const entries = Object.entries(byTest).map(([test, value]) => [`${prefix}-${test}`, value]);
  return Object.fromEntries(entries) as Readonly<Record<PerformanceHypothesisId<Prefix>, T>>;
}

/**
 * The hypotheses about the trades of a strategy: is there an effect, and is it as large as advertised.
 *
 * @param prefix short name of the strategy, with which the ids begin
 * @param placeboClaim what T3 claims of its trades
 */
export function performanceHypotheses<Prefix extends string>(
  prefix: Prefix,
  placeboClaim: string,
  judge: JudgeParameters,
): Readonly<Record<PerformanceHypothesisId<Prefix>, Hypothesis>> {
  const { level } = judge;
  const leastSample = { trades: judge.leastTrades, days: judge.leastDays };
  const shared = { level, leastSample, tails: "one-sided", counts: "trades" } as const;
  const planned = (law: PlannedAlternative["law"], value: number, words: string): DesignAlternative => ({
    ...{ law, value, words, power: judge.designPower },
  });
  const winRate = planned("proportion", judge.designWinRate, `a true win rate of ${percent(judge.designWinRate)} %`);
  const claimedMean = planned(
    "spread",
    judge.claimedPoints,
    `a true mean of the claimed ${judge.claimedPoints} points`,
  );
  const hypotheses: Readonly<Record<string, Hypothesis>> = {
    [`${prefix}-T3-points`]: {
      id: `${prefix}-T3-points`,
      claim: placeboClaim,
      nullHypothesis:
        "entry times carry no information: a placebo entry at a matched time of another day earns the same",
      statistic: "mean net points of trades minus mean net points of matched placebo trades, studentised by day",
      unit: "points",
      side: "greater",
      claimed: 0,
      family: "effect",
      design: planned("spread", judge.claimedPoints, `a true difference of the claimed ${judge.claimedPoints} points`),
      ...shared,
    },
    [`${prefix}-T4-mean`]: {
      id: `${prefix}-T4-mean`,
      claim: "trades earn money after costs",
      nullHypothesis: "mean net points per trade are zero or less",
      statistic: "mean net points per trade, days as clusters",
      unit: "points",
      side: "greater",
      claimed: 0,
      family: "effect",
      design: claimedMean,
      ...shared,
    },
    [`${prefix}-T2-win-rate`]: {
      id: `${prefix}-T2-win-rate`,
      claim: `the win rate is ${percent(judge.claimedWinRate)} % or more`,
      nullHypothesis: `the true win rate is ${percent(judge.claimedWinRate)} % or less`,
      statistic: "share of trades with net points above zero",
      unit: "of trades",
      side: "greater",
      claimed: judge.claimedWinRate,
      family: "advertised",
      design: winRate,
      ...shared,
    },
    [`${prefix}-T4-points`]: {
      id: `${prefix}-T4-points`,
      claim: `the average profit per trade is ${judge.claimedPoints} points or more`,
      nullHypothesis: `mean net points per trade are ${judge.claimedPoints} or less`,
      statistic: "mean net points per trade, days as clusters",
      unit: "points",
      side: "greater",
      claimed: judge.claimedPoints,
      family: "advertised",
      design: planned("spread", judge.designPoints, `a true mean of ${judge.designPoints} points`),
      ...shared,
    },
    [`${prefix}-T6-sharpe`]: {
      id: `${prefix}-T6-sharpe`,
      claim: `the annual Sharpe ratio is ${judge.claimedSharpe} or more`,
      nullHypothesis: `the true annual Sharpe ratio is ${judge.claimedSharpe} or less`,
      statistic:
        "daily net profit over capital, mean over standard deviation (n - 1), x sqrt(252), risk-free rate 0, days without a trade included",
      unit: "per year",
      side: "greater",
      claimed: judge.claimedSharpe,
      family: "advertised",
      design: planned("sharpe", judge.designSharpe, `a true annual Sharpe ratio of ${judge.designSharpe}`),
      ...shared,
    },
    [`${prefix}-T7-deflated`]: {
      id: `${prefix}-T7-deflated`,
      claim: "the Sharpe ratio is more than the best of all trials would show by luck",
      nullHypothesis:
        "no trial has skill: the ratio is no greater than the expected greatest of so many, which spread as those of the ledger do",
      statistic:
        "annual Sharpe ratio as in T6, against the expected greatest of all trials of this strategy on these data, presets of this study included, each taken as independent and their whole spread as luck (deflated Sharpe ratio)",
      unit: "per year",
      side: "greater",
      claimed: Number.NaN,
      family: "selection",
      design: noAlternative("its bar is the best of all trials so far, which every trial moves"),
      ...shared,
    },
    [`${prefix}-T8-drawdown`]: {
      id: `${prefix}-T8-drawdown`,
      claim: `the maximum drawdown stays within ${percent(judge.claimedDrawdown)} % of peak equity`,
      nullHypothesis: `a history of this length loses more than ${percent(judge.claimedDrawdown)} % of its peak with probability above 10 %`,
      statistic:
        "largest fall of equity, marked to market at the finest prices, from its running peak; its upper 90 % stationary-bootstrap quantile decides, since the sample maximum understates",
      unit: "of peak equity",
      side: "less",
      claimed: judge.claimedDrawdown,
      family: "advertised",
      design: noAlternative("a largest fall grows with the length of the history: no sample size makes it smaller"),
      ...shared,
    },
    [`${prefix}-T2-coin`]: {
      id: `${prefix}-T2-coin`,
      claim: "trades win more often than a coin (the document's test)",
      nullHypothesis:
        "each trade wins with probability one half, independently; the wrong null for exits with a target and a stop (X1)",
      statistic: "share of trades with net points above zero",
      unit: "of trades",
      side: "greater",
      claimed: 0.5,
      family: "companion",
      design: winRate,
      ...shared,
    },
    [`${prefix}-T2-break-even`]: {
      id: `${prefix}-T2-break-even`,
      claim: "trades win more often than their payoff ratio needs to break even",
      nullHypothesis: "the true win rate is the break-even rate of the observed average win and loss",
      statistic: "share of trades with net points above zero",
      unit: "of trades",
      side: "greater",
      claimed: Number.NaN,
      family: "companion",
      design: winRate,
      ...shared,
    },
  };
  return hypotheses as Readonly<Record<PerformanceHypothesisId<Prefix>, Hypothesis>>;
}

/** How far apart the win rates of two classes are planned to be, whichever is the higher. */
export function rateGap({ designRateGap, designPower }: JudgeParameters): DesignAlternative {
  return {
    ...{ law: "spread", value: designRateGap, power: designPower },
    words: `a true difference of ${percent(designRateGap)} percentage points`,
  };
}
