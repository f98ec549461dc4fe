import { describe, expect, it } from "vitest";
import { latencySummary } from "../../lib/execution/latency-summary.js";

describe("latencySummary", () => {
  it("gives the quantiles of type 7, whatever the order", () => {
    // NumPy: percentile(arange(1, 101), [50, 95, 99]) = 50.5, 95.05, 99.01.
    const latencies = Array.from({ length: 100 }, (_, k) => ((37 * k) % 100) + 1);
    const summary = latencySummary(latencies);
    expect(summary).toMatchObject({ n: 100, mean: 50.5, minimum: 1, median: 50.5, maximum: 100 });
    expect(summary.p95).toBeCloseTo(95.05, 12);
    expect(summary.p99).toBeCloseTo(99.01, 12);
    expect(latencies[1]).toBe(38);
  });

  it("is NaN without latencies", () => {
    expect(latencySummary([])).toEqual({
      n: 0,
      mean: Number.NaN,
      minimum: Number.NaN,
      median: Number.NaN,
      p95: Number.NaN,
      p99: Number.NaN,
      maximum: Number.NaN,
    });
  });
});
