import type { FlowType, Label } from "../classifiers/flow-type.js";
import type { Detection } from "../detectors/volume-shock-detect.js";
import { defineParameters } from "../numeric/define-parameters.js";
import type { ParameterSchema } from "../numeric/parameter.js";
import type { ExitRule } from "./exit.js";
import { flowPositionSize, type PositionSizeParameters } from "./position-size.js";

/** Numbers of the plan stage. */
export interface PlanParameters extends PositionSizeParameters {
  readonly holdBuffer: number;
  readonly protectiveStop: number;
  readonly confidenceTrades: number;
  readonly confidencePriorWins: number;
  readonly confidencePriorLosses: number;
}

const document = "strategy document";

// biome-ignore format: a row per parameter
export const planSchema: readonly ParameterSchema[] = defineParameters("plan", [
  ["baseSize", "contracts", 0, 100, 0.5, "size before all multipliers", `${document}: 2.0`],
  ["sweepMultiplier", "1", 0, 10, 0.1, "size multiplier of sweeps", `${document}: 1.2`],
  ["emergencyMultiplier", "1", 0, 10, 0.1, "size multiplier of emergencies", `${document}: 2.0`],
  ["ambiguousMultiplier", "1", 0, 10, 0.1, "size multiplier of ambiguous signals", `${document}: 0.5`],
  ["exposurePerConviction", "delta units", 1, 1e6, 100, "exposure that counts as conviction 1", `${document}: 2000`],
  ["convictionCap", "1", 0, 10, 0.5, "largest conviction", `${document}: 2.0`],
  ["maximumSize", "contracts", 1, 1000, 1, "largest size before the risk limits", "undefined in the document: 10 (1.5)"],
  ["holdBuffer", "minutes", 0, 60, 1, "added to the longest expected response to give the longest hold", `${document}: + 3`],
  ["protectiveStop", "points", 1, 200, 1, "stop of the time exit rule", "2 % of the document's account: 20 points of one contract (X21)"],
  ["confidenceTrades", "trades", 1, 1000, 1, "closed trades of a class before its own record replaces the claimed win rate", "undefined in the document: 30 (1.5)"],
  ["confidencePriorWins", "trades", 0, 100, 1, "prior wins in that record", "beta-binomial prior (2, 2) (1.5)"],
  ["confidencePriorLosses", "trades", 0, 100, 1, "prior losses in that record", "beta-binomial prior (2, 2) (1.5)"],
]);

/**
 * `class-range`: target at the lower end of the class's range and a stop as far away, so that no win rate is
 * manufactured. `time`: out when the hedge should be complete, with a protective stop only.
 */
export type ExitChoice = "class-range" | "time";

/** Wins and losses of a class that were closed before an instant. */
export interface ClassRecord {
  readonly wins: number;
  readonly losses: number;
}

/** What would be done about a detection, and what is predicted. Points and minutes. */
export interface Plan {
  readonly detection: string;
  readonly underlying: string;
  readonly date: string;
  readonly decidedAt: number;
  readonly flowType: FlowType;
  readonly direction: 1 | -1;
  readonly netDelta: number;
  /** NaN where the class has no expected behaviour. */
  readonly expectedMagnitude: number;
  readonly expectedTiming: number;
  /** In [0, 1]; NaN where the class claims nothing and has no record. */
  readonly confidence: number;
  /** The document's formula, real-valued. */
  readonly size: number;
  /** Null where there is nothing to execute: the class expects nothing (V17). */
  readonly exit: ExitRule | null;
}

/**
 * Plans a labelled detection.
 *
 * @param record closed trades of the class at the time of decision; later ones would be look-ahead (X12 iv)
 */
export function planTrade(
  detection: Detection,
  label: Label,
  record: ClassRecord,
  parameters: PlanParameters,
  choice: ExitChoice,
): Plan {
  const { expected } = label;
  const confidence = classConfidence(record, expected?.winRateTarget ?? Number.NaN, parameters);
  return {
    detection: detection.id,
    underlying: detection.underlying,
    date: detection.date,
    decidedAt: detection.decidedAt,
    flowType: label.flowType,
    direction: detection.direction,
    netDelta: detection.netDelta,
    expectedMagnitude: expected ? (expected.magnitudeRange[0] + expected.magnitudeRange[1]) / 2 : Number.NaN,
    expectedTiming: detection.estimatedResponse,
    confidence,
    size: flowPositionSize(label.flowType, confidence, detection.netDelta, parameters),
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

/** The claimed win rate until enough trades are closed, then their posterior mean. */
function classConfidence({ wins, losses }: ClassRecord, claimed: number, parameters: PlanParameters): number {
  if (wins + losses < parameters.confidenceTrades) return claimed;
  const a = parameters.confidencePriorWins + wins;
  const b = parameters.confidencePriorLosses + losses;
  return a / (a + b);
}
