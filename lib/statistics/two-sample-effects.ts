import { lowerBound, upperBound } from "../numeric/bisect.js";
import { logGamma } from "../numeric/log-gamma.js";
import { mean } from "../numeric/mean.js";
import { variance } from "../numeric/variance.js";

/** How far apart two samples are; positive when the first is larger. */
export interface TwoSampleEffects {
  /** In the unit of the values. */
  readonly meanDifference: number;
  /** Difference over the pooled standard deviation (Cohen 1988). */
  readonly cohenD: number;
  /** Cohen's d without its small-sample bias, exact gamma correction (Hedges, J. Educational Statistics 6, 1981). */
  readonly hedgesG: number;
  /** The same with the usual approximation of the correction, 1 - 3 / (4 degrees - 1). */
  readonly hedgesGApproximate: number;
  /** P(x > y) - P(x < y) over all pairs (Cliff, Psychological Bulletin 114, 1993). */
  readonly cliffDelta: number;
  /** P(x > y) + P(x = y) / 2 (Vargha and Delaney, J. Educational and Behavioral Statistics 25, 2000). */
  readonly varghaDelaneyA: number;
}

/** Effect sizes of one sample against another. An empty sample or any NaN: NaN; no spread: d and g are NaN. */
export function twoSampleEffects(x: ArrayLike<number>, y: ArrayLike<number>): TwoSampleEffects {
  const degrees = x.length + y.length - 2;
  const meanDifference = mean(x) - mean(y);
  const squares = spread(x) + spread(y);
  const cohenD = squares > 0 ? meanDifference / Math.sqrt(squares / degrees) : Number.NaN;
  const bias =
    degrees > 1 ? Math.exp(logGamma(degrees / 2) - logGamma((degrees - 1) / 2)) / Math.sqrt(degrees / 2) : Number.NaN;
  const delta = Number.isNaN(meanDifference) ? Number.NaN : cliffDelta(x, y);
  return {
    meanDifference,
    cohenD,
    hedgesG: bias * cohenD,
    hedgesGApproximate: cohenD * (1 - 3 / (4 * degrees - 1)),
    cliffDelta: delta,
    varghaDelaneyA: (delta + 1) / 2,
  };
}

function spread(values: ArrayLike<number>): number {
  return variance(values, 0) * values.length;
}

function cliffDelta(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const sorted = Float64Array.from(y).sort();
  let balance = 0;
  for (let i = 0; i < x.length; ++i) balance += lowerBound(sorted, x[i]!) + upperBound(sorted, x[i]!) - y.length;
  return balance / (x.length * y.length);
}
