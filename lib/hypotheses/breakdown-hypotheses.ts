import { noAlternative } from "./design-alternative.js";
import type { Hypothesis, JudgeParameters } from "./hypothesis.js";
import { percent } from "./percent.js";

/** By what the trades are broken down. */
export const breakdownDimensions = ["class", "hour", "volatility"] as const;

export type BreakdownDimension = (typeof breakdownDimensions)[number];

/** Names of the breakdowns of a strategy. */
export type BreakdownHypothesisId<Prefix extends string> = `${Prefix}-B-${BreakdownDimension}`;

/** One breakdown as data: the rows beside it are its groups. */
export interface BreakdownHypothesis extends Hypothesis {
  readonly dimension: BreakdownDimension;
  readonly family: "exploratory";
  /** How the p of a group is adjusted, and among which. */
  readonly adjusted: { readonly method: "Benjamini-Hochberg"; readonly among: string };
}

/** The groups of a dimension: one of them, and several. */
export const groupWords: Readonly<Record<BreakdownDimension, readonly [one: string, several: string]>> = {
  class: ["class", "classes"],
  hour: ["hour of the day", "hours of the day"],
  volatility: ["third of the volatility of the session before", "thirds of the volatility of the session before"],
};

/**
 * The breakdowns of a strategy's trades, one hypothesis each.
 *
 * @param prefix short name of the strategy, with which the ids begin
 */
export function breakdownHypotheses<Prefix extends string>(
  prefix: Prefix,
  judge: Pick<JudgeParameters, "descriptiveDays" | "breakdownRate">,
): Readonly<Record<BreakdownHypothesisId<Prefix>, BreakdownHypothesis>> {
  const entries = breakdownDimensions.map((dimension) => {
    const hypothesis = breakdownHypothesis(`${prefix}-B-${dimension}`, dimension, judge);
    return [hypothesis.id, hypothesis] as const;
  });
  return Object.fromEntries(entries) as Readonly<Record<BreakdownHypothesisId<Prefix>, BreakdownHypothesis>>;
}

/** Tells the breakdowns from the tests of a list. */
export function isBreakdown(hypothesis: Hypothesis): hypothesis is BreakdownHypothesis {
  return hypothesis.family === "exploratory";
}

function breakdownHypothesis(
  id: string,
  dimension: BreakdownDimension,
  { descriptiveDays, breakdownRate }: Pick<JudgeParameters, "descriptiveDays" | "breakdownRate">,
): BreakdownHypothesis {
  const [one, several] = groupWords[dimension];
  const among = "the groups of all breakdowns together";
  return {
    ...{ id, dimension },
    claim: `trades of some ${one} earn or lose money after costs`,
    nullHypothesis: `mean net points per trade are zero in every ${one}`,
    statistic: `${several} whose mean net points per trade differ from zero, days as clusters, at a false discovery rate of ${percent(breakdownRate)} % (Benjamini and Hochberg) over ${among}`,
    unit: "groups",
    side: "greater",
    tails: "two-sided",
    claimed: 0,
    level: breakdownRate,
    leastSample: { trades: 1, days: descriptiveDays },
    counts: "trades",
    family: "exploratory",
    design: noAlternative("it looks for groups that stand out; none was expected before"),
    adjusted: { method: "Benjamini-Hochberg", among },
  };
}
