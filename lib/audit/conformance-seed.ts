import { type FlowType, flowTypeOf } from "../classifiers/flow-type.js";
import { type Urgency, urgencyOf } from "../classifiers/urgency.js";
import { assignmentProbability } from "../detectors/assignment-probability.js";
import { expirationPressure } from "../detectors/expiration-pressure.js";
import { documentNetDelta } from "../detectors/net-delta.js";
import { estimateResponse } from "../detectors/response-time.js";
import { flowPositionSize } from "../execution/position-size.js";
import { urgencyPositionSize } from "../execution/urgency-size.js";
import { expirationPressurePreset } from "../strategies/expiration-pressure.js";
import { volumeShockPreset } from "../strategies/volume-shock.js";
import type { FamilyTable } from "./conformance-family.js";

interface ShockInput {
  readonly recentVolume: number;
  readonly baselineVolume: number;
  readonly recentCallVolume: number;
  readonly recentPutVolume: number;
  readonly callDelta: number;
  readonly putDelta: number;
}

interface FlowInput {
  readonly strikeVolumes: readonly number[];
  readonly estimatedResponseMinutes: number;
  readonly deltaExposure: number;
}

type SizeInput = { readonly confidence: number; readonly maxSize: number } & (
  | { readonly strategy: "volume-shock"; readonly flowType: FlowType; readonly deltaExposure: number }
  | { readonly strategy: "expiration-pressure"; readonly urgency: Urgency; readonly recentAccuracy: number }
);

interface ExpirationInput {
  readonly callOI: number;
  readonly putOI: number;
  readonly price: number;
  readonly strike: number;
  readonly minutesToExpiry: number;
}

const { detect, classify, plan } = volumeShockPreset("seed").parameters;
const expiration = expirationPressurePreset("seed").parameters;

/** The families of the strategy documents' formulas, exactly as written. */
export const seedFamilies: FamilyTable = {
  "seed-volume-shock": (input: ShockInput) => {
    const { recentVolume, baselineVolume, recentCallVolume, recentPutVolume, callDelta, putDelta } = input;
    const netDelta = documentNetDelta(recentCallVolume, recentPutVolume, callDelta, putDelta, 100);
    const volumeRatio = recentVolume / Math.max(baselineVolume, 1);
    const { minutes, exposureClass } = estimateResponse(Math.abs(netDelta), detect);
    return {
      volumeRatio,
      triggered: volumeRatio > detect.volumeRatio && recentVolume > detect.minimumVolume,
      netDelta,
      responseMinutes: minutes,
      exposureClass,
      pressure: Math.abs(netDelta) / minutes ** 2,
      netDeltaPutMagnitudeConvention: documentNetDelta(
        recentCallVolume,
        recentPutVolume,
        callDelta,
        Math.abs(putDelta),
        100,
      ),
    };
  },
  "seed-flow-class": ({ strikeVolumes, estimatedResponseMinutes, deltaExposure }: FlowInput) => {
    const total = strikeVolumes.reduce((sum, volume) => sum + volume, 0);
    const strikesAffected = strikeVolumes.length;
    const concentrationRatio = Math.max(...strikeVolumes) / total;
    const inputs = {
      strikesAffected,
      concentration: concentrationRatio,
      estimatedResponse: estimatedResponseMinutes,
      deltaExposure,
      sideAgreement: 1,
    };
    return { strikesAffected, concentrationRatio, flowType: flowTypeOf(inputs, classify, "document") };
  },
  "seed-position-size": (input: SizeInput) => {
    const { confidence, maxSize: maximumSize } = input;
    if (input.strategy === "expiration-pressure") {
      const parameters = { ...expiration.plan, maximumSize };
      return { size: urgencyPositionSize(input.urgency, confidence, input.recentAccuracy, parameters) };
    }
    return { size: flowPositionSize(input.flowType, confidence, input.deltaExposure, { ...plan, maximumSize }) };
  },
  "seed-expiration": ({ callOI, putOI, price, strike, minutesToExpiry }: ExpirationInput) => {
    const [totalOI, distance] = [callOI + putOI, Math.abs(price - strike)];
    const inputs = { openInterest: totalOI, distance, minutes: minutesToExpiry };
    const probability = assignmentProbability(distance, minutesToExpiry, expiration.measure);
    return {
      distance,
      totalOI,
      assignmentProbability: probability,
      pressure: expirationPressure(totalOI, probability, minutesToExpiry),
      urgency: urgencyOf(inputs, expiration.classify, "document", 1),
    };
  },
};
