import { describe, expect, it } from "vitest";
import { flowTypes } from "../../lib/classifiers/flow-type.js";
import { createClock } from "../../lib/report/clock.js";
import { detectionsFigure } from "../../lib/report/detections-figure.js";
import { exampleStudy } from "../fixtures/study.js";

const { record } = exampleStudy().main;
const { detections } = record;
const labels = record.labels.map(({ flowType }) => flowType);

describe("detectionsFigure", () => {
  it("counts every alert once, in half hours of the exchange's clock", () => {
    const { data } = detectionsFigure(detections, labels, flowTypes, createClock("America/New_York"));
    const counts = data.flatMap(({ y }) => y as number[]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(detections.length);
    expect((data[0]!.x as string[])[0]).toBe("09:30");
    expect((detectionsFigure(detections, labels, flowTypes, createClock("UTC")).data[0]!.x as string[])[0]).toBe(
      "14:30",
    );
  });

  it("has empty half hours between busy ones", () => {
    const two = [0, 2].map((k) => ({ ...detections[0]!, triggeredAt: Date.UTC(2026, 0, 5, 10 + k) }));
    const [bars] = detectionsFigure(two, [labels[0]!, labels[0]!], flowTypes, createClock("UTC")).data;
    expect(bars!.y).toEqual([1, 0, 0, 0, 1]);
  });

  it("draws nothing from nothing", () => {
    expect(detectionsFigure([], [], flowTypes, createClock("UTC")).data).toEqual([]);
  });
});
