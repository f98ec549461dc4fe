import { describe, expect, it } from "vitest";
import type { PressureMap } from "../../lib/detectors/pressure-map.js";
import { createClock } from "../../lib/report/clock.js";
import { figureTitle } from "../../lib/report/figure.js";
import { sequenceColor } from "../../lib/report/palette.js";
import { pressureMapFigure } from "../../lib/report/pressure-map-figure.js";

const expiresAt = Date.UTC(2026, 0, 5, 21);
const map: PressureMap = {
  ...{ underlying: "TEST", date: "2026-01-05", expiresAt, heaviest: 5000, settlement: 5001.5, settlementError: 0 },
  at: Float64Array.of(60, 50, 40, 5).map((left) => expiresAt - 60_000 * left),
  minutes: Float64Array.of(60, 50, 40, 5),
  price: Float64Array.of(5004, 5003, 5002, 5001),
  strikes: Float64Array.of(4990, 5000, 5005),
  logPressure: Float64Array.of(Number.NaN, -1, -1, -2, 0, 0, -2, 1, 1, -1, 2, 2),
  measured: { instants: 4, strikes: 3 },
};
interface Tiles {
  readonly base: number[];
  readonly x: number[];
  readonly y: number[];
  readonly width: number[];
  readonly marker: { color: string[] };
}
interface Scale {
  readonly marker: { cmin: number; cmax: number; colorbar: { tickvals: number[]; ticktext: string[] } };
}
const tilesOf = (own: PressureMap) => pressureMapFigure(own, createClock("UTC")).data[0] as unknown as Tiles;
const scaleOf = (own: PressureMap) => (pressureMapFigure(own, createClock("UTC")).data[1] as unknown as Scale).marker;

describe("pressureMapFigure", () => {
  it("has a tile for each strike and instant that has a pressure", () => {
    const { y, marker, base } = tilesOf(map);
    expect(y).toHaveLength(11);
    expect(y.slice(0, 3)).toEqual([5000, 5005, 4990]);
    expect(marker.color[3]).toBe(sequenceColor(0.5));
    expect(marker.color.slice(-2)).toEqual([sequenceColor(1), sequenceColor(1)]);
    expect(scaleOf(map)).toMatchObject({ cmin: -2, cmax: 2 });
    expect(base.slice(0, 3)).toEqual([-60, -60, -50]);
  });

  it("paints no time that was not seen: a tile lasts to the next instant, three usual steps at most", () => {
    const { x, base } = tilesOf(map);
    const lasts = (from: number) => x[base.indexOf(from)];
    expect([lasts(-60), lasts(-50), lasts(-40), lasts(-5)]).toEqual([10, 10, 30, 5]);
  });

  it("makes tiles as high as the nearer neighbour is away", () => {
    const { y, width } = tilesOf(map);
    const height = (strike: number) => width[y.indexOf(strike)];
    expect([height(4990), height(5000), height(5005)]).toEqual([10, 5, 5]);
  });

  it("writes powers of ten under the colours, or the ends where there is none", () => {
    expect(scaleOf(map).colorbar).toMatchObject({ tickvals: [-2, -1, 0, 1, 2] });
    expect(scaleOf(map).colorbar.ticktext).toEqual(["0.01", "0.1", "1", "10", "100"]);
    const flat = { ...map, logPressure: map.logPressure.map((value) => 0.1 + value / 100) };
    expect(scaleOf(flat).colorbar.ticktext).toEqual(["1.20", "1.32"]);
  });

  it("runs the price over it, with the heaviest strike where there is one and the settlement", () => {
    const names = (own: PressureMap) =>
      pressureMapFigure(own, createClock("UTC")).data.flatMap(({ name }) => (name === undefined ? [] : [name]));
    const [settled, price] = ["settled 5,001.50", "price of the underlying"];
    expect(names(map)).toEqual(["pressure", "heaviest strike 5,000.00", price, settled]);
    expect(names({ ...map, heaviest: Number.NaN })).toEqual(["pressure", price, settled]);
    expect(figureTitle(pressureMapFigure(map, createClock("UTC")))).toContain("(n = 3 strikes at 4 instants)");
  });

  it("can be drawn from a single cell", () => {
    const single = {
      ...map,
      ...{ at: map.at.slice(0, 1), minutes: map.minutes.slice(0, 1), price: map.price.slice(0, 1) },
      ...{ strikes: Float64Array.of(5000), logPressure: Float64Array.of(0) },
    };
    expect(tilesOf(single)).toMatchObject({ x: [1], y: [5000], width: [1] });
    expect(tilesOf({ ...single, logPressure: Float64Array.of(Number.NaN) }).y).toEqual([]);
  });
});
