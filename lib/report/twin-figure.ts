import type { PricePath } from "../market/market-day.js";
import type { MarketTruth } from "../simulation/simulate-market.js";
import { createClock } from "./clock.js";
import { axis, type Figure, layout, plotText } from "./figure.js";
import { counted } from "./format.js";
import { palette, translucent } from "./palette.js";

/**
 * A simulated session and its twin without hedging: two prices from the same random numbers, with the stretches in which market
 * makers hedged. What lies between the lines is what the hedges did.
 *
 * @param path of the same session's tape
 * @param timeZone IANA name of the clock to show
 */
export function twinFigure(truth: MarketTruth, path: PricePath, timeZone: string): Figure {
  const clock = createClock(timeZone);
  // A tape may be printed from some hour on; the truth speaks of the whole session.
  const before = truth.fundamental.length - path.at.length;
  const opensAt = path.at[0]! - before * (path.at.length > 1 ? path.at[1]! - path.at[0]! : 0);
  const times = Array.from(path.at, (at) => clock.stamp(at));
  const twin = Array.from(truth.fundamental.subarray(before), (log) => truth.opening * Math.exp(log));
  const hedged = truth.parents.map(({ startsAt, endsAt, contracts }) => ({
    type: "rect",
    yref: "paper",
    x0: clock.stamp(opensAt + 1000 * startsAt),
    x1: clock.stamp(opensAt + 1000 * endsAt),
    y0: 0,
    y1: 1,
    fillcolor: translucent(contracts > 0 ? palette.green : palette.vermilion, 0.2),
    line: { width: 0 },
    layer: "below",
  }));
  const line = (name: string, y: readonly number[] | Float64Array, color: string, dash: string) => ({
    type: "scatter",
    mode: "lines",
    name,
    x: times,
    y,
    line: { color, width: 1.5, dash },
    hovertemplate: "%{x|%H:%M:%S}: %{y:.2f}<extra></extra>",
  });
  return {
    data: [
      line("observed", path.price, palette.blue, "solid"),
      line("the same without hedging", twin, palette.grey, "dot"),
    ],
    layout: layout(`${truth.date}: ${counted(truth.parents.length, "hedge")}, shaded (green bought, red sold)`, 400, {
      xaxis: axis(`time (${plotText(clock.zone)})`, { type: "date", tickformat: "%H:%M" }),
      yaxis: axis("price of the future (points)"),
      shapes: hedged,
    }),
  };
}
