import { type MarkedSession, markedEquity } from "../execution/marked-equity.js";
import type { DailyResult } from "../execution/performance.js";
import { isWin, type Trade } from "../execution/trade.js";
import { normalCdf, normalQuantile } from "../numeric/normal.js";
import type { RandomStream } from "../numeric/random.js";
import { binomialPower } from "../statistics/binomial-power.js";
import { binomialTest } from "../statistics/binomial-test.js";
import { clusteredVariance, clusterSums } from "../statistics/cluster.js";
import { clusteredMean } from "../statistics/clustered-mean.js";
import { clusteredProportion } from "../statistics/clustered-proportion.js";
import { markedDrawdownBootstrap } from "../statistics/drawdown-bootstrap.js";
import { optimalBlockLength } from "../statistics/optimal-block-length.js";
import { probabilisticSharpe } from "../statistics/probabilistic-sharpe.js";
import { sharpeRatio } from "../statistics/sharpe.js";
import { signFlip } from "../statistics/sign-flip.js";
import { studentPValue } from "../statistics/student-interval.js";
import { wilson } from "../statistics/wilson.js";
import type { Finding, JudgeParameters } from "./hypothesis.js";
import type { PlaceboTest } from "./placebo-test.js";

/** Intervals everywhere are two-sided and of this level, also beside one-sided tests. */
const level = 0.95;
const periodsPerYear = 252;
/** From this many days on the clustered t stands; below, days are flipped (4.0). */
const clusterDays = 30;
/** Below this many days even the exact test is flagged: its smallest p is large. */
const fewDays = 10;
const quantile = 0.9;

/**
 * T1 and T2 as the document has them: exact binomial against a fixed rate, trades taken as independent, Wilson interval.
 */
export function coinFinding(
  trades: readonly Trade[],
  rate: number,
  parameters: Pick<JudgeParameters, "designWinRate" | "level">,
): Finding {
  const wins = trades.filter(isWin).length;
  const days = daysOf(trades);
  const test = binomialTest(wins, trades.length, rate, "greater", level);
  return {
    estimate: test.estimate,
    interval: wilson(wins, trades.length, level),
    pValue: test.pValue,
    pOpposite: binomialTest(wins, trades.length, rate, "less", level).pValue,
    method: "exact binomial, Wilson interval",
    trades: trades.length,
    days: days.length,
    designEffect: 1,
    power: powerAt(parameters.designWinRate, rate, trades.length, parameters.level),
    violated: trades.length > days.length ? ["several trades of a day are taken as independent"] : [],
  };
}

/**
 * T1 and T2 with the day as the unit: where trades of a day move together, the interval is the clustered one and the
 * test a t test on days; where they do not, exact binomial and Wilson stand.
 */
export function winRateFinding(
  trades: readonly Trade[],
  claimed: number,
  parameters: Pick<JudgeParameters, "designWinRate" | "level">,
): Finding {
  const plain = coinFinding(trades, claimed, parameters);
  if (plain.days < 2) return plain;
  const clusters = clusterSums(
    trades.map((trade) => (isWin(trade) ? 1 : 0)),
    trades.map(({ date }) => date),
  );
  const clustered = clusteredProportion(clusters, level);
  // A design effect below one is luck more than knowledge: it earns no narrower interval.
  if (!(clustered.designEffect > 1)) return { ...plain, designEffect: clustered.designEffect };
  const t = (clustered.estimate - claimed) / clustered.standardError;
  return {
    estimate: clustered.estimate,
    interval: {
      ...clustered.interval,
      lower: Math.max(0, clustered.interval.lower),
      upper: Math.min(1, clustered.interval.upper),
    },
    pValue: studentPValue(t, clustered.degrees, "greater"),
    pOpposite: studentPValue(t, clustered.degrees, "less"),
    method: "ratio estimator with days as clusters, Student t",
    trades: trades.length,
    days: plain.days,
    designEffect: clustered.designEffect,
    power: powerAt(parameters.designWinRate, claimed, Math.floor(clustered.effectiveTrades), parameters.level),
    violated: [],
  };
}

function powerAt(alternative: number, rate: number, trades: number, alpha: number): Finding["power"] {
  if (!(alternative > rate) || trades === 0) return null;
  return {
    value: binomialPower(trades, rate, alternative, alpha).power,
    alternative: `true win rate ${alternative} with ${trades} independent trades`,
  };
}

/** T4: mean net points against a value, days as clusters; below 30 days the p comes from flipping the signs of days. */
export function meanFinding(
  trades: readonly Trade[],
  claimed: number,
  parameters: JudgeParameters,
  stream: RandomStream,
): Finding {
  const points = trades.map(({ netPoints }) => netPoints);
  const dates = trades.map(({ date }) => date);
  const test = clusteredMean(points, dates, claimed, "greater", level);
  const { days } = test.units;
  const flipped = days > 0 && days < clusterDays;
  const sums = clusterSums(
    points.map((value) => value - claimed),
    dates,
  ).sums;
  const flips = flipped ? signFlip(sums, "greater", parameters.resamples, stream) : null;
  const opposite = flipped
    ? signFlip(sums, "less", parameters.resamples, stream).pValue
    : studentPValue(test.statistic, days - 1, "less");
  const error = Math.sqrt(clusteredVariance(clusterSums(points, dates)));
  return {
    estimate: test.estimate,
    interval: test.interval,
    pValue: flips ? flips.pValue : test.pValue,
    pOpposite: opposite,
    method: flips ? `${flips.method} by day; interval: mean with days as clusters, Student t` : test.method,
    trades: trades.length,
    days,
    designEffect: test.designEffect,
    power: meanPower(parameters.claimedPoints - claimed, error, parameters),
    violated:
      flipped && days < fewDays
        ? [`only ${days} days: the smallest p that sign flips can give is ${(0.5 ** days).toPrecision(2)}`]
        : [],
  };
}

/** Power at the advertised mean, by the normal approximation with the standard error that was seen. */
function meanPower(
  distance: number,
  error: number,
  { level: alpha, claimedPoints }: JudgeParameters,
): Finding["power"] {
  if (!(distance > 0 && error > 0)) return null;
  return {
    value: normalCdf(distance / error - normalQuantile(1 - alpha)),
    alternative: `true mean ${claimedPoints} points with the spread that was seen`,
  };
}

/** T3: real trades against matched placebo trades. */
export function placeboFinding(test: PlaceboTest, unmatched: number, parameters: JudgeParameters): Finding {
  return {
    estimate: test.difference,
    interval: test.interval,
    pValue: test.pValue,
    pOpposite: test.pOpposite,
    method: "matched placebo trades, whole days redrawn, studentised by day",
    trades: test.trades,
    days: test.days,
    designEffect: Number.NaN,
    power: meanPower(parameters.claimedPoints, test.standardError, parameters),
    violated: [
      ...(unmatched > 0 ? [`${unmatched} trades have no matched time on another day and are left out`] : []),
      ...(test.donorsPerDay < fewDays ? [`only ${test.donorsPerDay.toFixed(1)} other days stand in for a day`] : []),
    ],
  };
}

/** T6: annual Sharpe ratio of the daily results against a value, by the probabilistic Sharpe ratio. */
export function sharpeFinding(
  daily: readonly DailyResult[],
  capital: number,
  claimed: number,
  trades: number,
): Finding {
  const returns = daily.map(({ profit }) => profit / capital);
  const ratio = sharpeRatio(returns, { riskFree: 0, ddof: 1, sampling: "day", periodsPerYear }, 0);
  const half = normalQuantile(1 - (1 - level) / 2) * ratio.errorMertens * Math.sqrt(periodsPerYear);
  const benchmark = claimed / Math.sqrt(periodsPerYear);
  const { sharpe, n, skewness, kurtosis } = ratio;
  const probability = probabilisticSharpe(sharpe, benchmark, n, skewness, kurtosis);
  // Mirrored, so that a small p is not what rounding leaves of 1 - P.
  const pValue = probabilisticSharpe(-sharpe, -benchmark, n, -skewness, kurtosis);
  return {
    estimate: ratio.annualised,
    interval: {
      lower: ratio.annualised - half,
      upper: ratio.annualised + half,
      level,
      method: "Mertens standard error",
    },
    pValue,
    pOpposite: probability,
    method: `probabilistic Sharpe ratio of ${daily.length} daily results`,
    trades,
    days: daysWithTrades(daily),
    designEffect: Number.NaN,
    power: null,
    violated: [],
  };
}

/**
 * T8: largest fall of the marked equity from its peak. Its range comes from the stationary bootstrap of days: the claim
 * holds when even the upper 90 % quantile stays within it, and is refuted when the lower 10 % quantile does not.
 *
 * @param sessions the same days marked to market
 */
export function drawdownFinding(
  daily: readonly DailyResult[],
  sessions: readonly MarkedSession[],
  capital: number,
  trades: number,
  parameters: JudgeParameters,
  stream: RandomStream,
): Finding {
  const profits = daily.map(({ profit }) => profit);
  const changes = sessions.map(({ money }) => money);
  const block = optimalBlockLength(profits).stationary;
  const range = (share: number): number =>
    markedDrawdownBootstrap(changes, capital, share, parameters.resamples, block, stream).fractionOfPeak;
  return {
    estimate: markedEquity(sessions, capital).drawdown.ofPeak,
    interval: {
      lower: range(1 - quantile),
      upper: range(quantile),
      level: 2 * quantile - 1,
      method: `stationary bootstrap of days, mean block ${block.toFixed(1)}`,
    },
    pValue: null,
    pOpposite: null,
    method: `bootstrap range of the maximum drawdown of ${daily.length} days, marked to market at the finest prices`,
    trades,
    days: daysWithTrades(daily),
    designEffect: Number.NaN,
    power: null,
    violated: [],
  };
}

/** Idle sessions are part of the series and no evidence: a least sample counts days with trades. */
function daysWithTrades(daily: readonly DailyResult[]): number {
  return daily.filter(({ trades }) => trades > 0).length;
}

function daysOf(trades: readonly Trade[]): readonly string[] {
  return [...new Set(trades.map(({ date }) => date))];
}
