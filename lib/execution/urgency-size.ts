import type { Urgency } from "../classifiers/urgency.js";

export interface UrgencySizeParameters {
  readonly baseSize: number;
  readonly pinMultiplier: number;
  readonly panicMultiplier: number;
  readonly maximumSize: number;
}

/**
 * The document's position size of Expiration Pressure: base x confidence x recent accuracy x urgency multiplier, at most
 * the maximum; nothing without a signal, nor between the classes. Real-valued, as written.
 *
 * @param confidence in [0, 1]
 * @param recentAccuracy share of recent predictions that came true, in [0, 1]
 */
export function urgencyPositionSize(
  urgency: Urgency,
  confidence: number,
  recentAccuracy: number,
  parameters: UrgencySizeParameters,
): number {
  const multipliers = {
    ASSIGNMENT_PANIC: parameters.panicMultiplier,
    TRANSITION: 0,
    PIN_RISK_MANAGEMENT: parameters.pinMultiplier,
    NO_SIGNAL: 0,
  };
  return Math.min(parameters.baseSize * confidence * recentAccuracy * multipliers[urgency], parameters.maximumSize);
}
