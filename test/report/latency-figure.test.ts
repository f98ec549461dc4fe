import { describe, expect, it } from "vitest";
import { figureTitle } from "../../lib/report/figure.js";
import { latencyFigure } from "../../lib/report/latency-figure.js";
import { exampleStudy } from "../fixtures/study.js";

describe("latencyFigure", () => {
  it("has a bar per bucket with its count, and nothing written over an empty one", () => {
    const { latency } = exampleStudy().main.judgement;
    const emptied = latency.map((bucket, k) =>
      k === 1 ? { ...bucket, sampleSize: 0, wins: 0, successRate: Number.NaN } : bucket,
    );
    const [bars] = latencyFigure(emptied).data;
    expect(bars!.x).toEqual(["&lt;\u00a02\u00a0min", "2–5\u00a0min", "≥\u00a05\u00a0min"]);
    expect(bars!.text).toEqual(["11 of 18", "", "6 of 8"]);
    expect(figureTitle(latencyFigure(latency))).toBe("Won trades by latency (n = 40 trades)");
  });
});
