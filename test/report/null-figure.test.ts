import { describe, expect, it } from "vitest";
import { type NullFigure, nullFigure } from "../../lib/report/null-figure.js";

const figure = (draws: readonly number[], changes: Partial<NullFigure> = {}) => {
  const { data } = nullFigure({
    ...{ title: "Chance", axis: "share", observed: 0.7, tickFormat: ".0%" },
    write: (value) => value.toFixed(2),
    draws: Float64Array.from(draws),
    ...changes,
  });
  return data as unknown as [{ x: number[]; y: number[]; width: number[] }, { name: string; x: number[]; y: number[] }];
};

describe("nullFigure", () => {
  it("has a bar for each value where there are few", () => {
    const [bars] = figure([0.2, 0.4, 0.2, 0.2]);
    expect(bars.x).toEqual([0.2, 0.4]);
    expect(bars.y).toEqual([0.75, 0.25]);
    expect(bars.width[0]).toBeCloseTo(0.188, 12);
  });

  it("has forty bars that hold every draw where there are many", () => {
    const [bars] = figure(Array.from({ length: 1000 }, (_, k) => k / 999));
    expect(bars.x).toHaveLength(40);
    expect(bars.x[0]).toBeCloseTo(1 / 80, 12);
    expect(bars.y.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it("marks what was observed, as high as the highest bar", () => {
    const [, observed] = figure([0.2, 0.4, 0.2, 0.2]);
    expect(observed).toMatchObject({ name: "observed 0.70", x: [0.7, 0.7], y: [0, 0.75] });
  });

  it("draws no bar without draws, and one where all are alike", () => {
    expect(figure([])[0].x).toEqual([]);
    expect(figure([0.5, 0.5])[0]).toMatchObject({ x: [0.5], y: [1] });
  });
});
