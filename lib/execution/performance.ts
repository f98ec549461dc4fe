import { isWin, type Trade } from "./trade.js";

/** How one class of trades did. Points are net, of one contract; rates and means are NaN without trades. */
export interface ClassPerformance {
  /** Name of the class, or `ALL`. */
  readonly label: string;
  readonly sampleSize: number;
  readonly wins: number;
  readonly winRate: number;
  readonly averagePoints: number;
  readonly averageWinPoints: number;
  /** Mean of the losing trades, as a positive number. */
  readonly averageLossPoints: number;
  /** Minutes. */
  readonly averageHold: number;
  readonly totalPoints: number;
}

/** The result of one session on the account. */
export interface DailyResult {
  readonly date: string;
  readonly trades: number;
  readonly wins: number;
  /** Net points of one contract, summed over the day's trades. */
  readonly points: number;
  /** Account currency. */
  readonly profit: number;
}

export function classPerformance(label: string, trades: readonly Trade[]): ClassPerformance {
  const own = label === "ALL" ? trades : trades.filter((trade) => trade.label === label);
  const winners = own.filter(isWin);
  const losers = own.filter((trade) => trade.netPoints < 0);
  return {
    label,
    sampleSize: own.length,
    wins: winners.length,
    winRate: winners.length / own.length,
    averagePoints: meanOf(own, (trade) => trade.netPoints),
    averageWinPoints: meanOf(winners, (trade) => trade.netPoints),
    averageLossPoints: -meanOf(losers, (trade) => trade.netPoints),
    averageHold: meanOf(own, (trade) => trade.holdMinutes),
    totalPoints: own.reduce((sum, trade) => sum + trade.netPoints, 0),
  };
}

/** A line per judged session, also for those without a trade: a quiet day is part of the record. */
export function dailyResults(trades: readonly Trade[], dates: readonly string[]): readonly DailyResult[] {
  return dates.map((date) => {
    const own = trades.filter((trade) => trade.date === date);
    return {
      date,
      trades: own.length,
      wins: own.filter(isWin).length,
      points: own.reduce((sum, trade) => sum + trade.netPoints, 0),
      profit: own.reduce((sum, trade) => sum + trade.netProfit, 0),
    };
  });
}

function meanOf(trades: readonly Trade[], value: (trade: Trade) => number): number {
  return trades.reduce((sum, trade) => sum + value(trade), 0) / trades.length;
}
