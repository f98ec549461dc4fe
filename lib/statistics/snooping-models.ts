import { isConstant } from "../numeric/constant.js";
import { mean } from "../numeric/mean.js";
import { stationaryBootstrapVariance } from "./stationary-variance.js";
import { firstReason } from "./test-result.js";

/** Models compared with one benchmark, made ready for resampling. Plain data: may be sent to workers as it is. */
export interface SnoopingModels {
  readonly observations: number;
  /** Number of models given. */
  readonly models: number;
  /** Mean differential of each model, in the order given. */
  readonly means: Float64Array;
  /** Stationary-bootstrap standard deviation of sqrt(n) times the mean, in the order given; 0 for a model left out. */
  readonly omega: Float64Array;
  /** Models that take part, from the greatest studentised mean to the least. */
  readonly order: Int32Array;
  /** sqrt(n) mean / omega of the models that take part, in that order. */
  readonly studentised: Float64Array;
  /** Below this studentised mean a model is too poor to matter for the consistent test: -sqrt(2 log log n). */
  readonly threshold: number;
  /** Cumulative sums of centred differentials of the models that take part: (n + 1) x models, row by row. */
  readonly cumulative: Float64Array;
  /** Why there is no answer, or which models were left out; empty when there is nothing to say. */
  readonly violated: readonly string[];
}

/**
 * Makes models ready for White's reality check, Hansen's SPA test and StepM. A model whose differential does not vary
 * cannot be studentised: it is left out of all tests, and `violated` says so. Fewer than three observations, any NaN,
 * or no model that varies: no model takes part, with the reason.
 *
 * @param differentials observations x models, row by row: performance of the model less that of the benchmark, larger is
 *   better (for losses: benchmark less model)
 * @param models number of columns
 * @param q 1 / mean block of the stationary bootstrap, above 0 and at most 1
 * @throws RangeError when the sizes do not fit
 */
export function snoopingModels(differentials: Float64Array, models: number, q: number): SnoopingModels {
  if (!(Number.isInteger(models) && models >= 1)) throw new RangeError(`invalid models: ${models}`);
  if (differentials.length % models !== 0)
    throw new RangeError(`invalid differentials length: ${differentials.length}`);
  const n = differentials.length / models;
  const means = new Float64Array(models);
  const omega = new Float64Array(models);
  const column = new Float64Array(n);
  for (let k = 0; k < models; ++k) {
    for (let t = 0; t < n; ++t) column[t] = differentials[t * models + k]!;
    means[k] = mean(column);
    omega[k] = Math.sqrt(stationaryBootstrapVariance(column, q));
    if (isConstant(column)) omega[k] = 0;
  }
  const unobserved = differentials.some(Number.isNaN);
  const varying = Int32Array.from(means.keys()).filter((k) => omega[k]! > 0);
  const t = (k: number): number => (Math.sqrt(n) * means[k]!) / omega[k]!;
  const order = n < 3 || unobserved ? new Int32Array(0) : varying.sort((a, b) => t(b) - t(a));
  return {
    observations: n,
    models,
    means,
    omega,
    order,
    studentised: Float64Array.from(order, t),
    threshold: n < 3 ? Number.NaN : -Math.sqrt(2 * Math.log(Math.log(n))),
    cumulative: cumulativeSums(differentials, models, means, order),
    violated: firstReason(
      [n < 3, "fewer than three observations"],
      [unobserved, "a differential is not observed"],
      [varying.length === 0, "no model varies"],
      [varying.length < models, `${models - varying.length} models do not vary and are left out`],
    ),
  };
}

function cumulativeSums(
  differentials: Float64Array,
  models: number,
  means: Float64Array,
  order: Int32Array,
): Float64Array {
  const n = differentials.length / models;
  const width = order.length;
  const cumulative = new Float64Array((n + 1) * width);
  for (let t = 0; t < n; ++t) {
    for (let j = 0; j < width; ++j) {
      const centred = differentials[t * models + order[j]!]! - means[order[j]!]!;
      cumulative[(t + 1) * width + j] = cumulative[t * width + j]! + centred;
    }
  }
  return cumulative;
}
