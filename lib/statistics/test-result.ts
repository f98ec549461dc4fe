/** Which departures from the null hypothesis count against it. */
export type Side = "greater" | "less" | "two-sided";

/** A confidence interval. */
export interface Interval {
  /** NaN where the interval has no such limit or none could be computed. */
  readonly lower: number;
  readonly upper: number;
  /** Confidence, e.g. 0.95; always two-sided, also beside a one-sided test. */
  readonly level: number;
  readonly method: string;
}

/** How much evidence there is, in the three units in which it can be counted; NaN where a unit does not apply. */
export interface Units {
  readonly trades: number;
  readonly events: number;
  /** Days are what is independent. */
  readonly days: number;
}

/** Chance that the test rejects if the alternative is true. */
export interface Power {
  readonly alternative: number;
  readonly alpha: number;
  readonly value: number;
}

/** What every test says. NaN is "no answer": the reason is then among `violated`. */
export interface TestResult {
  readonly statistic: number;
  /** In words. */
  readonly nullHypothesis: string;
  readonly side: Side;
  readonly pValue: number;
  /** In the unit of the data. */
  readonly estimate: number;
  readonly interval: Interval | null;
  readonly effectSize: { readonly name: string; readonly value: number } | null;
  readonly units: Units;
  /** Variance of the estimate over what it would be if trades were independent; 1 where that is assumed. */
  readonly designEffect: number;
  readonly method: string;
  /** Assumptions of the method that these data break, in words; empty when none is known to be. */
  readonly violated: readonly string[];
  readonly power: Power | null;
}

/** @throws RangeError when a confidence level is not strictly between 0 and 1 */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`invalid level: ${level}`);
}

/** @throws RangeError when successes and trials are not counts with 0 <= successes <= trials */
export function checkCounts(successes: number, trials: number): void {
  if (!(Number.isInteger(trials) && trials >= 0)) throw new RangeError(`invalid trials: ${trials}`);
  if (!(Number.isInteger(successes) && successes >= 0 && successes <= trials)) {
    throw new RangeError(`invalid successes: ${successes}`);
  }
}

/** @throws RangeError when a probability is not in [0, 1] */
export function checkProbability(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`invalid ${name}: ${value}`);
}

/** @throws RangeError when a number of resamples is not a positive integer */
export function checkDraws(draws: number): void {
  if (!(Number.isInteger(draws) && draws >= 1)) throw new RangeError(`invalid draws: ${draws}`);
}

/** "greater than", "at most" and so on: the null in words for a test of `what` against `value`. */
export function nullInWords(what: string, side: Side, value: number): string {
  const relation = side === "greater" ? "at most" : side === "less" ? "at least" : "exactly";
  return `${what} is ${relation} ${value}`;
}

/** The first reason that holds, as the list of what is violated; empty when none does. */
export function firstReason(...reasons: readonly (readonly [boolean, string])[]): readonly string[] {
  const found = reasons.find(([holds]) => holds);
  return found ? [found[1]] : [];
}
