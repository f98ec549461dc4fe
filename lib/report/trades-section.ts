import type { Trade } from "../execution/trade.js";
import { chartBox } from "./chart-box.js";
import type { Clock } from "./clock.js";
import { type Column, dataTable, numberColumn as number, textColumn as text } from "./data-table.js";
import { counted, decimal, integer, signed } from "./format.js";
import { html } from "./html.js";
import { classMark } from "./palette.js";
import type { Section } from "./section.js";
import type { SessionAxis } from "./session-axis.js";
import { tradesFigure } from "./trades-figure.js";

/** Most trades listed on the page; all of them are in `trades.json`. */
const most = 200;

/** Every trade as a mark, the first ones as rows. */
export function tradesSection(trades: readonly Trade[], sessions: SessionAxis, clock: Clock): Section {
  if (trades.length === 0)
    return {
      id: "trades",
      title: "Trades",
      body: html`<p>There were no trades. The section on alerts says why.</p>
`,
    };
  const shown = trades.slice(0, most);
  const rest = trades.length - shown.length;
  const more = rest > 0 ? ` ${counted(rest, "more trade")} stand only there.` : "";
  return {
    id: "trades",
    title: "Trades",
    body: html`${chartBox(tradesFigure(trades, sessions, clock))}
<p>In order of time; the column heads sort what is shown. All ${counted(trades.length, "trade")}, with every limit check, are in <code>trades.json</code> beside this page.${more}</p>
${dataTable(
  `Trades (${rest > 0 ? `first ${most} of ` : "n = "}${integer(trades.length)}); points of one contract, times in ${clock.zone}`,
  columns(clock),
  shown,
)}`,
  };
}

function columns(clock: Clock): readonly Column<Trade>[] {
  const points = (value: number): string => signed(value, 2);
  return [
    {
      title: "alert",
      heading: true,
      cell: ({ order }) => order.plan.detection,
      order: ({ order }) => order.plan.detection,
    },
    text("side", ({ direction }) => (direction > 0 ? "long" : "short")),
    text("class", ({ label }) => classMark(label).name),
    number("net points", ({ netPoints }) => netPoints, points),
    { title: "entry", cell: ({ entry }) => clock.stamp(entry.at), order: ({ entry }) => entry.at },
    number(
      "at",
      ({ entry }) => entry.price,
      (price) => decimal(price, 2),
    ),
    { title: "exit", cell: ({ exit }) => clock.time(exit.at), order: ({ exit }) => exit.at },
    number(
      "at",
      ({ exit }) => exit.price,
      (price) => decimal(price, 2),
    ),
    text("out by", ({ exitReason }) => exitReason),
    number(
      "contracts",
      ({ contracts }) => contracts,
      (size) => decimal(size, Number.isInteger(size) ? 0 : 2),
    ),
    number("gross", ({ grossPoints }) => grossPoints, points),
    number(
      "cost",
      ({ costPoints }) => costPoints,
      (cost) => decimal(cost, 2),
    ),
    number(
      "net profit",
      ({ netProfit }) => netProfit,
      (profit) => signed(profit, 2),
    ),
    number(
      "target",
      ({ order }) => order.plan.exit?.target ?? Number.NaN,
      (target) => decimal(target, 1),
    ),
    number(
      "stop",
      ({ order }) => order.plan.exit?.stop ?? Number.NaN,
      (stop) => decimal(stop, 1),
    ),
    number("worst (MAE)", ({ adverseExcursion }) => adverseExcursion, points),
    number("best (MFE)", ({ favourableExcursion }) => favourableExcursion, points),
    number(
      "latency (s)",
      ({ latency }) => latency,
      (seconds) => decimal(seconds, 0),
    ),
    number(
      "hold (min)",
      ({ holdMinutes }) => holdMinutes,
      (minutes) => decimal(minutes, 1),
    ),
  ];
}
