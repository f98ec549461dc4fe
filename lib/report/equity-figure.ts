import type { DailyResult } from "../execution/performance.js";
import { axis, type Figure, layout, referenceLine } from "./figure.js";
import { counted, decimal, percent } from "./format.js";
import { palette, translucent } from "./palette.js";

/** The account after each session, and how far it lies below its highest point so far. */
export interface EquityLine {
  /** One more than the sessions: the first is the initial capital. */
  readonly equity: readonly number[];
  /** Share of the running peak, zero or negative. */
  readonly drawdown: readonly number[];
}

/** Adds up the daily results. The initial capital is the first peak: a strategy that only loses is under water from the start. */
export function equityLine(daily: readonly DailyResult[], capital: number): EquityLine {
  const equity = [capital];
  for (const { profit } of daily) equity.push(equity.at(-1)! + profit);
  let peak = capital;
  const drawdown = equity.map((value) => {
    peak = Math.max(peak, value);
    return value / peak - 1;
  });
  return { equity, drawdown };
}

/** Equity above, drawdown below, on one axis of sessions. */
export function equityFigure(daily: readonly DailyResult[], capital: number): Figure {
  const { equity, drawdown } = equityLine(daily, capital);
  const trades = daily.reduce((sum, day) => sum + day.trades, 0);
  const sessions = ["start", ...daily.map(({ date }) => date)];
  const told = daily.map(
    (day, k) =>
      `${day.date}<br>equity ${decimal(equity[k + 1]!, 0)}<br>day ${decimal(day.profit, 0)}, ${counted(day.trades, "trade")}`,
  );
  return {
    data: [
      {
        type: "scatter",
        mode: equity.length > 80 ? "lines" : "lines+markers",
        name: "equity",
        x: sessions,
        y: equity,
        line: { color: palette.blue, width: 2 },
        marker: { size: 5 },
        text: [`initial capital ${decimal(capital, 0)}`, ...told],
        hovertemplate: "%{text}<extra></extra>",
      },
      {
        type: "scatter",
        mode: "markers",
        name: "initial capital",
        x: ["start"],
        y: [capital],
        marker: { symbol: "diamond", size: 12, color: palette.vermilion },
        hovertemplate: `initial capital ${decimal(capital, 0)}<extra></extra>`,
      },
      {
        type: "scatter",
        mode: "lines",
        name: "drawdown",
        x: sessions,
        y: drawdown,
        yaxis: "y2",
        line: { color: palette.vermilion, width: 1.5 },
        fill: "tozeroy",
        fillcolor: translucent(palette.vermilion, 0.2),
        text: drawdown.map((share) => percent(share, 2)),
        hovertemplate: "%{x}: %{text} of peak<extra></extra>",
      },
    ],
    layout: layout(
      `Equity and drawdown (n = ${counted(trades, "trade")} in ${counted(daily.length, "session")})`,
      460,
      {
        xaxis: axis("session", { type: "category", anchor: "y2", nticks: 10 }),
        yaxis: axis("equity (currency)", { domain: [0.36, 1], tickformat: ",.0f" }),
        yaxis2: axis("drawdown (%)", { domain: [0, 0.28], tickformat: ".3~%", rangemode: "tozero" }),
        shapes: [referenceLine(capital)],
      },
    ),
  };
}
