import { isConstant } from "../numeric/constant.js";
import { mean } from "../numeric/mean.js";

/**
 * How tried strategies that resemble each other are counted. `"average-correlation"`: r + (1 - r) M with the average
 * correlation r of M strategies, at least 0 (Bailey and Lopez de Prado, J. Portfolio Management 40(5), 2014, appendix).
 * `"eigenvalue-variance"`: 1 + (M - 1)(1 - V / M) with the variance V of the eigenvalues of the correlation matrix
 * (Nyholt, American J. Human Genetics 74, 2004), which also counts strategies that are each other's opposite as alike.
 */
export type EffectiveTrialsMethod = "average-correlation" | "eigenvalue-variance";

/**
 * Number of independent trials that strategies with correlated returns are worth, from 1 (all alike) to the number of
 * strategies. Strategies that never vary are no trials and are not counted; none left: NaN, and so for any NaN.
 *
 * @param returns periods x strategies, row by row
 * @param strategies number of columns
 * @throws RangeError when the sizes do not fit
 */
export function effectiveTrials(returns: Float64Array, strategies: number, method: EffectiveTrialsMethod): number {
  if (!(Number.isInteger(strategies) && strategies >= 1)) throw new RangeError(`invalid strategies: ${strategies}`);
  if (returns.length % strategies !== 0) throw new RangeError(`invalid returns length: ${returns.length}`);
  if (returns.some(Number.isNaN)) return Number.NaN;
  const columns = standardised(returns, strategies);
  const count = columns.length;
  if (count <= 1) return count === 1 ? 1 : Number.NaN;
  let total = 0;
  let squares = 0;
  for (let i = 0; i < count; ++i) {
    for (let j = 0; j < i; ++j) {
      const r = dot(columns[i]!, columns[j]!);
      total += r;
      squares += r * r;
    }
  }
  const pairs = (count * (count - 1)) / 2;
  if (method === "average-correlation") {
    const average = Math.max(0, total / pairs);
    return average + (1 - average) * count;
  }
  // The squared eigenvalues sum to the squared correlations, so no eigenvalue need be found.
  const variance = (2 * squares) / (count - 1);
  return 1 + (count - 1) * (1 - variance / count);
}

/** Columns with mean 0 and length 1, those that never vary left out. */
function standardised(returns: Float64Array, strategies: number): Float64Array[] {
  const columns: Float64Array[] = [];
  const periods = returns.length / strategies;
  for (let s = 0; s < strategies; ++s) {
    const column = Float64Array.from({ length: periods }, (_, t) => returns[t * strategies + s]!);
    if (isConstant(column)) continue;
    const centre = mean(column);
    const centred = column.map((value) => value - centre);
    const length = Math.sqrt(dot(centred, centred));
    columns.push(centred.map((value) => value / length));
  }
  return columns;
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; ++i) total += a[i]! * b[i]!;
  return total;
}
