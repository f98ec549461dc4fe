import type { ClassPerformance } from "../execution/performance.js";
import type { Trial } from "../hypotheses/hypothesis.js";
import type { PlaceboTest } from "../hypotheses/placebo-test.js";
import { chartBox } from "./chart-box.js";
import { dataTable } from "./data-table.js";
import { counted, decimal, integer, percent, signed } from "./format.js";
import { type Content, html } from "./html.js";
import { classMark } from "./palette.js";
import { quantity } from "./quantity.js";
import type { Section } from "./section.js";
import { type WinRateMark, winRateFigure } from "./win-rate-figure.js";

/** How the trades did. */
export interface PerformanceInput {
  /** All trades first, then the classes. */
  readonly performance: readonly ClassPerformance[];
  /** Trials of the overall win rate against its claim, and against its break-even. */
  readonly winRate: Trial;
  readonly breakEven: Trial;
  readonly placebo: PlaceboTest | null;
  readonly unmatchedTrades: number;
  /** Which days lent the placebo their times: `other days`. */
  readonly placeboDays: string;
}

/** Win rate with what it must be read against: break-even, matched placebo, claim; expectancy; the same by class. */
export function performanceSection(input: PerformanceInput): Section {
  const { performance, winRate, breakEven } = input;
  const all = performance.find(({ label }) => label === "ALL");
  return {
    id: "performance",
    title: "Win rate and expectancy",
    body:
      !all || all.sampleSize === 0
        ? html`<p>There were no trades, so there is no win rate and no expectancy.</p>
`
        : html`<p>A win is a trade with net points above zero; a trade that nets exactly zero counts among the trades and not among the wins. Any win rate can be had
by widening the stop, so it means nothing without the rate at which these wins and losses break even, ${percent(breakEven.hypothesis.claimed)}, and without
what the same exits earn at other times. Expectancy: <strong>${quantity(all.averagePoints, "points")}</strong> net per trade of one contract.</p>
<div class="pair">
${chartBox(winRateFigure(performance, winRate, marks(input)))}
<div>
${placeboTable(input)}</div>
</div>
${classTable(performance)}`,
  };
}

function marks({ winRate, breakEven, placebo }: PerformanceInput): readonly WinRateMark[] {
  return [
    { name: "claimed", rate: winRate.hypothesis.claimed },
    { name: "break-even", rate: breakEven.hypothesis.claimed },
    { name: "matched placebo", rate: placebo?.placeboWinRate ?? Number.NaN },
  ];
}

function classTable(performance: readonly ClassPerformance[]): Content {
  return dataTable<ClassPerformance>(
    "Results by class, net points of one contract",
    [
      {
        title: "class",
        heading: true,
        cell: ({ label }) => (label === "ALL" ? "all trades" : classMark(label).name),
      },
      { title: "trades", numeric: true, cell: ({ sampleSize }) => integer(sampleSize) },
      { title: "won", numeric: true, cell: ({ wins }) => integer(wins) },
      { title: "win rate", numeric: true, cell: (own) => percent(own.winRate) },
      { title: "expectancy", numeric: true, cell: ({ averagePoints }) => signed(averagePoints, 2) },
      { title: "mean win", numeric: true, cell: ({ averageWinPoints }) => signed(averageWinPoints, 2) },
      { title: "mean loss", numeric: true, cell: ({ averageLossPoints }) => signed(-averageLossPoints, 2) },
      { title: "mean hold (min)", numeric: true, cell: ({ averageHold }) => decimal(averageHold, 1) },
      { title: "total points", numeric: true, cell: ({ totalPoints }) => signed(totalPoints, 1) },
    ],
    performance,
  );
}

function placeboTable({ placebo, unmatchedTrades, placeboDays }: PerformanceInput): Content {
  if (!placebo) return html`<p>No other day has matched times, so no placebo trades could be drawn.</p>`;
  const rows = [
    { name: "these trades", points: placebo.actual, rate: placebo.actualWinRate },
    { name: "placebo at matched times", points: placebo.placebo, rate: placebo.placeboWinRate },
  ];
  return html`${dataTable<(typeof rows)[number]>(
    `Trades against the same exits at matched times of ${placeboDays} (n = ${integer(placebo.trades)} trades on ${integer(placebo.days)} days)`,
    [
      { title: "trades", heading: true, cell: ({ name }) => name },
      { title: "mean net points", numeric: true, cell: ({ points }) => signed(points, 2) },
      { title: "win rate", numeric: true, cell: ({ rate }) => percent(rate) },
    ],
    rows,
  )}<p class="note">${decimal(placebo.donorsPerDay, 1)} other days stood in for a day on average; ${unmatched(unmatchedTrades)}.</p>`;
}

function unmatched(trades: number): string {
  if (trades === 0) return "every trade found a matched time";
  return `${counted(trades, "trade")} found no matched time and ${trades === 1 ? "is" : "are"} not in this comparison`;
}
