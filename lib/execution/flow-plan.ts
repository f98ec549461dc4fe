import type { Label } from "../classifiers/flow-type.js";
import type { Detection } from "../detectors/volume-shock-detect.js";
import { defineParameters } from "../numeric/define-parameters.js";
import type { ParameterSchema } from "../numeric/parameter.js";
import { type FlowLimitParameters, flowHold, flowRisk } from "./flow-limits.js";
import {
  type ClassRecord,
  type ConfidenceParameters,
  classConfidence,
  confidenceRows,
  type ExitChoice,
  type Plan,
} from "./plan.js";
import { flowPositionSize, type PositionSizeParameters } from "./position-size.js";

/** Numbers of the plan stage of volume shock. */
export interface FlowPlanParameters extends PositionSizeParameters, ConfidenceParameters {
  readonly holdBuffer: number;
  readonly protectiveStop: number;
}

const document = "strategy document";

// biome-ignore format: a row per parameter
export const flowPlanSchema: readonly ParameterSchema[] = defineParameters("plan", [
  ["baseSize", "contracts", 0, 100, 0.5, "size before all multipliers", `${document}: 2.0`],
  ["sweepMultiplier", "1", 0, 10, 0.1, "size multiplier of sweeps", `${document}: 1.2`],
  ["emergencyMultiplier", "1", 0, 10, 0.1, "size multiplier of emergencies", `${document}: 2.0`],
  ["ambiguousMultiplier", "1", 0, 10, 0.1, "size multiplier of ambiguous signals", `${document}: 0.5`],
  ["exposurePerConviction", "delta units", 1, 1e6, 100, "exposure that counts as conviction 1", `${document}: 2000`],
  ["convictionCap", "1", 0, 10, 0.5, "largest conviction", `${document}: 2.0`],
  ["maximumSize", "contracts", 1, 1000, 1, "largest size before the risk limits", "undefined in the document: 10 (1.5)"],
  ["holdBuffer", "minutes", 0, 60, 1, "added to the longest expected response to give the longest hold", `${document}: + 3`],
  ["protectiveStop", "points", 1, 200, 1, "stop of the time exit rule", "2 % of the document's account: 20 points of one contract (X21)"],
  ...confidenceRows,
]);

/**
 * Plans a labelled detection.
 *
 * @param record closed trades of the class at the time of decision; later ones would be look-ahead (X12 iv)
 */
export function planFlowTrade(
  detection: Detection,
  label: Label,
  record: ClassRecord,
  parameters: FlowPlanParameters & FlowLimitParameters,
  choice: ExitChoice,
): Plan {
  const { flowType, expected } = label;
  const confidence = classConfidence(record, expected?.winRateTarget ?? Number.NaN, parameters);
  return {
    detection: detection.id,
    underlying: detection.underlying,
    date: detection.date,
    triggeredAt: detection.triggeredAt,
    decidedAt: detection.decidedAt,
    label: flowType,
    direction: detection.direction,
    expectedMagnitude: expected ? (expected.magnitudeRange[0] + expected.magnitudeRange[1]) / 2 : Number.NaN,
    expectedTiming: detection.estimatedResponse,
    confidence,
    size: flowPositionSize(flowType, confidence, detection.netDelta, parameters),
    riskShare: flowRisk(flowType, parameters),
    longestHold: flowHold(flowType, parameters),
    flatBefore: 0,
    exit: expected
      ? {
          target: choice === "class-range" ? expected.magnitudeRange[0] : Number.POSITIVE_INFINITY,
          stop: choice === "class-range" ? expected.magnitudeRange[0] : parameters.protectiveStop,
          maximumHold:
            choice === "class-range" ? expected.responseRange[1] + parameters.holdBuffer : expected.responseRange[1],
        }
      : null,
  };
}
