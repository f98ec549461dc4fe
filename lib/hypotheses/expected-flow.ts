import type { DayPrices } from "../market/price-book.js";
import { solveSymmetric } from "../numeric/least-squares.js";
import { median } from "../numeric/quantile.js";
import { type FlowGrid, flowGrid } from "./flow-grid.js";

/** How expected flow is fitted. */
export interface ExpectedFlowRule {
  /** Seconds. */
  readonly flowBin: number;
  readonly flowLags: number;
  /** Minutes after an event that are kept out of the fit. */
  readonly flowHorizon: number;
  /** Seconds before an event that are kept out as well: the window that led to it may hold the first of the answer. */
  readonly window: number;
}

/** What signed flow was to be expected of an underlying's future, by the clock and by what just happened. */
export interface ExpectedFlow {
  /** Seconds. */
  readonly width: number;
  /** Sessions by date; those without takers are left out. */
  readonly grids: ReadonlyMap<string, FlowGrid>;
  /** Bins of one clock bucket. */
  readonly binsPerBucket: number;
  /** Means by clock bucket. */
  readonly flowMeans: Float64Array;
  readonly returnMeans: Float64Array;
  /** Coefficients of the flow and the return one, two, ... bins before. */
  readonly ownLags: Float64Array;
  readonly returnLags: Float64Array;
  /** Bins that the coefficients rest on. */
  readonly fitted: number;
}

/** With fewer quiet bins per coefficient, or lags that say nothing (a price that never moves), none are used. */
const leastBins = 20;

/**
 * Regresses signed flow on clock bucket, own lags and lagged returns (least squares; buckets partialled out). Bins around
 * events are kept out: with them the lags would learn the hedges themselves and take them for expected.
 * All sessions of the study take part, later ones too: it describes what was usual, and nothing trades on it.
 *
 * @param days of one underlying
 * @param events instants of its events by date, epoch milliseconds
 * @returns null where no day knows its takers
 */
export function expectedFlow(
  days: readonly DayPrices[],
  events: ReadonlyMap<string, readonly number[]>,
  { flowBin, flowLags, flowHorizon, window }: ExpectedFlowRule,
): ExpectedFlow | null {
  const signed = days.filter(({ flow }) => flow !== null);
  if (signed.length === 0) return null;
  const steps = signed.map(({ flow }) => median(flow!.at.subarray(1).map((at, k) => (at - flow!.at[k]!) / 1000)));
  const step = median(steps.filter((seconds) => !Number.isNaN(seconds)));
  const width = flowBin * Math.max(1, Math.ceil((step || flowBin) / flowBin));
  const grids = new Map(signed.map((day) => [day.date, flowGrid(day, width)!]));
  const binsPerBucket = Math.max(1, Math.round(signed[0]!.profile.clockBucket / width));
  const quiet = new Map(
    [...grids].map(([date, grid]) => [date, quietBins(grid, events.get(date) ?? [], window, flowHorizon)] as const),
  );
  const bucketMeans = (column: "flow" | "returns"): Float64Array => meansByBucket(grids, quiet, binsPerBucket, column);
  const means = { flowMeans: bucketMeans("flow"), returnMeans: bucketMeans("returns") };
  const frame = { width, grids, binsPerBucket, ...means };
  return { ...frame, ...fitLags(frame, quiet, flowLags) };
}

/** 1 for bins of which no event can have been the cause. */
function quietBins(grid: FlowGrid, events: readonly number[], window: number, horizon: number): Uint8Array {
  const quiet = new Uint8Array(grid.flow.length).fill(1);
  for (const event of events) {
    const first = Math.max(0, binAt(grid, event - 1000 * window));
    quiet.fill(0, first, Math.max(0, binAt(grid, event + 60_000 * horizon)));
  }
  return quiet;
}

/** First whole bin after an instant. */
export function binAt({ opensAt, width }: FlowGrid, instant: number): number {
  return Math.ceil((instant - opensAt) / (1000 * width));
}

function meansByBucket(
  grids: ExpectedFlow["grids"],
  quiet: ReadonlyMap<string, Uint8Array>,
  binsPerBucket: number,
  column: "flow" | "returns",
): Float64Array {
  const longest = Math.max(...[...grids.values()].map(({ flow }) => flow.length));
  const buckets = Math.ceil(longest / binsPerBucket);
  const sums = new Float64Array(buckets);
  const counts = new Float64Array(buckets);
  for (const [date, grid] of grids) {
    const own = quiet.get(date)!;
    for (let bin = 0; bin < own.length; bin++) {
      if (!own[bin]) continue;
      const bucket = Math.floor(bin / binsPerBucket);
      sums[bucket]! += grid[column][bin]!;
      counts[bucket]! += 1;
    }
  }
  return sums.map((sum, bucket) => (counts[bucket] === 0 ? 0 : sum / counts[bucket]!));
}

type Frame = Omit<ExpectedFlow, "ownLags" | "returnLags" | "fitted">;

function fitLags(
  frame: Frame,
  quiet: ReadonlyMap<string, Uint8Array>,
  lags: number,
): Pick<ExpectedFlow, "ownLags" | "returnLags" | "fitted"> {
  const size = 2 * lags;
  const products = new Float64Array(size * size);
  const right = new Float64Array(size);
  const row = new Float64Array(size);
  let fitted = 0;
  for (const [date, grid] of frame.grids) {
    const own = quiet.get(date)!;
    const flow = grid.flow.map((value, bin) => value - frame.flowMeans[Math.floor(bin / frame.binsPerBucket)]!);
    const returns = grid.returns.map((value, bin) => value - frame.returnMeans[Math.floor(bin / frame.binsPerBucket)]!);
    for (let bin = lags; bin < flow.length; bin++) {
      if (!own[bin]) continue;
      fitted += 1;
      for (let lag = 0; lag < lags; lag++) {
        row[lag] = flow[bin - 1 - lag]!;
        row[lags + lag] = returns[bin - 1 - lag]!;
      }
      for (let i = 0; i < size; i++) {
        right[i]! += row[i]! * flow[bin]!;
        for (let j = 0; j < size; j++) products[i * size + j]! += row[i]! * row[j]!;
      }
    }
  }
  const fit = solveSymmetric(products, right);
  const solved = fitted >= leastBins * size && !fit.some(Number.isNaN) ? fit : new Float64Array(size);
  return { ownLags: solved.slice(0, lags), returnLags: solved.slice(lags), fitted };
}

/**
 * Abnormal flow after an instant: what came minus what was to be expected some time before. The expectation feeds on itself from
 * there on, returns at their usual mean: with the flows that really followed it would hold the first half of a hedge to be the
 * reason of the second. Entry k is the sum of the first k + 1 whole bins, signed contracts; the end of the session ends it.
 *
 * @param window seconds before the instant at which the expectation is formed
 * @param minutes longest watch
 */
export function abnormalFlow(
  expected: ExpectedFlow,
  grid: FlowGrid,
  instant: number,
  window: number,
  minutes: number,
): Float64Array {
  const { ownLags, returnLags, flowMeans, returnMeans, binsPerBucket } = expected;
  const lags = ownLags.length;
  const first = Math.max(0, binAt(grid, instant - 1000 * window));
  const lead = Math.max(0, binAt(grid, instant)) - first;
  const end = Math.min(lead + Math.round((60 * minutes) / grid.width), grid.flow.length - first);
  const usual = (means: Float64Array, bin: number): number => means[Math.floor(bin / binsPerBucket)]!;
  const forecast = new Float64Array(Math.max(0, end));
  const sums = new Float64Array(Math.max(0, end - lead));
  let total = 0;
  for (let k = 0; k < end; k++) {
    let departure = 0;
    for (let lag = 1; lag <= lags; lag++) {
      const bin = first + k - lag;
      if (bin < 0) break;
      if (k - lag >= 0) departure += ownLags[lag - 1]! * forecast[k - lag]!;
      else
        departure +=
          ownLags[lag - 1]! * (grid.flow[bin]! - usual(flowMeans, bin)) +
          returnLags[lag - 1]! * (grid.returns[bin]! - usual(returnMeans, bin));
    }
    forecast[k] = departure;
    if (k < lead) continue;
    total += grid.flow[first + k]! - usual(flowMeans, first + k) - departure;
    sums[k - lead] = total;
  }
  return sums;
}
