import { mean } from "../numeric/mean.js";
import { checkProbability } from "./test-result.js";

/** How good forecast probabilities are; both scores are best at their true value and smaller is better. */
export interface ProperScores {
  /** Mean squared distance from the outcomes (Brier, Monthly Weather Review 78, 1950). */
  readonly brier: number;
  /** Mean negative log probability of what happened (Good 1952); Infinity when a forecast excluded it. */
  readonly logScore: number;
  /** 1 - Brier over the Brier of always forecasting the base rate; negative when that is better. */
  readonly brierSkill: number;
  /** The same for the log score. */
  readonly logSkill: number;
  readonly baseRate: number;
}

/**
 * Proper scores of probability forecasts, one for each outcome. The base rate is that of the same outcomes, so it knows
 * what no forecast could. No forecasts: NaN; outcomes all alike: no skill (NaN), since the base rate is perfect. A NaN
 * forecast is refused: leave such cases out, and say so.
 *
 * @param probabilities of a success
 * @param outcomes 1 for a success, 0 for a failure
 * @throws RangeError for lengths that differ, a probability outside [0, 1] or an outcome that is neither
 */
export function properScores(probabilities: ArrayLike<number>, outcomes: ArrayLike<number>): ProperScores {
  checkForecasts(probabilities, outcomes);
  const n = outcomes.length;
  const squared = new Float64Array(n);
  const logs = new Float64Array(n);
  for (let i = 0; i < n; ++i) {
    squared[i] = (probabilities[i]! - outcomes[i]!) ** 2;
    logs[i] = -Math.log(outcomes[i] === 1 ? probabilities[i]! : 1 - probabilities[i]!);
  }
  const brier = mean(squared);
  const logScore = logs.includes(Infinity) ? Infinity : mean(logs);
  const baseRate = mean(outcomes);
  const spread = baseRate * (1 - baseRate);
  const entropy = -(baseRate * Math.log(baseRate) + (1 - baseRate) * Math.log(1 - baseRate));
  return {
    brier,
    logScore,
    brierSkill: spread > 0 ? 1 - brier / spread : Number.NaN,
    logSkill: entropy > 0 ? 1 - logScore / entropy : Number.NaN,
    baseRate,
  };
}

/** @throws RangeError for lengths that differ, a probability outside [0, 1] or an outcome that is not 0 or 1 */
export function checkForecasts(probabilities: ArrayLike<number>, outcomes: ArrayLike<number>): void {
  if (outcomes.length !== probabilities.length) throw new RangeError(`invalid outcomes length: ${outcomes.length}`);
  for (let i = 0; i < outcomes.length; ++i) {
    checkProbability("probability", probabilities[i]!);
    if (outcomes[i] !== 0 && outcomes[i] !== 1) throw new RangeError(`invalid outcome: ${outcomes[i]}`);
  }
}
