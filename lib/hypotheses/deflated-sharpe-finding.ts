import type { DailyResult } from "../execution/performance.js";
import { expectedMaximum } from "../statistics/expected-maximum.js";
import type { SharpeSpread } from "../statistics/sharpe-spread.js";
import type { Finding } from "./hypothesis.js";
import { sharpeFinding } from "./performance-findings.js";

/** All trials that a result was selected from, its own included. */
export interface TrialFamily {
  readonly trials: number;
  /** How the annual Sharpe ratios spread of those that have one. */
  readonly sharpes: SharpeSpread;
}

/** A Sharpe ratio against the best that luck alone would show. */
export interface DeflatedSharpeFinding {
  /** Null where it cannot be said. */
  readonly finding: Finding | null;
  /** Annual ratio that the luckiest of the trials is expected to show without skill; NaN where it cannot be said. */
  readonly benchmark: number;
  /** Why it cannot be said; null where it can. */
  readonly absence: string | null;
}

/** Up to here the expected greatest is computed exactly; beyond, the approximation is as good. */
const exactTrials = 1000;

/**
 * Annual Sharpe ratio that the luckiest of so many trials without skill is expected to show.
 *
 * @param trials at least 1, taken as independent
 * @param variance of the annual ratios over the trials
 * @throws RangeError for fewer trials, and for a variance that is none
 */
export function bestSharpeByLuck(trials: number, variance: number): number {
  if (!(variance >= 0)) throw new RangeError(`invalid variance: ${variance}`);
  return Math.sqrt(variance) * expectedMaximum(trials, trials <= exactTrials ? "exact" : "false-strategy");
}

/**
 * T7: the Sharpe ratio against the best that so many trials without skill would show (Bailey and Lopez de Prado, J. Portfolio
 * Management 40(5), 2014). Trials count as independent, and all
 * of their spread as luck: both ask for more than they are, a losing preset among them most of all.
 *
 * @param daily results of the sessions, idle ones included
 * @param capital account currency
 * @param trades how many there are
 * @param family null where nobody knows what else was tried
 */
export function deflatedSharpeFinding(
  daily: readonly DailyResult[],
  capital: number,
  trades: number,
  family: TrialFamily | null,
): DeflatedSharpeFinding {
  if (trades === 0) return absent("there are no trades");
  if (family === null) return absent("nobody told how many other trials there were: the ledger counts them");
  const { trials, sharpes } = family;
  // One trial is selected from nothing: its bar is zero, however ratios spread.
  if (trials === 1) return held("the only trial", 0, sharpeFinding(daily, capital, 0, trades));
  if (sharpes.variance === null)
    return absent(
      `${sharpes.trials} of ${trials} trials have a Sharpe ratio: how the ratios of trials spread cannot be seen from fewer than two`,
    );
  const benchmark = bestSharpeByLuck(trials, sharpes.variance);
  const spread = `standard deviation ${Math.sqrt(sharpes.variance).toPrecision(3)} of ${sharpes.trials} annual ratios`;
  const bar = `the expected greatest of ${trials} trials, ${spread}`;
  return held(bar, benchmark, sharpeFinding(daily, capital, benchmark, trades));
}

function held(bar: string, benchmark: number, finding: Finding): DeflatedSharpeFinding {
  const method = `deflated Sharpe ratio: ${finding.method} against ${bar}`;
  return { finding: { ...finding, method }, benchmark, absence: null };
}

function absent(absence: string): DeflatedSharpeFinding {
  return { finding: null, benchmark: Number.NaN, absence };
}
