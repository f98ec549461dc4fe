import { createClock } from "./clock.js";
import { axis, type Figure, layout, plotText } from "./figure.js";
import { counted, decimal } from "./format.js";
import { palette, translucent } from "./palette.js";

/** Volume of one strike over a day: columns of the same length. NaN where nothing was observed. */
export interface VolumeLine {
  /** What is shown: underlying, strike, date. */
  readonly title: string;
  /** Epoch milliseconds. */
  readonly instants: ArrayLike<number>;
  /** Contracts in the window that ends at the instant. */
  readonly recent: ArrayLike<number>;
  /** Contracts that are usual in such a window at this time of day. */
  readonly baseline: ArrayLike<number>;
  /** Contracts above which the strike triggers. */
  readonly threshold: ArrayLike<number>;
  /** IANA name of the exchange's clock. */
  readonly timeZone: string;
}

/**
 * Volume against its baseline, with the trigger as a line through it; what lies above the line is marked.
 *
 * @throws RangeError when the columns differ in length
 */
export function volumeFigure(line: VolumeLine): Figure {
  const clock = createClock(line.timeZone);
  const at = Array.from(line.instants);
  const column = (name: "recent" | "baseline" | "threshold"): readonly number[] => {
    const values = Array.from(line[name]);
    if (values.length !== at.length) throw new RangeError(`invalid ${name} length: ${values.length}`);
    return values;
  };
  const recent = column("recent");
  const baseline = column("baseline");
  const threshold = column("threshold");
  const x = at.map((instant) => clock.stamp(instant));
  const above = at.map((_, k) => k).filter((k) => recent[k]! > threshold[k]!);
  const told = at.map(
    (instant, k) =>
      `${clock.time(instant)}: ${decimal(recent[k]!, 0)} contracts<br>baseline ${decimal(baseline[k]!, 1)}, trigger above ${decimal(threshold[k]!, 0)}`,
  );
  return {
    data: [
      {
        type: "scatter",
        mode: "lines",
        name: "baseline",
        x,
        y: baseline,
        line: { color: palette.grey, width: 1.5, shape: "hv" },
        fill: "tozeroy",
        fillcolor: translucent(palette.grey, 0.25),
        hoverinfo: "skip",
      },
      {
        type: "scatter",
        mode: "lines",
        name: "trigger",
        x,
        y: threshold,
        line: { color: palette.vermilion, width: 1.5, dash: "dash", shape: "hv" },
        hoverinfo: "skip",
      },
      {
        type: "scatter",
        mode: at.length > 120 ? "lines" : "lines+markers",
        name: "volume in the window",
        x,
        y: recent,
        line: { color: palette.blue, width: 2 },
        marker: { size: 5 },
        text: told,
        hovertemplate: "%{text}<extra></extra>",
      },
      {
        type: "scatter",
        mode: "markers",
        name: `above the trigger (n = ${above.length})`,
        x: above.map((k) => x[k]),
        y: above.map((k) => recent[k]),
        marker: { color: palette.vermilion, symbol: "diamond", size: 10 },
        text: above.map((k) => told[k]),
        hovertemplate: "%{text}<extra></extra>",
      },
    ],
    layout: layout(`${line.title} (n = ${counted(at.length, "observation")})`, 420, {
      xaxis: axis(`time (${plotText(clock.zone)})`, { type: "date" }),
      yaxis: axis("volume in the window (contracts)", { rangemode: "tozero" }),
      hovermode: "closest",
    }),
  };
}
