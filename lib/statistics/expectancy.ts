import { checkProbability } from "./test-result.js";

/** What a win rate and a payoff are worth together. */
export interface Expectancy {
  /** Mean net result of a trade, unit of the wins. */
  readonly expectancy: number;
  /** Win rate at which the expectancy is zero. */
  readonly breakEvenWinRate: number;
  /** Net wins over net losses of trades; Infinity without losses. */
  readonly profitFactor: number;
  /** Expectancy over the standard deviation of a two-valued trade. */
  readonly perTradeSharpe: number;
  /** Stake that maximises growth, in units of the net loss. */
  readonly kellyFraction: number;
}

/**
 * Expectancy of trades with two outcomes.
 *
 * @param averageWin, averageLoss both positive, before costs, same unit
 * @param cost of every trade, same unit
 * @throws RangeError for a win rate outside [0, 1] or a negative amount
 */
export function expectancy(winRate: number, averageWin: number, averageLoss: number, cost: number): Expectancy {
  checkProbability("win rate", winRate);
  if (averageWin < 0) throw new RangeError(`invalid average win: ${averageWin}`);
  if (averageLoss < 0) throw new RangeError(`invalid average loss: ${averageLoss}`);
  if (cost < 0) throw new RangeError(`invalid cost: ${cost}`);
  const range = averageWin + averageLoss;
  const value = winRate * range - averageLoss - cost;
  return {
    expectancy: value,
    breakEvenWinRate: (averageLoss + cost) / range,
    profitFactor: (winRate * (averageWin - cost)) / ((1 - winRate) * (averageLoss + cost)),
    perTradeSharpe: value / (range * Math.sqrt(winRate * (1 - winRate))),
    kellyFraction: value / (averageWin - cost),
  };
}
