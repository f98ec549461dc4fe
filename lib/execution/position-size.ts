import type { FlowType } from "../classifiers/flow-type.js";

export interface PositionSizeParameters {
  readonly baseSize: number;
  readonly sweepMultiplier: number;
  readonly emergencyMultiplier: number;
  readonly ambiguousMultiplier: number;
  readonly exposurePerConviction: number;
  readonly convictionCap: number;
  readonly maximumSize: number;
}

/**
 * The document's position size: base x confidence x class multiplier x min(cap, |net delta| / 2000), at most the maximum.
 * Real-valued, as written.
 *
 * @param confidence in [0, 1]
 * @param netDelta delta units, either sign
 */
export function flowPositionSize(
  flowType: FlowType,
  confidence: number,
  netDelta: number,
  parameters: PositionSizeParameters,
): number {
  const multipliers = {
    INSTITUTIONAL_SWEEP: parameters.sweepMultiplier,
    GAMMA_EMERGENCY: parameters.emergencyMultiplier,
    AMBIGUOUS_SIGNAL: parameters.ambiguousMultiplier,
  };
  const conviction = Math.min(parameters.convictionCap, Math.abs(netDelta) / parameters.exposurePerConviction);
  return Math.min(parameters.baseSize * confidence * multipliers[flowType] * conviction, parameters.maximumSize);
}
