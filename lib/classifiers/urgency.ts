/** The document's names for how an expiring strike is expected to be steered. */
export type Urgency = "ASSIGNMENT_PANIC" | "PIN_RISK_MANAGEMENT" | "NO_SIGNAL";

/** Limits: open interest above, distance below (both strict). */
export interface UrgencyParameters {
  /** Panic: fewer minutes to expiry than this (strict). */
  readonly panicMinutes: number;
  readonly panicOpenInterest: number;
  readonly panicDistance: number;
  /** Pin risk: minutes to expiry within these, both included. */
  readonly pinFromMinutes: number;
  readonly pinToMinutes: number;
  readonly pinOpenInterest: number;
  readonly pinDistance: number;
}

/**
 * The document's urgency of an expiring strike. Between the two spans of time there is no signal, whatever the pressure.
 *
 * @param openInterest calls and puts of the strike, contracts
 * @param distance |price - strike|, points
 * @param minutes to expiry
 * @returns NO_SIGNAL when anything is NaN
 */
export function urgencyOf(
  openInterest: number,
  distance: number,
  minutes: number,
  parameters: UrgencyParameters,
): Urgency {
  const { panicMinutes, panicOpenInterest, panicDistance, pinOpenInterest, pinDistance } = parameters;
  if (minutes < panicMinutes && openInterest > panicOpenInterest && distance < panicDistance) return "ASSIGNMENT_PANIC";
  const pinTime = minutes >= parameters.pinFromMinutes && minutes <= parameters.pinToMinutes;
  return pinTime && openInterest > pinOpenInterest && distance < pinDistance ? "PIN_RISK_MANAGEMENT" : "NO_SIGNAL";
}
