import { expect, it } from "vitest";
import { pricePath } from "../../lib/market/market-day.js";
import { figureTitle } from "../../lib/report/figure.js";
import { twinFigure } from "../../lib/report/twin-figure.js";

const opensAt = Date.UTC(2026, 0, 5, 14, 30);
const truth = {
  date: "2026-01-05",
  opening: 5000,
  volatility: 0.01,
  orders: [],
  parents: [
    { order: 0, contracts: 300, decidedAt: 0, startsAt: 60, endsAt: 120, move: 0.002 },
    { order: 1, contracts: -300, decidedAt: 0, startsAt: 180, endsAt: 240, move: -0.002 },
  ],
  fundamental: Float64Array.of(0, Math.log(1.001)),
  impact: Float64Array.of(0, 0.002),
  pin: new Float64Array(2),
  observed: Float64Array.of(0, Math.log(1.001) + 0.002),
  expiry: null,
};
const path = pricePath(Float64Array.of(opensAt, opensAt + 5000), Float64Array.of(5000, 5015));

it("twinFigure draws the observed price and the same without hedging, on the exchange's clock", () => {
  const figure = twinFigure(truth, path, "America/New_York");
  const [observed, twin] = figure.data as { x: string[]; y: ArrayLike<number> }[];
  expect(observed!.x).toEqual(["2026-01-05 09:30:00", "2026-01-05 09:30:05"]);
  expect(Array.from(observed!.y)).toEqual([5000, 5015]);
  expect(twin!.y[1]).toBeCloseTo(5005, 9);
  expect(figureTitle(figure)).toContain("2026-01-05: 2 hedges");
});

it("twinFigure shades the stretches of the hedges, told apart by side", () => {
  const shapes = twinFigure(truth, path, "UTC").layout.shapes as { x0: string; x1: string; fillcolor: string }[];
  expect(shapes.map(({ x0, x1 }) => [x0, x1])).toEqual([
    ["2026-01-05 14:31:00", "2026-01-05 14:32:00"],
    ["2026-01-05 14:33:00", "2026-01-05 14:34:00"],
  ]);
  expect(shapes[0]!.fillcolor).not.toBe(shapes[1]!.fillcolor);
});
