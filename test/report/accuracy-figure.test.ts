import { describe, expect, it } from "vitest";
import type { TrackedAccuracy } from "../../lib/hypotheses/detection-accuracy.js";
import { accuracyFigure } from "../../lib/report/accuracy-figure.js";
import { createClock } from "../../lib/report/clock.js";
import { figureTitle } from "../../lib/report/figure.js";

const clock = createClock("America/New_York");
const rowOf = (day: number, correct: number, sampleSize: number, basis: "price" | "flow"): TrackedAccuracy => ({
  ...{ instant: Date.UTC(2026, 0, day, 21), label: "ALL", basis, sampleSize, correct },
  directionAccuracy: correct / sampleSize,
  interval: sampleSize === 0 ? null : { lower: 0.1, upper: 0.9, level: 0.95, method: "made up" },
  ...{ averageTimingError: Number.NaN, averageMagnitudeError: Number.NaN, averageScore: Number.NaN, timed: 0 },
});

interface Trace {
  readonly name?: string;
  readonly x: readonly string[];
  readonly y: readonly number[];
  readonly text?: readonly string[];
}

describe("accuracyFigure(course, clock)", () => {
  const course = [rowOf(5, 0, 0, "price"), rowOf(6, 1, 2, "price"), rowOf(7, 3, 4, "price"), rowOf(7, 4, 4, "flow")];
  const figure = accuracyFigure(course, clock);
  const [band, line, , flow] = figure.data as unknown as readonly [Trace, Trace, Trace, Trace];

  it("has the accuracy at every instant on the exchange's clock, from the first outcome on", () => {
    expect(line).toMatchObject({ x: ["2026-01-06 16:00:00", "2026-01-07 16:00:00"], y: [0.5, 0.75] });
    expect(line.name).toBe("by the price, 75.0\u00a0% in the end");
    expect(line.text![0]).toContain("1 of 2 right (50.0\u00a0%), 95\u00a0% interval 10.0\u00a0% to 90.0\u00a0%");
    expect(figureTitle(figure)).toContain("(n = 4 outcomes in the end)");
  });

  it("has its interval as a band: upper limits there, lower ones back", () => {
    expect(band.y).toEqual([0.9, 0.9, 0.1, 0.1]);
    expect(band.x).toEqual([...line.x, ...line.x.toReversed()]);
  });

  it("has the flow beside the price where it is known, and nothing before anything is", () => {
    expect(flow).toMatchObject({ name: "by the future’s flow, 100.0\u00a0% in the end", y: [1] });
    expect(accuracyFigure(course.slice(0, 1), clock).data).toEqual([]);
  });
});
