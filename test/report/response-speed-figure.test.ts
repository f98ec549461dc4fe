import { describe, expect, it } from "vitest";
import { figureTitle } from "../../lib/report/figure.js";
import { responseSpeedFigure } from "../../lib/report/response-speed-figure.js";

describe("responseSpeedFigure", () => {
  it("draws times that were seen apart from those that were cut off", () => {
    const time = { detection: "1", date: "2026-01-05", exposure: 100, minutes: 4, censored: false };
    const figure = responseSpeedFigure({ times: [time, { ...time, exposure: 50, minutes: 30, censored: true }] });
    const [seen, cut] = figure.data as readonly { x: number[]; y: number[]; text: string[]; marker: object }[];
    expect(seen).toMatchObject({ x: [100], y: [4], marker: { symbol: "circle" } });
    expect(cut).toMatchObject({ x: [50], y: [30], marker: { symbol: "triangle-up-open" } });
    expect(cut!.text).toEqual(["2026-01-05: 50 contracts, more than 30.0 min"]);
    expect(figureTitle(figure)).toBe("Response time against exposure (n = 2 events, 1 cut off)");
    expect(figure.layout.xaxis).toMatchObject({ type: "log" });
  });
});
