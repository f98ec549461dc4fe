import type { UrgencyLabel } from "../classifiers/urgency.js";
import type { Trade } from "../execution/trade.js";
import { clopperPearson } from "../statistics/clopper-pearson.js";
import type { Json } from "./canonical-json.js";
import { performanceOf, type TradeJudgement } from "./trade-evidence.js";

/** The document reports a class from this many trades on. */
const leastTrades = 10;
const level = 0.95;

/** Why no classification accuracy can come from market data (E13). */
export const noTrueUrgency =
  "NOT_TESTABLE - a rule that follows from its inputs is always consistent with itself, and what market makers intended is not recorded in market data";

/** How one class of urgency did: win rate against its target, range of magnitudes, binomial confidence. */
export function urgencyJson(
  judgement: TradeJudgement,
  labels: readonly UrgencyLabel[],
  trades: readonly Trade[],
  urgency: string,
): Json {
  const { sampleSize, wins, winRate, averageHold, averageWinPoints, averageLossPoints, averagePoints } = performanceOf(
    judgement,
    urgency,
  );
  const expected = labels.find((label) => label.urgency === urgency)?.expected ?? null;
  const points = trades.filter(({ label }) => label === urgency).map(({ netPoints }) => netPoints);
  const enough = sampleSize >= leastTrades;
  return {
    alerts: labels.filter((label) => label.urgency === urgency).length,
    sample_size: sampleSize,
    wins,
    win_rate: winRate,
    target_win_rate: expected?.winRateTarget ?? null,
    target_met: enough && expected ? winRate >= expected.winRateTarget : null,
    average_points: averagePoints,
    average_win_points: averageWinPoints,
    average_loss_points: averageLossPoints,
    average_hold_time_minutes: averageHold,
    magnitude_range: points.length === 0 ? null : [Math.min(...points), Math.max(...points)],
    binomial_confidence: sampleSize === 0 ? null : { ...clopperPearson(wins, sampleSize, level) },
    statement: enough
      ? `${wins} of ${sampleSize} trades won`
      : `${sampleSize} trades; the document reports a class from ${leastTrades} on`,
  };
}
