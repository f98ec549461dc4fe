import { mean } from "../numeric/mean.js";
import type { RandomStream } from "../numeric/random.js";
import { linearRegression } from "../statistics/linear-regression.js";
import { pearson } from "../statistics/pearson.js";
import { permutationPValue } from "../statistics/permutation-p-value.js";
import { type PermutationScheme, withinStrata } from "../statistics/permutation-scheme.js";
import { clusteredErrors } from "../statistics/robust-errors.js";
import { studentInterval } from "../statistics/student-interval.js";
import type { FlowEpisode } from "./event-flow.js";
import type { FlowParameters } from "./flow-parameters.js";
import type { Finding } from "./hypothesis.js";
import { outOfSample } from "./out-of-sample.js";

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
  parameters: FlowParameters & { readonly resamples: number; readonly claimedRSquared: number },
  stream: RandomStream,
): FlowProportion | null {
  const { resamples, signingAccuracy, claimedRSquared } = parameters;
  const dates = episodes.map(({ date }) => date);
  const days = new Set(dates).size;
  if (episodes.length < 3 || days < 2) return null;
  const x = Float64Array.from(episodes, ({ predicted }) => predicted);
  const y = Float64Array.from(episodes, ({ observed }) => observed);
  const fit = linearRegression([x], y, true, null);
  const slope = fit.coefficients[1]!;
  const standardError = clusteredErrors(fit, dates).standardErrors[1]!;
  const scheme = withinStrata(episodes.map(({ stratum }) => stratum));
  const permuted = permuteSlope(x, y, scheme, resamples, stream);
  const shared = { trades: episodes.length, days, designEffect: Number.NaN, power: null, violated: [] };
  const correlation = pearson(x, y, level).r;
  const outside = outOfSample(fit, y, dates, level, resamples, stream);
  return {
    episodes,
    slope: {
      estimate: slope,
      interval: studentInterval(slope, standardError, days - 1, level, "least squares, days as clusters"),
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
      pOpposite: permutationPValue(
        outside.drawn.reduce((count, value) => count + (value >= claimedRSquared ? 1 : 0), 0),
        resamples,
      ),
      method: "R squared out of sample: each day predicted by the line of all others",
      ...shared,
    },
    correlation,
    rSquaredInSample: correlation ** 2,
    fSquared: outside.estimate > 0 ? outside.estimate / (1 - outside.estimate) : Number.NaN,
    correctedSlope:
      signingAccuracy < 1 ? { accuracy: signingAccuracy, slope: slope / (2 * signingAccuracy - 1) } : null,
    controlled: controlledSlope(episodes, x, y, dates),
  };
}

/** The slope that is left when unsigned volume and the option window's return explain what they can. */
function controlledSlope(
  episodes: readonly FlowEpisode[],
  x: Float64Array,
  y: Float64Array,
  dates: readonly string[],
): FlowProportion["controlled"] {
  const volume = episodes.map(({ volume: contracts }) => contracts);
  const moved = episodes.map(({ windowReturn }) => windowReturn || 0);
  const fit = linearRegression([x, volume, moved], y, true, null);
  return {
    slope: fit.coefficients[1]!,
    standardError: clusteredErrors(fit, dates).standardErrors[1]!,
    controls: ["unsigned option volume", "return of the option window"],
  };
}

/** p of the slope, one-sided both ways, when flows are exchanged within strata. */
function permuteSlope(
  x: Float64Array,
  y: Float64Array,
  scheme: PermutationScheme,
  draws: number,
  stream: RandomStream,
): Pick<Finding, "pValue" | "pOpposite"> {
  const a = centred(x);
  const observed = product(a, y);
  const slack = 1e-12 * Math.sqrt(product(a, a) * product(y, y));
  const order = new Int32Array(y.length);
  let [reached, undercut] = [0, 0];
  for (let draw = 0; draw < draws; draw++) {
    scheme.draw(order, stream);
    let drawn = 0;
    for (let k = 0; k < order.length; k++) drawn += a[k]! * y[order[k]!]!;
    if (drawn >= observed - slack) reached += 1;
    if (drawn <= observed + slack) undercut += 1;
  }
  return { pValue: permutationPValue(reached, draws), pOpposite: permutationPValue(undercut, draws) };
}

function centred(values: Float64Array): Float64Array {
  const centre = mean(values);
  return values.map((value) => value - centre);
}

function product(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k]! * y[k]!;
  return sum;
}
