import type { DailyResult } from "../execution/performance.js";
import { expectedMaximum } from "../statistics/expected-maximum.js";
import type { SharpeSpread } from "../statistics/sharpe-spread.js";
import type { JudgeParameters, Trial } from "./hypothesis.js";
import { insufficientData, judge } from "./judge.js";
import { sharpeFinding } from "./performance-findings.js";

/** All trials that a result was selected from, its own included. */
export interface TrialFamily {
  readonly trials: number;
  /** How the annual Sharpe ratios spread of those that have one. */
  readonly sharpes: SharpeSpread;
}

/** Up to here the expected greatest is computed exactly; beyond, the approximation is as good. */
const exactTrials = 1000;

/**
 * T7: the Sharpe ratio against the best that so many trials without skill would show (Bailey and Lopez de Prado, J. Portfolio
 * Management 40(5), 2014). Trials count as independent, which asks for more than they are.
 *
 * @param undecided the trial of T7 as the judge leaves it, who does not know the other trials
 * @param daily results of the sessions, idle ones included
 * @param capital account currency
 * @param trades how many there are
 */
export function deflatedTrial(
  undecided: Trial,
  daily: readonly DailyResult[],
  capital: number,
  trades: number,
  { trials, sharpes }: TrialFamily,
  parameters: JudgeParameters,
): Trial {
  const { hypothesis, verdict } = undecided;
  if (verdict === "NOT_TESTABLE" || trades === 0) return undecided;
  if (sharpes.variance === null) {
    const reason = `${sharpes.trials} of ${trials} trials have a Sharpe ratio: how the ratios of trials spread cannot be seen from fewer than two`;
    return insufficientData(hypothesis, reason);
  }
  const greatest = expectedMaximum(trials, trials <= exactTrials ? "exact" : "false-strategy");
  const benchmark = Math.sqrt(sharpes.variance) * greatest;
  const finding = sharpeFinding(daily, capital, benchmark, trades);
  const spread = `standard deviation ${Math.sqrt(sharpes.variance).toPrecision(3)} of ${sharpes.trials} annual ratios`;
  const method = `deflated Sharpe ratio: ${finding.method} against the expected greatest of ${trials} trials, ${spread}`;
  return judge({ ...hypothesis, claimed: benchmark }, { ...finding, method }, parameters);
}
