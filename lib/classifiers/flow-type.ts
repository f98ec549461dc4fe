import { signedNetDelta } from "../detectors/net-delta.js";
import type { Detection } from "../detectors/volume-shock-detect.js";
import { defineParameters } from "../numeric/define-parameters.js";
import type { ParameterSchema } from "../numeric/parameter.js";

/** The document's names for option flow. */
export const flowTypes = ["INSTITUTIONAL_SWEEP", "GAMMA_EMERGENCY", "AMBIGUOUS_SIGNAL"] as const;

export type FlowType = (typeof flowTypes)[number];

/** Numbers of the classify stage. Minutes and points are the document's expectations, not observations. */
export interface FlowTypeParameters {
  readonly sweepStrikes: number;
  readonly sweepConcentration: number;
  readonly sweepResponse: number;
  readonly emergencyConcentration: number;
  readonly emergencyResponseLimit: number;
  readonly emergencyClassExposure: number;
  readonly sideAgreement: number;
  readonly sweepResponseFrom: number;
  readonly sweepResponseTo: number;
  readonly sweepMagnitudeFrom: number;
  readonly sweepMagnitudeTo: number;
  readonly sweepTarget: number;
  readonly emergencyResponseFrom: number;
  readonly emergencyResponseTo: number;
  readonly emergencyMagnitudeFrom: number;
  readonly emergencyMagnitudeTo: number;
  readonly emergencyTarget: number;
}

const document = "strategy document";

// biome-ignore format: a row per parameter
export const flowTypeSchema: readonly ParameterSchema[] = defineParameters("classify", [
  ["sweepStrikes", "strikes", 1, 20, 1, "a sweep touches at least this many strikes", `${document}: >= 3`],
  ["sweepConcentration", "1", 0, 1, 0.05, "and its largest strike has less than this share of the volume", `${document}: < 0.6`],
  ["sweepResponse", "minutes", 0, 60, 1, "and the modelled response is longer than this", `${document}: > 5`],
  ["emergencyConcentration", "1", 0, 1, 0.05, "an emergency has more than this share of the volume in one strike", `${document}: > 0.8`],
  ["emergencyResponseLimit", "minutes", 0, 60, 1, "and the modelled response is shorter than this", `${document}: < 5`],
  ["emergencyClassExposure", "exposure", 0, 1e6, 100, "and an exposure above this", `${document}: > 3000`],
  ["sideAgreement", "1", 0, 1, 0.05, "signed share of the volume that must agree in direction (structure rule only)", "V5: classify on observable order structure"],
  ["sweepResponseFrom", "minutes", 0, 120, 1, "expected response of a sweep, from", `${document}: 5-15`],
  ["sweepResponseTo", "minutes", 0, 120, 1, "expected response of a sweep, to", `${document}: 5-15`],
  ["sweepMagnitudeFrom", "points", 0, 200, 0.5, "expected move after a sweep, from", `${document}: 8-15`],
  ["sweepMagnitudeTo", "points", 0, 200, 0.5, "expected move after a sweep, to", `${document}: 8-15`],
  ["sweepTarget", "1", 0, 1, 0.01, "win rate claimed for sweeps", `${document}: 0.80`],
  ["emergencyResponseFrom", "minutes", 0, 120, 1, "expected response of an emergency, from", `${document}: 1-5`],
  ["emergencyResponseTo", "minutes", 0, 120, 1, "expected response of an emergency, to", `${document}: 1-5`],
  ["emergencyMagnitudeFrom", "points", 0, 200, 0.5, "expected move after an emergency, from", `${document}: 15-30`],
  ["emergencyMagnitudeTo", "points", 0, 200, 0.5, "expected move after an emergency, to", `${document}: 15-30`],
  ["emergencyTarget", "1", 0, 1, 0.01, "win rate claimed for emergencies", `${document}: 0.90`],
]);

/**
 * Which rule decides. `document`: as written, with the signed comparison that never recognises a bearish emergency (V6).
 * `absolute`: the same on |exposure|. `structure`: strikes, concentration and agreement of sides only, neither the
 * modelled response nor the exposure (V5).
 */
export type FlowTypeRule = "document" | "absolute" | "structure";

/** What a label rests on. */
export interface FlowTypeInputs {
  readonly strikesAffected: number;
  /** Largest strike's share of the volume. */
  readonly concentration: number;
  /** Minutes. */
  readonly estimatedResponse: number;
  /** Signed, in the unit of the preset. */
  readonly deltaExposure: number;
  /** |net signed delta| over the gross delta of the strikes, 1 when all volume counts as buying of one type. */
  readonly sideAgreement: number;
}

/** What a class is expected to do. */
export interface ExpectedBehaviour {
  readonly hedgingPattern: "SYSTEMATIC_GRADUAL" | "IMMEDIATE_CONCENTRATED";
  readonly behaviourSignature: "ORDERLY_MULTI_STRIKE_HEDGING" | "PANIC_SINGLE_STRIKE_HEDGING";
  /** Minutes. */
  readonly responseRange: readonly [number, number];
  /** Points. */
  readonly magnitudeRange: readonly [number, number];
  readonly winRateTarget: number;
}

/** The class of a detection, with the numbers that decided. */
export interface Label {
  readonly detection: string;
  readonly flowType: FlowType;
  readonly inputs: FlowTypeInputs;
  /** Null for AMBIGUOUS_SIGNAL: the document expects nothing of it. */
  readonly expected: ExpectedBehaviour | null;
}

/** The class for given inputs. Every boundary is strict but the number of strikes; gaps between the classes are AMBIGUOUS (V7). */
export function flowTypeOf(inputs: FlowTypeInputs, parameters: FlowTypeParameters, rule: FlowTypeRule): FlowType {
  const { strikesAffected, concentration, estimatedResponse } = inputs;
  const structured = rule === "structure";
  if (structured && !(inputs.sideAgreement >= parameters.sideAgreement)) return "AMBIGUOUS_SIGNAL";
  const exposure = rule === "document" ? inputs.deltaExposure : Math.abs(inputs.deltaExposure);
  const slow = structured || estimatedResponse > parameters.sweepResponse;
  const fast = structured || estimatedResponse < parameters.emergencyResponseLimit;
  if (strikesAffected >= parameters.sweepStrikes && concentration < parameters.sweepConcentration && slow)
    return "INSTITUTIONAL_SWEEP";
  const large = structured || exposure > parameters.emergencyClassExposure;
  if (concentration > parameters.emergencyConcentration && fast && large) return "GAMMA_EMERGENCY";
  return "AMBIGUOUS_SIGNAL";
}

export function expectedBehaviour(flowType: FlowType, parameters: FlowTypeParameters): ExpectedBehaviour | null {
  switch (flowType) {
    case "INSTITUTIONAL_SWEEP":
      return {
        hedgingPattern: "SYSTEMATIC_GRADUAL",
        behaviourSignature: "ORDERLY_MULTI_STRIKE_HEDGING",
        responseRange: [parameters.sweepResponseFrom, parameters.sweepResponseTo],
        magnitudeRange: [parameters.sweepMagnitudeFrom, parameters.sweepMagnitudeTo],
        winRateTarget: parameters.sweepTarget,
      };
    case "GAMMA_EMERGENCY":
      return {
        hedgingPattern: "IMMEDIATE_CONCENTRATED",
        behaviourSignature: "PANIC_SINGLE_STRIKE_HEDGING",
        responseRange: [parameters.emergencyResponseFrom, parameters.emergencyResponseTo],
        magnitudeRange: [parameters.emergencyMagnitudeFrom, parameters.emergencyMagnitudeTo],
        winRateTarget: parameters.emergencyTarget,
      };
    case "AMBIGUOUS_SIGNAL":
      return null;
  }
}

/** Labels a detection. */
export function classifyFlow(detection: Detection, parameters: FlowTypeParameters, rule: FlowTypeRule): Label {
  // Both terms of the formula come out positive for a signed delta and for the magnitude of a put alike.
  const gross = detection.strikes.reduce(
    (sum, m) =>
      sum +
      signedNetDelta(
        m.callVolume,
        m.putVolume,
        Math.abs(m.callDelta),
        Math.abs(m.putDelta),
        detection.optionMultiplier,
      ),
    0,
  );
  const inputs: FlowTypeInputs = {
    strikesAffected: detection.strikes.length,
    concentration: detection.concentration,
    estimatedResponse: detection.estimatedResponse,
    deltaExposure: detection.direction * detection.exposure,
    sideAgreement: Math.abs(detection.netDelta) / gross,
  };
  const flowType = flowTypeOf(inputs, parameters, rule);
  return { detection: detection.id, flowType, inputs, expected: expectedBehaviour(flowType, parameters) };
}
