import { type UrgencyLabel, urgencies } from "../classifiers/urgency.js";
import type { AssignmentParameters } from "../detectors/assignment-probability.js";
import type { PressureAlert } from "../detectors/expiration-pressure-detect.js";
import type { ExpiryCase } from "../detectors/expiry-case.js";
import type { LimitParameters } from "../execution/limits.js";
import type { Observation } from "../execution/observation.js";
import { type ClassPerformance, classPerformance, type DailyResult } from "../execution/performance.js";
import type { Plan } from "../execution/plan.js";
import type { Trade } from "../execution/trade.js";
import type { Halt } from "../market/market-context.js";
import { createStream, type RandomStream } from "../numeric/random.js";
import type { Answer } from "./answer.js";
import { assignmentRisk, type RiskRow } from "./assignment-risk.js";
import { isBreakdown } from "./breakdown-hypotheses.js";
import { breakdownTrials } from "./breakdown-trials.js";
import type { Breakdowns } from "./breakdowns.js";
import { type ClassSignatures, classSignatures } from "./class-signatures.js";
import { type CombinedVerdict, combineVerdicts } from "./combine-verdicts.js";
import type { TrialFamily } from "./deflated-sharpe-finding.js";
import { type DetectionAccuracy, type DetectionCase, detectionAccuracy, detectionCases } from "./detection-accuracy.js";
import { type ExpirationDayMark, expirationDayMarks } from "./expiration-day-marks.js";
import { type ExpirationDay, expirationDays } from "./expiration-days.js";
import type { ExpiryHypothesisId } from "./expiration-pressure-hypotheses.js";
import { expirationPressureRivals } from "./expiration-pressure-rivals.js";
import { type ExpiryDispersion, expiryDispersion } from "./expiry-dispersion.js";
import type { ExpiryTestParameters } from "./expiry-test-parameters.js";
import { type ExpiryVelocity, expiryVelocity } from "./expiry-velocity.js";
import { type FinishCalibrations, finishCalibration } from "./finish-calibration.js";
import { type ForecastSkill, forecastSkill } from "./forecast-skill.js";
import {
  type GammaAssumption,
  type GammaInteraction,
  gammaAssumptions,
  gammaInteraction,
} from "./gamma-interaction.js";
import { asWrittenGate, type Gate } from "./gate.js";
import { gatekeep } from "./gatekeep.js";
import { type HistoricalDays, historicalDays } from "./historical-days.js";
import type { Finding, JudgeParameters, Trial } from "./hypothesis.js";
import type { Standing } from "./judge.js";
import { type LatencyBucket, latencyBuckets } from "./latency-buckets.js";
import { type MagnitudeClass, type MagnitudeRate, magnitudeRates } from "./magnitude-rates.js";
import { nextMoves, type OrdinaryDays, ordinaryDays } from "./ordinary-windows.js";
import { performanceEvidence } from "./performance-evidence.js";
import { type PerformanceTest, prefixed } from "./performance-hypotheses.js";
import type { PriceBook } from "./placebo.js";
import type { PlaceboEffects } from "./placebo-effects.js";
import type { PlaceboTest } from "./placebo-test.js";
import { expirationPressureHypotheses, steeringParts, type TriedExpirationPressureId } from "./pressure-hypotheses.js";
import { accuracyByPressure, type PressureLevel } from "./pressure-levels.js";
import { type PressureMovement, pressureMovement } from "./pressure-movement.js";
import { type PrimaryVerdict, primaryVerdict } from "./primary-verdict.js";
import { type RivalExplanations, rivalExplanations } from "./rival-explanations.js";
import { type SessionReversal, sessionReversal } from "./session-reversal.js";
import { type SignedDisplacement, signedDisplacement } from "./signed-displacement.js";
import { type SteeringFinding, steeringFinding } from "./steering-finding.js";
import { type GridRule, type StrikeGrid, strikeGrid } from "./strike-grid.js";
import { type TimeExponent, timeExponent } from "./time-exponent.js";
import { type Circumstances, tryHypothesis } from "./try-hypothesis.js";
import { closedSessions, type ValidationSchedule, validationSchedule } from "./validation-schedule.js";

/** What a preset left behind, as far as its judges need it. */
export interface ExpirationPressureCase {
  readonly alerts: readonly PressureAlert[];
  /** One per alert, in their order. */
  readonly labels: readonly UrgencyLabel[];
  readonly observations: readonly Observation[];
  /** What was planned about the alerts, traded or refused. */
  readonly plans: readonly Plan[];
  readonly trades: readonly Trade[];
  /** Expiring series, seen once and where they settled. */
  readonly cases: readonly ExpiryCase[];
  /** Sessions that could have had a trade, ascending. */
  readonly judgedDates: readonly string[];
  /** Reasons why the preset cannot be tried on these data; empty when it can. */
  readonly lacks: readonly string[];
  readonly book: PriceBook;
  readonly judge: JudgeParameters & ExpiryTestParameters;
  readonly assignment: AssignmentParameters;
  /** The moves that the classes announce. */
  readonly announced: readonly MagnitudeClass[];
  /** What market makers are taken to hold, for the sign of their gamma. */
  readonly assumption: GammaAssumption;
  readonly limits: LimitParameters;
  /** Whether limits were enforced: placebo trades then close early as well. */
  readonly closeEarly: boolean;
  /** Interventions: placebo trades obey those of their days as well. */
  readonly halts: readonly Halt[];
  /** What {@link settlementEvidence} says of the same cases, where another preset has asked already. */
  readonly settlements?: SettlementEvidence;
  /** Trials that the result was selected from; null where nobody knows what else was tried. */
  readonly family: TrialFamily | null;
  readonly seed: number;
}

/** What the settlements say of heavy strikes, without a trade (EP-P, S1, S2, A). */
export interface SettlementEvidence {
  readonly grid: StrikeGrid;
  readonly gridByShare: StrikeGrid;
  readonly gridOfRound: StrikeGrid;
  readonly displacement: SignedDisplacement;
  readonly dispersion: ExpiryDispersion;
  readonly gamma: readonly GammaInteraction[];
  readonly reversal: SessionReversal;
  readonly exponent: TimeExponent;
  readonly velocity: ExpiryVelocity;
  readonly calibration: FinishCalibrations;
  readonly movement: PressureMovement;
  readonly risk: readonly [recent: RiskRow, all: RiskRow];
  readonly days: readonly ExpirationDay[];
  readonly magnitudes: readonly MagnitudeRate[];
  /** Days without an expiry that the expiries were set against. */
  readonly ordinary: OrdinaryDays;
}

/** Everything that is said about a preset's alerts, trades and settlements. */
export interface ExpirationPressureJudgement {
  readonly trials: readonly Trial[];
  /** The document's primary hypothesis, all parts together (EP-P). */
  readonly primary: PrimaryVerdict;
  /** There is an effect that can be traded: T3 and T4 together. */
  readonly effect: CombinedVerdict;
  /** It is as large as advertised: win rate, points, Sharpe, drawdown together. */
  readonly advertised: CombinedVerdict;
  /** What else could explain the three, and whether a test excludes it. */
  readonly rivals: RivalExplanations;
  readonly steering: SteeringFinding;
  /** The document's own gate. */
  readonly gate: Gate;
  readonly settlements: SettlementEvidence;
  readonly placebo: PlaceboTest | null;
  readonly placeboEffects: PlaceboEffects | null;
  /** Which days lent placebo entries. */
  readonly placeboDays: "days without an expiry" | "other expiry days: there are none without";
  /** Trades for which no other day had a matched time. */
  readonly unmatchedTrades: number;
  /** EP-S3; null where one of the classes has no trade. */
  readonly signatures: ClassSignatures | null;
  /** EP-T: what the stated confidence is worth; null where nothing was forecast. */
  readonly skill: ForecastSkill | null;
  /** Predictions against what came, alert by alert and by class. */
  readonly cases: readonly DetectionCase[];
  readonly accuracy: readonly DetectionAccuracy[];
  readonly pressureLevels: readonly PressureLevel[];
  readonly latency: readonly LatencyBucket[];
  readonly performance: readonly ClassPerformance[];
  /** The trades by class, hour and volatility: exploratory. */
  readonly breakdowns: Breakdowns;
  readonly daily: readonly DailyResult[];
  /** What could be said at each close and in each week. */
  readonly validation: ValidationSchedule;
  /** The study on the days on which something expires. */
  readonly historical: HistoricalDays<ExpirationDayMark>;
}

const level = 0.95;
const mostFits = 1999;
const noOtherDay = "every session is an expiration day: there are no other days to compare with";
/** EP-S3 compares these. */
const compared = ["PIN_RISK_MANAGEMENT", "ASSIGNMENT_PANIC"] as const;

/** Tries every hypothesis of the strategy on what a preset did. The seed feeds named streams, one per test. */
export function judgeExpirationPressure(evidence: ExpirationPressureCase): ExpirationPressureJudgement {
  const { trades, book, judge: parameters, seed } = evidence;
  const hypotheses = expirationPressureHypotheses(parameters, evidence.assumption);
  const lends = [...book.values()].some((days) => days.some(({ expiration }) => !expiration));
  const performance = performanceEvidence({
    trades,
    judgedDates: evidence.judgedDates,
    book,
    judge: parameters,
    limits: evidence.limits,
    closeEarly: evidence.closeEarly,
    halts: evidence.halts,
    // What is tested is the expiry itself; where every day has one, its clock time on other days is all there is.
    donors: lends ? "without-expiration" : "same-expiration",
    family: evidence.family,
    seed,
  });
  const settlements = evidence.settlements ?? settlementEvidence(evidence);
  const { displacement } = settlements;
  const signatures = classSignatures(
    compared,
    trades,
    evidence.observations,
    parameters.resamples,
    createStream(seed, "class-signatures"),
  );
  const skill = forecastSkill(
    evidence.plans,
    evidence.observations,
    parameters.resamples,
    createStream(seed, "forecast-skill"),
  );
  const cases = detectionCases(
    evidence.labels.map(({ urgency }) => urgency),
    evidence.observations,
    [],
    evidence.alerts,
    // No flow is watched: the two numbers stand for nothing.
    { responseShare: 1, flowWindow: 1 },
  );
  const marks = expirationDayMarks(book, evidence.cases);
  const historical = historicalDays(
    {
      ...{ ...marks, unknown: [], cases, trades, standIns: performance.lent, kind: "expiration day" },
      impossible: marks.others.length > 0 ? null : noOtherDay,
    },
    parameters.resamples,
    createStream(seed, "historical-days"),
  );
  const answers = answersOf(settlements, evidence.assumption);
  const findings = {
    ...prefixed("EP", performance.findings),
    ...Object.fromEntries(Object.entries(answers).map(([id, { finding }]) => [id, finding])),
    "EP-P-away": displacement.mean.finding,
    "EP-P-outward": displacement.outward.share.finding,
    "EP-S3-win-rate": signatures?.tests["win-rate"].finding ?? null,
    "EP-S3-hold": signatures?.tests.hold.finding ?? null,
    "EP-S3-magnitude": signatures?.tests.magnitude.finding ?? null,
    "EP-S3-distribution": signatures?.tests.distribution.finding ?? null,
    "EP-T-skill": skill?.gain ?? null,
    "EP-H-expiration-days": historical.points.finding,
  } as Readonly<Record<TriedExpirationPressureId, Finding | null>>;
  const more = [
    ["EP-P-away", displacement.mean] as const,
    ["EP-P-outward", displacement.outward.share] as const,
    ["EP-H-expiration-days", historical.points] as const,
  ];
  const reasons = [...Object.entries(answers), ...more].flatMap(([id, { reason }]) =>
    reason === null ? [] : [[id, reason] as const],
  );
  const circumstances: Circumstances = {
    lacks: evidence.lacks,
    flowLack: null,
    trades: trades.length,
    classes: signatures,
    parameters,
    absences: { ...prefixed("EP", performance.absences), ...Object.fromEntries(reasons) },
    impossible: historical.impossible === null ? {} : { "EP-H-expiration-days": historical.impossible },
  };
  const tried = (id: TriedExpirationPressureId, standing?: Standing): Trial => {
    const hypothesis = hypotheses[id];
    const claimed = performance.bars[id.slice("EP-".length) as PerformanceTest] ?? hypothesis.claimed;
    return tryHypothesis({ ...hypothesis, claimed }, findings[id], circumstances, standing);
  };
  const primary = primaryVerdict(steeringParts.map((id) => tried(id)));
  const ids = (Object.keys(hypotheses) as TriedExpirationPressureId[]).filter((id) => !isBreakdown(hypotheses[id]));
  const secondary = ids.filter((id) => hypotheses[id].family === "secondary");
  const standings: Readonly<Record<string, Standing>> = gatekeep(
    Object.fromEntries(secondary.map((id) => [id, findings[id]])),
    primary.verdict,
  );
  const trials = [
    ...ids.map((id) => tried(id, standings[id])),
    ...breakdownTrials(Object.values(hypotheses).filter(isBreakdown), performance.breakdowns, evidence.lacks),
  ];
  const { coin, sharpe } = performance;
  const gate = asWrittenGate(
    {
      winRate: coin.estimate,
      sharpe: sharpe.estimate,
      pValue: coin.pValue ?? Number.NaN,
      trades: trades.length,
      rSquared: null,
      rSquaredLack: "",
    },
    {
      winRate: parameters.claimedWinRate,
      sharpe: parameters.claimedSharpe,
      level: parameters.level,
      trades: parameters.gateTrades,
      rSquared: null,
    },
  );
  return {
    trials,
    primary,
    effect: combineVerdicts(trials.filter(({ hypothesis }) => hypothesis.family === "effect")),
    advertised: combineVerdicts(trials.filter(({ hypothesis }) => hypothesis.family === "advertised")),
    rivals: rivalExplanations(trials, expirationPressureRivals(hypotheses)),
    steering: steeringFinding(
      {
        displacement: displacement.mean,
        outward: displacement.outward.share,
        grid: settlements.grid.nearness,
      },
      parameters.level,
      parameters.leastDays,
    ),
    gate,
    settlements,
    placebo: performance.placebo,
    placeboEffects: performance.placeboEffects,
    placeboDays: lends ? "days without an expiry" : "other expiry days: there are none without",
    unmatchedTrades: performance.unmatchedTrades,
    signatures,
    skill,
    cases,
    accuracy: detectionAccuracy(cases, urgencies),
    pressureLevels: accuracyByPressure(
      cases,
      evidence.alerts.map(({ pressure }) => pressure),
    ),
    latency: latencyBuckets(trades),
    performance: ["ALL", ...urgencies].map((label) => classPerformance(label, trades)),
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

/** Makes every test on the settlements; each draws from a stream of its own name. */
export function settlementEvidence(
  evidence: Pick<ExpirationPressureCase, "cases" | "announced" | "book" | "judge" | "assignment" | "seed">,
): SettlementEvidence {
  const { cases, book, judge: parameters, assignment, seed } = evidence;
  const draws = parameters.resamples;
  const stream = (name: string): RandomStream => createStream(seed, name);
  const ordinary = ordinaryDays(cases, book);
  const rule = { level, draws };
  const grid = (name: string, within: number, unit: GridRule["unit"], lines: GridRule["lines"]): StrikeGrid => {
    const { level: alpha, designExcess } = parameters;
    return strikeGrid(cases, ordinary.prices, { within, unit, lines, ...rule, alpha, designExcess }, stream(name));
  };
  const { rotationReach: reach, nearPoints: within } = parameters;
  return {
    grid: grid("grid", parameters.nearPoints, "points", "listed"),
    gridByShare: grid("grid-share", parameters.nearShare, "spacings", "listed"),
    gridOfRound: grid("grid-round", parameters.gridPoints, "points", parameters.gridMultiple),
    displacement: signedDisplacement(
      cases,
      { reach, ...rule, alpha: parameters.level, designMean: parameters.designMean },
      stream("displacement"),
    ),
    dispersion: expiryDispersion(cases, ordinary.windows, { scale: "ordinary", ...rule }, stream("dispersion")),
    gamma: gammaAssumptions.map((own) => gammaInteraction(cases, own, rule, stream(`gamma/${own}`))),
    reversal: sessionReversal(nextMoves(cases, book, parameters.exponentMinutes), rule, stream("reversal")),
    exponent: timeExponent(
      cases,
      ordinary.courses,
      {
        fromMinutes: parameters.exponentMinutes,
        binMinutes: parameters.exponentBin,
        nearDeviations: parameters.nearDeviations,
        level,
        // Every draw fits a curve: a fifth of the draws tells the interval to a fiftieth of its width.
        draws: Math.min(draws, mostFits),
      },
      stream("exponent"),
    ),
    velocity: expiryVelocity(cases, rule, stream("velocity")),
    calibration: finishCalibration(
      cases,
      assignment,
      { within, reach, bins: parameters.calibrationBins, ...rule },
      stream("calibration"),
    ),
    movement: pressureMovement(cases, assignment, rule, stream("movement")),
    risk: assignmentRisk(cases, { within, days: parameters.riskDays, level }),
    ordinary,
    days: expirationDays(cases, assignment, within),
    magnitudes: magnitudeRates(cases, evidence.announced),
  };
}

function answersOf(own: SettlementEvidence, assumption: GammaAssumption): Readonly<Record<ExpiryHypothesisId, Answer>> {
  const gamma = own.gamma.find((one) => one.assumption === assumption)!;
  return {
    "EP-P-grid": own.grid.nearness,
    "EP-P-grid-share": own.gridByShare.nearness,
    "EP-P-grid-round": own.gridOfRound.nearness,
    "EP-P-uniform": own.grid.uniformity,
    "EP-P-ordinary": own.grid.ordinary,
    "EP-P-displacement": own.displacement.mean,
    "EP-P-dispersion": own.dispersion.ratio,
    "EP-P-gamma": gamma.interaction,
    "EP-P-reversal": own.reversal.correlation,
    "EP-S1-exponent": own.exponent.exponent,
    "EP-S2-velocity": own.velocity.velocity,
    "EP-S2-speed": own.velocity.speed,
    "EP-A-near": own.calibration.near.probability.skill,
    "EP-A-in-the-money": own.calibration.inTheMoney.probability.skill,
    "EP-R2": own.movement.rSquared,
  };
}
