import { isWin, type Trade } from "../execution/trade.js";
import type { Clock } from "./clock.js";
import { axis, type Figure, layout, plotText, referenceLine } from "./figure.js";
import { counted, decimal, duration, signed } from "./format.js";
import { classMark, shownClasses } from "./palette.js";
import type { SessionAxis } from "./session-axis.js";

/** Net points of every trade over time, one marker per trade, by class; stop and target stand in the hover. */
export function tradesFigure(trades: readonly Trade[], sessions: SessionAxis, clock: Clock): Figure {
  const classes = shownClasses(trades.map(({ label }) => label)).map((label) => ({
    mark: classMark(label),
    own: trades.filter((trade) => trade.label === label),
  }));
  return {
    data: classes
      .filter(({ own }) => own.length > 0)
      .map(({ mark, own }) => ({
        type: "scatter",
        mode: "markers",
        name: `${mark.name} (n = ${own.length})`,
        x: own.map((trade) => sessions.position(trade.date, trade.entry.at)),
        y: own.map(({ netPoints }) => netPoints),
        marker: { color: mark.color, symbol: mark.symbol, size: 8, opacity: 0.8 },
        text: own.map((trade) => story(trade, clock)),
        hovertemplate: "%{text}<extra></extra>",
      })),
    layout: layout(`Net points of each trade (n = ${counted(trades.length, "trade")})`, 380, {
      xaxis: sessions.axis,
      yaxis: axis("net result of one contract (points)"),
      hovermode: "closest",
      showlegend: true,
      shapes: [referenceLine(0)],
    }),
  };
}

function story(trade: Trade, clock: Clock): string {
  const { exit } = trade.order.plan;
  const levels = exit
    ? `target ${decimal(exit.target, 1)}, stop ${decimal(exit.stop, 1)} points`
    : "no target, no stop";
  return [
    plotText(`${trade.underlying} ${trade.direction > 0 ? "long" : "short"}`),
    clock.stamp(trade.entry.at),
    `${signed(trade.netPoints, 2)} points net: ${isWin(trade) ? "won" : "not won"}, out by ${trade.exitReason}`,
    levels,
    `held ${duration(60 * trade.holdMinutes)}, filled ${duration(trade.latency)} after the trigger`,
  ].join("<br>");
}
