import { mean } from "../numeric/mean.js";
import type { RandomStream } from "../numeric/random.js";
import { clusterSums } from "../statistics/cluster.js";
import { clusteredMean } from "../statistics/clustered-mean.js";
import { signFlip } from "../statistics/sign-flip.js";
import { checkLevel, type Interval } from "../statistics/test-result.js";

/** One trade or order twice: as it went with a control and as it went without it. */
export interface Pair {
  /** The day, which is what is independent. */
  readonly date: string;
  readonly withControl: number;
  readonly withoutControl: number;
}

/** What a control changed, on average over the pairs that it touched. */
export interface PairedEffect {
  readonly pairs: number;
  readonly days: number;
  readonly unit: "points" | "account currency";
  /** Means over the pairs. */
  readonly withControl: number;
  readonly withoutControl: number;
  /** Mean of with minus without: above zero the control helped. */
  readonly difference: number;
  /** Of the difference, days as clusters; its limits are NaN on a single day and where all differences are equal. */
  readonly interval: Interval;
  /** Two-sided. */
  readonly pValue: number;
  readonly method: string;
  readonly violated: readonly string[];
}

/**
 * Paired comparison with the day as the unit: the interval of the mean difference is day-clustered (Student t), the p comes
 * from flipping the signs of whole days. Both sides of a pair come from the same signal and the same prices, so that
 * nothing but the control differs.
 *
 * @param level confidence of the interval
 * @param draws random sign patterns where there are more than 20 days
 * @returns null without a pair
 */
export function pairedEffect(
  pairs: readonly Pair[],
  unit: PairedEffect["unit"],
  level: number,
  draws: number,
  stream: RandomStream,
): PairedEffect | null {
  checkLevel(level);
  if (pairs.length === 0) return null;
  const differences = pairs.map(({ withControl, withoutControl }) => withControl - withoutControl);
  const dates = pairs.map(({ date }) => date);
  const clustered = clusteredMean(differences, dates, 0, "two-sided", level);
  const flips = signFlip(clusterSums(differences, dates).sums, "two-sided", draws, stream);
  return {
    pairs: pairs.length,
    days: clustered.units.days,
    unit,
    withControl: mean(pairs.map(({ withControl }) => withControl)),
    withoutControl: mean(pairs.map(({ withoutControl }) => withoutControl)),
    difference: clustered.estimate,
    interval: clustered.interval!,
    pValue: flips.pValue,
    method: `${flips.method} by day; interval: mean with days as clusters, Student t`,
    violated: [...clustered.violated, ...flips.violated],
  };
}

/** The effect as a sentence, e.g. "with it -8.00 points, without it -3.10 points on average: -4.90 (95 % interval ...)". */
export function effectInWords(effect: PairedEffect): string {
  const { unit, withControl, withoutControl, difference, interval, pValue, days } = effect;
  const range = Number.isNaN(interval.lower)
    ? "no interval"
    : `${format(100 * interval.level)} % interval ${format(interval.lower)} to ${format(interval.upper)}`;
  const verdict =
    pValue < 1 - interval.level
      ? difference > 0
        ? "it helped beyond chance"
        : "it cost beyond chance"
      : "not told apart from chance";
  return (
    `with it ${format(withControl)} ${unit}, without it ${format(withoutControl)} ${unit} on average: a difference of ` +
    `${format(difference)} (${range}, p = ${format(pValue)} on ${days} ${days === 1 ? "day" : "days"}); ${verdict}`
  );
}

function format(value: number): string {
  return String(Number(value.toPrecision(3)));
}
