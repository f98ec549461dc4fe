import { type FlowTypeParameters, type FlowTypeRule, flowTypeSchema } from "../classifiers/flow-type.js";
import {
  type VolumeShockDetectChoices,
  type VolumeShockDetectParameters,
  volumeShockDetectSchema,
} from "../detectors/volume-shock-detect.js";
import {
  type VolumeShockMeasureChoices,
  type VolumeShockMeasureParameters,
  volumeShockMeasureSchema,
} from "../detectors/volume-shock-measure.js";
import { type ExecuteChoices, type ExecuteParameters, executeSchema } from "../execution/execute-session.js";
import { type FlowLimitParameters, flowLimitSchema } from "../execution/flow-limits.js";
import { type FlowPlanParameters, flowPlanSchema } from "../execution/flow-plan.js";
import { type LimitParameters, limitSchema } from "../execution/limits.js";
import { type FlowJudgeParameters, flowJudgeSchema } from "../hypotheses/flow-parameters.js";
import { judgeSchema } from "../hypotheses/hypothesis.js";
import type { ParameterSchema } from "../numeric/parameter.js";
import type { ChoiceValues } from "./choice-values.js";
import { executeChoices } from "./execute-choices.js";
import { presetNamed } from "./preset-named.js";

/** Values of all numbers of the strategy, stage by stage. */
export interface VolumeShockParameters {
  readonly measure: VolumeShockMeasureParameters;
  readonly detect: VolumeShockDetectParameters;
  readonly classify: FlowTypeParameters;
  readonly plan: FlowPlanParameters;
  readonly execute: ExecuteParameters;
  readonly limit: LimitParameters & FlowLimitParameters;
  readonly judge: FlowJudgeParameters;
}

/** Choices between rules. */
export interface VolumeShockChoices {
  readonly measure: VolumeShockMeasureChoices;
  readonly detect: VolumeShockDetectChoices;
  readonly classify: FlowTypeRule;
  readonly execute: ExecuteChoices;
}

export type PresetName = "seed" | "seed-fixed" | "scientific";

/** One complete reading of the strategy. */
export interface VolumeShockPreset {
  /** A `PresetName`; followed by `, changed` where parameters were. */
  readonly name: string;
  /** What the preset is, in a sentence. */
  readonly meaning: string;
  readonly parameters: VolumeShockParameters;
  readonly choices: VolumeShockChoices;
}

export const volumeShockSchemas: Readonly<Record<keyof VolumeShockParameters, readonly ParameterSchema[]>> = {
  measure: volumeShockMeasureSchema,
  detect: volumeShockDetectSchema,
  classify: flowTypeSchema,
  plan: flowPlanSchema,
  execute: executeSchema,
  limit: [...limitSchema, ...flowLimitSchema],
  judge: [...judgeSchema, ...flowJudgeSchema],
};

/** What can be chosen. */
export const volumeShockChoices: ChoiceValues<VolumeShockChoices> = {
  measure: {
    baseline: { strike: true, pool: true },
    volumeSide: { "customer-buying": true, signed: true },
    deltaAsOf: { row: true, "window-start": true },
  },
  detect: {
    trigger: { ratio: true, tail: true },
    exposureUnit: { delta: true, "daily-volume-percent": true },
    decide: { "window-end": true, "at-once": true },
  },
  classify: { document: true, absolute: true, structure: true },
  execute: executeChoices,
};

/** The strategy document to the letter, with the gap definitions of 1.5. */
const seed: VolumeShockPreset = {
  name: "seed",
  meaning:
    "literally as written: all volume is customer buying, every event of a named class is a trade, limits are recorded and stop nothing, no costs",
  parameters: {
    measure: { window: 300, baselineSessions: 10, minimumSessions: 5, ratioFloor: 4, volumeFloor: 100 },
    detect: {
      volumeRatio: 4,
      minimumVolume: 100,
      falseDiscoveryRate: 0.01,
      eventWindow: 60,
      minimumEventVolume: 0,
      minimumExposure: 0,
      urgentExposure: 2000,
      emergencyExposure: 5000,
      routineResponse: 10,
      urgentResponse: 5,
      emergencyResponse: 2,
      pressureThreshold: 20,
    },
    classify: {
      sweepStrikes: 3,
      sweepConcentration: 0.6,
      sweepResponse: 5,
      emergencyConcentration: 0.8,
      emergencyResponseLimit: 5,
      emergencyClassExposure: 3000,
      sideAgreement: 0,
      sweepResponseFrom: 5,
      sweepResponseTo: 15,
      sweepMagnitudeFrom: 8,
      sweepMagnitudeTo: 15,
      sweepTarget: 0.8,
      emergencyResponseFrom: 1,
      emergencyResponseTo: 5,
      emergencyMagnitudeFrom: 15,
      emergencyMagnitudeTo: 30,
      emergencyTarget: 0.9,
    },
    plan: {
      baseSize: 2,
      sweepMultiplier: 1.2,
      emergencyMultiplier: 2,
      ambiguousMultiplier: 0.5,
      exposurePerConviction: 2000,
      convictionCap: 2,
      maximumSize: 10,
      holdBuffer: 3,
      protectiveStop: 20,
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
      capital: 50_000,
      riskPerTrade: 0.02,
      dailyRisk: 0.05,
      concurrentPositions: 3,
      positionsPerUnderlying: 1000,
      latencyLimit: 5,
      exitBeforeClose: 30,
      minimumDailyVolume: 1000,
      marginPerContract: 10_000,
      marginUse: 0.6,
      cashReserve: 0.2,
      earningsBuffer: 24,
      releaseBuffer: 30,
      volatilityLimit: 40,
      volatilitySize: 0.5,
      volatilityAge: 5,
      riskSweep: 0.015,
      riskEmergency: 0.02,
      riskAmbiguous: 0.005,
      holdSweep: 15,
      holdEmergency: 8,
    },
    judge: {
      level: 0.01,
      leastTrades: 100,
      leastDays: 30,
      descriptiveDays: 6,
      claimedWinRate: 0.8,
      claimedPoints: 12,
      claimedSharpe: 2.5,
      claimedDrawdown: 0.12,
      gateTrades: 50,
      designWinRate: 0.85,
      designPoints: 15,
      designSharpe: 3.5,
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
      claimedRSquared: 0.7,
      claimedClassAccuracy: 0.85,
      flowBin: 15,
      flowLags: 5,
      flowWindow: 10,
      flowHorizon: 30,
      timingFrom: 2,
      hedgeRatio: 1,
      responseShare: 0.5,
      completionShare: 0.9,
      permutationBucket: 30,
      signingAccuracy: 1,
      claimedSpearman: -0.6,
      spikeRatio: 1.5,
      spikeSessions: 10,
    },
  },
  choices: {
    measure: { baseline: "strike", volumeSide: "customer-buying", deltaAsOf: "row" },
    detect: { trigger: "ratio", exposureUnit: "delta", decide: "window-end" },
    classify: "document",
    execute: { exit: "class-range", limits: "recorded", contracts: "real" },
  },
};

/** The same thresholds with the defects mended: |exposure| (V6), one position at a time (X11), limits, whole contracts, costs (X14). */
const seedFixed: VolumeShockPreset = {
  name: "seed-fixed",
  meaning:
    "the same thresholds with the defects mended: |exposure| decides, one position per underlying, limits enforced, 0.5 points of cost",
  parameters: {
    ...seed.parameters,
    execute: { ...seed.parameters.execute, roundTripCost: 0.5 },
    limit: { ...seed.parameters.limit, positionsPerUnderlying: 1 },
  },
  choices: {
    ...seed.choices,
    classify: "absolute",
    execute: { exit: "class-range", limits: "enforced", contracts: "whole" },
  },
};

/** Signed volume, pooled baselines, a tail trigger and liquidity-scaled exposure (V2-V5, V11), time exits. */
const scientific: VolumeShockPreset = {
  name: "scientific",
  meaning:
    "bought minus sold volume, negative-binomial trigger, exposure in per cent of daily futures volume, exit when the hedge should be done",
  parameters: {
    ...seedFixed.parameters,
    measure: { window: 300, baselineSessions: 20, minimumSessions: 10, ratioFloor: 1, volumeFloor: 20 },
    detect: {
      ...seed.parameters.detect,
      minimumVolume: 20,
      // Wide, so that all strikes of a sweep are seen; the least volume of an event keeps chance out.
      falseDiscoveryRate: 0.05,
      // Twice the strike of the document: single customers trade 100 contracts every day, and rarely 200.
      minimumEventVolume: 200,
      minimumExposure: 0.01,
      urgentExposure: 0.5,
      emergencyExposure: 2,
      pressureThreshold: 0,
    },
    // Ten minutes are the horizon of the primary hypothesis: what is held longer tests something else.
    classify: { ...seed.parameters.classify, sideAgreement: 0.6, sweepResponseTo: 10 },
  },
  choices: {
    measure: { baseline: "pool", volumeSide: "signed", deltaAsOf: "window-start" },
    detect: { trigger: "tail", exposureUnit: "daily-volume-percent", decide: "at-once" },
    classify: "structure",
    execute: { exit: "time", limits: "enforced", contracts: "whole" },
  },
};

export const volumeShockPresets: Readonly<Record<PresetName, VolumeShockPreset>> = {
  seed,
  "seed-fixed": seedFixed,
  scientific,
};

/**
 * @throws RangeError for an unknown preset
 */
export function volumeShockPreset(name: string): VolumeShockPreset {
  return presetNamed(volumeShockPresets, name);
}
