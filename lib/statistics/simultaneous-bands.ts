import { quantileSorted } from "../numeric/quantile.js";
import type { RandomStream } from "../numeric/random.js";
import { studentTQuantile } from "../numeric/student-t.js";
import { checkDraws, checkLevel } from "./test-result.js";

/** A mean curve with two bands; one entry per horizon, NaN where fewer than two days were observed. */
export interface CurveBands {
  readonly mean: Float64Array;
  /** Day-clustered standard error. */
  readonly standardError: Float64Array;
  /** Band that holds at each horizon taken alone: Student t with days - 1 degrees of freedom. */
  readonly pointwiseLower: Float64Array;
  readonly pointwiseUpper: Float64Array;
  /** Band that holds at all horizons at once. */
  readonly simultaneousLower: Float64Array;
  readonly simultaneousUpper: Float64Array;
  /** Half width of the simultaneous band in standard errors. */
  readonly criticalValue: number;
  readonly events: number;
  readonly days: number;
  readonly level: number;
  readonly draws: number;
}

/**
 * Event-study curve with a pointwise and a simultaneous confidence band. The simultaneous one is the max-t band: days
 * are drawn with replacement and the greatest studentised distance of the resampled from the observed curve, over all
 * horizons, is read at the level (Montiel Olea and Plagborg-Moller, J. Applied Econometrics 34, 2019). The bootstrap
 * needs several days: with fewer than two there are no bands, with few they are too narrow.
 *
 * @param curves events x horizons, row by row; NaN where not observed
 * @param horizons number of columns
 * @param days the day of each event, a number or a text
 * @param level confidence, e.g. 0.95
 * @param draws number of resamples
 * @throws RangeError when the sizes do not fit or an argument is outside its range
 */
export function simultaneousBands(
  curves: Float64Array,
  horizons: number,
  days: ArrayLike<string | number>,
  level: number,
  draws: number,
  stream: RandomStream,
): CurveBands {
  checkLevel(level);
  checkDraws(draws);
  if (!(Number.isInteger(horizons) && horizons >= 1)) throw new RangeError(`invalid horizons: ${horizons}`);
  if (curves.length !== days.length * horizons) throw new RangeError(`invalid curves length: ${curves.length}`);
  const table = byDay(curves, horizons, days);
  const everyDayOnce = new Float64Array(table.days).fill(1);
  const mean = new Float64Array(horizons);
  const standardError = new Float64Array(horizons);
  estimate(table, everyDayOnce, mean, standardError);
  const criticalValue = maxT(table, mean, standardError, level, draws, stream);
  const band = (half: (horizon: number) => number): Float64Array => mean.map((m, h) => m + half(h) * standardError[h]!);
  const student = (h: number): number => {
    const degrees = table.observed[h]! - 1;
    return degrees > 0 ? studentTQuantile(1 - (1 - level) / 2, degrees) : Number.NaN;
  };
  return {
    mean,
    standardError,
    pointwiseLower: band((h) => -student(h)),
    pointwiseUpper: band(student),
    simultaneousLower: band(() => -criticalValue),
    simultaneousUpper: band(() => criticalValue),
    criticalValue,
    events: days.length,
    days: table.days,
    level,
    draws,
  };
}

/** Sums and counts, days x horizons. */
interface DayTable {
  readonly days: number;
  readonly horizons: number;
  readonly sums: Float64Array;
  readonly counts: Float64Array;
  /** Days observed at each horizon. */
  readonly observed: Float64Array;
}

function byDay(curves: Float64Array, horizons: number, days: ArrayLike<string | number>): DayTable {
  const rows = new Map<string | number, number>();
  for (let e = 0; e < days.length; ++e) if (!rows.has(days[e]!)) rows.set(days[e]!, rows.size);
  const sums = new Float64Array(rows.size * horizons);
  const counts = new Float64Array(rows.size * horizons);
  for (let e = 0; e < days.length; ++e) {
    const row = rows.get(days[e]!)! * horizons;
    for (let h = 0; h < horizons; ++h) {
      const value = curves[e * horizons + h]!;
      if (Number.isNaN(value)) continue;
      sums[row + h]! += value;
      counts[row + h]! += 1;
    }
  }
  const observed = new Float64Array(horizons);
  counts.forEach((count, cell) => {
    if (count > 0) observed[cell % horizons]! += 1;
  });
  return { days: rows.size, horizons, sums, counts, observed };
}

/** Writes mean and clustered error of each horizon, every day taken `weights` times. */
function estimate(table: DayTable, weights: Float64Array, mean: Float64Array, standardError: Float64Array): void {
  const { days, horizons, sums, counts } = table;
  for (let h = 0; h < horizons; ++h) {
    let total = 0;
    let size = 0;
    let units = 0;
    for (let d = 0; d < days; ++d) {
      const cell = d * horizons + h;
      total += weights[d]! * sums[cell]!;
      size += weights[d]! * counts[cell]!;
      if (counts[cell]! > 0) units += weights[d]!;
    }
    const centre = total / size;
    let squares = 0;
    for (let d = 0; d < days; ++d) {
      const cell = d * horizons + h;
      squares += weights[d]! * (sums[cell]! - centre * counts[cell]!) ** 2;
    }
    mean[h] = centre;
    standardError[h] = units > 1 ? Math.sqrt((units / (units - 1)) * squares) / size : Number.NaN;
  }
}

function maxT(
  table: DayTable,
  mean: Float64Array,
  standardError: Float64Array,
  level: number,
  draws: number,
  stream: RandomStream,
): number {
  if (!standardError.some((value) => value > 0)) return Number.NaN;
  const weights = new Float64Array(table.days);
  const drawnMean = new Float64Array(table.horizons);
  const drawnError = new Float64Array(table.horizons);
  const greatest = new Float64Array(draws);
  for (let draw = 0; draw < draws; ++draw) {
    weights.fill(0);
    for (let d = 0; d < table.days; ++d) weights[stream.integer(table.days)]! += 1;
    estimate(table, weights, drawnMean, drawnError);
    let most = 0;
    for (let h = 0; h < table.horizons; ++h) {
      const distance = Math.abs(drawnMean[h]! - mean[h]!);
      // A resample of one day over and over has no error of its own: the observed one stands in.
      const t = distance / (drawnError[h]! > 0 ? drawnError[h]! : standardError[h]!);
      if (t > most) most = t;
    }
    greatest[draw] = most;
  }
  return quantileSorted(greatest.sort(), level);
}
