import { describe, expect, it } from "vitest";
import { figureTitle } from "../../lib/report/figure.js";
import { strikePlacesFigure } from "../../lib/report/strike-places-figure.js";

const places = [0, 0.05, 0.1, 0.99].map((share) => ({
  ...{ underlying: "TEST", date: "2026-01-05", price: 5000, gap: 5, half: 0.2, error: 0, near: 0 },
  share,
}));

describe("strikePlacesFigure", () => {
  it("counts places in tenths of the way, against the flat line", () => {
    const figure = strikePlacesFigure({ places });
    const [bars, flat] = figure.data as unknown as [{ y: number[] }, { y: number[] }];
    expect(bars.y).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(flat.y).toEqual([0.4, 0.4]);
    expect(figureTitle(figure)).toBe("Place of the settlement between two strikes (n = 4 settlements)");
  });
});
