import { closeBy, holdPosition } from "../execution/hold-position.js";
import { type LatencySummary, latencySummary } from "../execution/latency-summary.js";
import type { LimitParameters } from "../execution/limits.js";
import { drawFillTime } from "../execution/routes.js";
import type { Trade } from "../execution/trade.js";
import { haltInForce } from "../market/halts.js";
import type { Halt } from "../market/market-context.js";
import { type DayPrices, dayIn, firstAtOrAfter, priceIndexAsOf } from "../market/price-book.js";
import { mean } from "../numeric/mean.js";
import { median } from "../numeric/quantile.js";
import { createStream } from "../numeric/random.js";
import { clusterSums } from "../statistics/cluster.js";
import { clusteredMean } from "../statistics/clustered-mean.js";
import { clusteredProportion } from "../statistics/clustered-proportion.js";
import { cochranArmitage } from "../statistics/cochran-armitage.js";
import type { Interval } from "../statistics/test-result.js";
import { wilson } from "../statistics/wilson.js";
import { pairedEffect } from "./paired-effect.js";
import type { PriceBook } from "./placebo.js";

/**
 * Seconds from decision to fill at which the same signals are followed. 5 is the document's target for a fill, 120 and 300
 * are the edges of its buckets; 0 is a bound that nobody reaches: a fill at the price that stands when the decision is made.
 */
export const studiedLatencies: readonly number[] = [0, 5, 15, 30, 60, 120, 300];

/** What the signals earned under one way of being filled. Numbers are NaN where nothing was tested. */
export interface LatencyOutcome {
  readonly signals: number;
  /** Mean seconds from decision to the price that filled. */
  readonly meanWait: number;
  /** Mean net points of one contract, days as clusters. */
  readonly meanPoints: number;
  readonly interval: Interval;
  readonly winRate: number;
  /** Wilson, or with days as clusters where that is wider. */
  readonly winRateInterval: Interval;
}

/** A mean difference of paired outcomes. */
export interface PairedDifference {
  /** Points a signal. */
  readonly difference: number;
  readonly interval: Interval;
  /** Two-sided, signs of days flipped. */
  readonly pValue: number;
  readonly method: string;
}

/** One latency of the curve. */
export interface LatencyPoint extends LatencyOutcome {
  /** Seconds asked for. */
  readonly latency: number;
  readonly testable: boolean;
  /** Why it cannot be tested; empty where it can. */
  readonly reason: string;
  /** To the shortest latency that can be tested; null for that one and for those that cannot. */
  readonly toFirst: PairedDifference | null;
}

/** How the outcome changes with latency, over the latencies that can be tested. */
export interface LatencyTrend {
  /** Points a minute of latency: the mean over signals of each signal's own least-squares line, days as clusters. */
  readonly slope: number;
  readonly interval: Interval;
  /** Two-sided, days as clusters. */
  readonly pValue: number;
  /** Cochran-Armitage on the wins; it takes the groups for independent, and here they are the same signals. */
  readonly armitageZ: number;
  readonly armitagePValue: number;
}

/** Execution under stress: the same signals in a wilder market, with slower fills, and both. */
export interface StressPoint extends LatencyOutcome {
  readonly stress: "latency" | "volatility" | "both";
  readonly factor: number;
  /** To the signals as they were. */
  readonly toCalm: PairedDifference | null;
}

/** VS-L: the same signals at several latencies, so that nothing but the latency differs. */
export interface LatencyCurve {
  /** Signals that found a price at every latency, and those that did not and are left out everywhere. */
  readonly signals: number;
  readonly dropped: number;
  readonly days: number;
  /** Median seconds between prices on the signals' days. */
  readonly step: number;
  readonly points: readonly LatencyPoint[];
  /** Null where fewer than two latencies can be tested. */
  readonly trend: LatencyTrend | null;
  /** Each signal with a latency of its own, drawn from a lognormal law: an assumption. Seconds. */
  readonly drawn: LatencyOutcome & { readonly latencies: LatencySummary };
  readonly stress: readonly StressPoint[];
  /** The finding in a sentence; says "not testable" and why where there is none. */
  readonly statement: string;
}

/** What the curve is computed from. */
export interface LatencyCase {
  /** The signals: what was traded. */
  readonly trades: readonly Trade[];
  readonly book: PriceBook;
  readonly limits: LimitParameters;
  /** Whether limits were enforced: positions are then closed early. */
  readonly enforced: boolean;
  readonly halts: readonly Halt[];
  /** Seconds, ascending. */
  readonly latencies: readonly number[];
  /** Seconds from decision to fill as it is without stress. */
  readonly baseLatency: number;
  /** Median and standard deviation of the logarithm of drawn latencies. */
  readonly drawnLatency: number;
  readonly drawnLatencySpread: number;
  /** By which latency and moves of the price are multiplied under stress. */
  readonly stressFactor: number;
  readonly draws: number;
  readonly seed: number;
}

const level = 0.95;

/**
 * Follows the same signals at every latency, with the exits, costs and limits of their trades. A signal that finds no
 * price, or none early enough, at one of them is left out of all, so that the comparison is paired. Prices that come
 * every so many seconds cannot tell shorter latencies apart: those are not tested.
 *
 * Under stress every move of the price after the decision is multiplied about the price at the decision; costs are as
 * they were.
 *
 * @throws RangeError when the latencies are not ascending, or negative
 */
export function latencyCurve(evidence: LatencyCase): LatencyCurve {
  const { latencies, trades, book } = evidence;
  latencies.forEach((latency, k) => {
    if (!(latency >= 0) || (k > 0 && latency <= latencies[k - 1]!)) throw new RangeError(`invalid latency: ${latency}`);
  });
  const drawnStream = createStream(evidence.seed, "drawn-latency");
  const signals = trades.map(
    (trade): Signal => ({
      trade,
      day: dayIn(book, trade.underlying, trade.date),
      drawn: drawFillTime(evidence.drawnLatency, evidence.drawnLatencySpread, drawnStream),
    }),
  );
  const asked = [...latencies, evidence.baseLatency, evidence.baseLatency * evidence.stressFactor];
  const kept = signals.filter((signal) =>
    [...asked, signal.drawn].every((latency) => entryOf(evidence, signal, signal.day, latency) >= 0),
  );
  const step = median(kept.map(({ day }) => day.step));
  const dates = kept.map(({ trade }) => trade.date);
  const runs = latencies.map((latency) => follow(evidence, kept, () => latency, 1));
  const outcomes = runs.map((run) => outcomeOf(run, dates));
  const reasons = latencies.map((latency, k) => untestable(latency, outcomes[k]!, step));
  const first = reasons.indexOf("");
  const points = latencies.map((latency, k): LatencyPoint => {
    const testable = reasons[k] === "";
    const shown = testable ? outcomes[k]! : { ...nothing, signals: kept.length, meanWait: outcomes[k]!.meanWait };
    const toFirst =
      testable && k !== first ? differenceOf(evidence, runs[k]!, runs[first]!, dates, `latency-${latency}`) : null;
    return { ...shown, latency, testable, reason: reasons[k]!, toFirst };
  });
  const tested = latencies.map((_, k) => k).filter((k) => reasons[k] === "");
  const drawn = follow(evidence, kept, ({ drawn: own }) => own, 1);
  return {
    signals: kept.length,
    dropped: signals.length - kept.length,
    days: new Set(dates).size,
    step,
    points,
    trend:
      kept.length === 0 || tested.length < 2
        ? null
        : trendOf(
            tested.map((k) => runs[k]!),
            tested.map((k) => latencies[k]! / 60),
            dates,
          ),
    drawn: { ...outcomeOf(drawn, dates), latencies: latencySummary(kept.map(({ drawn: own }) => own)) },
    stress: stressPoints(evidence, kept, dates),
    statement: statementOf(points, kept.length, signals.length),
  };
}

interface Signal {
  readonly trade: Trade;
  readonly day: DayPrices;
  /** Seconds. */
  readonly drawn: number;
}

/** Net points and seconds waited of every signal. */
interface Followed {
  readonly net: readonly number[];
  readonly waits: readonly number[];
}

const none: Interval = { lower: Number.NaN, upper: Number.NaN, level, method: "none" };
const nothing: LatencyOutcome = {
  signals: 0,
  meanWait: Number.NaN,
  meanPoints: Number.NaN,
  interval: none,
  winRate: Number.NaN,
  winRateInterval: none,
};

/** Index of the fill; -1 where there is none that could be left again before positions must be closed. */
function entryOf({ limits, enforced, halts }: LatencyCase, { trade }: Signal, day: DayPrices, latency: number): number {
  const entry = firstAtOrAfter(day.path, trade.order.plan.decidedAt + 1000 * latency);
  if (entry < 0 || entry === day.path.at.length - 1) return -1;
  const at = day.path.at[entry]!;
  return at >= closeBy(day, trade.order.plan, limits, enforced) || haltInForce(halts, day.underlying, at) ? -1 : entry;
}

function follow(
  evidence: LatencyCase,
  signals: readonly Signal[],
  latencyOf: (signal: Signal) => number,
  stress: number,
): Followed {
  const { limits, enforced, halts } = evidence;
  const net: number[] = [];
  const waits: number[] = [];
  for (const signal of signals) {
    const { plan } = signal.trade.order;
    const day = stress === 1 ? signal.day : stressed(signal.day, plan.decidedAt, stress);
    const entry = entryOf(evidence, signal, day, latencyOf(signal));
    net.push(holdPosition(plan, day, entry, limits, enforced, halts).points - signal.trade.costPoints);
    waits.push((day.path.at[entry]! - plan.decidedAt) / 1000);
  }
  return { net, waits };
}

/** The day from a decision on, with every move since then multiplied. */
function stressed(day: DayPrices, decidedAt: number, factor: number): DayPrices {
  const { path } = day;
  const start = Math.max(0, priceIndexAsOf(path, decidedAt));
  const origin = path.price[start]!;
  const wilder = (prices: Float64Array): Float64Array =>
    prices.subarray(start).map((price) => origin + factor * (price - origin));
  return {
    ...day,
    path: {
      ...path,
      at: path.at.subarray(start),
      price: wilder(path.price),
      high: path.high && wilder(path.high),
      low: path.low && wilder(path.low),
    },
  };
}

function outcomeOf({ net, waits }: Followed, dates: readonly string[]): LatencyOutcome {
  if (net.length === 0) return nothing;
  const wins = net.map((points) => (points > 0 ? 1 : 0));
  const won = wins.reduce<number>((sum, win) => sum + win, 0);
  const clustered = clusteredProportion(clusterSums(wins, dates), level);
  return {
    signals: net.length,
    meanWait: mean(waits),
    meanPoints: mean(net),
    interval: clusteredMean(net, dates, 0, "two-sided", level).interval ?? none,
    winRate: won / net.length,
    // A design effect below one is luck more than knowledge: it earns no narrower interval.
    winRateInterval: clustered.designEffect > 1 ? clustered.interval : wilson(won, net.length, level),
  };
}

/** How much later than asked for a fill may come on average: of the latency, and of the prices' step for a fill at once. */
const tolerance = { ofLatency: 0.25, ofStep: 0.1 };

/** Why prices that come every `step` seconds cannot speak about a latency; empty where they can. */
function untestable(latency: number, { signals, meanWait }: LatencyOutcome, step: number): string {
  if (signals === 0) return "no signal found a price at every latency";
  const late = meanWait - latency;
  // A fill at once needs no step, but a price at the decision's own instant.
  const resolved =
    latency === 0 ? late <= tolerance.ofStep * step : latency >= step && late <= tolerance.ofLatency * latency;
  return resolved
    ? ""
    : `a price comes every ${Number(step.toPrecision(3))} s: a fill after ${latency} s was one after ${Number(meanWait.toPrecision(3))} s`;
}

function differenceOf(
  { draws, seed }: LatencyCase,
  own: Followed,
  other: Followed,
  dates: readonly string[],
  name: string,
): PairedDifference | null {
  const pairs = dates.map((date, k) => ({ date, withControl: own.net[k]!, withoutControl: other.net[k]! }));
  const effect = pairedEffect(pairs, "points", level, draws, createStream(seed, name));
  return (
    effect && { difference: effect.difference, interval: effect.interval, pValue: effect.pValue, method: effect.method }
  );
}

function trendOf(runs: readonly Followed[], minutes: readonly number[], dates: readonly string[]): LatencyTrend {
  const centre = mean(minutes);
  const spread = minutes.reduce((sum, minute) => sum + (minute - centre) ** 2, 0);
  const slopes = dates.map((_, signal) =>
    runs.reduce((sum, { net }, k) => sum + ((minutes[k]! - centre) * net[signal]!) / spread, 0),
  );
  const slope = clusteredMean(slopes, dates, 0, "two-sided", level);
  const armitage = cochranArmitage(
    runs.map(({ net }) => net.filter((points) => points > 0).length),
    runs.map(({ net }) => net.length),
    minutes,
  );
  return {
    slope: slope.estimate,
    interval: slope.interval ?? none,
    pValue: slope.pValue,
    armitageZ: armitage.z,
    armitagePValue: armitage.pTwoSided,
  };
}

function stressPoints(
  evidence: LatencyCase,
  kept: readonly Signal[],
  dates: readonly string[],
): readonly StressPoint[] {
  const { baseLatency, stressFactor } = evidence;
  const calm = follow(evidence, kept, () => baseLatency, 1);
  return (["latency", "volatility", "both"] as const).map((stress) => {
    const slow = stress === "volatility" ? baseLatency : stressFactor * baseLatency;
    const run = follow(evidence, kept, () => slow, stress === "latency" ? 1 : stressFactor);
    const toCalm = differenceOf(evidence, run, calm, dates, `stress-${stress}`);
    return { ...outcomeOf(run, dates), stress, factor: stressFactor, toCalm };
  });
}

function statementOf(points: readonly LatencyPoint[], kept: number, signals: number): string {
  if (signals === 0) return "not testable: there are no trades";
  if (kept === 0) return `not testable: none of ${signals} signals found a price at every latency`;
  const tested = points.filter(({ testable }) => testable);
  const [first] = tested;
  const last = tested.at(-1);
  if (!first || !last || first === last) return `not testable: ${points.find(({ testable }) => !testable)?.reason}`;
  const { difference, pValue } = last.toFirst!;
  const change = `${Number(difference.toPrecision(3))} points (p = ${Number(pValue.toPrecision(2))})`;
  return `the same ${kept} signals filled after ${last.latency} s instead of ${first.latency} s: ${change} a signal`;
}
