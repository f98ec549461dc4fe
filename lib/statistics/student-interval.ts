import { studentTCdf, studentTQuantile, studentTSf } from "../numeric/student-t.js";
import { checkLevel, type Interval, type Side } from "./test-result.js";

/** p-value of a Student t statistic; NaN when there is no statistic or no degree of freedom. */
export function studentPValue(t: number, degrees: number, side: Side): number {
  if (Number.isNaN(t) || !(degrees > 0)) return Number.NaN;
  if (side === "greater") return studentTSf(t, degrees);
  if (side === "less") return studentTCdf(t, degrees);
  return 2 * studentTSf(Math.abs(t), degrees);
}

/** Interval estimate +- t x standard error, not cut to any range; NaN limits without a degree of freedom. */
export function studentInterval(
  estimate: number,
  standardError: number,
  degrees: number,
  level: number,
  method: string,
): Interval {
  checkLevel(level);
  const half = degrees > 0 ? studentTQuantile(1 - (1 - level) / 2, degrees) * standardError : Number.NaN;
  return { lower: estimate - half, upper: estimate + half, level, method };
}
