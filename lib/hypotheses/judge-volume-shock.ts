import type { FlowType, Label } from "../classifiers/flow-type.js";
import type { TailCounts } from "../detectors/tail-calibration.js";
import type { Detection } from "../detectors/volume-shock-detect.js";
import { exitCeiling } from "../execution/exit-ceiling.js";
import type { LimitParameters } from "../execution/limits.js";
import { markedSessions } from "../execution/marked-equity.js";
import type { Observation } from "../execution/observation.js";
import { type ClassPerformance, classPerformance, type DailyResult, dailyResults } from "../execution/performance.js";
import type { Plan } from "../execution/plan.js";
import { isWin, type Trade } from "../execution/trade.js";
import type { Halt } from "../market/market-context.js";
import { createStream } from "../numeric/random.js";
import { type CircularCompanions, circularCompanions } from "./circular-companions.js";
import { type ClassSignatures, classSignatures } from "./class-signatures.js";
import { type CombinedVerdict, combineVerdicts } from "./combine-verdicts.js";
import { completionMinutes } from "./completion.js";
import { type DetectionAccuracy, type DetectionCase, detectionAccuracy, detectionCases } from "./detection-accuracy.js";
import { type DetectorCalibration, detectorCalibration } from "./detector-calibration.js";
import { type EventStudy, eventStudy } from "./event-study.js";
import { type ForecastSkill, forecastSkill } from "./forecast-skill.js";
import { asWrittenGate, type Gate } from "./gate.js";
import { gatekeep } from "./gatekeep.js";
import { type HedgingEvidence, hedgingEvidence } from "./hedging-evidence.js";
import type { Finding, JudgeParameters, Trial } from "./hypothesis.js";
import type { Standing } from "./judge.js";
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
import { type PlaceboEffects, placeboEffects } from "./placebo-effects.js";
import { type PlaceboTest, placeboTest } from "./placebo-test.js";
import { type Circumstances, tryHypothesis } from "./try-hypothesis.js";
import {
  primaryParts,
  type SecondaryHypothesisId,
  type VolumeShockHypothesisId,
  volumeShockHypotheses,
} from "./volume-shock-hypotheses.js";

/** What a preset left behind, as far as its judges need it. */
export interface VolumeShockCase {
  readonly detections: readonly Detection[];
  /** One per detection, in their order. */
  readonly labels: readonly Label[];
  readonly observations: readonly Observation[];
  /** What was planned about the detections, traded or refused. */
  readonly plans: readonly Plan[];
  readonly trades: readonly Trade[];
  /** Sessions that could have had a trade, ascending. */
  readonly judgedDates: readonly string[];
  /** Tail probabilities of everything that was watched. */
  readonly tails: readonly (TailCounts & { readonly date: string })[];
  /** Seconds of the option window. */
  readonly window: number;
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

/** Everything that is said about a preset's alerts and trades. */
export interface VolumeShockJudgement {
  readonly trials: readonly Trial[];
  /** The document's primary hypothesis, all parts together (VS-P). */
  readonly primary: CombinedVerdict;
  /** There is an effect: T3 and T4 together. */
  readonly effect: CombinedVerdict;
  /** It is as large as advertised: win rate, points, Sharpe, drawdown together. */
  readonly advertised: CombinedVerdict;
  /** The document's own gate. */
  readonly gate: Gate;
  readonly placebo: PlaceboTest | null;
  readonly placeboEffects: PlaceboEffects | null;
  /** Trades for which no other day had a matched time. */
  readonly unmatchedTrades: number;
  readonly events: EventStudy;
  /** What the future's takers did after the events (VS-P, S1, S2, S4). */
  readonly hedging: HedgingEvidence;
  /** VS-S3; null where one of the classes has no trade. */
  readonly signatures: ClassSignatures | null;
  /** VS-D; null where nothing was watched, or nothing was forecast. */
  readonly calibration: DetectorCalibration | null;
  readonly skill: ForecastSkill | null;
  /** Predictions against what came, alert by alert and by class. */
  readonly cases: readonly DetectionCase[];
  readonly accuracy: readonly DetectionAccuracy[];
  readonly circular: CircularCompanions;
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
  const hedging = hedgingEvidence(evidence.detections, book, parameters, evidence.window, seed);
  const { timing, proportion, speed, completion } = hedging;
  const signatures = classSignatures(
    trades,
    evidence.observations,
    parameters.resamples,
    createStream(seed, "class-signatures"),
  );
  const calibration = detectorCalibration(evidence.tails, evidence.detections.length);
  const skill = forecastSkill(
    evidence.plans,
    evidence.observations,
    parameters.resamples,
    createStream(seed, "forecast-skill"),
  );
  const changes = completion?.changes ?? completionMinutes.map(() => null);
  const secondary: Readonly<Record<SecondaryHypothesisId, Finding | null>> = {
    "VS-S1-slope": proportion?.slope ?? null,
    "VS-S1-r-squared": proportion?.rSquared ?? null,
    "VS-S2-hazard": speed?.hazard ?? null,
    "VS-S2-spearman": speed?.spearman ?? null,
    "VS-S3-win-rate": signatures?.tests["win-rate"].finding ?? null,
    "VS-S3-hold": signatures?.tests.hold.finding ?? null,
    "VS-S3-magnitude": signatures?.tests.magnitude.finding ?? null,
    "VS-S3-distribution": signatures?.tests.distribution.finding ?? null,
    "VS-S4-2-minutes": changes[0]?.finding ?? null,
    "VS-S4-5-minutes": changes[1]?.finding ?? null,
  };
  // Without a trade there is no estimate and no p, whatever a formula gives for n = 0.
  const traded = (finding: Finding | null): Finding | null => (trades.length === 0 ? null : finding);
  const findings: Readonly<Record<VolumeShockHypothesisId, Finding | null>> = {
    "VS-T3-points": traded(placebo ? placeboFinding(placebo, table.unmatched, parameters) : null),
    "VS-T4-mean": traded(meanFinding(trades, 0, parameters, createStream(seed, "mean-above-zero"))),
    "VS-T2-win-rate": traded(winRateFinding(trades, parameters.claimedWinRate, parameters)),
    "VS-T4-points": traded(
      withCeiling(
        meanFinding(trades, parameters.claimedPoints, parameters, createStream(seed, "mean-above-claim")),
        trades,
        parameters.claimedPoints,
      ),
    ),
    "VS-T6-sharpe": traded(sharpe),
    "VS-T8-drawdown": traded(
      drawdownFinding(
        daily,
        markedSessions(trades, book, judgedDates),
        limits.capital,
        trades.length,
        parameters,
        createStream(seed, "drawdown"),
      ),
    ),
    "VS-T2-coin": traded(coin),
    "VS-T2-break-even": traded(Number.isNaN(breakEven) ? null : winRateFinding(trades, breakEven, parameters)),
    "VS-P-flow": timing?.flow ?? null,
    "VS-P-share": timing?.share ?? null,
    ...secondary,
    "VS-D-tail": calibration?.tail ?? null,
    "VS-D-skill": skill?.gain ?? null,
  };
  const circumstances: Circumstances = {
    lacks: evidence.lacks,
    flowLack: hedging.lack,
    trades: trades.length,
    classes: signatures,
    parameters,
  };
  const tried = (id: VolumeShockHypothesisId, standing?: Standing): Trial => {
    const hypothesis = id === "VS-T2-break-even" ? { ...hypotheses[id], claimed: breakEven } : hypotheses[id];
    return tryHypothesis(hypothesis, findings[id], circumstances, standing);
  };
  const primary = combineVerdicts(primaryParts.map((id) => tried(id)));
  const standings: Readonly<Partial<Record<VolumeShockHypothesisId, Standing>>> = gatekeep(secondary, primary.verdict);
  const trials = (Object.keys(hypotheses) as VolumeShockHypothesisId[]).map((id) => tried(id, standings[id]));
  const rSquared = proportion?.rSquared.estimate ?? Number.NaN;
  const gate = asWrittenGate(
    {
      winRate: coin.estimate,
      sharpe: sharpe.estimate,
      pValue: coin.pValue ?? Number.NaN,
      trades: trades.length,
      rSquared: Number.isNaN(rSquared) || evidence.lacks.length > 0 ? null : rSquared,
      rSquaredLack: evidence.lacks.join("; ") || (hedging.lack ?? "too few events whose flow was seen"),
    },
    {
      winRate: parameters.claimedWinRate,
      sharpe: parameters.claimedSharpe,
      level: parameters.level,
      trades: parameters.gateTrades,
      rSquared: parameters.claimedRSquared,
    },
  );
  const cases = detectionCases(
    evidence.labels,
    evidence.observations,
    hedging.events,
    evidence.detections.map(({ date }) => date),
    parameters,
  );
  return {
    trials,
    primary,
    effect: combineVerdicts(trials.filter(({ hypothesis }) => hypothesis.family === "effect")),
    advertised: combineVerdicts(trials.filter(({ hypothesis }) => hypothesis.family === "advertised")),
    gate,
    placebo,
    placeboEffects: placeboEffects(table),
    unmatchedTrades: table.unmatched,
    events: eventStudy(evidence.detections, book, parameters.resamples, createStream(seed, "event-study")),
    hedging,
    signatures,
    calibration,
    skill,
    cases,
    accuracy: detectionAccuracy(cases),
    circular: circularCompanions(evidence.detections),
    latency: latencyBuckets(trades),
    performance: classes.map((flowType) => classPerformance(flowType, trades)),
    daily,
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
