import { describe, expect, it } from "vitest";
import { equityFigure, equityLine } from "../../lib/report/equity-figure.js";

const day = (date: string, profit: number) => ({ date, trades: 1, wins: 0, points: 0, profit });
const daily = [day("2026-01-05", -100), day("2026-01-06", 300), day("2026-01-07", -600)];

describe("equityLine", () => {
  it("starts at the initial capital, which is the first peak", () => {
    const { equity, drawdown } = equityLine(daily, 1000);
    expect(equity).toEqual([1000, 900, 1200, 600]);
    expect(drawdown).toEqual([0, 900 / 1000 - 1, 0, 600 / 1200 - 1]);
  });
});

describe("equityFigure", () => {
  it("has one point more than sessions and marks the capital", () => {
    const { data, layout } = equityFigure(daily, 1000);
    expect(data[0]!.x).toEqual(["start", "2026-01-05", "2026-01-06", "2026-01-07"]);
    expect(data[1]).toMatchObject({ name: "initial capital", y: [1000] });
    expect(layout.shapes).toContainEqual(expect.objectContaining({ y0: 1000, y1: 1000 }));
  });

  it("leaves the markers out where sessions are many", () => {
    const many = Array.from({ length: 200 }, (_, k) => day(String(k), 1));
    expect(equityFigure(daily, 1000).data[0]!.mode).toBe("lines+markers");
    expect(equityFigure(many, 1000).data[0]!.mode).toBe("lines");
  });
});
