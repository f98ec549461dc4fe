import { type BreakdownHypothesis, groupWords } from "./breakdown-hypotheses.js";
import type { BreakdownRow, Breakdowns } from "./breakdowns.js";
import type { Finding, Trial } from "./hypothesis.js";
import { insufficientData, notTestable } from "./judge.js";
import { percent } from "./percent.js";

/**
 * What each breakdown comes to: how many of its groups stand out. The p of a breakdown is the least of its groups, which says nothing
 * until it is adjusted: over the groups of all breakdowns (Benjamini and Hochberg 1995). All are exploratory.
 *
 * @param lacks why the strategy cannot be tried on these data; empty when it can
 */
export function breakdownTrials(
  hypotheses: readonly BreakdownHypothesis[],
  breakdowns: Breakdowns,
  lacks: readonly string[],
): readonly Trial[] {
  return hypotheses.map((hypothesis) =>
    lacks.length > 0 ? notTestable(hypothesis, lacks.join("; ")) : breakdownTrial(hypothesis, breakdowns),
  );
}

function breakdownTrial(hypothesis: BreakdownHypothesis, breakdowns: Breakdowns): Trial {
  if (breakdowns.trades === 0) return insufficientData(hypothesis, "there are no trades");
  const [one, several] = groupWords[hypothesis.dimension];
  const tested = breakdowns.rows.filter(
    ({ dimension, pValue }) => dimension === hypothesis.dimension && !Number.isNaN(pValue),
  );
  if (tested.length === 0) {
    const { days } = hypothesis.leastSample;
    return insufficientData(
      hypothesis,
      `no ${one} has trades on ${days} days: below that the numbers are descriptive only`,
      finding(Number.NaN, null, "none: no group has enough days", breakdowns, []),
    );
  }
  const found = tested.filter(({ discovered }) => discovered);
  const adjusted = least(tested.map(({ pAdjusted }) => pAdjusted));
  const rate = `a false discovery rate of ${percent(breakdowns.falseDiscoveryRate)} % over ${breakdowns.tests} groups`;
  return {
    hypothesis,
    finding: finding(
      found.length,
      least(tested.map(({ pValue }) => pValue)),
      "least p of the groups, each with days as clusters; adjusted it counts for all of them",
      breakdowns,
      tested,
    ),
    verdict: found.length > 0 ? "SUPPORTED" : "NOT_DEMONSTRATED",
    reason:
      found.length > 0
        ? `${found.map(inWords).join(", ")}: different from zero at ${rate}; an exploratory look, which proves nothing by itself`
        : `none of ${tested.length} tested ${tested.length === 1 ? one : several} at ${rate}: the least adjusted p is ${Number(adjusted.toPrecision(3))}`,
    adjustment: { pValue: adjusted, method: breakdowns.adjustment, tests: breakdowns.tests },
    standing: "exploratory",
  };
}

function finding(
  estimate: number,
  pValue: number | null,
  method: string,
  { trades, days }: Breakdowns,
  tested: readonly BreakdownRow[],
): Finding {
  const flagged = tested.filter(({ violated }) => violated.length > 0).map(({ group }) => group);
  return {
    ...{ estimate, interval: null, pValue, pOpposite: null, method, trades, days },
    designEffect: Number.NaN,
    power: null,
    violated: flagged.length === 0 ? [] : [`few days in ${flagged.join(", ")}: their p cannot be small`],
  };
}

function least(values: ArrayLike<number>): number {
  return Math.min(...Array.from(values));
}

function inWords({ group, meanPoints }: BreakdownRow): string {
  return `${group} (${Number(meanPoints.toPrecision(3))} points on average)`;
}
