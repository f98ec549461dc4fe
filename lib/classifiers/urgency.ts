import type { PressureAlert } from "../detectors/expiration-pressure-detect.js";
import { defineParameters } from "../numeric/define-parameters.js";
import type { ParameterSchema } from "../numeric/parameter.js";

/** The document's names for how an expiring strike is expected to be steered; TRANSITION exists under the contiguous rule only. */
export const urgencies = ["PIN_RISK_MANAGEMENT", "TRANSITION", "ASSIGNMENT_PANIC", "NO_SIGNAL"] as const;

export type Urgency = (typeof urgencies)[number];

/** Limits: open interest above, distance below (both strict). */
export interface UrgencyLimits {
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

/** Numbers of the classify stage. Magnitudes and durations are the document's expectations, not observations. */
export interface UrgencyParameters extends UrgencyLimits {
  readonly panicMagnitudeFrom: number;
  readonly panicMagnitudeTo: number;
  readonly panicDurationFrom: number;
  readonly panicDurationTo: number;
  readonly panicTarget: number;
  readonly pinMagnitudeFrom: number;
  readonly pinMagnitudeTo: number;
  readonly pinDurationFrom: number;
  readonly pinDurationTo: number;
  readonly pinTarget: number;
}

const document = "strategy document";

// biome-ignore format: a row per parameter
export const urgencySchema: readonly ParameterSchema[] = defineParameters("classify", [
  ["panicMinutes", "minutes", 0, 1440, 1, "an assignment panic has fewer minutes to expiry than this (strict)", `${document}: < 15`],
  ["panicOpenInterest", "contracts", 0, 1e7, 100, "and more open interest than this, times the profile's scale (strict)", `${document}: > 1500`],
  ["panicDistance", "points", 0, 1e4, 1, "and less distance from the strike than this (strict)", `${document}: < 8`],
  ["pinFromMinutes", "minutes", 0, 1440, 1, "pin risk is managed from this many minutes to expiry (included)", `${document}: 30-60`],
  ["pinToMinutes", "minutes", 0, 1440, 1, "to this many (included)", `${document}: 30-60`],
  ["pinOpenInterest", "contracts", 0, 1e7, 100, "with more open interest than this, times the profile's scale (strict)", `${document}: > 2000`],
  ["pinDistance", "points", 0, 1e4, 1, "and less distance from the strike than this (strict)", `${document}: < 20`],
  ["panicMagnitudeFrom", "points", 0, 200, 0.5, "expected move in a panic, from", `${document}: 15-35`],
  ["panicMagnitudeTo", "points", 0, 200, 0.5, "expected move in a panic, to", `${document}: 15-35`],
  ["panicDurationFrom", "minutes", 0, 120, 1, "expected duration of a panic, from", `${document}: 3-8`],
  ["panicDurationTo", "minutes", 0, 120, 1, "expected duration of a panic, to", `${document}: 3-8`],
  ["panicTarget", "1", 0, 1, 0.01, "win rate claimed for panics", `${document}: 0.85`],
  ["pinMagnitudeFrom", "points", 0, 200, 0.5, "expected move under pin risk, from", `${document}: 10-20`],
  ["pinMagnitudeTo", "points", 0, 200, 0.5, "expected move under pin risk, to", `${document}: 10-20`],
  ["pinDurationFrom", "minutes", 0, 120, 1, "expected duration of pin risk, from", `${document}: 20-45`],
  ["pinDurationTo", "minutes", 0, 120, 1, "expected duration of pin risk, to", `${document}: 20-45`],
  ["pinTarget", "1", 0, 1, 0.01, "win rate claimed for pin risk", `${document}: 0.75`],
]);

/**
 * Which rule decides. `document`: as written, with no signal between the spans of panic and pin risk, whatever the pressure.
 * `contiguous`: what lies between them and has the open interest and distance of pin risk is TRANSITION (E7).
 */
export type UrgencyRule = "document" | "contiguous";

/** What a label rests on. */
export interface UrgencyInputs {
  /** Calls and puts of the strike, contracts. */
  readonly openInterest: number;
  /** |price - strike|, points. */
  readonly distance: number;
  /** To expiry. */
  readonly minutes: number;
}

/** What a class is expected to do. */
export interface ExpectedSteering {
  readonly behaviourPattern: "EMERGENCY_HEDGING" | "GRADUAL_STEERING";
  /** Points. */
  readonly magnitudeRange: readonly [number, number];
  /** Minutes. */
  readonly durationRange: readonly [number, number];
  readonly winRateTarget: number;
}

/** The class of an alert, with the numbers that decided. */
export interface UrgencyLabel {
  /** Id of the alert. */
  readonly detection: string;
  readonly urgency: Urgency;
  readonly inputs: UrgencyInputs;
  /** Null for TRANSITION and NO_SIGNAL: the document expects nothing of them. */
  readonly expected: ExpectedSteering | null;
}

/**
 * The urgency of an expiring strike.
 *
 * @param thresholdScale of the market profile: the limits of open interest are multiplied by it
 * @returns NO_SIGNAL when anything is NaN
 */
export function urgencyOf(
  { openInterest, distance, minutes }: UrgencyInputs,
  limits: UrgencyLimits,
  rule: UrgencyRule,
  thresholdScale: number,
): Urgency {
  const above = (least: number): boolean => openInterest > least * thresholdScale;
  if (minutes < limits.panicMinutes && above(limits.panicOpenInterest) && distance < limits.panicDistance)
    return "ASSIGNMENT_PANIC";
  if (!(above(limits.pinOpenInterest) && distance < limits.pinDistance)) return "NO_SIGNAL";
  if (minutes >= limits.pinFromMinutes && minutes <= limits.pinToMinutes) return "PIN_RISK_MANAGEMENT";
  const between = minutes >= limits.panicMinutes && minutes < limits.pinFromMinutes;
  return rule === "contiguous" && between ? "TRANSITION" : "NO_SIGNAL";
}

export function expectedSteering(urgency: Urgency, parameters: UrgencyParameters): ExpectedSteering | null {
  switch (urgency) {
    case "ASSIGNMENT_PANIC":
      return {
        behaviourPattern: "EMERGENCY_HEDGING",
        magnitudeRange: [parameters.panicMagnitudeFrom, parameters.panicMagnitudeTo],
        durationRange: [parameters.panicDurationFrom, parameters.panicDurationTo],
        winRateTarget: parameters.panicTarget,
      };
    case "PIN_RISK_MANAGEMENT":
      return {
        behaviourPattern: "GRADUAL_STEERING",
        magnitudeRange: [parameters.pinMagnitudeFrom, parameters.pinMagnitudeTo],
        durationRange: [parameters.pinDurationFrom, parameters.pinDurationTo],
        winRateTarget: parameters.pinTarget,
      };
    case "TRANSITION":
    case "NO_SIGNAL":
      return null;
  }
}

/** Labels an alert. */
export function classifyUrgency(
  alert: PressureAlert,
  parameters: UrgencyParameters,
  rule: UrgencyRule,
  thresholdScale: number,
): UrgencyLabel {
  const { openInterest, distance, minutes } = alert;
  const inputs: UrgencyInputs = { openInterest, distance, minutes };
  const urgency = urgencyOf(inputs, parameters, rule, thresholdScale);
  return { detection: alert.id, urgency, inputs, expected: expectedSteering(urgency, parameters) };
}
