import type { MarkedDrawdown } from "../execution/marked-equity.js";
import type { DailyResult } from "../execution/performance.js";
import type { Trial } from "../hypotheses/hypothesis.js";
import { chartBox } from "./chart-box.js";
import { dataTable } from "./data-table.js";
import { equityFigure, equityLine } from "./equity-figure.js";
import { factsHtml } from "./facts.js";
import { counted, decimal, integer, percent, signed } from "./format.js";
import { type Content, type Html, html } from "./html.js";
import { inUnit } from "./quantity.js";
import type { Section } from "./section.js";

/** The account over the sessions. */
export interface EquityInput {
  readonly daily: readonly DailyResult[];
  /** Account currency. */
  readonly capital: number;
  /** The account marked to market at every price. */
  readonly marked: MarkedDrawdown;
  /** Trials of the Sharpe ratio and of the drawdown, for their intervals and conventions. */
  readonly sharpe: Trial;
  readonly drawdown: Trial;
}

/** The account session by session, with the two ratios that are read off it. */
export function equitySection(input: EquityInput): Section {
  const { daily, capital, sharpe, drawdown, marked } = input;
  const { equity } = equityLine(daily, capital);
  const traded = daily.some(({ trades }) => trades > 0);
  return {
    id: "equity",
    title: "Equity and drawdown",
    body: traded
      ? html`<p>The initial capital counts as the first peak. The figure shows closed trades, one point per session, sessions without a trade included; the maximum
drawdown below is that of the account marked to market at every price at which something was open. ${belowZero(daily, equity)}</p>
${factsHtml(
  [
    ["initial capital (account currency)", decimal(capital, 0)],
    ["final equity (account currency)", decimal(equity.at(-1)!, 0)],
    ["Sharpe ratio per year", withInterval(sharpe)],
    ["maximum drawdown (of peak)", withInterval(drawdown)],
    ["of the initial capital", percent(marked.ofCapital)],
    ["in points of one contract", decimal(marked.points, 1)],
    ["longest under water (sessions)", integer(marked.longestUnderwater)],
  ],
  "columns",
)}<p class="note">Sharpe ratio: ${sharpe.hypothesis.statistic}. Drawdown: ${drawdown.hypothesis.statistic}.</p>
${chartBox(equityFigure(daily, capital), html`<details><summary>Results by session</summary>${table(daily)}</details>`)}`
      : html`<p>There were no trades in ${counted(daily.length, "session")}: the account stayed at its initial capital of ${decimal(capital, 0)}.</p>
`,
  };
}

function withInterval({ hypothesis, finding }: Trial): Content {
  if (!finding) return "not testable";
  const { interval, estimate } = finding;
  const range = interval
    ? html`<span class="note">${percent(interval.level, 0)}: ${inUnit(interval.lower, hypothesis.unit)} to ${inUnit(interval.upper, hypothesis.unit)}</span>`
    : null;
  return html`${inUnit(estimate, hypothesis.unit)} ${range}`;
}

/** A study keeps trading where a broker would not. */
function belowZero(daily: readonly DailyResult[], equity: readonly number[]): Content {
  const first = daily.findIndex((_, k) => equity[k + 1]! < 0);
  if (first < 0) return null;
  return html`<strong>After ${daily[first]!.date} the account is below zero, where a real one is closed.</strong> The study goes on, so that no alert drops out of the sample.`;
}

function table(daily: readonly DailyResult[]): Html {
  return dataTable<DailyResult>(
    `Results by session (n = ${integer(daily.length)})`,
    [
      { title: "session", heading: true, cell: ({ date }) => html`<time>${date}</time>` },
      { title: "trades", numeric: true, cell: ({ trades }) => integer(trades) },
      { title: "won", numeric: true, cell: ({ wins }) => integer(wins) },
      { title: "net points", numeric: true, cell: ({ points }) => signed(points, 2) },
      { title: "net profit (account currency)", numeric: true, cell: ({ profit }) => signed(profit, 2) },
    ],
    daily,
  );
}
