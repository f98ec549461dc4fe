import { isConstant } from "../numeric/constant.js";
import { deviation } from "../numeric/deviation.js";
import { mean } from "../numeric/mean.js";
import { clusteredVariance, clusterSums } from "./cluster.js";
import { studentInterval, studentPValue } from "./student-interval.js";
import { firstReason, nullInWords, type Side, type TestResult } from "./test-result.js";

/**
 * Test of a mean with day clusters (Cameron and Miller, J. Human Resources 50, 2015): linearised ratio variance and
 * Student t with D - 1 degrees of freedom. The design effect is this variance over that of independent trades. A
 * single day, constant values or any NaN: no statistic and no p, with the reason.
 *
 * @param values one per trade
 * @param days the day of each trade, a number or a text
 * @param nullMean in the unit of the values
 * @param level confidence of the interval
 * @throws RangeError when the lengths differ
 */
export function clusteredMean(
  values: ArrayLike<number>,
  days: ArrayLike<string | number>,
  nullMean: number,
  side: Side,
  level: number,
): TestResult {
  const clusters = clusterSums(values, days);
  const degrees = clusters.sums.length - 1;
  const estimate = mean(values);
  const constant = isConstant(values);
  const variance = constant ? Number.NaN : clusteredVariance(clusters);
  const spread = constant ? Number.NaN : deviation(values, 1);
  const standardError = Math.sqrt(variance);
  const statistic = (estimate - nullMean) / standardError;
  return {
    statistic,
    nullHypothesis: nullInWords("the mean", side, nullMean),
    side,
    pValue: studentPValue(statistic, degrees, side),
    estimate,
    interval: studentInterval(estimate, standardError, degrees, level, "day-clustered Student t"),
    effectSize: { name: "Cohen d", value: (estimate - nullMean) / spread },
    units: { trades: values.length, events: Number.NaN, days: clusters.sums.length },
    designEffect: (variance * values.length) / (spread * spread),
    method: "day-clustered t test",
    violated: firstReason(
      [degrees < 1, "fewer than two days"],
      [constant, "all values are equal"],
      [Number.isNaN(estimate), "a value is not observed"],
    ),
    power: null,
  };
}
