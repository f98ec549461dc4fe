import { binomialProbability } from "../numeric/saddle-point.js";
import { binomialLowerTail, binomialUpperTail } from "./binomial-tail.js";
import { clopperPearson } from "./clopper-pearson.js";
import { cohenH } from "./cohen-h.js";
import { checkCounts, checkProbability, nullInWords, type Side, type TestResult } from "./test-result.js";

/** Outcomes this close to the observed one in probability count as tied with it (as in R's binom.test). */
const TIE = 1 + 1e-7;

/**
 * Exact binomial test of a rate (Clopper and Pearson 1934 for the interval). Assumes independent trials. The two-sided
 * p adds up all outcomes that are no likelier than the observed one. Without trials: p is 1, estimate NaN.
 *
 * @param nullRate the rate under the null, e.g. 0.5 for a coin
 * @param level confidence of the interval
 * @throws RangeError for counts, a rate or a level that are none
 */
export function binomialTest(
  successes: number,
  trials: number,
  nullRate: number,
  side: Side,
  level: number,
): TestResult {
  checkCounts(successes, trials);
  checkProbability("null rate", nullRate);
  const estimate = successes / trials;
  return {
    statistic: successes,
    nullHypothesis: nullInWords("the success rate", side, nullRate),
    side,
    pValue: pValueOf(successes, trials, nullRate, side),
    estimate,
    interval: clopperPearson(successes, trials, level),
    effectSize: { name: "Cohen h", value: cohenH(estimate, nullRate) },
    units: { trades: trials, events: Number.NaN, days: Number.NaN },
    designEffect: 1,
    method: "exact binomial test",
    violated: trials === 0 ? ["no trials"] : [],
    power: null,
  };
}

function pValueOf(successes: number, trials: number, rate: number, side: Side): number {
  if (side === "greater") return binomialUpperTail(successes, trials, rate);
  if (side === "less") return binomialLowerTail(successes, trials, rate);
  const limit = binomialProbability(successes, trials, rate) * TIE;
  const likely = (count: number): boolean => binomialProbability(count, trials, rate) > limit;
  const mode = Math.min(trials, Math.floor((trials + 1) * rate));
  if (!likely(mode)) return 1;
  // Probabilities fall on both sides of the mode: the likelier outcomes form one run around it.
  const first = firstWhere(0, mode, likely);
  const after = firstWhere(mode, trials + 1, (count) => count > trials || !likely(count));
  return Math.min(1, binomialLowerTail(first - 1, trials, rate) + binomialUpperTail(after, trials, rate));
}

/** Least whole number from `low` to `high` for which `holds` is true, given that it stays true from there on. */
function firstWhere(low: number, high: number, holds: (value: number) => boolean): number {
  let [least, most] = [low, high];
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (holds(middle)) most = middle;
    else least = middle + 1;
  }
  return least;
}

/** p-values of the exact binomial test by the conventions in use. */
export interface BinomialPValues {
  readonly greater: number;
  readonly less: number;
  /** All outcomes no likelier than the observed one; what {@link binomialTest} gives. */
  readonly twoSided: number;
  /** Twice the smaller tail, at most 1. */
  readonly doubled: number;
  /** Upper tail with half the probability of the observed outcome: not conservative, and no longer exact. */
  readonly greaterMid: number;
}

/**
 * All p-values of the exact binomial test; without trials they are 1, the mid-p 1/2.
 *
 * @throws RangeError for counts or a rate that are none
 */
export function binomialPValues(successes: number, trials: number, nullRate: number): BinomialPValues {
  checkCounts(successes, trials);
  checkProbability("null rate", nullRate);
  const greater = pValueOf(successes, trials, nullRate, "greater");
  const less = pValueOf(successes, trials, nullRate, "less");
  return {
    greater,
    less,
    twoSided: pValueOf(successes, trials, nullRate, "two-sided"),
    doubled: Math.min(1, 2 * Math.min(greater, less)),
    greaterMid:
      binomialUpperTail(successes + 1, trials, nullRate) + binomialProbability(successes, trials, nullRate) / 2,
  };
}
