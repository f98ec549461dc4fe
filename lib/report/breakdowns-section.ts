import { type BreakdownDimension, breakdownDimensions } from "../hypotheses/breakdown-hypotheses.js";
import type { BreakdownRow, Breakdowns } from "../hypotheses/breakdowns.js";
import { type Column, dataTable } from "./data-table.js";
import { counted, integer, percent, signed } from "./format.js";
import { type Content, html } from "./html.js";
import { classMark } from "./palette.js";
import { probability } from "./quantity.js";
import type { Section } from "./section.js";

const captions: Readonly<Record<BreakdownDimension, string>> = {
  class: "By class",
  hour: "By hour of the decision",
  volatility: "By volatility of the session before",
};

/**
 * Mean net points and win rate by class, hour and volatility, with what they are worth: nothing by themselves.
 *
 * @param zone name of the exchange's clock, in which the hours are
 */
export function breakdownsSection(breakdowns: Breakdowns, zone: string): Section {
  return {
    id: "breakdowns",
    title: "Breakdowns",
    body:
      breakdowns.trades === 0
        ? html`<p>There were no trades, so there is nothing to break down.</p>
`
        : html`<p><strong>These tables are exploratory and prove nothing by themselves.</strong> They show where to look next: among many groups some stand out by chance.
${discoveries(breakdowns)} The p of a group is two-sided, against mean net points of zero, with days as clusters; it is adjusted by Benjamini and Hochberg over
${counted(breakdowns.tests, "group")} of all tables together, so that of the groups that are found no more than ${percent(breakdowns.falseDiscoveryRate, 0)} should be false on average.
It comes from flipping the signs of days where a group has fewer than 30, else from Student's t. Intervals are of 95 % for each group alone. Hours are those of the clock in ${zone}. Volatility is that of the session before, which is known at the decision;
its thirds are those of all sessions studied, underlying by underlying.</p>
${breakdownDimensions.map((dimension) => groupTable(dimension, breakdowns))}`,
  };
}

function discoveries({ rows }: Breakdowns): string {
  const found = rows.filter(({ discovered }) => discovered);
  if (found.length === 0) return "Here none does beyond what the false discovery rate allows.";
  return `Here ${counted(found.length, "group")} ${found.length === 1 ? "does" : "do"} beyond what the false discovery rate allows: ${found.map(groupName).join(", ")}.`;
}

function groupTable(dimension: BreakdownDimension, { rows, trades }: Breakdowns): Content {
  const own = rows.filter((row) => row.dimension === dimension);
  return dataTable<BreakdownRow>(
    `${captions[dimension]}, net points of one contract (n = ${counted(trades, "trade")})`,
    columns,
    own,
  );
}

const columns: readonly Column<BreakdownRow>[] = [
  { title: "group", heading: true, cell: groupName },
  { title: "trades", numeric: true, cell: ({ trades }) => integer(trades) },
  { title: "days", numeric: true, cell: ({ days }) => integer(days) },
  { title: "won", numeric: true, cell: ({ wins }) => integer(wins) },
  { title: "win rate", numeric: true, cell: ({ winRate }) => percent(winRate) },
  {
    title: "mean points",
    numeric: true,
    cell: ({ meanPoints, interval }) =>
      html`${signed(meanPoints, 2)}${interval && html`<span class="note">${signed(interval.lower, 2)} to ${signed(interval.upper, 2)}</span>`}`,
  },
  { title: "p", numeric: true, cell: ({ pValue }) => probability(pValue) },
  { title: "p adjusted", numeric: true, cell: ({ pAdjusted }) => probability(pAdjusted) },
  { title: "found", cell: ({ discovered }) => (discovered ? "yes" : "no") },
  {
    title: "remarks",
    prose: true,
    cell: ({ reason, violated }) => [reason, ...violated].filter((part) => part !== null).join("; "),
  },
];

function groupName({ dimension, group }: BreakdownRow): string {
  return dimension === "class" ? classMark(group).name : group;
}
