/**
 * Every public name of the pure rooms: it runs in Node, in a notebook and in a browser alike.
 */

export { classificationOfMarket } from "./audit/classification-of-market.js";
export {
  type ConformanceCase,
  type ConformanceResult,
  checkConformance,
  conformanceFamilies,
  type Tolerance,
} from "./audit/conformance.js";
export {
  type ExpiryDatasetRequest,
  expiryDataset,
  expiryMarket,
  recognitionShape,
} from "./audit/expiry-dataset.js";
export {
  type RecognitionControl,
  type RecognitionOutcome,
  type RecognitionScore,
  recognitionControls,
  runRecognition,
  scoreRecognition,
} from "./audit/expiry-recognition.js";
export { flipSides, removeSides } from "./audit/observed-sides.js";
export { type PinCase, type PinOutcome, pinOutcomes } from "./audit/pin-acceptance.js";
export { type SimulatedMarket, simulatedDataset } from "./audit/simulated-dataset.js";
export { type KnownOrders, trueClasses } from "./audit/true-classes.js";
export { truthJson } from "./audit/truth-json.js";
export {
  type Control,
  type ControlExpectation,
  type ControlOutcome,
  type ControlScore,
  controlMarkets,
  runControl,
  scoreControls,
  volumeShockControls,
} from "./audit/volume-shock-controls.js";
export {
  classifyFlow,
  type ExpectedBehaviour,
  expectedBehaviour,
  type FlowType,
  type FlowTypeInputs,
  type FlowTypeParameters,
  type FlowTypeRule,
  flowTypeOf,
  flowTypeSchema,
  flowTypes,
  type Label,
} from "./classifiers/flow-type.js";
export {
  classifyUrgency,
  type ExpectedSteering,
  expectedSteering,
  type Urgency,
  type UrgencyInputs,
  type UrgencyLabel,
  type UrgencyLimits,
  type UrgencyParameters,
  type UrgencyRule,
  urgencyOf,
  urgencySchema,
} from "./classifiers/urgency.js";
export { type AssignmentParameters, assignmentProbability } from "./detectors/assignment-probability.js";
export { type ContractDelta, contractDeltas, type DeltaSource } from "./detectors/contract-delta.js";
export { expirationPressure } from "./detectors/expiration-pressure.js";
export {
  byRank,
  createExpirationPressureDetector,
  type DetectedPressure,
  type DismissedPressure,
  type ExpirationPressureDetectChoices,
  type ExpirationPressureDetector,
  type ExpirationPressureDetectParameters,
  type ExpirationPressureDetectState,
  expirationPressureDetectSchema,
  firstAlerts,
  type PressureAlert,
  type SteeringRule,
  type StrikeMeasures,
  strikeKey,
} from "./detectors/expiration-pressure-detect.js";
export {
  createExpirationPressureMeasure,
  type ExpirationPressureMeasure,
  type ExpirationPressureMeasureChoices,
  type ExpirationPressureMeasureParameters,
  type ExpirationPressureState,
  expirationPressureMeasureSchema,
  type HedgeFlow,
  type PressureRow,
  type SeriesPressure,
  type SignAssumption,
  signAssumptions,
} from "./detectors/expiration-pressure-measure.js";
export { type ExpiringSeries, expiringSeries, type RemainingDeviation } from "./detectors/expiring-volatility.js";
export type { CaseStrike, ExpiryCase } from "./detectors/expiry-case.js";
export {
  type DismissedExpiry,
  type ExpiryCaseChoices,
  type ExpiryCaseParameters,
  type ExpiryCases,
  expiryCaseSchema,
  expiryCases,
} from "./detectors/expiry-cases.js";
export { documentNetDelta, signedNetDelta } from "./detectors/net-delta.js";
export {
  type DocumentColumns,
  documentColumns,
  type ModelColumns,
  modelColumns,
  writeDocumentRow,
  writeModelRow,
} from "./detectors/pressure-columns.js";
export { type PressureMap, pressureMap } from "./detectors/pressure-map.js";
export { type ExposureClass, estimateResponse, type ResponseParameters } from "./detectors/response-time.js";
export { type SettlementVariance, settlementVariance } from "./detectors/settlement-variance.js";
export { type TailCounts, tailCounts, type WatchedWindow } from "./detectors/tail-calibration.js";
export {
  type Baseline,
  type BaselineRule,
  type BaselineSource,
  type DayBaselines,
  dayBaselines,
} from "./detectors/volume-baseline.js";
export { type StrikeOnDay, type VolumeCourse, volumeCourse } from "./detectors/volume-course.js";
export {
  createVolumeShockDetector,
  type DetectedEvents,
  type Detection,
  type DismissedEvent,
  type VolumeShockDetectChoices,
  type VolumeShockDetector,
  type VolumeShockDetectParameters,
  type VolumeShockDetectState,
  volumeShockDetectSchema,
} from "./detectors/volume-shock-detect.js";
export {
  createVolumeShockMeasure,
  type VolumeShockMeasure,
  type VolumeShockMeasureChoices,
  type VolumeShockMeasurement,
  type VolumeShockMeasureParameters,
  type VolumeShockState,
  volumeShockMeasureSchema,
} from "./detectors/volume-shock-measure.js";
export { toleratedUlps } from "./evidence/agreement.js";
export { type BrokenDown, breakdownsJson } from "./evidence/breakdowns-json.js";
export { canonicalJson, type Json } from "./evidence/canonical-json.js";
export { arithmeticFaults } from "./evidence/check-arithmetic.js";
export {
  type ComparedFile,
  type ComparedList,
  comparePackages,
  type MovedNumber,
  type PackageComparison,
  type PackageContent,
} from "./evidence/compare-packages.js";
export { digestOfFiles, sha256Text, type TextFile } from "./evidence/digest.js";
export {
  controlsJson,
  type ExecutionEvidence,
  executionJson,
  latencyCurveJson,
  markedEquityJson,
  reliabilityJson,
} from "./evidence/execution-json.js";
export {
  expirationPressureArtefactNames,
  expirationPressureArtefacts,
  type PressureArtefactInput,
} from "./evidence/expiration-pressure-artefacts.js";
export {
  type ExpirationPressureEvidenceInput,
  expirationPressureEvidence,
  type PressureEvidence,
} from "./evidence/expiration-pressure-evidence.js";
export { type JsonDifference, jsonDifferences } from "./evidence/json-difference.js";
export {
  chainLine,
  configurationDigest,
  type Evaluation,
  type FailedEntry,
  genesis,
  type HeldOutSessions,
  type LedgerEntry,
  type LedgerHead,
  type LedgerLine,
  type Look,
  type LookEntry,
  lineDigest,
  lineText,
  type PriorTrials,
  type RegistrationEntry,
  type StudyEntry,
  type SweepEntry,
} from "./evidence/ledger-line.js";
export {
  countTrials,
  priorTrials,
  priorTrialsSentence,
  type StudyIdentity,
  type TrialFilter,
  trialSharpes,
} from "./evidence/ledger-trials.js";
export {
  isRepeatable,
  type Manifest,
  type ManifestCore,
  type ManifestFault,
  type ManifestPreset,
  manifestVersion,
  readManifest,
} from "./evidence/manifest.js";
export {
  type PackageEvidence,
  packageEvidence,
  type ReadHypothesis,
  type ReadRival,
  type ReadSelection,
  type ReadVerdict,
} from "./evidence/package-evidence.js";
export { faultWords, type PackageFault } from "./evidence/package-fault.js";
export { type PackageManifest, packageManifest } from "./evidence/package-manifest.js";
export { packageFileNames, publishedSchemas, schemaFaults } from "./evidence/package-schemas.js";
export { chainPlainLedger, isPlainLedger } from "./evidence/plain-ledger.js";
export type { ConcludedJudgement, EvidenceInput, PresetEvidence } from "./evidence/preset-evidence.js";
export { primaryJson } from "./evidence/primary-json.js";
export { faultSentence, type Ledger, type LedgerFault, ledgerHead, readLedger } from "./evidence/read-ledger.js";
export { selectionJson } from "./evidence/selection-json.js";
export { type Sweep, sweepEntry } from "./evidence/sweep-entry.js";
export type { Artefact } from "./evidence/trade-evidence.js";
export { instant, tradeJson } from "./evidence/trade-json.js";
export { trialJson, trialOf, trialsJson } from "./evidence/trial-json.js";
export {
  validationScheduleJson,
  validationScheduleName,
  validationScheduleStatement,
} from "./evidence/validation-schedule-json.js";
export {
  looksOf,
  looksSentence,
  mayOpen,
  openingLook,
  type RegistrationLine,
  registrationNamed,
  registrations,
} from "./evidence/vault.js";
export { checkLedger, type LedgerCheck } from "./evidence/verify-ledger.js";
export { type CheckedPackage, checkPackage } from "./evidence/verify-package.js";
export { volumeShockArtefactNames, volumeShockArtefacts } from "./evidence/volume-shock-artefacts.js";
export {
  type VolumeShockEvidenceInput,
  type VolumeShockPresetEvidence,
  volumeShockEvidence,
} from "./evidence/volume-shock-evidence.js";
export type { Alert } from "./execution/alert.js";
export {
  type ClosedTrades,
  type ClosedTradesBook,
  closedTradesBook,
} from "./execution/closed-trades.js";
export {
  type ExecuteChoices,
  type ExecuteParameters,
  type ExecutionParameters,
  executeSchema,
  executeSession,
  rankAlerts,
  refuses,
  type SessionExecution,
  type SessionMarket,
} from "./execution/execute-session.js";
export {
  type Deadlines,
  type ExitReason,
  type ExitRule,
  followPosition,
  type PositionOutcome,
} from "./execution/exit.js";
export { type ExitCeiling, exitCeiling } from "./execution/exit-ceiling.js";
export { type FlowLimitParameters, flowHold, flowLimitSchema, flowRisk } from "./execution/flow-limits.js";
export { type FlowPlanParameters, flowPlanSchema, planFlowTrade } from "./execution/flow-plan.js";
export { flowPrediction } from "./execution/flow-prediction.js";
export { type HaltRecord, haltRecords } from "./execution/halt-records.js";
export { type HoldChanges, holdAgain } from "./execution/hold-again.js";
export { closeBy, type HeldPosition, holdPosition } from "./execution/hold-position.js";
export { type LatencySummary, latencySummary } from "./execution/latency-summary.js";
export {
  allowedRisk,
  checkLimits,
  type LimitCheck,
  type LimitContext,
  type LimitName,
  type LimitParameters,
  limitSchema,
  sizeShare,
  wholeContracts,
} from "./execution/limits.js";
export {
  type MarkedDrawdown,
  type MarkedEquity,
  type MarkedSession,
  markedEquity,
  markedSessions,
} from "./execution/marked-equity.js";
export { eventFilter, type FilterFinding, volatilityFilter } from "./execution/market-filters.js";
export { type Observation, observe, type Prediction } from "./execution/observation.js";
export { type ClassPerformance, classPerformance, type DailyResult, dailyResults } from "./execution/performance.js";
export {
  type ClassRecord,
  type ConfidenceParameters,
  classConfidence,
  type ExitChoice,
  type Plan,
} from "./execution/plan.js";
export { flowPositionSize, type PositionSizeParameters } from "./execution/position-size.js";
export { type ExecutionReliability, executionReliability, type RouteRecord } from "./execution/reliability.js";
export { drawFillTime, drawOutages, type Outage, openRoute, type RouteName, routeNames } from "./execution/routes.js";
export { type Fill, isWin, type Order, type Refusal, type RefusalReason, type Trade } from "./execution/trade.js";
export {
  planUrgencyTrade,
  type SettlementTerms,
  type UrgencyPlanParameters,
  urgencyPlanSchema,
} from "./execution/urgency-plan.js";
export { urgencyPrediction } from "./execution/urgency-prediction.js";
export { type UrgencySizeParameters, urgencyPositionSize } from "./execution/urgency-size.js";
export type { Answer, LeftOut } from "./hypotheses/answer.js";
export { assignmentRisk, type RiskRow, type RiskRule } from "./hypotheses/assignment-risk.js";
export { bothStrategies, type JointPrimary, type PrimaryClaim } from "./hypotheses/both-strategies.js";
export {
  type BreakdownDimension,
  type BreakdownHypothesis,
  type BreakdownHypothesisId,
  breakdownDimensions,
  breakdownHypotheses,
  groupWords,
  isBreakdown,
} from "./hypotheses/breakdown-hypotheses.js";
export { breakdownTrials } from "./hypotheses/breakdown-trials.js";
export { type BreakdownParameters, type BreakdownRow, type Breakdowns, breakdowns } from "./hypotheses/breakdowns.js";
export { type CircularCompanions, circularCompanions } from "./hypotheses/circular-companions.js";
export { type ClassSignatures, classSignatures } from "./hypotheses/class-signatures.js";
export { type ClassificationAccuracy, classificationAccuracy } from "./hypotheses/classification-accuracy.js";
export { type CombinedVerdict, combineVerdicts } from "./hypotheses/combine-verdicts.js";
export { type Completion, completion } from "./hypotheses/completion.js";
export { type ControlCase, type ControlEffects, controlEffects, listEffects } from "./hypotheses/control-effects.js";
export { countNouns, singular } from "./hypotheses/count-nouns.js";
export { type DayGroup, type DayGroupsRule, dayGroupsFinding } from "./hypotheses/day-groups.js";
export { type DayMeanRule, dayMeanFinding } from "./hypotheses/day-mean-finding.js";
export { type DaySlopeRule, daySlopeFinding } from "./hypotheses/day-slope-finding.js";
export {
  bestSharpeByLuck,
  type DeflatedSharpeFinding,
  deflatedSharpeFinding,
  type TrialFamily,
} from "./hypotheses/deflated-sharpe-finding.js";
export {
  type DesignAlternative,
  type NoAlternative,
  noAlternative,
  noSize,
  type PlannedAlternative,
} from "./hypotheses/design-alternative.js";
export { designPower, intervalError, isBeyond, sharpePower, tradingDays } from "./hypotheses/design-power.js";
export {
  accuracyAsOf,
  accuracyCourse,
  type DetectionAccuracy,
  type DetectionCase,
  detectionAccuracy,
  detectionCases,
  type TrackedAccuracy,
} from "./hypotheses/detection-accuracy.js";
export { type DetectorCalibration, detectorCalibration } from "./hypotheses/detector-calibration.js";
export {
  type EventFlow,
  type EventFlows,
  eventFlows,
  type FlowEpisode,
  flowWithin,
  minutesToFlow,
} from "./hypotheses/event-flow.js";
export {
  type EventMoves,
  type EventStudy,
  type EventStudyPoint,
  eventHorizons,
  eventMoves,
  eventStudy,
} from "./hypotheses/event-study.js";
export {
  type ControlEffect,
  type ExitEffectCase,
  type ExitEffects,
  exitEffects,
  type ShareOfTrades,
  type StopEffect,
  type TimeStopEffect,
} from "./hypotheses/exit-effects.js";
export { abnormalFlow, type ExpectedFlow, type ExpectedFlowRule, expectedFlow } from "./hypotheses/expected-flow.js";
export {
  type ExpirationDayMark,
  type ExpirationDayMarks,
  expirationDayMarks,
} from "./hypotheses/expiration-day-marks.js";
export { type ExpirationDay, type ExpiryNumbers, expirationDays } from "./hypotheses/expiration-days.js";
export { expirationPressureCriteria } from "./hypotheses/expiration-pressure-criteria.js";
export {
  type ExpiryHypothesisId,
  type ExpiryJudge,
  expiryHypotheses,
} from "./hypotheses/expiration-pressure-hypotheses.js";
export { expirationPressureRivals } from "./hypotheses/expiration-pressure-rivals.js";
export {
  type DispersionRule,
  type ExpiryDispersion,
  expiryDispersion,
  type OrdinaryWindow,
} from "./hypotheses/expiry-dispersion.js";
export { type ExpiryTestParameters, expiryTestRows } from "./hypotheses/expiry-test-parameters.js";
export { type ExpiryVelocity, expiryVelocity } from "./hypotheses/expiry-velocity.js";
export {
  type CalibrationRule,
  type FinishCalibration,
  type FinishCalibrations,
  type ForecastRecord,
  finishCalibration,
} from "./hypotheses/finish-calibration.js";
export { type FlowGrid, flowGrid } from "./hypotheses/flow-grid.js";
export {
  type FlowJudgeParameters,
  type FlowParameters,
  flowJudgeSchema,
  type SpikeParameters,
} from "./hypotheses/flow-parameters.js";
export { type FlowProportion, flowProportion } from "./hypotheses/flow-proportion.js";
export { type ForecastSkill, forecastSkill } from "./hypotheses/forecast-skill.js";
export {
  type GammaAssumption,
  type GammaInteraction,
  gammaAssumptions,
  gammaInteraction,
  gammaSign,
} from "./hypotheses/gamma-interaction.js";
export {
  asWrittenGate,
  type ExperimentalValidity,
  type Gate,
  type GateCriterion,
  type GateInputs,
  type GateThresholds,
} from "./hypotheses/gate.js";
export { gatekeep } from "./hypotheses/gatekeep.js";
export { type Displacement, type Displacements, displacementOf, displacements } from "./hypotheses/heaviest-strike.js";
export { type HedgeTiming, hedgeTiming } from "./hypotheses/hedge-timing.js";
export { type HedgingEvidence, hedgingEvidence } from "./hypotheses/hedging-evidence.js";
export {
  type DayKind,
  type DayResults,
  type HistoricalCase,
  type HistoricalDay,
  type HistoricalDays,
  historicalDays,
  type UnderlyingDay,
} from "./hypotheses/historical-days.js";
export {
  type Adjustment,
  type Finding,
  type Hypothesis,
  type JudgeParameters,
  judgeSchema,
  type LeastSample,
  type Trial,
  type Verdict,
} from "./hypotheses/hypothesis.js";
export { insufficientData, judge, notTestable, type Standing } from "./hypotheses/judge.js";
export {
  type ExpirationPressureCase,
  type ExpirationPressureJudgement,
  judgeExpirationPressure,
  type SettlementEvidence,
  settlementEvidence,
} from "./hypotheses/judge-expiration-pressure.js";
export { judgeVolumeShock, type VolumeShockCase, type VolumeShockJudgement } from "./hypotheses/judge-volume-shock.js";
export {
  type LatencyBucket,
  type LatencyBucketName,
  latencyBucketOf,
  latencyBuckets,
} from "./hypotheses/latency-buckets.js";
export {
  type LatencyCase,
  type LatencyCurve,
  type LatencyOutcome,
  type LatencyPoint,
  type LatencyTrend,
  latencyCurve,
  type PairedDifference,
  type StressPoint,
  studiedLatencies,
} from "./hypotheses/latency-curve.js";
export { type LimitEffectCase, limitEffects } from "./hypotheses/limit-effects.js";
export {
  type MagnitudeAt,
  type MagnitudeClass,
  type MagnitudeRate,
  magnitudeRates,
} from "./hypotheses/magnitude-rates.js";
export { type DesignNeed, type Need, type NeededSample, neededSample } from "./hypotheses/needed-sample.js";
export { neededSummary } from "./hypotheses/needed-summary.js";
export { nextMoves, type OrdinaryDays, ordinaryDays } from "./hypotheses/ordinary-windows.js";
export { type OutOfSample, outOfSample } from "./hypotheses/out-of-sample.js";
export { effectInWords, type Pair, type PairedEffect, pairedEffect } from "./hypotheses/paired-effect.js";
export {
  conformanceShows,
  livePipeline,
  performanceCriteria,
  secondaryCriterion,
} from "./hypotheses/performance-criteria.js";
export {
  type PerformanceCase,
  type PerformanceEvidence,
  performanceEvidence,
} from "./hypotheses/performance-evidence.js";
export {
  coinFinding,
  drawdownFinding,
  meanFinding,
  placeboFinding,
  sharpeFinding,
  winRateFinding,
} from "./hypotheses/performance-findings.js";
export {
  type PerformanceHypothesisId,
  type PerformanceTest,
  performanceHypotheses,
} from "./hypotheses/performance-hypotheses.js";
export {
  type PlaceboDay,
  type PlaceboMatching,
  type PlaceboTable,
  type PriceBook,
  placeboTable,
} from "./hypotheses/placebo.js";
export { type PlaceboEffects, placeboEffects } from "./hypotheses/placebo-effects.js";
export { type PlaceboTest, placeboTest } from "./hypotheses/placebo-test.js";
export {
  type ExpirationPressureHypothesisId,
  expirationPressureHypotheses,
  steeringParts,
  type TriedExpirationPressureId,
} from "./hypotheses/pressure-hypotheses.js";
export { accuracyByPressure, type PressureLevel } from "./hypotheses/pressure-levels.js";
export { casePressure, type PressureMovement, pressureMovement } from "./hypotheses/pressure-movement.js";
export { type PrimaryVerdict, primaryVerdict } from "./hypotheses/primary-verdict.js";
export { realisedVolatility, volatilityThird, volatilityThirds } from "./hypotheses/realised-volatility.js";
export { type ResponseSpeed, type ResponseTime, responseSpeed } from "./hypotheses/response-speed.js";
export {
  type CombinedClaim,
  chanceTests,
  combinedClaims,
  type Rival,
  type RivalExplanation,
  type RivalExplanations,
  type RivalTest,
  rivalExplanations,
  rivals,
  rivalsInWords,
  rivalWords,
} from "./hypotheses/rival-explanations.js";
export {
  type CriterionRule,
  type JudgedCriterion,
  judgeCriteria,
  type RoadmapCriterion,
} from "./hypotheses/roadmap-criterion.js";
export { type CountedRun, type RunCounts, runCounts, type TracedAlert } from "./hypotheses/run-counts.js";
export { nothingLeft, type Selection, selectCases } from "./hypotheses/select-cases.js";
export { type NextMove, type SessionReversal, sessionReversal } from "./hypotheses/session-reversal.js";
export {
  type DisplacementRule,
  type SignedDisplacement,
  signedDisplacement,
} from "./hypotheses/signed-displacement.js";
export {
  type AccountResult,
  type SizingEffect,
  type SizingEffectCase,
  type SizingEffects,
  sizingEffects,
} from "./hypotheses/sizing-effects.js";
export {
  type SteeringFinding,
  type SteeringTest,
  steeringFinding,
  steeringTests,
} from "./hypotheses/steering-finding.js";
export {
  type GridPlace,
  type GridRule,
  type OrdinaryPrice,
  type StrikeGrid,
  strikeGrid,
} from "./hypotheses/strike-grid.js";
export {
  type ExponentBin,
  type ExponentRule,
  formulaExponent,
  type OrdinaryCourse,
  type TimeExponent,
  timeExponent,
} from "./hypotheses/time-exponent.js";
export {
  type ClosedSession,
  closedSessions,
  type DailyValidation,
  type ScheduleCase,
  type ValidationSchedule,
  validationSchedule,
} from "./hypotheses/validation-schedule.js";
export { volumeShockCriteria } from "./hypotheses/volume-shock-criteria.js";
export {
  primaryParts,
  type SecondaryHypothesisId,
  type TriedVolumeShockId,
  type VolumeShockHypothesisId,
  volumeShockHypotheses,
} from "./hypotheses/volume-shock-hypotheses.js";
export { volumeShockRivals } from "./hypotheses/volume-shock-rivals.js";
export {
  type SessionVolume,
  type VolumeSpikeDay,
  type VolumeSpikeDays,
  volumeSpikeDays,
} from "./hypotheses/volume-spike-days.js";
export {
  type ClaimStanding,
  type ReviewedSession,
  type ValidationTotals,
  type WeeklyReview,
  weeklyReviews,
} from "./hypotheses/weekly-review.js";
export { winRateIntervals } from "./hypotheses/win-rate-intervals.js";
export { type AttachedFutures, attachFutures, type FutureBars } from "./market/attach-futures.js";
export { type ChainColumns, chainColumns } from "./market/chain-columns.js";
export { DataError, type DataPlace } from "./market/data-error.js";
export { foldBars } from "./market/fold-bars.js";
export { type FoldedDay, foldSnapshots } from "./market/fold-snapshots.js";
export { haltInForce, nextHalt } from "./market/halts.js";
export { hourOfDay } from "./market/hour-of-day.js";
export { createInspector, type Inspector, inspectSession } from "./market/inspect.js";
export type { Inspection, SessionInspection } from "./market/inspection.js";
export { type IsoWeek, isoWeek } from "./market/iso-week.js";
export {
  type Halt,
  type MarketContext,
  noContext,
  type ScheduledEvent,
  type VolatilityLevels,
} from "./market/market-context.js";
export {
  cellOf,
  type DeltaConvention,
  type FutureColumns,
  hasSides,
  hedgePath,
  type MarketDay,
  type OptionColumns,
  type PricePath,
  pricePath,
  rowQuality,
  type Strike,
} from "./market/market-day.js";
export {
  type ContractSize,
  type MarketProfile,
  type PointRule,
  pointSize,
  type SessionHours,
  type SettlementRule,
} from "./market/market-profile.js";
export {
  crypto24h,
  crypto24hDeribit,
  marketProfile,
  nseIndex,
  nseIndexBars,
  nseStock,
  spxEs,
  synthetic,
  usOption,
} from "./market/market-profiles.js";
export { type OpenInterest, openInterestAsOf } from "./market/open-interest.js";
export {
  type DayPrices,
  dayIn,
  dayPrices,
  firstAtOrAfter,
  horizonIndex,
  priceAsOf,
  priceIndexAsOf,
  type SignedFlow,
} from "./market/price-book.js";
export type {
  Dataset,
  DatasetDescription,
  IdleDate,
  InputFile,
  LoadedSession,
  Session,
  SessionQuality,
} from "./market/session.js";
export { sessionOn } from "./market/session-on.js";
export { realisedDeviation, type Settlement, settlementOf } from "./market/settlement.js";
export type { BarTape, SnapshotTape, Tape } from "./market/tape.js";
export {
  clnvSigns,
  depthSigns,
  emoSigns,
  firstSigns,
  leeReadySigns,
  type QuotedTrades,
  quoteSigns,
  reverseTickSigns,
  type TradeSigns,
  tickSigns,
  tradeSizeSigns,
} from "./market/trade-signs.js";
export { type PriceCourse, underlyingPath } from "./market/underlying-path.js";
export { unfoldDay } from "./market/unfold-day.js";
export { betaCdf, betaQuantile, betaSf } from "./numeric/beta.js";
export { chiSquareCdf, chiSquareSf } from "./numeric/chi-square.js";
export { defineParameters, type ParameterRow } from "./numeric/define-parameters.js";
export { deviation } from "./numeric/deviation.js";
export { fSf } from "./numeric/f-distribution.js";
export { kurtosis } from "./numeric/kurtosis.js";
export { type LeastSquares, leastSquares, solveSymmetric } from "./numeric/least-squares.js";
export { logGamma } from "./numeric/log-gamma.js";
export { mean } from "./numeric/mean.js";
export { normalCdf, normalLogCdf, normalPdf, normalQuantile, normalSf } from "./numeric/normal.js";
export { checkParameters, type ParameterSchema, type ParameterStage } from "./numeric/parameter.js";
export { median, quantile, quantileSorted } from "./numeric/quantile.js";
export { createStream, type RandomStream } from "./numeric/random.js";
export { ranks } from "./numeric/ranks.js";
export { skewness } from "./numeric/skewness.js";
export { studentTCdf, studentTQuantile, studentTSf } from "./numeric/student-t.js";
export { sum } from "./numeric/sum.js";
export { variance } from "./numeric/variance.js";
export { blackScholes, type SpotOptionValue } from "./pricing/black-scholes.js";
export { black76, black76Delta, type OptionValue } from "./pricing/black76.js";
export { finishAbove, finishWithin } from "./pricing/finish-probability.js";
export { impliedVolatility, type VolatilityRefusal, volatilityRefusal } from "./pricing/implied-volatility.js";
export { type OptionType, optionSign } from "./pricing/option-type.js";
export { type ParityForward, parityForward } from "./pricing/parity-forward.js";
export { type PinningDrift, pinningDrift } from "./pricing/pinning-drift.js";
export { accuracyFigure } from "./report/accuracy-figure.js";
export { type AlertRow, alertsTable, type FoundAlert } from "./report/alerts-table.js";
export { type AnswerRow, answersTable } from "./report/answers-table.js";
export { breakdownsFigure } from "./report/breakdowns-figure.js";
export { chart } from "./report/chart.js";
export { type Clock, createClock } from "./report/clock.js";
export { comparisonTable, type NamedJudgement } from "./report/comparison-table.js";
export { type Count, countNames, countTable, sumCounts } from "./report/count-table.js";
export { courseFigure } from "./report/course-figure.js";
export { criteriaTable } from "./report/criteria-table.js";
export { displacementFigure } from "./report/displacement-figure.js";
export { type DocumentInput, documentHtml, inlineScript } from "./report/document.js";
export { eventStudiesFigure, type NamedEventStudy } from "./report/event-studies-figure.js";
export { eventStudyFigure } from "./report/event-study-figure.js";
export { expirationDaysTable } from "./report/expiration-days-table.js";
export { expirationPressureReport } from "./report/expiration-pressure-report.js";
export { exponentFigure } from "./report/exponent-figure.js";
export { type Fact, factsHtml } from "./report/facts.js";
export type { Figure } from "./report/figure.js";
export { type ForestRow, forestFigure } from "./report/forest-figure.js";
export { gateTable } from "./report/gate-table.js";
export { hedgeFlowFigure } from "./report/hedge-flow-figure.js";
export { type LimitTally, limitChecksTable, tallyChecks } from "./report/limit-checks-table.js";
export { luckFigure } from "./report/luck-figure.js";
export { type MissingSample, missingSample, missingSamples } from "./report/missing-sample.js";
export { type NullFigure, nullFigure } from "./report/null-figure.js";
export { page } from "./report/page.js";
export { pageScript } from "./report/page-script.js";
export { pageStyle } from "./report/page-style.js";
export { presetsSection } from "./report/presets-section.js";
export { pressureAlertColumns } from "./report/pressure-alert-columns.js";
export { pressureMapFigure } from "./report/pressure-map-figure.js";
export { reliabilityFigure } from "./report/reliability-figure.js";
export type { ReportAssets } from "./report/report-assets.js";
export { type ReportIdentity, reportHeader } from "./report/report-header.js";
export { rivalsTable } from "./report/rivals-table.js";
export { sentence } from "./report/sentence.js";
export { type NamedSettlements, settlementTable } from "./report/settlement-table.js";
export { shockAlertColumns } from "./report/shock-alert-columns.js";
export { steeringSummary } from "./report/steering-summary.js";
export { strikePlacesFigure } from "./report/strike-places-figure.js";
export { type ColumnTableLike, type DataFrameLike, table } from "./report/table.js";
export { twinFigure } from "./report/twin-figure.js";
export { type VolumeLine, volumeFigure } from "./report/volume-figure.js";
export { volumeShockReport } from "./report/volume-shock-report.js";
export {
  type BookHedging,
  type HedgeConduct,
  type HedgedBook,
  hedgeDecay,
  hedgeWithDelay,
} from "./simulation/book-hedging.js";
export { type BookStrike, heaviestStrike, isPinRegime } from "./simulation/expiry-book.js";
export { type HedgeParent, responseSeconds } from "./simulation/hedge-parents.js";
export type { LargeOrder, LargeOrderKind } from "./simulation/large-orders.js";
export type { ListedExpiry } from "./simulation/listed-chain.js";
export {
  type ExpiryDials,
  expiryShape,
  type Liquidity,
  liquidities,
  type MarketMode,
  type MarketParameters,
  marketModes,
  type PinRegime,
  studyShape,
} from "./simulation/market-parameters.js";
export type { OptionPrint } from "./simulation/option-print.js";
export {
  type ExpiryTruth,
  type MarketRequest,
  type MarketTruth,
  type SessionPlan,
  type SimulatedSession,
  simulateMarket,
} from "./simulation/simulate-market.js";
export { agrestiCoull } from "./statistics/agresti-coull.js";
export { type BacktestOverfitting, backtestOverfitting } from "./statistics/backtest-overfitting.js";
export { type Barrier, barrier } from "./statistics/barrier.js";
export { type BcaInterval, bcaInterval } from "./statistics/bca-interval.js";
export { benjaminiHochberg } from "./statistics/benjamini-hochberg.js";
export { benjaminiYekutieli } from "./statistics/benjamini-yekutieli.js";
export { type BetaBinomialPosterior, betaBinomialPosterior } from "./statistics/beta-binomial.js";
export { type BinomialPower, binomialPower, binomialSampleSize } from "./statistics/binomial-power.js";
export { type BinomialPValues, binomialPValues, binomialTest } from "./statistics/binomial-test.js";
export { blockBootstrap } from "./statistics/block-bootstrap.js";
export { automaticBlockRule, type BlockRule, blockIndexSets } from "./statistics/block-rule.js";
export { bonferroni } from "./statistics/bonferroni.js";
export { basicInterval, percentileInterval } from "./statistics/bootstrap-interval.js";
export { type CalibrationBin, calibrationBins } from "./statistics/calibration-bins.js";
export {
  coxTest,
  equivalenceTest,
  kendallTest,
  ksOneSampleTest,
  ksTwoSampleTest,
  logRankTest,
  mannWhitneyTest,
  mcnemarTest,
  pearsonTest,
  signedRankTest,
  spearmanTest,
  trendTest,
} from "./statistics/classical-tests.js";
export { type Classification, classification, confusionMatrix } from "./statistics/classification.js";
export { clopperPearson } from "./statistics/clopper-pearson.js";
export { clusteredMean } from "./statistics/clustered-mean.js";
export { type ClusteredProportion, clusteredProportion } from "./statistics/clustered-proportion.js";
export { cochranArmitage, type Trend } from "./statistics/cochran-armitage.js";
export { cohenH } from "./statistics/cohen-h.js";
export { type CombinedP, fisherCombined, stoufferCombined } from "./statistics/combine-p-values.js";
export { type CorrelationEffects, correlationEffects } from "./statistics/correlation-effects.js";
export { type CoxRegression, type CoxTies, coxRegression } from "./statistics/cox-regression.js";
export { type DataSnooping, dataSnooping, type ResampledP } from "./statistics/data-snooping.js";
export { type DeflatedSharpe, deflatedSharpe, type SelectedSharpe } from "./statistics/deflated-sharpe.js";
export { type DrawdownQuantile, drawdownBootstrap, markedDrawdownBootstrap } from "./statistics/drawdown-bootstrap.js";
export { type EffectiveTrialsMethod, effectiveTrials } from "./statistics/effective-trials.js";
export { entryTimeShift } from "./statistics/entry-time-shift.js";
export { type Equivalence, equivalence } from "./statistics/equivalence.js";
export { type Estimate, estimateTest, normalInterval, normalPValue } from "./statistics/estimate-test.js";
export { type Expectancy, expectancy } from "./statistics/expectancy.js";
export { expectedMaximum, type MaximumMethod } from "./statistics/expected-maximum.js";
export { fisherExact } from "./statistics/fisher-exact.js";
export {
  type HawkesLikelihood,
  type HawkesParameters,
  type HawkesRescaling,
  hawkesLikelihood,
  hawkesRescaling,
} from "./statistics/hawkes.js";
export { hochberg } from "./statistics/hochberg.js";
export { holm } from "./statistics/holm.js";
export { jackknife } from "./statistics/jackknife.js";
export { jeffreys } from "./statistics/jeffreys.js";
export { type KaplanMeier, kaplanMeier } from "./statistics/kaplan-meier.js";
export { type KendallTau, kendall } from "./statistics/kendall.js";
export { kolmogorovTail } from "./statistics/kolmogorov-tail.js";
export { type KolmogorovSmirnovFit, ksOneSample } from "./statistics/ks-one-sample.js";
export { type KolmogorovSmirnov, ksTwoSample } from "./statistics/ks-two-sample.js";
export { type LeaveClusterOut, leaveClusterOut } from "./statistics/leave-cluster-out.js";
export {
  type FittedModel,
  type LinearRegression,
  linearRegression,
  type RegressionGeometry,
} from "./statistics/linear-regression.js";
export { type LogRank, logRank } from "./statistics/log-rank.js";
export { type LogisticRegression, logisticRegression } from "./statistics/logistic-regression.js";
export { type MannWhitney, mannWhitney } from "./statistics/mann-whitney.js";
export { type Drawdown, maxDrawdown } from "./statistics/max-drawdown.js";
export { type McNemar, mcnemar } from "./statistics/mcnemar.js";
export { type MeanHac, meanHac } from "./statistics/mean-hac.js";
export { meanSampleSize } from "./statistics/mean-sample-size.js";
export {
  logNegativeBinomialTail,
  negativeBinomialShape,
  negativeBinomialTail,
} from "./statistics/negative-binomial-tail.js";
export { newcombe } from "./statistics/newcombe.js";
export { oneSampleT } from "./statistics/one-sample-t.js";
export { type BlockLength, optimalBlockLength } from "./statistics/optimal-block-length.js";
export { type Correlation, pearson } from "./statistics/pearson.js";
export { percentileT } from "./statistics/percentile-t.js";
export { permutationCorrelation } from "./statistics/permutation-correlation.js";
export { permutationPValue } from "./statistics/permutation-p-value.js";
export {
  circularShift,
  inBlocks,
  type PermutationScheme,
  unrestricted,
  withinStrata,
  withinStrataInBlocks,
} from "./statistics/permutation-scheme.js";
export { type PermutationDesign, permutationTest } from "./statistics/permutation-test.js";
export { logPoissonTail, poissonTail } from "./statistics/poisson-tail.js";
export { pooledT } from "./statistics/pooled-t.js";
export { exponentTest, type PowerLawFit, powerLawFit } from "./statistics/power-law-fit.js";
export { minimumTrackRecord, probabilisticSharpe } from "./statistics/probabilistic-sharpe.js";
export { type ProperScores, properScores } from "./statistics/proper-scores.js";
export {
  type ApproximatePower,
  approximateProportionPower,
  correlationSampleSize,
  type ProportionSampleSize,
  proportionSampleSize,
  type TwoProportionSampleSize,
  twoProportionSampleSize,
} from "./statistics/proportion-power.js";
export { INVARIANT, type Randomisation, randomisationTest } from "./statistics/randomisation-test.js";
export { type ResampledMoments, resampledMoments } from "./statistics/resampled-moments.js";
export {
  clusteredErrors,
  coefficientTest,
  type HeteroskedasticVariant,
  heteroskedasticErrors,
  neweyWestErrors,
  type RobustErrors,
} from "./statistics/robust-errors.js";
export {
  type SharpeBasis,
  type SharpeRatio,
  sharpeAnnualisation,
  sharpeErrorLo,
  sharpeErrorMertens,
  sharpeRatio,
} from "./statistics/sharpe.js";
export { minimumSharpe, type SharpeHaircut, sharpeHaircut } from "./statistics/sharpe-haircut.js";
export { sharpeSampleSize } from "./statistics/sharpe-sample-size.js";
export { pooledSharpes, type SharpeSpread, sharpeSpread } from "./statistics/sharpe-spread.js";
export { holmSidak, sidak } from "./statistics/sidak.js";
export { signFlip } from "./statistics/sign-flip.js";
export { signTest } from "./statistics/sign-test.js";
export { type SignedRank, signedRank } from "./statistics/signed-rank.js";
export { type SimulatedPower, simulatedPower } from "./statistics/simulated-power.js";
export { type CurveBands, simultaneousBands } from "./statistics/simultaneous-bands.js";
export { addSnoopingCounts, type SnoopingCounts, snoopingCounts } from "./statistics/snooping-counts.js";
export { type SnoopingModels, snoopingModels } from "./statistics/snooping-models.js";
export { spearman } from "./statistics/spearman.js";
export { spearmanResampler } from "./statistics/spearman-resampler.js";
export { indicesOfBlocks } from "./statistics/stationary-bootstrap.js";
export { stationaryBootstrapVariance } from "./statistics/stationary-variance.js";
export { stratifiedPermutation } from "./statistics/stratified-permutation.js";
export {
  firstReason,
  type Interval,
  type Power,
  type Side,
  type TestResult,
  type Units,
} from "./statistics/test-result.js";
export { type TwoProportions, twoProportions, twoProportionTest } from "./statistics/two-proportions.js";
export { type TwoSampleEffects, twoSampleEffects } from "./statistics/two-sample-effects.js";
export { twoSamplePermutation } from "./statistics/two-sample-permutation.js";
export { wald } from "./statistics/wald.js";
export { welchDegrees, welchT } from "./statistics/welch-t.js";
export { type WildWeights, wildClusterBootstrap, wildWeightsFor } from "./statistics/wild-cluster-bootstrap.js";
export { wilson, wilsonContinuity } from "./statistics/wilson.js";
export { type WinRateDesign, type WinRateSummary, winRateSummary } from "./statistics/win-rate-summary.js";
export {
  type ClassCeiling,
  type ExecutedRun,
  type ExecutionReview,
  reviewExecution,
} from "./strategies/execution-review.js";
export {
  type ExpirationPressureChoices,
  type ExpirationPressureParameters,
  type ExpirationPressurePreset,
  type ExpirationPressurePresetName,
  expirationPressurePreset,
  expirationPressurePresets,
  expirationPressureSchemas,
} from "./strategies/expiration-pressure.js";
export {
  type ExpirationPressureOverrides,
  unusedPressureParameters,
  withPressureOverrides,
} from "./strategies/expiration-pressure-overrides.js";
export { packageExpirationPressure } from "./strategies/expiration-pressure-package.js";
export {
  createExpirationPressureRun,
  type ExpirationPressureRecord,
  type ExpirationPressureRun,
} from "./strategies/expiration-pressure-run.js";
export {
  type HoldOut,
  heldOutOf,
  holdOutOf,
  type SessionCalendar,
  type SessionChoice,
  visibleSessions,
} from "./strategies/hold-out.js";
export type { JudgedRun, JudgedStudy } from "./strategies/judged-study.js";
export { changedName, overrideValues, type StageSchemas, type StageValues } from "./strategies/overrides.js";
export {
  type ExpirationPressureStudy,
  type ExpirationPressureStudyOptions,
  type JudgedPressure,
  studyExpirationPressure,
} from "./strategies/study-expiration-pressure.js";
export type { StudyPackage } from "./strategies/study-package.js";
export { expiryCasesOf, type SettlementStudy, studySettlements } from "./strategies/study-settlements.js";
export {
  criteriaOfVolumeShock,
  type JudgedPreset,
  reviewVolumeShock,
  studyVolumeShock,
  type VolumeShockStudy,
  type VolumeShockStudyOptions,
} from "./strategies/study-volume-shock.js";
export {
  type PresetName,
  type VolumeShockChoices,
  type VolumeShockParameters,
  type VolumeShockPreset,
  volumeShockPreset,
  volumeShockPresets,
  volumeShockSchemas,
} from "./strategies/volume-shock.js";
export { unusedParameters, type VolumeShockOverrides, withOverrides } from "./strategies/volume-shock-overrides.js";
export { packageVolumeShock } from "./strategies/volume-shock-package.js";
export { createVolumeShockRun, type VolumeShockRecord, type VolumeShockRun } from "./strategies/volume-shock-run.js";
export {
  createVolumeShockScan,
  type SessionScan,
  sharedScans,
  type VolumeShockScan,
} from "./strategies/volume-shock-scan.js";
export { type OnSession, type SessionVisitor, type WalkedSessions, walkSessions } from "./strategies/walk-sessions.js";
