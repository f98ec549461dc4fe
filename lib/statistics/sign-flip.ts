import { mean } from "../numeric/mean.js";
import type { RandomStream } from "../numeric/random.js";
import { sum } from "../numeric/sum.js";
import { permutationPValue } from "./permutation-p-value.js";
import { isExtreme } from "./randomisation-test.js";
import { checkDraws, firstReason, type Side, type TestResult } from "./test-result.js";

/** Up to this many units all sign patterns are counted (2^20, about a million). */
const EXACT_UNITS = 20;

/**
 * Sign-flip test: under the null each unit (a day's total P&L) is as likely to have come with the other sign. Exact for
 * up to 20 units, else p = (b + 1) / (m + 1) over `draws` random patterns. Zero values change nothing. Nothing observed,
 * or a NaN: p is NaN, with the reason.
 *
 * @param values one per independent unit
 * @param draws random patterns when there are more than 20 units
 * @param stream used only then
 */
export function signFlip(values: ArrayLike<number>, side: Side, draws: number, stream: RandomStream): TestResult {
  checkDraws(draws);
  const n = values.length;
  const estimate = mean(values);
  const exact = n <= EXACT_UNITS;
  const answerable = n > 0 && !Number.isNaN(estimate);
  const units = Float64Array.from(values);
  const pValue = !answerable ? Number.NaN : exact ? exactPValue(units, side) : drawnPValue(units, side, draws, stream);
  return {
    statistic: estimate,
    nullHypothesis: "each unit is symmetric about zero",
    side,
    pValue,
    estimate,
    interval: null,
    effectSize: null,
    units: { trades: Number.NaN, events: Number.NaN, days: n },
    designEffect: 1,
    method: exact ? `sign flips, all ${2 ** n}` : `sign flips, ${draws} drawn`,
    violated: firstReason([n === 0, "no units"], [!answerable, "a value is not observed"]),
    power: null,
  };
}

/** Sums that differ by rounding only are tied with the observed one. */
function tolerance(values: Float64Array): number {
  return 1e-12 * sum(values.map(Math.abs));
}

/** Signs that one look into a table decides: 2^6 sums a table stay in the fastest cache for hundreds of units. */
const GROUP = 6;
/** Random signs from one number. */
const SIGNS = 30;

/** All signed sums of the values: 2^k of them; a set bit takes the value off. */
function signedSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(2 ** values.length);
  let filled = 1;
  for (const value of values) {
    for (let i = 0; i < filled; ++i) {
      sums[filled + i] = sums[i]! - value;
      sums[i]! += value;
    }
    filled *= 2;
  }
  return sums;
}

function exactPValue(values: Float64Array, side: Side): number {
  const middle = values.length >> 1;
  const left = signedSums(values.subarray(0, middle));
  const right = signedSums(values.subarray(middle));
  const observed = left[0]! + right[0]!;
  const slack = tolerance(values);
  let count = 0;
  for (let i = 0; i < left.length; ++i) {
    for (let j = 0; j < right.length; ++j) if (isExtreme(left[i]! + right[j]!, observed, side, slack)) ++count;
  }
  return count / 2 ** values.length;
}

function drawnPValue(values: Float64Array, side: Side, draws: number, stream: RandomStream): number {
  const observed = sum(values);
  const slack = tolerance(values);
  const size = 2 ** GROUP;
  const groups = Math.ceil(values.length / GROUP);
  // The last group is filled with zeros, whose signs do not matter. A set bit is a plus: all signs are turned.
  const turned = new Float64Array(groups * GROUP);
  turned.set(values.map((value) => -value));
  const sums = new Float64Array(groups * size);
  for (let g = 0; g < groups; ++g) sums.set(signedSums(turned.subarray(g * GROUP, (g + 1) * GROUP)), g * size);
  const perNumber = SIGNS / GROUP;
  let count = 0;
  for (let draw = 0; draw < draws; ++draw) {
    let total = 0;
    for (let g = 0; g < groups; ) {
      let bits = stream.integer(2 ** SIGNS);
      for (const end = Math.min(groups, g + perNumber); g < end; ++g) {
        total += sums[g * size + (bits & (size - 1))]!;
        bits >>>= GROUP;
      }
    }
    if (isExtreme(total, observed, side, slack)) ++count;
  }
  return permutationPValue(count, draws);
}
