import { describe, expect, it } from "vitest";
import { outOfSample } from "../../lib/hypotheses/out-of-sample.js";
import { createStream } from "../../lib/numeric/random.js";
import { linearRegression } from "../../lib/statistics/linear-regression.js";

describe("R squared out of sample", () => {
  const stream = createStream(8, "sample");
  const x = Float64Array.from({ length: 40 }, () => stream.normal());
  const y = x.map((value) => value + stream.normal());
  const dates = Array.from(x, (_, k) => `day ${k >> 1}`);
  const found = (level: number, draws: number) =>
    outOfSample(linearRegression([x], y, true, null), y, dates, level, draws, createStream(8, "draws"));

  it("predicts each day by the line of the others, fitted again by a slow twin", () => {
    let [errors, distances] = [0, 0];
    for (const date of new Set(dates)) {
      const others = dates.flatMap((own, k) => (own === date ? [] : [k]));
      const fit = linearRegression(
        [others.map((k) => x[k]!)],
        others.map((k) => y[k]!),
        true,
        null,
      );
      const centre = others.reduce((sum, k) => sum + y[k]!, 0) / others.length;
      for (const [k, own] of dates.entries()) {
        if (own !== date) continue;
        errors += (y[k]! - fit.coefficients[0]! - fit.coefficients[1]! * x[k]!) ** 2;
        distances += (y[k]! - centre) ** 2;
      }
    }
    expect(found(0.95, 99).estimate).toBeCloseTo(1 - errors / distances, 12);
  });

  it("has a range of resampled days around it, wider for a higher level", () => {
    const [usual, wide] = [found(0.8, 499), found(0.99, 499)];
    expect(usual.drawn).toHaveLength(499);
    expect(usual.interval.lower).toBeLessThan(usual.estimate);
    expect(usual.interval.upper).toBeGreaterThan(usual.estimate);
    expect(wide.interval.lower).toBeLessThan(usual.interval.lower);
    expect(usual.block).toBeGreaterThanOrEqual(1);
  });
});
