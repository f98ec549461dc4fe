import { describe, expect, it } from "vitest";
import { daySlopeFinding } from "../../lib/hypotheses/day-slope-finding.js";
import { createStream } from "../../lib/numeric/random.js";
import { linearRegression } from "../../lib/statistics/linear-regression.js";
import { clusteredErrors } from "../../lib/statistics/robust-errors.js";

const rule = { level: 0.95, draws: 499 };
const sample = (days: number, slope: number, seed = 1) => {
  const stream = createStream(seed, "slope");
  const x = Array.from({ length: 2 * days }, () => stream.normal());
  const control = Array.from({ length: 2 * days }, () => stream.normal());
  const y = x.map((value, k) => slope * value + control[k]! + stream.normal());
  return { x, control, y, dates: x.map((_, k) => `day ${k >> 1}`) };
};

describe("a slope with the day as the unit", () => {
  it("is that of least squares with clustered errors from 30 days on", () => {
    const { x, control, y, dates } = sample(30, 1);
    const fit = linearRegression([x, control], y, true, null);
    const errors = clusteredErrors(fit, dates);
    const { finding } = daySlopeFinding([x, control], y, dates, rule, createStream(1));
    expect(finding!.estimate).toBe(fit.coefficients[1]);
    expect(finding!.pValue).toBeCloseTo(errors.pTwoSided[1]!, 12);
    expect(finding).toMatchObject({ trades: 60, days: 30, pOpposite: null, violated: [] });
    const wide = daySlopeFinding([x, control], y, dates, { ...rule, level: 0.99 }, createStream(1)).finding!.interval!;
    expect(wide.upper).toBeGreaterThan(finding!.interval!.upper);
  });

  it("is tried by the wild cluster bootstrap below, and flagged below ten days", () => {
    const { x, control, y, dates } = sample(20, 1);
    const of = (draws: number) => daySlopeFinding([x, control], y, dates, { ...rule, draws }, createStream(1)).finding!;
    expect(of(499).method).toContain("wild cluster bootstrap, 499 drawn");
    expect(of(499).pValue).toBe(1 / 500);
    expect(of(99).pValue).toBe(1 / 100);
    const few = sample(7, 1);
    expect(daySlopeFinding([few.x], few.y, few.dates, rule, createStream(1)).finding!.violated).toEqual([
      "only 7 days",
    ]);
  });

  it("says why there is none", () => {
    const { x, y } = sample(2, 1);
    expect(daySlopeFinding([x], y, ["a", "a", "b", "b"], rule, createStream(1)).reason).toBe(
      "a slope needs three days, there are 2",
    );
    const constant = daySlopeFinding([[1, 1, 1, 1]], y, ["a", "b", "c", "d"], rule, createStream(1));
    expect(constant).toEqual({ finding: null, reason: expect.stringContaining("linearly dependent") });
  });
});
