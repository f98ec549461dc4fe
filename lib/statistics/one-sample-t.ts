import { isConstant } from "../numeric/constant.js";
import { deviation } from "../numeric/deviation.js";
import { mean } from "../numeric/mean.js";
import { studentInterval, studentPValue } from "./student-interval.js";
import { firstReason, nullInWords, type Side, type TestResult } from "./test-result.js";

/**
 * Student's t test of a mean, for independent values (use `clusteredMean` for trades of the same days). Fewer than two
 * values, constant values or any NaN: no statistic and no p, with the reason.
 *
 * @param nullMean in the unit of the values
 * @param level confidence of the interval
 */
export function oneSampleT(values: ArrayLike<number>, nullMean: number, side: Side, level: number): TestResult {
  const n = values.length;
  const estimate = mean(values);
  const constant = isConstant(values);
  const spread = constant ? Number.NaN : deviation(values, 1);
  const standardError = spread / Math.sqrt(n);
  const statistic = (estimate - nullMean) / standardError;
  return {
    statistic,
    nullHypothesis: nullInWords("the mean", side, nullMean),
    side,
    pValue: studentPValue(statistic, n - 1, side),
    estimate,
    interval: studentInterval(estimate, standardError, n - 1, level, "Student t"),
    effectSize: { name: "Cohen d", value: (estimate - nullMean) / spread },
    units: { trades: n, events: Number.NaN, days: Number.NaN },
    designEffect: 1,
    method: "one-sample t test",
    violated: firstReason(
      [n < 2, "fewer than two values"],
      [constant, "all values are equal"],
      [Number.isNaN(estimate), "a value is not observed"],
    ),
    power: null,
  };
}
