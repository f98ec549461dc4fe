import { type UrgencyParameters, type UrgencyRule, urgencySchema } from "../classifiers/urgency.js";
import {
  type ExpirationPressureDetectChoices,
  type ExpirationPressureDetectParameters,
  expirationPressureDetectSchema,
} from "../detectors/expiration-pressure-detect.js";
import {
  type ExpirationPressureMeasureChoices,
  type ExpirationPressureMeasureParameters,
  expirationPressureMeasureSchema,
} from "../detectors/expiration-pressure-measure.js";
import { type ExpiryCaseChoices, type ExpiryCaseParameters, expiryCaseSchema } from "../detectors/expiry-cases.js";
import { type ExecuteChoices, type ExecuteParameters, executeSchema } from "../execution/execute-session.js";
import { type LimitParameters, limitSchema } from "../execution/limits.js";
import { type UrgencyPlanParameters, urgencyPlanSchema } from "../execution/urgency-plan.js";
import { type ExpiryTestParameters, expiryTestRows } from "../hypotheses/expiry-test-parameters.js";
import { type JudgeParameters, judgeSchema } from "../hypotheses/hypothesis.js";
import { defineParameters } from "../numeric/define-parameters.js";
import type { ParameterSchema } from "../numeric/parameter.js";
import type { ChoiceValues } from "./choice-values.js";
import { executeChoices } from "./execute-choices.js";
import { presetNamed } from "./preset-named.js";

/** Values of all numbers of the strategy, stage by stage. */
export interface ExpirationPressureParameters {
  readonly measure: ExpirationPressureMeasureParameters;
  readonly detect: ExpirationPressureDetectParameters;
  readonly classify: UrgencyParameters;
  readonly plan: UrgencyPlanParameters;
  readonly execute: ExecuteParameters;
  readonly limit: LimitParameters;
  readonly judge: JudgeParameters &
    ExpiryTestParameters &
    Omit<ExpiryCaseParameters, keyof ExpirationPressureMeasureParameters>;
}

/** Choices between rules. */
export interface ExpirationPressureChoices {
  readonly measure: ExpirationPressureMeasureChoices;
  readonly detect: ExpirationPressureDetectChoices & {
    /** Every row in which a strike is above the threshold is an alert, as written; or the first per strike and class (E15, X11). */
    readonly alerts: "every-row" | "once-per-strike";
  };
  readonly classify: UrgencyRule;
  readonly execute: ExecuteChoices;
  readonly judge: Pick<ExpiryCaseChoices, "reach">;
}

export type ExpirationPressurePresetName = "seed" | "seed-fixed" | "scientific";

/** One complete reading of the strategy. */
export interface ExpirationPressurePreset {
  /** An `ExpirationPressurePresetName`; followed by `, changed` where parameters were. */
  readonly name: string;
  /** What the preset is, in a sentence. */
  readonly meaning: string;
  readonly parameters: ExpirationPressureParameters;
  readonly choices: ExpirationPressureChoices;
}

export const expirationPressureSchemas: Readonly<
  Record<keyof ExpirationPressureParameters, readonly ParameterSchema[]>
> = {
  measure: expirationPressureMeasureSchema,
  detect: expirationPressureDetectSchema,
  classify: urgencySchema,
  plan: urgencyPlanSchema,
  execute: executeSchema,
  limit: limitSchema,
  judge: [...judgeSchema, ...defineParameters("judge", expiryTestRows), ...expiryCaseSchema],
};

/** What can be chosen. */
export const expirationPressureChoices: ChoiceValues<ExpirationPressureChoices> = {
  measure: { volatility: { implied: true, realised: true } },
  detect: {
    direction: { STEER_AWAY: true, PIN_TOWARD: true, GAMMA_SIGNED: true },
    assumption: {
      "calls-long-puts-short": true,
      "both-long": true,
      "both-short": true,
      "signed-volume": true,
    },
    alerts: { "every-row": true, "once-per-strike": true },
  },
  classify: { document: true, contiguous: true },
  execute: executeChoices,
  judge: { reach: { points: true, sigma: true } },
};

/** The strategy document to the letter, with the gap definitions of 1.5. */
const seed: ExpirationPressurePreset = {
  name: "seed",
  meaning:
    "literally as written: price is steered away from the strike, every row above the threshold is a trade, limits are recorded and stop nothing, no costs",
  parameters: {
    measure: {
      horizon: 60,
      nearMinutes: 15,
      approachingMinutes: 45,
      nearProbability: 0.8,
      approachingProbability: 0.5,
      distantProbability: 0.2,
      nearReach: 10,
      approachingReach: 20,
      distantReach: 30,
      leastProbability: 0.1,
      nearDistance: 1,
      concentrationBand: 0.01,
      minimumReturns: 12,
      leastVolatility: 0.02,
      greatestVolatility: 5,
    },
    detect: { pressureThreshold: 0.05, reach: 1e6, earliestMinutes: 60 },
    classify: {
      panicMinutes: 15,
      panicOpenInterest: 1500,
      panicDistance: 8,
      pinFromMinutes: 30,
      pinToMinutes: 60,
      pinOpenInterest: 2000,
      pinDistance: 20,
      panicMagnitudeFrom: 15,
      panicMagnitudeTo: 35,
      panicDurationFrom: 3,
      panicDurationTo: 8,
      panicTarget: 0.85,
      pinMagnitudeFrom: 10,
      pinMagnitudeTo: 20,
      pinDurationFrom: 20,
      pinDurationTo: 45,
      pinTarget: 0.75,
    },
    plan: {
      baseSize: 1.5,
      pinMultiplier: 1,
      panicMultiplier: 2,
      maximumSize: 10,
      recentTrades: 30,
      protectiveStop: 20,
      flatBefore: 1,
      confidenceTrades: 30,
      confidencePriorWins: 2,
      confidencePriorLosses: 2,
    },
    execute: {
      latency: 5,
      fillTime: 0,
      fillTimeSpread: 0.5,
      directOutages: 0.1,
      smartOutages: 0.1,
      outageMinutes: 5,
      backupLatency: 2,
      roundTripCost: 0,
    },
    limit: {
      capital: 25_000,
      riskPerTrade: 0.02,
      dailyRisk: 0.05,
      concurrentPositions: 3,
      positionsPerUnderlying: 1000,
      latencyLimit: 1,
      exitBeforeClose: 0,
      minimumDailyVolume: 0,
      marginPerContract: 10_000,
      marginUse: 0.6,
      cashReserve: 0.2,
      earningsBuffer: 24,
      releaseBuffer: 30,
      volatilityLimit: 40,
      volatilitySize: 0.5,
      volatilityAge: 5,
    },
    judge: {
      level: 0.05,
      leastTrades: 100,
      leastDays: 30,
      descriptiveDays: 6,
      claimedWinRate: 0.75,
      claimedPoints: 12,
      claimedSharpe: 2,
      claimedDrawdown: 0.15,
      gateTrades: 50,
      designWinRate: 0.8,
      designPoints: 15,
      designSharpe: 3,
      designRateGap: 0.1,
      designPower: 0.8,
      resamples: 9999,
      placeboMinutes: 15,
      placeboDays: 60,
      largeLoss: 2,
      drawnLatency: 5,
      drawnLatencySpread: 1,
      stressFactor: 3,
      leastClassTrades: 30,
      breakdownRate: 0.1,
      nearPoints: 1,
      nearShare: 0.2,
      gridMultiple: 5,
      gridPoints: 2.5,
      designExcess: 0.1,
      designMean: 0.25,
      rotationReach: 20,
      exponentMinutes: 60,
      exponentBin: 5,
      nearDeviations: 0.5,
      calibrationBins: 10,
      riskDays: 30,
      caseMinutes: 60,
      caseTolerance: 30,
      caseReach: 20,
      caseDeviations: 1,
    },
  },
  choices: {
    measure: { volatility: "implied" },
    detect: { direction: "STEER_AWAY", assumption: "calls-long-puts-short", alerts: "every-row" },
    classify: "document",
    execute: { exit: "class-range", limits: "recorded", contracts: "real" },
    judge: { reach: "points" },
  },
};

/** The same thresholds with the defects mended: one alert per strike and class (E15), one position at a time (X11), limits, whole contracts, costs (X14). */
const seedFixed: ExpirationPressurePreset = {
  name: "seed-fixed",
  meaning:
    "the same thresholds with the defects mended: one alert per strike and class, one position per underlying, limits enforced, 0.5 points of cost",
  parameters: {
    ...seed.parameters,
    execute: { ...seed.parameters.execute, roundTripCost: 0.5 },
    limit: { ...seed.parameters.limit, positionsPerUnderlying: 1 },
  },
  choices: {
    ...seed.choices,
    detect: { ...seed.choices.detect, alerts: "once-per-strike" },
    execute: { exit: "class-range", limits: "enforced", contracts: "whole" },
  },
};

/** Direction by the sign of market makers' gamma (E1), distances in deviations, contiguous classes (E7), time exits. */
const scientific: ExpirationPressurePreset = {
  name: "scientific",
  meaning:
    "toward strikes where market makers are taken to be long gamma and away where short (calls long, puts short), reach in deviations of the move, contiguous classes, exit by time",
  parameters: seedFixed.parameters,
  choices: {
    measure: { volatility: "implied" },
    detect: { direction: "GAMMA_SIGNED", assumption: "calls-long-puts-short", alerts: "once-per-strike" },
    classify: "contiguous",
    execute: { exit: "time", limits: "enforced", contracts: "whole" },
    judge: { reach: "sigma" },
  },
};

export const expirationPressurePresets: Readonly<Record<ExpirationPressurePresetName, ExpirationPressurePreset>> = {
  seed,
  "seed-fixed": seedFixed,
  scientific,
};

/**
 * @throws RangeError for an unknown preset
 */
export function expirationPressurePreset(name: string): ExpirationPressurePreset {
  return presetNamed(expirationPressurePresets, name);
}
