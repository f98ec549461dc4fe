import type { PriorTrials } from "../evidence/ledger-line.js";
import { dailyResults } from "../execution/performance.js";
import type { Trade } from "../execution/trade.js";
import type { TrialFamily } from "../hypotheses/deflated-sharpe-finding.js";
import { sharpeFinding } from "../hypotheses/performance-findings.js";
import { pooledSharpes, sharpeSpread } from "../statistics/sharpe-spread.js";

/** What a preset did, as far as its Sharpe ratio goes. */
interface TradedRecord {
  readonly preset: { readonly parameters: { readonly limit: { readonly capital: number } } };
  readonly trades: readonly Trade[];
  readonly judgedDates: readonly string[];
}

/**
 * The trials that a study's results were selected from: those that the ledger knew before, and its own presets. Null where
 * nobody told what the ledger knew.
 */
export function trialFamily(prior: PriorTrials | undefined, records: readonly TradedRecord[]): TrialFamily | null {
  if (!prior) return null;
  const own = records.map(sharpeOf).filter((sharpe) => Number.isFinite(sharpe));
  return { trials: prior.trials + records.length, sharpes: pooledSharpes([prior.sharpes, sharpeSpread(own)]) };
}

/** Annual; NaN without trades. */
function sharpeOf({ preset, trades, judgedDates }: TradedRecord): number {
  if (trades.length === 0) return Number.NaN;
  const { capital } = preset.parameters.limit;
  return sharpeFinding(dailyResults(trades, judgedDates), capital, 0, trades.length).estimate;
}
