import { betaTail } from "../numeric/beta.js";

/** P(X >= successes) for a binomial count, accurate relative to itself far into the tail. */
export function binomialUpperTail(successes: number, trials: number, rate: number): number {
  if (successes <= 0) return 1;
  return successes > trials ? 0 : betaTail(rate, 1 - rate, successes, trials - successes + 1);
}

/** P(X <= successes) for a binomial count. */
export function binomialLowerTail(successes: number, trials: number, rate: number): number {
  if (successes >= trials) return 1;
  return successes < 0 ? 0 : betaTail(1 - rate, rate, trials - successes, successes + 1);
}
