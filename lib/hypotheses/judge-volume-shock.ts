import { flowTypes, type Label } from "../classifiers/flow-type.js";
import type { TailCounts } from "../detectors/tail-calibration.js";
import type { Detection } from "../detectors/volume-shock-detect.js";
import type { LimitParameters } from "../execution/limits.js";
import type { Observation } from "../execution/observation.js";
import { type ClassPerformance, classPerformance, type DailyResult } from "../execution/performance.js";
import type { Plan } from "../execution/plan.js";
import type { Trade } from "../execution/trade.js";
import type { Halt } from "../market/market-context.js";
import { createStream } from "../numeric/random.js";
import { isBreakdown } from "./breakdown-hypotheses.js";
import { breakdownTrials } from "./breakdown-trials.js";
import type { Breakdowns } from "./breakdowns.js";
import { type CircularCompanions, circularCompanions } from "./circular-companions.js";
import { type ClassSignatures, classSignatures } from "./class-signatures.js";
import { type CombinedVerdict, combineVerdicts } from "./combine-verdicts.js";
import { completionMinutes } from "./completion.js";
import type { TrialFamily } from "./deflated-sharpe-finding.js";
import { type DetectionAccuracy, type DetectionCase, detectionAccuracy, detectionCases } from "./detection-accuracy.js";
import { type DetectorCalibration, detectorCalibration } from "./detector-calibration.js";
import { type EventStudy, eventStudy } from "./event-study.js";
import type { FlowJudgeParameters } from "./flow-parameters.js";
import { type ForecastSkill, forecastSkill } from "./forecast-skill.js";
import { asWrittenGate, type Gate } from "./gate.js";
import { gatekeep } from "./gatekeep.js";
import { type HedgingEvidence, hedgingEvidence } from "./hedging-evidence.js";
import { type HistoricalDays, historicalDays } from "./historical-days.js";
import type { Finding, Trial } from "./hypothesis.js";
import type { Standing } from "./judge.js";
import { type LatencyBucket, latencyBuckets } from "./latency-buckets.js";
import { performanceEvidence } from "./performance-evidence.js";
import { type PerformanceTest, prefixed } from "./performance-hypotheses.js";
import type { PriceBook } from "./placebo.js";
import type { PlaceboEffects } from "./placebo-effects.js";
import type { PlaceboTest } from "./placebo-test.js";
import { type PrimaryVerdict, primaryVerdict } from "./primary-verdict.js";
import { type RivalExplanations, rivalExplanations } from "./rival-explanations.js";
import { type Circumstances, tryHypothesis } from "./try-hypothesis.js";
import { closedSessions, type ValidationSchedule, validationSchedule } from "./validation-schedule.js";
import {
  primaryParts,
  type SecondaryHypothesisId,
  type TriedVolumeShockId,
  volumeShockHypotheses,
} from "./volume-shock-hypotheses.js";
import { volumeShockRivals } from "./volume-shock-rivals.js";
import { type SessionVolume, type VolumeSpikeDay, volumeSpikeDays } from "./volume-spike-days.js";

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
  /** Option contracts by underlying and session, in the order of their dates. */
  readonly volumes: readonly SessionVolume[];
  /** Seconds of the option window. */
  readonly window: number;
  /** Reasons why the preset cannot be tried on these data; empty when it can. */
  readonly lacks: readonly string[];
  readonly book: PriceBook;
  readonly judge: FlowJudgeParameters;
  readonly limits: LimitParameters;
  /** Whether limits were enforced: placebo trades then close early as well. */
  readonly closeEarly: boolean;
  /** Interventions: placebo trades obey those of their days as well. */
  readonly halts: readonly Halt[];
  /** Trials that the result was selected from; null where nobody knows what else was tried. */
  readonly family: TrialFamily | null;
  readonly seed: number;
}

/** Everything that is said about a preset's alerts and trades. */
export interface VolumeShockJudgement {
  readonly trials: readonly Trial[];
  /** The document's primary hypothesis, all parts together (VS-P). */
  readonly primary: PrimaryVerdict;
  /** There is an effect: T3 and T4 together. */
  readonly effect: CombinedVerdict;
  /** It is as large as advertised: win rate, points, Sharpe, drawdown together. */
  readonly advertised: CombinedVerdict;
  /** What else could explain the three, and whether a test excludes it. */
  readonly rivals: RivalExplanations;
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
  /** The trades by class, hour and volatility: exploratory. */
  readonly breakdowns: Breakdowns;
  readonly daily: readonly DailyResult[];
  /** What could be said at each close and in each week. */
  readonly validation: ValidationSchedule;
  /** The study on the sessions whose option volume stood out. */
  readonly historical: HistoricalDays<VolumeSpikeDay>;
}

/** VS-S3 compares these. */
const compared = ["INSTITUTIONAL_SWEEP", "GAMMA_EMERGENCY"] as const;

/** Tries every hypothesis of the strategy on what a preset did. The seed feeds named streams, one per test. */
export function judgeVolumeShock(evidence: VolumeShockCase): VolumeShockJudgement {
  const { trades, judgedDates, book, limits, judge: parameters, seed } = evidence;
  const hypotheses = volumeShockHypotheses(parameters);
  const performance = performanceEvidence({
    trades,
    judgedDates,
    book,
    judge: parameters,
    limits,
    closeEarly: evidence.closeEarly,
    halts: evidence.halts,
    donors: "same-expiration",
    family: evidence.family,
    seed,
  });
  const { coin, sharpe, bars } = performance;
  const hedging = hedgingEvidence(evidence.detections, book, parameters, evidence.window, seed);
  const { timing, proportion, speed, completion } = hedging;
  const signatures = classSignatures(
    compared,
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
  const cases = detectionCases(
    evidence.labels.map(({ flowType }) => flowType),
    evidence.observations,
    hedging.events,
    evidence.detections,
    parameters,
  );
  const { spikes, others, withoutHistory } = volumeSpikeDays(evidence.volumes, parameters);
  const historical = historicalDays(
    { named: spikes, others, unknown: withoutHistory, cases, trades, kind: "volume-spike day", impossible: null },
    parameters.resamples,
    createStream(seed, "historical-days"),
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
  const findings: Readonly<Record<TriedVolumeShockId, Finding | null>> = {
    ...prefixed("VS", performance.findings),
    "VS-P-flow": timing?.flow ?? null,
    "VS-P-share": timing?.share ?? null,
    ...secondary,
    "VS-D-tail": calibration?.tail ?? null,
    "VS-D-skill": skill?.gain ?? null,
    "VS-H-spike-days": historical.points.finding,
  };
  const circumstances: Circumstances = {
    lacks: evidence.lacks,
    flowLack: hedging.lack,
    trades: trades.length,
    classes: signatures,
    parameters,
    absences: {
      ...prefixed("VS", performance.absences),
      ...(historical.points.reason === null ? {} : { "VS-H-spike-days": historical.points.reason }),
    },
  };
  const tried = (id: TriedVolumeShockId, standing?: Standing): Trial => {
    const claimed = bars[id.slice("VS-".length) as PerformanceTest] ?? hypotheses[id].claimed;
    const hypothesis = { ...hypotheses[id], claimed };
    return tryHypothesis(hypothesis, findings[id], circumstances, standing);
  };
  const primary = primaryVerdict(primaryParts.map((id) => tried(id)));
  const standings: Readonly<Partial<Record<TriedVolumeShockId, Standing>>> = gatekeep(secondary, primary.verdict);
  const ids = (Object.keys(hypotheses) as TriedVolumeShockId[]).filter((id) => !isBreakdown(hypotheses[id]));
  const trials = [
    ...ids.map((id) => tried(id, standings[id])),
    ...breakdownTrials(Object.values(hypotheses).filter(isBreakdown), performance.breakdowns, evidence.lacks),
  ];
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
  return {
    trials,
    primary,
    effect: combineVerdicts(trials.filter(({ hypothesis }) => hypothesis.family === "effect")),
    advertised: combineVerdicts(trials.filter(({ hypothesis }) => hypothesis.family === "advertised")),
    rivals: rivalExplanations(trials, volumeShockRivals(hypotheses)),
    gate,
    placebo: performance.placebo,
    placeboEffects: performance.placeboEffects,
    unmatchedTrades: performance.unmatchedTrades,
    events: eventStudy(evidence.detections, book, parameters.resamples, createStream(seed, "event-study")),
    hedging,
    signatures,
    calibration,
    skill,
    cases,
    accuracy: detectionAccuracy(cases, flowTypes),
    circular: circularCompanions(evidence.detections),
    latency: latencyBuckets(trades),
    performance: ["ALL", ...flowTypes].map((label) => classPerformance(label, trades)),
    breakdowns: performance.breakdowns,
    daily: performance.daily,
    validation: validationSchedule({
      cases,
      trades,
      sessions: closedSessions(book, evidence.judgedDates),
      claimedWinRate: parameters.claimedWinRate,
    }),
    historical,
  };
}
