import { leastSquares } from "../numeric/least-squares.js";
import type { RandomStream } from "../numeric/random.js";
import { clusterPlaces } from "./cluster.js";
import { PERFECT } from "./linear-regression.js";
import { permutationPValue } from "./permutation-p-value.js";
import { checkDraws, firstReason, nullInWords, type TestResult } from "./test-result.js";

/** What a cluster's residuals are multiplied by: a random sign, or one of six values that tell more samples apart. */
export type WildWeights = "rademacher" | "webb";

/** Up to this many clusters all sign vectors are counted. */
const EXACT_CLUSTERS = 16;

const WEBB = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)];

/** The usual choice: below ten clusters there are too few sign vectors for a small p (Webb 2014). */
export function wildWeightsFor(clusters: number): WildWeights {
  return clusters < 10 ? "webb" : "rademacher";
}

/**
 * Two-sided test of one regression coefficient by the restricted wild cluster bootstrap-t (Cameron, Gelbach and Miller,
 * Review of Economics and Statistics 90, 2008), for clusters too few for their Student t. The null is imposed; each
 * resample multiplies the residuals of a cluster by one weight. All sign vectors for up to sixteen clusters and
 * "rademacher" (p = count / 2^G, the observed one among them), else p = (b + 1) / (m + 1) over `draws` random ones.
 * Fewer than two clusters, dependent predictors, no residuals or any NaN: p is NaN, with the reason.
 *
 * @param predictors one array for each, of the length of y; an intercept is always fitted
 * @param clusters the cluster of each observation, a number or a text
 * @param index the predictor that is tested, from 0
 * @param stream used only when vectors are drawn
 * @throws RangeError for lengths that differ, an index or a number of draws that is none
 */
export function wildClusterBootstrap(
  predictors: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  clusters: ArrayLike<string | number>,
  index: number,
  nullValue: number,
  weights: WildWeights,
  draws: number,
  stream: RandomStream,
): TestResult {
  checkDraws(draws);
  const n = y.length;
  const tested = predictors[index];
  if (tested === undefined) throw new RangeError(`invalid index: ${index}`);
  if (clusters.length !== n) throw new RangeError(`invalid clusters length: ${clusters.length}`);
  const { places, count } = clusterPlaces(clusters);
  const others = [new Float64Array(n).fill(1), ...predictors.filter((_, i) => i !== index)];
  const target = Float64Array.from({ length: n }, (_, i) => y[i]! - nullValue * tested[i]!);
  const restricted = leastSquares(others, target);
  const full = leastSquares([...others, tested], target);
  const kernel = kernelOf(full.basis, restricted.residuals, places, count);
  const observed = kernel(new Float64Array(count).fill(1));
  const degrees = n - full.basis.length;
  // The kernel leaves out the factors that are the same for every resample.
  const factor = Math.sqrt(((count - 1) / count) * (degrees / (n - 1)));
  const exact = weights === "rademacher" && count <= EXACT_CLUSTERS;
  const perfect = squaresOf(restricted.residuals) <= PERFECT * squaresOf(target);
  const answerable = count >= 2 && degrees > 0 && !perfect && Number.isFinite(observed);
  const limit = Math.abs(observed) - 1e-9 / factor;
  const statistic = answerable ? observed * factor : Number.NaN;
  let pValue = Number.NaN;
  if (answerable) {
    pValue = exact
      ? countSigns(kernel, count, limit) / 2 ** count
      : permutationPValue(countDraws(kernel, count, limit, weights, draws, stream), draws);
  }
  return {
    statistic,
    nullHypothesis: nullInWords("the coefficient", "two-sided", nullValue),
    side: "two-sided",
    pValue,
    estimate: full.coefficients[full.coefficients.length - 1]! + nullValue,
    interval: null,
    effectSize: null,
    units: { trades: n, events: Number.NaN, days: count },
    designEffect: Number.NaN,
    method: exact
      ? `wild cluster bootstrap, all ${2 ** count} sign vectors`
      : `wild cluster bootstrap, ${draws} drawn, ${weights} weights`,
    violated: firstReason(
      [count < 2, "fewer than two clusters"],
      [degrees <= 0, "no more observations than coefficients"],
      [!full.independent, "the predictors are linearly dependent or not observed"],
      [!answerable, "the fit leaves no residuals, or a value is not observed"],
    ),
    power: null,
  };
}

/**
 * The t statistic of the resample with these weights, without refitting (Roodman and others, Stata Journal 19, 2019): in
 * orthonormal coordinates the score of cluster g is v_g (q_g'u_g) - sum over columns a of (q_g'Q_ga) (Q_a'u summed with
 * the weights), where q is the direction of the tested predictor and u are the restricted residuals.
 */
function kernelOf(
  basis: readonly Float64Array[],
  residuals: Float64Array,
  places: Int32Array,
  count: number,
): (weights: Float64Array) => number {
  const k = basis.length;
  const direction = basis[k - 1]!;
  const along = new Float64Array(k * count);
  const overlap = new Float64Array(k * count);
  for (let i = 0; i < residuals.length; ++i) {
    for (let a = 0; a < k; ++a) {
      const at = a * count + places[i]!;
      along[at]! += basis[a]![i]! * residuals[i]!;
      overlap[at]! += basis[a]![i]! * direction[i]!;
    }
  }
  const own = along.subarray((k - 1) * count);
  const score = new Float64Array(count);
  return (weights) => {
    let numerator = 0;
    for (let g = 0; g < count; ++g) {
      score[g] = weights[g]! * own[g]!;
      numerator += score[g]!;
    }
    for (let a = 0; a < k; ++a) {
      let total = 0;
      for (let g = 0; g < count; ++g) total += weights[g]! * along[a * count + g]!;
      for (let g = 0; g < count; ++g) score[g]! -= total * overlap[a * count + g]!;
    }
    let squares = 0;
    for (let g = 0; g < count; ++g) squares += score[g]! * score[g]!;
    return numerator / Math.sqrt(squares);
  };
}

function countSigns(kernel: (weights: Float64Array) => number, count: number, limit: number): number {
  const signs = new Float64Array(count);
  let extreme = 0;
  for (let pattern = 0; pattern < 2 ** count; ++pattern) {
    for (let g = 0; g < count; ++g) signs[g] = (pattern >>> g) & 1 ? -1 : 1;
    if (Math.abs(kernel(signs)) >= limit) ++extreme;
  }
  return extreme;
}

function countDraws(
  kernel: (weights: Float64Array) => number,
  count: number,
  limit: number,
  weights: WildWeights,
  draws: number,
  stream: RandomStream,
): number {
  const drawn = new Float64Array(count);
  let extreme = 0;
  for (let draw = 0; draw < draws; ++draw) {
    for (let g = 0; g < count; ++g) {
      drawn[g] = weights === "webb" ? WEBB[stream.integer(6)]! : 2 * stream.integer(2) - 1;
    }
    if (Math.abs(kernel(drawn)) >= limit) ++extreme;
  }
  return extreme;
}

function squaresOf(values: Float64Array): number {
  return values.reduce((total, value) => total + value * value, 0);
}
