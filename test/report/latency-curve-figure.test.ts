import { expect, it } from "vitest";
import { figureTitle } from "../../lib/report/figure.js";
import { latencyCurveFigure } from "../../lib/report/latency-curve-figure.js";
import { exampleStudy } from "../fixtures/study.js";

const { latency } = exampleStudy().main.execution;
const curve = {
  ...latency,
  signals: 7,
  points: latency.points.map((point, k) => ({
    ...point,
    testable: k !== 1,
    meanPoints: 10 - k,
    interval: { ...point.interval, lower: 8 - k, upper: 13 - k },
  })),
};

it("latencyCurveFigure draws mean and interval of each latency that can be tested", () => {
  const figure = latencyCurveFigure(curve);
  const [line] = figure.data as unknown as {
    x: string[];
    y: number[];
    error_y: { array: number[]; arrayminus: number[] };
  }[];
  expect(line!.x).toEqual(["0", "15", "30", "60", "120", "300"]);
  expect(line!.y).toEqual([10, 8, 7, 6, 5, 4]);
  expect(new Set(line!.error_y.array)).toEqual(new Set([3]));
  expect(new Set(line!.error_y.arrayminus)).toEqual(new Set([2]));
  expect(figureTitle(figure)).toContain("n = 7 signals");
});
