import type { ExpiryCase } from "../detectors/expiry-case.js";
import { isConstant } from "../numeric/constant.js";
import type { RandomStream } from "../numeric/random.js";
import { linearRegression } from "../statistics/linear-regression.js";
import type { Answer, LeftOut } from "./answer.js";
import { type DaySlopeRule, daySlopeFinding } from "./day-slope-finding.js";
import { type Displacement, displacementOf } from "./heaviest-strike.js";
import { nothingLeft, selectCases } from "./select-cases.js";

/** Whether the price is steered faster where open interest is concentrated. */
export interface ExpiryVelocity {
  /** Slope of the signed displacement per minute (points a minute, away from the strike) on concentration. */
  readonly velocity: Answer;
  /** The same of its size, whatever the direction. */
  readonly speed: Answer;
  /** Controls in the regression, and those that these cases do not tell apart from the others. */
  readonly controls: readonly string[];
  readonly dropped: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

const dayMilliseconds = 86_400_000;

/**
 * EP-S2: displacement per minute on the concentration of open interest at the heaviest strike (its share of that within 1 % of the
 * price, E11), with the standard deviation of the move, minutes to the expiry and clock time held; days as clusters,
 * two-sided.
 */
export function expiryVelocity(cases: readonly ExpiryCase[], rule: DaySlopeRule, stream: RandomStream): ExpiryVelocity {
  const { kept, leftOut } = selectCases(cases, (own): Displacement | string => {
    const moved = displacementOf(own);
    if (typeof moved === "string") return moved;
    if (!(own.minutes > 0)) return "no time is left";
    return Number.isFinite(moved.strike.concentration) ? moved : "the concentration of open interest is not known";
  });
  const concentration = kept.map(({ strike }) => strike.concentration);
  const perMinute = kept.map(({ own, away }) => away / own.point / own.minutes);
  const offered: readonly (readonly [string, readonly number[]])[] = [
    ["standard deviation of the move", kept.map(({ own }) => own.deviation / own.point)],
    ["minutes to the expiry", kept.map(({ own }) => own.minutes)],
    ["clock time", kept.map(({ own }) => (own.seenAt % dayMilliseconds) / 3_600_000)],
  ];
  const controls: (typeof offered)[number][] = [];
  for (const control of offered) {
    const columns = [...controls, control].map(([, values]) => values);
    // A control that the constant, or those before it, already hold would leave no slope at all.
    const useful =
      !isConstant(control[1]) &&
      linearRegression(columns, perMinute, true, null).geometry.inverseRoot.every(Number.isFinite);
    if (useful) controls.push(control);
  }
  const names = controls.map(([name]) => name);
  const slopeOf = (y: readonly number[]): Answer =>
    kept.length === 0
      ? { finding: null, reason: nothingLeft("expiries", leftOut) }
      : daySlopeFinding(
          [concentration, ...controls.map(([, values]) => values)],
          y,
          kept.map(({ own }) => own.date),
          rule,
          stream,
        );
  return {
    velocity: slopeOf(perMinute),
    speed: slopeOf(perMinute.map(Math.abs)),
    controls: names,
    dropped: offered.map(([name]) => name).filter((name) => !names.includes(name)),
    leftOut,
  };
}
