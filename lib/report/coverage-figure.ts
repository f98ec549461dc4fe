import type { SessionInspection } from "../market/inspection.js";
import { setAsideRows } from "../market/quality.js";
import { axis, type Figure, layout } from "./figure.js";
import { counted, duration, integer, percent } from "./format.js";
import { palette } from "./palette.js";

/** How much of each session was seen (above), and where its rows went (below). */
export function coverageFigure(sessions: readonly SessionInspection[]): Figure {
  const dates = sessions.map(({ date }) => date);
  const rows = sessions.reduce((sum, { read }) => sum + read, 0);
  const share = (name: string, color: string, symbol: string, value: (session: SessionInspection) => number) => ({
    type: "scatter",
    mode: "lines+markers",
    name,
    x: dates,
    y: sessions.map(value),
    line: { color, width: 1.5 },
    marker: { color, symbol, size: 7 },
    text: sessions.map(
      (session) =>
        `${percent(value(session))}, longest gap ${duration(session.longestGap)}, ${counted(session.holes, "hole")}`,
    ),
    hovertemplate: `%{x} ${name}: %{text}<extra></extra>`,
  });
  const fate = (name: string, color: string, value: (session: SessionInspection) => number) => ({
    type: "bar",
    name,
    x: dates,
    y: sessions.map(value),
    yaxis: "y2",
    marker: { color },
    text: sessions.map((session) => integer(value(session))),
    textposition: "none",
    hovertemplate: `%{x} ${name}: %{text} rows<extra></extra>`,
  });
  return {
    data: [
      share("session time covered", palette.blue, "circle", ({ timeCovered }) => timeCovered),
      share("contract cells observed", palette.purple, "diamond", ({ cellsObserved }) => cellsObserved),
      fate("clean", palette.green, ({ clean }) => clean),
      fate("repaired", palette.grey, ({ repaired }) => repaired),
      fate("set aside", palette.vermilion, setAsideRows),
    ],
    layout: layout(`Data by session (n = ${counted(sessions.length, "session")}, ${integer(rows)} rows read)`, 480, {
      barmode: "stack",
      xaxis: axis("session", { type: "category", anchor: "y2", nticks: 8 }),
      yaxis: axis("covered (%)", { domain: [0.56, 1], range: [0, 1.05], tickformat: ".0%" }),
      yaxis2: axis("rows read", { domain: [0, 0.44], rangemode: "tozero", tickformat: "," }),
    }),
  };
}
