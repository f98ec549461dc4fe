import type { FlowType } from "../classifiers/flow-type.js";
import type { Detection } from "../detectors/volume-shock-detect.js";
import { exitCeiling } from "../execution/exit-ceiling.js";
import type { LimitParameters } from "../execution/limits.js";
import { markedSessions } from "../execution/marked-equity.js";
import { type ClassPerformance, classPerformance, type DailyResult, dailyResults } from "../execution/performance.js";
import { isWin, type Trade } from "../execution/trade.js";
import type { Halt } from "../market/market-context.js";
import { createStream } from "../numeric/random.js";
import { type CombinedVerdict, combineVerdicts } from "./combine-verdicts.js";
import { type EventStudy, eventStudy } from "./event-study.js";
import { asWrittenGate, type Gate } from "./gate.js";
import type { Finding, JudgeParameters, Trial } from "./hypothesis.js";
import { judge, notTestable } from "./judge.js";
import { type LatencyBucket, latencyBuckets } from "./latency-buckets.js";
import {
  coinFinding,
  drawdownFinding,
  meanFinding,
  placeboFinding,
  sharpeFinding,
  winRateFinding,
} from "./performance-findings.js";
import { type PriceBook, placeboTable } from "./placebo.js";
import { type PlaceboTest, placeboTest } from "./placebo-test.js";
import { type VolumeShockHypothesisId, volumeShockHypotheses } from "./volume-shock-hypotheses.js";

/** What a preset left behind, as far as its judges need it. */
export interface VolumeShockCase {
  readonly detections: readonly Detection[];
  readonly trades: readonly Trade[];
  /** Sessions that could have had a trade, ascending. */
  readonly judgedDates: readonly string[];
  /** Reasons why the preset cannot be tried on these data; empty when it can. */
  readonly lacks: readonly string[];
  readonly book: PriceBook;
  readonly judge: JudgeParameters;
  readonly limits: LimitParameters;
  /** Whether limits were enforced: placebo trades then close early as well. */
  readonly closeEarly: boolean;
  /** Interventions: placebo trades obey those of their days as well. */
  readonly halts: readonly Halt[];
  readonly seed: number;
}

/** Everything that is said about a preset's trades. */
export interface VolumeShockJudgement {
  readonly trials: readonly Trial[];
  /** There is an effect: T3 and T4 together. */
  readonly effect: CombinedVerdict;
  /** It is as large as advertised: win rate, points, Sharpe, drawdown together. */
  readonly advertised: CombinedVerdict;
  /** The document's own gate. */
  readonly gate: Gate;
  readonly placebo: PlaceboTest | null;
  /** Trades for which no other day had a matched time. */
  readonly unmatchedTrades: number;
  readonly events: EventStudy;
  readonly latency: readonly LatencyBucket[];
  readonly performance: readonly ClassPerformance[];
  readonly daily: readonly DailyResult[];
}

const classes: readonly (FlowType | "ALL")[] = ["ALL", "INSTITUTIONAL_SWEEP", "GAMMA_EMERGENCY", "AMBIGUOUS_SIGNAL"];

/** Tries every hypothesis of the strategy on what a preset did. The seed feeds named streams, one per test. */
export function judgeVolumeShock(evidence: VolumeShockCase): VolumeShockJudgement {
  const { trades, judgedDates, book, limits, judge: parameters, seed } = evidence;
  const hypotheses = volumeShockHypotheses(parameters);
  const daily = dailyResults(trades, judgedDates);
  const matching = { minutes: parameters.placeboMinutes, mostDays: parameters.placeboDays };
  const table = placeboTable(
    trades,
    book,
    matching,
    limits,
    evidence.closeEarly,
    createStream(seed, "placebo-entries"),
    evidence.halts,
  );
  const placebo = placeboTest(table, parameters.resamples, 0.95, createStream(seed, "placebo-days"));

  const coin = coinFinding(trades, 0.5, parameters);
  const sharpe = sharpeFinding(daily, limits.capital, hypotheses["VS-T6-sharpe"].claimed, trades.length);
  const breakEven = breakEvenRate(trades);
  const findings = {
    "VS-T3-points": placebo ? placeboFinding(placebo, table.unmatched, parameters) : null,
    "VS-T4-mean": meanFinding(trades, 0, parameters, createStream(seed, "mean-above-zero")),
    "VS-T2-win-rate": winRateFinding(trades, parameters.claimedWinRate, parameters),
    "VS-T4-points": withCeiling(
      meanFinding(trades, parameters.claimedPoints, parameters, createStream(seed, "mean-above-claim")),
      trades,
      parameters.claimedPoints,
    ),
    "VS-T6-sharpe": sharpe,
    "VS-T8-drawdown": drawdownFinding(
      daily,
      markedSessions(trades, book, judgedDates),
      limits.capital,
      trades.length,
      parameters,
      createStream(seed, "drawdown"),
    ),
    "VS-T2-coin": coin,
    "VS-T2-break-even": Number.isNaN(breakEven) ? null : winRateFinding(trades, breakEven, parameters),
  };
  const trials = Object.entries(hypotheses).map(([id, hypothesis]): Trial => {
    // Without a trade there is no estimate and no p, whatever a formula gives for n = 0.
    const finding = trades.length === 0 ? null : findings[id as VolumeShockHypothesisId];
    if (evidence.lacks.length > 0) return notTestable(hypothesis, evidence.lacks.join("; "));
    if (!finding)
      return {
        hypothesis,
        finding: null,
        verdict: "INSUFFICIENT_DATA",
        reason: absence(id as VolumeShockHypothesisId, trades.length),
      };
    return judge(id === "VS-T2-break-even" ? { ...hypothesis, claimed: breakEven } : hypothesis, finding, parameters);
  });
  const gate = asWrittenGate(
    {
      winRate: coin.estimate,
      sharpe: sharpe.estimate,
      pValue: coin.pValue ?? Number.NaN,
      trades: trades.length,
      rSquared: null,
    },
    {
      winRate: parameters.claimedWinRate,
      sharpe: parameters.claimedSharpe,
      level: parameters.level,
      trades: parameters.gateTrades,
      rSquared: parameters.claimedRSquared,
    },
  );
  return {
    trials,
    effect: combineVerdicts(trials.filter(({ hypothesis }) => hypothesis.family === "effect")),
    advertised: combineVerdicts(trials.filter(({ hypothesis }) => hypothesis.family === "advertised")),
    gate,
    placebo,
    unmatchedTrades: table.unmatched,
    events: eventStudy(evidence.detections, book, parameters.resamples, createStream(seed, "event-study")),
    latency: latencyBuckets(trades),
    performance: classes.map((flowType) => classPerformance(flowType, trades)),
    daily,
  };
}

function absence(id: VolumeShockHypothesisId, trades: number): string {
  if (trades === 0) return "there are no trades";
  if (id === "VS-T3-points") return "no other day has matched times to draw placebo trades from";
  return "a break-even rate needs winning and losing trades";
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
