import { quantileSorted } from "../numeric/quantile.js";
import type { RandomStream } from "../numeric/random.js";
import { solveSymmetric } from "../numeric/solve-symmetric.js";
import { clusterSums } from "../statistics/cluster.js";
import { optimalBlockLength } from "../statistics/optimal-block-length.js";
import { pearson } from "../statistics/pearson.js";
import { permutationPValue } from "../statistics/permutation-p-value.js";
import { fillStationaryIndices } from "../statistics/stationary-bootstrap.js";

import { studentInterval } from "../statistics/student-interval.js";
import type { FlowEpisode } from "./event-flow.js";
import type { FlowParameters } from "./flow-parameters.js";
import type { Finding } from "./hypothesis.js";
import { shuffleWithin, strataOf } from "./strata.js";

/** Whether flow is proportional to the predicted hedge. */
export interface FlowProportion {
  readonly episodes: readonly FlowEpisode[];
  /** Slope against zero. */
  readonly slope: Finding;
  /** R squared out of sample. */
  readonly rSquared: Finding;
  /** Pearson's r in the sample, and its square. */
  readonly correlation: number;
  readonly rSquaredInSample: number;
  /** R squared / (1 - R squared), out of sample (Cohen 1988); NaN where that is not positive. */
  readonly fSquared: number;
  /** Slope over 2a - 1, where sides are right with probability a < 1; null where sides are the feed's own. */
  readonly correctedSlope: { readonly accuracy: number; readonly slope: number } | null;
  /** Slope with unsigned volume and the return of the option window beside it: what is left is not theirs. */
  readonly controlled: { readonly slope: number; readonly standardError: number; readonly controls: readonly string[] };
}

const level = 0.95;

/**
 * VS-S1: observed signed abnormal flow on the predicted signed hedge, episode by episode. Least squares with days as clusters; R
 * squared is out of sample, each day predicted by the line of the others, with a stationary bootstrap of days. The null
 * slope = 0 is tried by permuting the flows of the episodes that begin in the same clock stretch.
 *
 * @returns null for fewer than three episodes or two days
 */
export function flowProportion(
  episodes: readonly FlowEpisode[],
  parameters: FlowParameters & { readonly resamples: number },
  stream: RandomStream,
): FlowProportion | null {
  const { resamples, signingAccuracy } = parameters;
  const dates = episodes.map(({ date }) => date);
  const days = new Set(dates).size;
  if (episodes.length < 3 || days < 2) return null;
  const x = Float64Array.from(episodes, ({ predicted }) => predicted);
  const y = Float64Array.from(episodes, ({ observed }) => observed);
  const line = clusteredLine(x, y, dates);
  const strata = strataOf(episodes.map(({ stratum }) => stratum));
  const permuted = permuteSlope(x, y, strata, resamples, stream);
  const shared = { trades: episodes.length, days, designEffect: Number.NaN, power: null, violated: [] };
  const correlation = pearson(x, y, level).r;
  const outside = outOfSample(x, y, dates, resamples, stream);
  return {
    episodes,
    slope: {
      estimate: line.slope,
      interval: studentInterval(line.slope, line.standardError, days - 1, level, "least squares, days as clusters"),
      ...permuted,
      method: `flows permuted within clock stretches, ${resamples} drawn`,
      ...shared,
    },
    rSquared: {
      estimate: outside.estimate,
      interval: {
        ...outside.interval,
        level,
        method: `stationary bootstrap of days, mean block ${outside.block.toFixed(1)}`,
      },
      pValue: null,
      pOpposite: null,
      method: "R squared out of sample: each day predicted by the line of all others",
      ...shared,
    },
    correlation,
    rSquaredInSample: correlation ** 2,
    fSquared: outside.estimate > 0 ? outside.estimate / (1 - outside.estimate) : Number.NaN,
    correctedSlope:
      signingAccuracy < 1 ? { accuracy: signingAccuracy, slope: line.slope / (2 * signingAccuracy - 1) } : null,
    controlled: controlledSlope(episodes, x, y, dates),
  };
}

interface ClusteredLine {
  readonly slope: number;
  readonly standardError: number;
}

/** Slope with days as clusters (CR1: D / (D - 1) x (n - 1) / (n - k)); the values are centred here. */
function clusteredLine(x: Float64Array, y: Float64Array, dates: readonly string[], coefficients = 2): ClusteredLine {
  const [a, b] = [centred(x), centred(y)];
  const spread = product(a, a);
  const slope = spread > 0 ? product(a, b) / spread : Number.NaN;
  const scores = a.map((value, k) => value * (b[k]! - slope * value));
  const { sums } = clusterSums(scores, dates);
  const correction = (sums.length / (sums.length - 1)) * ((x.length - 1) / (x.length - coefficients));
  return { slope, standardError: Math.sqrt(correction * product(sums, sums)) / spread };
}

/** The slope that is left when unsigned volume and the option window's return explain what they can. */
function controlledSlope(
  episodes: readonly FlowEpisode[],
  x: Float64Array,
  y: Float64Array,
  dates: readonly string[],
): FlowProportion["controlled"] {
  const volume = centred(Float64Array.from(episodes, ({ volume }) => volume));
  const moved = centred(Float64Array.from(episodes, ({ windowReturn }) => windowReturn || 0));
  const columns = [volume, moved];
  const matrix = columns.flatMap((one) => columns.map((other) => product(one, other)));
  const without = (values: Float64Array): Float64Array => {
    const own = centred(values);
    const weights = solveSymmetric(
      matrix,
      columns.map((column) => product(column, own)),
    );
    return own.map((value, k) => value - weights[0]! * volume[k]! - weights[1]! * moved[k]!);
  };
  const line = clusteredLine(without(x), without(y), dates, 4);
  return { ...line, controls: ["unsigned option volume", "return of the option window"] };
}

/** p of the slope, one-sided both ways, when flows are exchanged within strata. */
function permuteSlope(
  x: Float64Array,
  y: Float64Array,
  strata: readonly Int32Array[],
  draws: number,
  stream: RandomStream,
): Pick<Finding, "pValue" | "pOpposite"> {
  const a = centred(x);
  const observed = product(a, y);
  const slack = 1e-12 * Math.sqrt(product(a, a) * product(y, y));
  const deck = y.slice();
  let [reached, undercut] = [0, 0];
  for (let draw = 0; draw < draws; draw++) {
    shuffleWithin(deck, strata, stream);
    const drawn = product(a, deck);
    if (drawn >= observed - slack) reached += 1;
    if (drawn <= observed + slack) undercut += 1;
  }
  return { pValue: permutationPValue(reached, draws), pOpposite: permutationPValue(undercut, draws) };
}

/** 1 - squared errors of the other days' line / squared distances from the other days' mean, with its range over resampled days. */
function outOfSample(
  x: Float64Array,
  y: Float64Array,
  dates: readonly string[],
  draws: number,
  stream: RandomStream,
): {
  readonly estimate: number;
  readonly interval: { readonly lower: number; readonly upper: number };
  readonly block: number;
} {
  const days = [...new Set(dates)].sort();
  const errors = new Float64Array(days.length);
  const distances = new Float64Array(days.length);
  for (const [day, date] of days.entries()) {
    const rest = x.map((_, k) => (dates[k] === date ? 0 : 1));
    const n = product(rest, rest);
    const [meanX, meanY] = [product(rest, x) / n, product(rest, y) / n];
    let [xx, xy] = [0, 0];
    for (let k = 0; k < x.length; k++) {
      xx += rest[k]! * (x[k]! - meanX) ** 2;
      xy += rest[k]! * (x[k]! - meanX) * (y[k]! - meanY);
    }
    for (let k = 0; k < x.length; k++) {
      if (rest[k]) continue;
      const line = xx > 0 ? meanY + (xy / xx) * (x[k]! - meanX) : meanY;
      errors[day]! += (y[k]! - line) ** 2;
      distances[day]! += (y[k]! - meanY) ** 2;
    }
  }
  const estimate = 1 - total(errors) / total(distances);
  const block = optimalBlockLength(errors.map((error, day) => error - (1 - estimate) * distances[day]!)).stationary;
  const indices = new Int32Array(days.length);
  const drawn = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    fillStationaryIndices(indices, block, stream);
    let [error, distance] = [0, 0];
    for (const day of indices) {
      error += errors[day]!;
      distance += distances[day]!;
    }
    drawn[draw] = 1 - error / distance;
  }
  drawn.sort();
  const tail = (1 - level) / 2;
  return { estimate, interval: { lower: quantileSorted(drawn, tail), upper: quantileSorted(drawn, 1 - tail) }, block };
}

function centred(values: Float64Array): Float64Array {
  const centre = total(values) / values.length;
  return values.map((value) => value - centre);
}

function product(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k]! * y[k]!;
  return sum;
}

function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
