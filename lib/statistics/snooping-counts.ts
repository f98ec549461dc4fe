import type { SnoopingModels } from "./snooping-models.js";

/**
 * In how many resamples luck alone did as well. Counts of parts of the resamples add up, so that the work can be split
 * between any number of workers without a change of the result.
 */
export interface SnoopingCounts {
  /** Resamples looked at. */
  readonly draws: number;
  /** White's reality check. */
  readonly realityCheck: number;
  /** Hansen's test with its three ways to recentre. */
  readonly lower: number;
  readonly consistent: number;
  readonly upper: number;
  /** For each model in the order of {@link SnoopingModels}: the best of it and all worse ones did as well as it did. */
  readonly stepM: Int32Array;
  /** The same with the models recentred as in the consistent test. */
  readonly stepSpa: Int32Array;
}

/**
 * Counts over resamples. Each resample costs one difference of rows for every run of consecutive places, instead of one
 * row for every place; nothing is allocated between resamples.
 *
 * @param indexSets places of the resamples, draws x observations, row by row; see `blockIndexSets`
 * @throws RangeError when the places are no whole number of resamples, or one is outside
 */
export function snoopingCounts(prepared: SnoopingModels, indexSets: Int32Array): SnoopingCounts {
  const { observations: n, order, omega, studentised, threshold, cumulative } = prepared;
  if (n === 0 || indexSets.length % n !== 0) throw new RangeError(`invalid index sets length: ${indexSets.length}`);
  const wrong = indexSets.find((place) => place < 0 || place >= n);
  if (wrong !== undefined) throw new RangeError(`invalid place: ${wrong}`);
  const width = order.length;
  const draws = width === 0 ? 0 : indexSets.length / n;
  const stepM = new Int32Array(width);
  const stepSpa = new Int32Array(width);
  const sums = new Float64Array(width);
  const scale = Float64Array.from(order, (k) => 1 / (Math.sqrt(n) * omega[k]!));
  const deviation = Float64Array.from(order, (k) => omega[k]!);
  const shiftLower = studentised.map((t) => Math.min(0, t));
  const shiftConsistent = studentised.map((t) => (t < threshold ? t : 0));
  // A resample can be the data themselves: what differs by rounding only is as extreme as they are.
  const rounding = 1e-12;
  const targets = studentised.map((t) => t - rounding * (1 + Math.abs(t)));
  const best = Math.max(0, targets[0]!);
  const bestMean = targets.reduce((most, t, j) => Math.max(most, t * deviation[j]!), -Infinity);
  let [realityCheck, lower, consistent, upper] = [0, 0, 0, 0];
  for (let draw = 0; draw < draws; ++draw) {
    addRuns(sums, cumulative, indexSets, draw * n, n);
    // No model at all stands for the benchmark itself, whose studentised mean is 0.
    let mostMean = -Infinity;
    let mostLower = 0;
    let mostConsistent = 0;
    let mostUpper = 0;
    let stepped = -Infinity;
    let steppedConsistent = -Infinity;
    // From the worst model up, so that at each the greatest of it and all worse ones is known.
    for (let j = width - 1; j >= 0; --j) {
      const z = sums[j]! * scale[j]!;
      const raw = z * deviation[j]!;
      const recentred = z + shiftConsistent[j]!;
      const low = z + shiftLower[j]!;
      if (raw > mostMean) mostMean = raw;
      if (low > mostLower) mostLower = low;
      if (recentred > mostConsistent) mostConsistent = recentred;
      if (z > mostUpper) mostUpper = z;
      if (z > stepped) stepped = z;
      if (recentred > steppedConsistent) steppedConsistent = recentred;
      if (stepped >= targets[j]!) stepM[j]! += 1;
      if (steppedConsistent >= targets[j]!) stepSpa[j]! += 1;
    }
    if (mostMean >= bestMean) ++realityCheck;
    if (mostLower >= best) ++lower;
    if (mostConsistent >= best) ++consistent;
    if (mostUpper >= best) ++upper;
  }
  return { draws, realityCheck, lower, consistent, upper, stepM, stepSpa };
}

/** Writes the sum over one resample for each model. */
function addRuns(sums: Float64Array, cumulative: Float64Array, indexSets: Int32Array, from: number, n: number): void {
  const width = sums.length;
  sums.fill(0);
  for (let at = from; at < from + n; ) {
    const start = indexSets[at]!;
    let end = start + 1;
    for (++at; at < from + n && indexSets[at] === end; ++at) ++end;
    const first = start * width;
    const last = end * width;
    for (let j = 0; j < width; ++j) sums[j]! += cumulative[last + j]! - cumulative[first + j]!;
  }
}

/**
 * Adds the counts of parts of the resamples.
 *
 * @throws RangeError for no parts, or parts of different models
 */
export function addSnoopingCounts(parts: readonly SnoopingCounts[]): SnoopingCounts {
  const [first, ...rest] = parts;
  if (first === undefined) throw new RangeError("invalid parts: 0");
  return rest.reduce((total, part) => {
    if (part.stepM.length !== total.stepM.length) throw new RangeError(`invalid part: ${part.stepM.length} models`);
    return {
      draws: total.draws + part.draws,
      realityCheck: total.realityCheck + part.realityCheck,
      lower: total.lower + part.lower,
      consistent: total.consistent + part.consistent,
      upper: total.upper + part.upper,
      stepM: total.stepM.map((count, j) => count + part.stepM[j]!),
      stepSpa: total.stepSpa.map((count, j) => count + part.stepSpa[j]!),
    };
  }, first);
}
