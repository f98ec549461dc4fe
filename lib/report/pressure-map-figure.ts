import type { PressureMap } from "../detectors/pressure-map.js";
import { median } from "../numeric/quantile.js";
import type { Clock } from "./clock.js";
import { axis, type Figure, layout, plotText } from "./figure.js";
import { decimal, integer, significant } from "./format.js";
import { palette, sequence, sequenceColor, translucent } from "./palette.js";

const shade = "#101216";
/** A tile lasts until the next instant, and no longer than so many usual steps: what was not seen is not painted. */
const longestTile = 3;

/**
 * Pressure by strike and time, a tile for each: the bundle of charts that the page carries draws bars, and a bar that floats on
 * a base of its own is a tile. The
 * price runs over them on a dark line, so that it is seen on all of them.
 */
export function pressureMapFigure(map: PressureMap, clock: Clock): Figure {
  const { at, minutes, price, strikes, heaviest, settlement } = map;
  const tiles = tilesOf(map);
  const [least, most] = rangeOf(tiles);
  const path = { type: "scatter", mode: "lines", x: Array.from(minutes, (left) => -left), y: Array.from(price) };
  const strikeLine = {
    ...{ type: "scatter", mode: "lines", x: [-minutes[0]!, 0], y: [heaviest, heaviest] },
    hoverinfo: "skip",
  };
  return {
    data: [
      {
        type: "bar",
        orientation: "h",
        name: "pressure",
        showlegend: false,
        base: tiles.map(({ from }) => from),
        x: tiles.map(({ width }) => width),
        y: tiles.map(({ strike }) => strike),
        width: tiles.map(({ height }) => height),
        marker: {
          color: tiles.map(({ value }) => sequenceColor((value - least) / (most - least || 1))),
          line: { width: 0 },
        },
        hovertext: tiles.map(
          ({ row, strike, value }) =>
            `${plotText(clock.time(at[row]!))}, ${decimal(minutes[row]!, 1)} min left<br>strike ${decimal(strike, 2)}: ${significant(10 ** value)}`,
        ),
        hovertemplate: "%{hovertext}<extra></extra>",
      },
      // Unseen: it carries the scale of the colours, which bars would take for colours of their own.
      {
        ...{ type: "scatter", mode: "markers", x: [0], y: [settlement], showlegend: false, hoverinfo: "skip" },
        marker: {
          ...{ color: [least], cmin: least, cmax: most, opacity: 0, showscale: true },
          colorscale: sequence.map((color, k) => [k / (sequence.length - 1), color]),
          colorbar: {
            title: { text: "contracts per min², log scale", side: "top" },
            orientation: "h",
            x: 0,
            xanchor: "left",
            y: -0.22,
            yanchor: "top",
            thickness: 12,
            len: 0.75,
            ...colorTicks(least, most),
          },
        },
      },
      // Dark under the colour: the lines are seen on every tile, and on the page around them.
      ...(Number.isNaN(heaviest)
        ? []
        : [
            { ...strikeLine, showlegend: false, line: { color: translucent(shade, 0.6), width: 4 } },
            {
              ...strikeLine,
              name: `heaviest strike ${decimal(heaviest, 2)}`,
              line: { color: palette.purple, width: 2, dash: "dash" },
            },
          ]),
      { ...path, showlegend: false, line: { color: shade, width: 6 }, hoverinfo: "skip" },
      {
        ...path,
        name: "price of the underlying",
        line: { color: palette.vermilion, width: 3 },
        text: Array.from(price, (own, k) => `${plotText(clock.time(at[k]!))}: price ${decimal(own, 2)}`),
        hovertemplate: "%{text}<extra></extra>",
      },
      {
        type: "scatter",
        mode: "markers",
        name: `settled ${decimal(settlement, 2)}`,
        x: [0],
        y: [settlement],
        marker: { color: palette.vermilion, symbol: "star", size: 15, line: { color: "#ffffff", width: 1.5 } },
        cliponaxis: false,
        hovertemplate: `settled ${decimal(settlement, 2)}<extra></extra>`,
      },
    ],
    layout: layout(
      `Pressure of ${map.underlying} before its expiry on ${map.date} (n = ${integer(strikes.length)} strikes at ${integer(at.length)} instants)`,
      560,
      {
        barmode: "overlay",
        margin: { l: 64, r: 24, t: 76, b: 120 },
        xaxis: axis("minutes to the expiry", {
          range: [-minutes[0]! - 0.5, 0.02 * minutes[0]!],
          ...timeTicks(minutes[0]!),
        }),
        yaxis: axis("strike"),
        hovermode: "closest",
      },
    ),
  };
}

interface Tile {
  readonly row: number;
  readonly strike: number;
  /** Minutes before the expiry, below zero. */
  readonly from: number;
  readonly width: number;
  readonly height: number;
  readonly value: number;
}

/** From each instant to the next; as high as the nearer neighbour is away. */
function tilesOf({ minutes, strikes, logPressure }: PressureMap): readonly Tile[] {
  const steps = Array.from(minutes.subarray(1), (left, k) => minutes[k]! - left);
  const usual = steps.length === 0 ? Math.min(1, minutes[0]!) : median(steps);
  const height = (k: number): number =>
    strikes.length === 1
      ? 1
      : Math.min(
          k > 0 ? strikes[k]! - strikes[k - 1]! : Number.POSITIVE_INFINITY,
          k + 1 < strikes.length ? strikes[k + 1]! - strikes[k]! : Number.POSITIVE_INFINITY,
        );
  return Array.from(logPressure, (value, cell): Tile => {
    const row = Math.floor(cell / strikes.length);
    const k = cell % strikes.length;
    const last = Math.min(usual, minutes[row]!);
    const width = row < steps.length ? Math.min(steps[row]!, longestTile * usual) : last;
    return { row, strike: strikes[k]!, from: -minutes[row]!, width, height: height(k), value };
  }).filter(({ value }) => !Number.isNaN(value));
}

/** Least and greatest logarithm of the tiles; a power of ten where there is no tile. */
function rangeOf(tiles: readonly Tile[]): readonly [least: number, most: number] {
  if (tiles.length === 0) return [0, 1];
  return tiles.reduce(([low, high], { value }) => [Math.min(low, value), Math.max(high, value)] as const, [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as const);
}

/** Powers of ten within the colours. */
function colorTicks(least: number, most: number): Readonly<Record<string, unknown>> {
  const powers = Array.from({ length: Math.floor(most) - Math.ceil(least) + 1 }, (_, k) => Math.ceil(least) + k);
  // Within less than a power of ten there is none to write: the ends are written.
  const ticks = powers.length > 1 ? powers : [least, most];
  return { tickvals: ticks, ticktext: ticks.map((power) => significant(10 ** power, powers.length > 1 ? 1 : 3)) };
}

function timeTicks(most: number): Readonly<Record<string, unknown>> {
  const step = Math.max(5, 5 * Math.ceil(most / 40));
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, k) => step * k).toReversed();
  return { tickvals: ticks.map((left) => -left), ticktext: ticks.map(String) };
}
