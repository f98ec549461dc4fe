import { type AssignmentParameters, assignmentProbability } from "../detectors/assignment-probability.js";
import { expirationPressure } from "../detectors/expiration-pressure.js";
import type { ExpiryCase } from "../detectors/expiry-case.js";
import type { RandomStream } from "../numeric/random.js";
import { linearRegression } from "../statistics/linear-regression.js";
import type { Answer, LeftOut } from "./answer.js";
import { type DaySlopeRule, daySlopeFinding } from "./day-slope-finding.js";
import { displacementOf } from "./heaviest-strike.js";
import { outOfSample } from "./out-of-sample.js";
import { nothingLeft, selectCases } from "./select-cases.js";

/** What the calculated pressure of the heaviest strike says of the move that followed. */
export interface PressureMovement {
  /** Pressure (contracts per minute squared) and displacement away from the strike (points) of each case. */
  readonly pairs: readonly { readonly date: string; readonly pressure: number; readonly away: number }[];
  /** R squared of the displacement out of sample: each day predicted by the line of all others. */
  readonly rSquared: Answer;
  /** The same of its size, whatever the direction. */
  readonly rSquaredOfSize: Answer;
  /** R squared in the sample, which is never below zero. */
  readonly inSample: number;
  /** Points per unit of pressure. */
  readonly slope: Answer;
  readonly leftOut: readonly LeftOut[];
}

/** The document's pressure of a case's strike, as seen in the case's row. */
export function casePressure(
  own: ExpiryCase,
  strike: number,
  openInterest: number,
  assignment: AssignmentParameters,
): number {
  const probability = assignmentProbability(Math.abs(own.price - strike) / own.point, own.minutes, assignment);
  return expirationPressure(openInterest, probability, own.minutes);
}

/** Observed movement on calculated pressure at the heaviest strike, case by case; days stay together. */
export function pressureMovement(
  cases: readonly ExpiryCase[],
  assignment: AssignmentParameters,
  rule: DaySlopeRule,
  stream: RandomStream,
): PressureMovement {
  const { kept: pairs, leftOut } = selectCases(cases, (own) => {
    const moved = displacementOf(own);
    if (typeof moved === "string") return moved;
    const pressure = casePressure(own, moved.strike.strike, moved.strike.openInterest, assignment);
    return Number.isFinite(pressure)
      ? { date: own.date, pressure, away: moved.away / own.point }
      : "the pressure is not known";
  });
  const dates = pairs.map(({ date }) => date);
  const x = Float64Array.from(pairs, ({ pressure }) => pressure);
  const y = Float64Array.from(pairs, ({ away }) => away);
  const share = (moves: Float64Array): Answer =>
    pairs.length === 0
      ? { finding: null, reason: nothingLeft("expiries", leftOut) }
      : explained(x, moves, dates, rule, stream);
  return {
    pairs,
    rSquared: share(y),
    rSquaredOfSize: share(y.map(Math.abs)),
    inSample: pairs.length === 0 ? Number.NaN : linearRegression([x], y, true, null).rSquared,
    slope:
      pairs.length === 0
        ? { finding: null, reason: nothingLeft("expiries", leftOut) }
        : daySlopeFinding([x], y, dates, rule, stream),
    leftOut,
  };
}

function explained(
  x: Float64Array,
  y: Float64Array,
  dates: readonly string[],
  { level, draws }: DaySlopeRule,
  stream: RandomStream,
): Answer {
  const days = new Set(dates).size;
  const fit = linearRegression([x], y, true, null);
  if (days < 3)
    return {
      finding: null,
      reason: `predicting a day from the others needs three days, there ${days === 1 ? "is 1" : `are ${days}`}`,
    };
  if (Number.isNaN(fit.residualSquares))
    return { finding: null, reason: `there is no line: ${fit.violated.join("; ")}` };
  const { estimate, interval, block } = outOfSample(fit, y, dates, level, draws, stream);
  if (Number.isNaN(estimate)) return { finding: null, reason: "one day alone decides the line, or nothing moved" };
  return {
    finding: {
      estimate,
      interval: { ...interval, level, method: `stationary bootstrap of days, mean block ${block.toFixed(1)}` },
      pValue: null,
      pOpposite: null,
      method: "R squared out of sample: each day predicted by the line of all others",
      trades: y.length,
      days,
      designEffect: Number.NaN,
      power: null,
      violated: [],
    },
    reason: null,
  };
}
