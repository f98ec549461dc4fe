import type { UrgencyLabel } from "../classifiers/urgency.js";
import type { PressureAlert } from "../detectors/expiration-pressure-detect.js";
import { defineParameters } from "../numeric/define-parameters.js";
import type { ParameterSchema } from "../numeric/parameter.js";
import type { ClosedTrades } from "./closed-trades.js";
import { type ConfidenceParameters, classConfidence, confidenceRows, type ExitChoice, type Plan } from "./plan.js";
import { isWin } from "./trade.js";
import { type UrgencySizeParameters, urgencyPositionSize } from "./urgency-size.js";

/** Numbers of the plan stage of expiration pressure. */
export interface UrgencyPlanParameters extends UrgencySizeParameters, ConfidenceParameters {
  readonly recentTrades: number;
  readonly protectiveStop: number;
  readonly flatBefore: number;
}

const document = "strategy document";

// biome-ignore format: a row per parameter
export const urgencyPlanSchema: readonly ParameterSchema[] = defineParameters("plan", [
  ["baseSize", "contracts", 0, 100, 0.5, "size before all multipliers", `${document}: 1.5`],
  ["pinMultiplier", "1", 0, 10, 0.1, "size multiplier of pin risk", `${document}: 1.0`],
  ["panicMultiplier", "1", 0, 10, 0.1, "size multiplier of panic", `${document}: 2.0`],
  ["maximumSize", "contracts", 1, 1000, 1, "largest size before the risk limits", "undefined in the document: 10 (1.5)"],
  ["recentTrades", "trades", 1, 1000, 1, "closed trades that recent accuracy counts; the class's claimed win rate until there are as many", "undefined in the document: 30 (1.5)"],
  ["protectiveStop", "points", 1, 200, 1, "stop of the time exit rule", "as in volume shock: 20 points of one contract (X21)"],
  ["flatBefore", "minutes", 0, 120, 0.5, "nothing is held this close to the settlement, or to the beginning of the window that it is averaged over", "flat before the fixing; one minute leaves time to get out"],
  ...confidenceRows,
]);

/** What the planner knows of the series' settlement. */
export interface SettlementTerms {
  /** Close of the session, epoch milliseconds. */
  readonly closesAt: number;
  /** Minutes over which the settlement is averaged; 0 for a point in time. */
  readonly averagedMinutes: number;
}

/**
 * Plans a labelled alert. Recent accuracy and confidence know closed trades only (X12 iv). Nothing is held into the
 * settlement, or into the window over which it is averaged: there the price that is traded is not the one that settles.
 */
export function planUrgencyTrade(
  alert: PressureAlert,
  { urgency, expected }: UrgencyLabel,
  closed: ClosedTrades,
  terms: SettlementTerms,
  parameters: UrgencyPlanParameters,
  choice: ExitChoice,
): Plan {
  const claimed = expected?.winRateTarget ?? Number.NaN;
  const confidence = classConfidence(closed.recordOf(urgency), claimed, parameters);
  const recent = closed.latest(parameters.recentTrades);
  const accuracy = recent.length < parameters.recentTrades ? claimed : recent.filter(isWin).length / recent.length;
  const ranged = choice === "class-range";
  return {
    detection: alert.id,
    underlying: alert.underlying,
    date: alert.date,
    triggeredAt: alert.triggeredAt,
    decidedAt: alert.decidedAt,
    label: urgency,
    direction: alert.direction,
    expectedMagnitude: expected ? middle(expected.magnitudeRange) : Number.NaN,
    expectedTiming: expected ? middle(expected.durationRange) : Number.NaN,
    confidence,
    size: expected ? urgencyPositionSize(urgency, confidence, accuracy, parameters) : 0,
    // The document names limits of size and time by class, and none of risk.
    riskShare: 1,
    longestHold: Number.POSITIVE_INFINITY,
    flatBefore: (terms.closesAt - alert.expiresAt) / 60_000 + terms.averagedMinutes + parameters.flatBefore,
    exit: expected
      ? {
          target: ranged ? expected.magnitudeRange[0] : Number.POSITIVE_INFINITY,
          stop: ranged ? expected.magnitudeRange[0] : parameters.protectiveStop,
          maximumHold: expected.durationRange[1],
        }
      : null,
  };
}

function middle([from, to]: readonly [number, number]): number {
  return (from + to) / 2;
}
