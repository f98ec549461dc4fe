import { holm } from "../statistics/holm.js";
import type { Answer } from "./answer.js";

/** Where the price goes about heavy strikes, whichever direction was traded. */
export interface SteeringFinding {
  /** The direction that was found beyond chance; null where none was, or where tests contradict each other. */
  readonly found: "STEER_AWAY" | "PIN_TOWARD" | null;
  readonly statement: string;
}

/** Tests that can tell a direction. */
export const steeringTests = ["displacement", "outward", "grid"] as const;

export type SteeringTest = (typeof steeringTests)[number];

/** The value without a direction, what lies above it, and what is said of either side. */
const meanings: Readonly<
  Record<
    SteeringTest,
    {
      readonly neutral: number;
      readonly above: "away" | "toward";
      readonly away: string;
      readonly toward: string;
      readonly unit: string;
    }
  >
> = {
  displacement: {
    neutral: 0,
    above: "away",
    away: "the price moved away from the heaviest strike",
    toward: "the price moved to the heaviest strike",
    unit: "standard deviations on average",
  },
  outward: {
    neutral: 0.5,
    above: "away",
    away: "more expiries than not ended farther from the heaviest strike",
    toward: "more expiries than not ended nearer to the heaviest strike, or beyond it",
    unit: "of expiries ended farther out",
  },
  grid: {
    neutral: 0,
    above: "toward",
    away: "settlements avoided the strikes",
    toward: "settlements gathered at the strikes",
    unit: "of settlements more than chance lay at a strike",
  },
};

/**
 * What three two-sided tests say together: displacement from the heaviest strike, share that ends farther out, and gathering at the
 * strikes of the grid. Each alone would find a direction by chance at the level; together they are adjusted by Holm.
 *
 * @param level of the three together
 * @param leastDays below so many days nothing is found, whatever p says
 */
export function steeringFinding(
  answers: Readonly<Record<SteeringTest, Answer>>,
  level: number,
  leastDays: number,
): SteeringFinding {
  const adjusted = holm(steeringTests.map((test) => answers[test].finding?.pValue ?? Number.NaN));
  const parts = steeringTests.map((test, k) => {
    const { finding, reason } = answers[test];
    const { neutral, above, away, toward, unit } = meanings[test];
    if (!finding) return { found: null, statement: `${test}: ${reason}` };
    const outside = finding.estimate > neutral;
    const isAway = outside === (above === "away");
    const shown = finding.days >= leastDays && adjusted[k]! < level;
    const told = `${isAway ? away : toward} (${finding.estimate.toPrecision(2)} ${unit}; ${finding.trades} expiries on ${finding.days} days, two-sided p = ${(finding.pValue ?? Number.NaN).toPrecision(2)})`;
    return {
      found: shown ? (isAway ? ("STEER_AWAY" as const) : ("PIN_TOWARD" as const)) : null,
      statement: shown ? told : `not beyond chance: ${told}`,
    };
  });
  const found = [...new Set(parts.flatMap((part) => part.found ?? []))];
  return {
    found: found.length === 1 ? found[0]! : null,
    statement: parts.map(({ statement }) => statement).join("; "),
  };
}
