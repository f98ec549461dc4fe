import { isWin, type Trade } from "../execution/trade.js";
import { clopperPearson } from "../statistics/clopper-pearson.js";
import { clusterSums } from "../statistics/cluster.js";
import { clusteredProportion } from "../statistics/clustered-proportion.js";
import { jeffreys } from "../statistics/jeffreys.js";
import type { Interval } from "../statistics/test-result.js";
import { wilson } from "../statistics/wilson.js";

/**
 * T1: the win rate's interval by four methods, so that nobody need wonder how much the choice matters. The first three take
 * trades as independent; the last has days as clusters and is not cut to [0, 1]. Empty without trades.
 */
export function winRateIntervals(trades: readonly Trade[], level: number): readonly Interval[] {
  if (trades.length === 0) return [];
  const wins = trades.filter(isWin).length;
  const clusters = clusterSums(
    trades.map((trade) => (isWin(trade) ? 1 : 0)),
    trades.map(({ date }) => date),
  );
  return [
    wilson(wins, trades.length, level),
    clopperPearson(wins, trades.length, level),
    jeffreys(wins, trades.length, level),
    clusteredProportion(clusters, level).interval,
  ];
}
