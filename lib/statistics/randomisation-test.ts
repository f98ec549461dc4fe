import { permutationPValue } from "./permutation-p-value.js";
import { checkDraws, firstReason, type Side, type TestResult, type Units } from "./test-result.js";

/** Up to this many arrangements, all are counted, unless the test says otherwise. */
const EXACT_ARRANGEMENTS = 200_000;

/** Why a shuffle that the statistic does not notice gives no p. */
export const INVARIANT: string =
  "the statistic is the same for every arrangement, so this shuffle cannot test it: the data are constant, or the " +
  "statistic does not depend on their order, as the mean or the Sharpe ratio of all trades does not";

/** The values of a statistic over the arrangements that are equally likely under the null. */
export interface Randomisation {
  readonly observed: number;
  /** Number of arrangements. */
  readonly arrangements: number;
  /** All arrangements are counted up to this many; 200,000 when left out. */
  readonly exactUpTo?: number;
  /** Calls `visit` with the statistic of each arrangement, the given one included. */
  readonly enumerate: (visit: (statistic: number) => void) => void;
  /** The statistic of a random arrangement. */
  readonly draw: () => number;
  /** Differences up to this size are rounding; in the unit of the statistic. */
  readonly rounding: number;
  /** In words, e.g. "permutations within strata". */
  readonly scheme: string;
  /** In words. */
  readonly nullHypothesis: string;
  readonly units: Units;
  /** Why the data give no answer, if they do not. */
  readonly violated: readonly string[];
}

/**
 * Randomisation test of any statistic: exact up to `exactUpTo` arrangements, else p = (b + 1) / (m + 1) over `draws` random
 * ones (Phipson and Smyth, SAGMB 9, 2010). Two-sided counts absolute values, so the statistic should be 0 on average
 * over the arrangements.
 *
 * The *invariance guard*: when no arrangement moves the statistic, p is NaN and `violated` says why. A shuffle of trade
 * results with their mean or Sharpe ratio as the statistic, seen in published backtesters, ends here, and so does a
 * scheme with one arrangement only. A statistic that is NaN, for the data or any arrangement, has no p either.
 *
 * @param draws random arrangements when there are too many to count
 */
export function randomisationTest(randomisation: Randomisation, side: Side, draws: number): TestResult {
  checkDraws(draws);
  const { observed, arrangements, enumerate, draw, rounding, scheme, nullHypothesis, units } = randomisation;
  const exact = arrangements <= (randomisation.exactUpTo ?? EXACT_ARRANGEMENTS);
  let [extreme, unanswered, least, greatest] = [0, 0, observed, observed];
  const look = (value: number): void => {
    if (Number.isNaN(value)) ++unanswered;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
    if (isExtreme(value, observed, side, rounding)) ++extreme;
  };
  const answerable = randomisation.violated.length === 0 && !Number.isNaN(observed);
  if (answerable && exact) enumerate(look);
  for (let i = 0; answerable && !exact && i < draws; ++i) look(draw());
  const violated =
    randomisation.violated.length > 0
      ? randomisation.violated
      : firstReason(
          [Number.isNaN(observed), "the statistic has no value for these data"],
          [unanswered > 0, `the statistic has no value for ${unanswered} arrangements`],
          [greatest - least <= rounding, INVARIANT],
        );
  const pValue = exact ? extreme / arrangements : permutationPValue(extreme, draws);
  return {
    statistic: observed,
    nullHypothesis,
    side,
    pValue: violated.length > 0 ? Number.NaN : pValue,
    estimate: observed,
    interval: null,
    effectSize: null,
    units,
    designEffect: 1,
    method: `${scheme}, ${exact ? `all ${arrangements}` : `${draws} drawn`}`,
    violated,
    power: null,
  };
}

/** Whether a value counts against the null at least as much as the observed one, up to rounding. */
export function isExtreme(value: number, observed: number, side: Side, rounding: number): boolean {
  if (side === "greater") return value >= observed - rounding;
  if (side === "less") return value <= observed + rounding;
  return Math.abs(value) >= Math.abs(observed) - rounding;
}
