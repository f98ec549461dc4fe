import { describe, expect, it } from "vitest";
import { createClock } from "../../lib/report/clock.js";
import { detectionsFigure } from "../../lib/report/detections-figure.js";
import { exampleStudy } from "../fixtures/study.js";

const { detections, labels } = exampleStudy().main.record;

describe("detectionsFigure", () => {
  it("counts every alert once, in half hours of the exchange's clock", () => {
    const { data } = detectionsFigure(detections, labels, createClock("America/New_York"));
    const counts = data.flatMap(({ y }) => y as number[]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(detections.length);
    expect((data[0]!.x as string[])[0]).toBe("09:30");
    expect((detectionsFigure(detections, labels, createClock("UTC")).data[0]!.x as string[])[0]).toBe("14:30");
  });

  it("has empty half hours between busy ones", () => {
    const two = [0, 2].map((k) => ({ ...detections[0]!, triggeredAt: Date.UTC(2026, 0, 5, 10 + k) }));
    const [bars] = detectionsFigure(two, [labels[0]!, labels[0]!], createClock("UTC")).data;
    expect(bars!.y).toEqual([1, 0, 0, 0, 1]);
  });

  it("draws nothing from nothing", () => {
    expect(detectionsFigure([], [], createClock("UTC")).data).toEqual([]);
  });
});
