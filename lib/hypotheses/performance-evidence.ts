import { exitCeiling } from "../execution/exit-ceiling.js";
import type { LimitParameters } from "../execution/limits.js";
import { markedSessions } from "../execution/marked-equity.js";
import { type DailyResult, dailyResults } from "../execution/performance.js";
import { isWin, type Trade } from "../execution/trade.js";
import type { Halt } from "../market/market-context.js";
import { createStream } from "../numeric/random.js";
import { type Breakdowns, breakdowns } from "./breakdowns.js";
import { deflatedSharpeFinding, type TrialFamily } from "./deflated-sharpe-finding.js";
import { sharpePower } from "./design-power.js";
import type { Finding, JudgeParameters } from "./hypothesis.js";
import {
  coinFinding,
  drawdownFinding,
  meanFinding,
  placeboFinding,
  sharpeFinding,
  winRateFinding,
} from "./performance-findings.js";
import type { PerformanceTest } from "./performance-hypotheses.js";
import { type LentPlacebo, type PlaceboMatching, type PriceBook, placeboTable } from "./placebo.js";
import { type PlaceboEffects, placeboEffects } from "./placebo-effects.js";
import { type PlaceboTest, placeboTest } from "./placebo-test.js";

/** What the tests on a strategy's trades are made from. */
export interface PerformanceCase {
  readonly trades: readonly Trade[];
  /** Sessions that could have had a trade, ascending. */
  readonly judgedDates: readonly string[];
  readonly book: PriceBook;
  readonly judge: JudgeParameters;
  readonly limits: LimitParameters;
  /** Whether limits were enforced: placebo trades then close early as well. */
  readonly closeEarly: boolean;
  /** Interventions: placebo trades obey those of their days as well. */
  readonly halts: readonly Halt[];
  /** Which days lend placebo entries. */
  readonly donors: PlaceboMatching["donors"];
  /** Trials that the result was selected from; null where nobody knows what else was tried. */
  readonly family: TrialFamily | null;
  readonly seed: number;
}

/** The tests on a strategy's trades. */
export interface PerformanceEvidence {
  /** Null where there is no trade: whatever a formula gives for n = 0, it is no estimate. */
  readonly findings: Readonly<Record<PerformanceTest, Finding | null>>;
  /** The same of win rate against a coin and of the Sharpe ratio, without trades too: the document's gate reads them. */
  readonly coin: Finding;
  readonly sharpe: Finding;
  /** Claimed values that the trades and trials themselves set: the break-even win rate, the best Sharpe ratio by luck; NaN without. */
  readonly bars: Readonly<Partial<Record<PerformanceTest, number>>>;
  /** Why a test has no finding, where it knows. */
  readonly absences: Readonly<Partial<Record<PerformanceTest, string>>>;
  readonly daily: readonly DailyResult[];
  readonly placebo: PlaceboTest | null;
  readonly placeboEffects: PlaceboEffects | null;
  /** Trades for which no other day had a matched time. */
  readonly unmatchedTrades: number;
  /** The trades by class, hour and volatility. */
  readonly breakdowns: Breakdowns;
  /** Every placebo by the day that lent it. */
  readonly lent: readonly LentPlacebo[];
}

/** Makes every test on the trades of a strategy (T2, T3, T4, T6, T7, T8). The seed feeds named streams, one per test. */
export function performanceEvidence(evidence: PerformanceCase): PerformanceEvidence {
  const { trades, judgedDates, book, limits, judge: parameters, seed } = evidence;
  const daily = dailyResults(trades, judgedDates);
  const table = placeboTable(
    trades,
    book,
    { minutes: parameters.placeboMinutes, mostDays: parameters.placeboDays, donors: evidence.donors },
    limits,
    evidence.closeEarly,
    createStream(seed, "placebo-entries"),
    evidence.halts,
  );
  const placebo = placeboTest(table, parameters.resamples, 0.95, createStream(seed, "placebo-days"));
  const coin = coinFinding(trades, 0.5, parameters);
  const sharpe = {
    ...sharpeFinding(daily, limits.capital, parameters.claimedSharpe, trades.length),
    power: sharpePower(daily.length, parameters),
  };
  const deflated = deflatedSharpeFinding(daily, limits.capital, trades.length, evidence.family);
  const breakEven = breakEvenRate(trades);
  const traded = (finding: Finding | null): Finding | null => (trades.length === 0 ? null : finding);
  return {
    findings: {
      "T3-points": traded(placebo ? placeboFinding(placebo, table.unmatched, parameters) : null),
      "T4-mean": traded(meanFinding(trades, 0, parameters, createStream(seed, "mean-above-zero"))),
      "T2-win-rate": traded(winRateFinding(trades, parameters.claimedWinRate, parameters)),
      "T4-points": traded(
        withCeiling(
          meanFinding(trades, parameters.claimedPoints, parameters, createStream(seed, "mean-above-claim")),
          trades,
          parameters.claimedPoints,
        ),
      ),
      "T6-sharpe": traded(sharpe),
      "T7-deflated": deflated.finding,
      "T8-drawdown": traded(
        drawdownFinding(
          daily,
          markedSessions(trades, book, judgedDates),
          limits.capital,
          trades.length,
          parameters,
          createStream(seed, "drawdown"),
        ),
      ),
      "T2-coin": traded(coin),
      "T2-break-even": traded(Number.isNaN(breakEven) ? null : winRateFinding(trades, breakEven, parameters)),
    },
    coin,
    sharpe,
    bars: { "T2-break-even": breakEven, "T7-deflated": deflated.benchmark },
    absences: deflated.absence === null ? {} : { "T7-deflated": deflated.absence },
    daily,
    placebo,
    placeboEffects: placeboEffects(table),
    unmatchedTrades: table.unmatched,
    breakdowns: breakdowns(trades, book, parameters, seed),
    lent: table.lent,
  };
}

/** A claim that the targets of the trades put out of reach is refuted by the exit rule, not by the market: the finding says so. */
function withCeiling(finding: Finding, trades: readonly Trade[], claimed: number): Finding {
  const cost = trades.reduce((sum, { costPoints }) => sum + costPoints, 0) / trades.length;
  const ceiling = exitCeiling(
    trades.map(({ order }) => order.plan),
    cost,
    claimed,
  );
  return ceiling.unreachable ? { ...finding, violated: [...finding.violated, ceiling.statement] } : finding;
}

/**
 * Win rate at which the average win and the average trade that did not win cancel: L / (W + L). A zero counts as not won
 * here as in the win rate, so that the rate lies above break-even exactly when the mean is above zero. NaN without both kinds.
 */
function breakEvenRate(trades: readonly Trade[]): number {
  const won = trades.filter(isWin);
  const rest = trades.filter((trade) => !isWin(trade));
  const meanOf = (own: readonly Trade[]): number => own.reduce((sum, { netPoints }) => sum + netPoints, 0) / own.length;
  const loss = -meanOf(rest);
  return loss / (meanOf(won) + loss);
}
