import type { FlowType } from "../classifiers/flow-type.js";
import { defineParameters } from "../numeric/define-parameters.js";
import type { ParameterSchema } from "../numeric/parameter.js";

/** What the risk manager allows the classes of option flow. */
export interface FlowLimitParameters {
  readonly riskSweep: number;
  readonly riskEmergency: number;
  readonly riskAmbiguous: number;
  readonly holdSweep: number;
  readonly holdEmergency: number;
}

const document = "strategy document";

// biome-ignore format: a row per parameter
export const flowLimitSchema: readonly ParameterSchema[] = defineParameters("limit", [
  ["riskSweep", "1", 0, 1, 0.001, "share of the account a sweep may lose at its stop", `${document}: 1.5 %`],
  ["riskEmergency", "1", 0, 1, 0.001, "the same for emergencies", `${document}: 2.0 %`],
  ["riskAmbiguous", "1", 0, 1, 0.001, "the same for ambiguous signals", `${document}: 0.5 %`],
  ["holdSweep", "minutes", 1, 600, 1, "longest hold of a sweep", `${document}: 15`],
  ["holdEmergency", "minutes", 1, 600, 1, "longest hold of an emergency", `${document}: 8`],
]);

/** Share of the account that a class may lose in one trade. */
export function flowRisk(flowType: FlowType, parameters: FlowLimitParameters): number {
  const byClass = {
    INSTITUTIONAL_SWEEP: parameters.riskSweep,
    GAMMA_EMERGENCY: parameters.riskEmergency,
    AMBIGUOUS_SIGNAL: parameters.riskAmbiguous,
  };
  return byClass[flowType];
}

/** Longest hold of a class, minutes; Infinity where the document names none. */
export function flowHold(flowType: FlowType, parameters: FlowLimitParameters): number {
  if (flowType === "INSTITUTIONAL_SWEEP") return parameters.holdSweep;
  return flowType === "GAMMA_EMERGENCY" ? parameters.holdEmergency : Number.POSITIVE_INFINITY;
}
