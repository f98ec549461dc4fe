import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bothStrategies, type PrimaryClaim } from "../../lib/hypotheses/both-strategies.js";
import { holm } from "../../lib/statistics/holm.js";

function claimOf(strategy: string, pValue: number, level: number): PrimaryClaim {
  return { strategy, primary: { pValue, level, pReason: Number.isNaN(pValue) ? `${strategy} was not tested` : null } };
}

const pair = (first: number, second: number) => bothStrategies([claimOf("a", first, 0.01), claimOf("b", second, 0.05)]);

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const alpha = fc.double({ min: 0.001, max: 0.2, noNaN: true });
const claims = fc.array(fc.tuple(fc.oneof(probability, fc.constant(Number.NaN)), alpha), {
  minLength: 1,
  maxLength: 6,
});

describe("both strategies together", () => {
  it("double the smaller of the two ratios p / alpha", () => {
    const [first, second] = pair(0.002, 0.04);
    expect(first).toMatchObject({ strategy: "a", pValue: 0.002, alpha: 0.01, rejected: true, reason: null });
    expect(first!.ratio).toBeCloseTo(0.2, 12);
    expect(first!.adjustedRatio).toBeCloseTo(0.4, 12);
    expect(second!.ratio).toBeCloseTo(0.8, 12);
    expect(second!.adjustedRatio).toBeCloseTo(0.8, 12);
    expect(second!.rejected).toBe(true);
  });

  it("compare ratios and not p: the smaller p may be the larger ratio", () => {
    const [first, second] = pair(0.009, 0.01);
    expect(first!.ratio).toBeGreaterThan(second!.ratio);
    expect(second!.adjustedRatio).toBeCloseTo(0.4, 12);
    expect(first!.adjustedRatio).toBeCloseTo(0.9, 12);
    expect([first!.rejected, second!.rejected]).toEqual([true, true]);
  });

  it("reject neither where the smaller ratio does not survive", () => {
    const both = pair(0.006, 0.045);
    expect(both.map(({ rejected }) => rejected)).toEqual([false, false]);
    expect(both.map(({ adjustedRatio }) => adjustedRatio.toFixed(6))).toEqual(["1.200000", "1.200000"]);
  });

  it("count one without a p as the largest ratio and do not leave it out", () => {
    const [first, second] = pair(0.006, Number.NaN);
    expect(first).toMatchObject({ rejected: false });
    expect(first!.adjustedRatio).toBeCloseTo(1.2, 12);
    expect(second).toEqual({
      ...{ strategy: "b", pValue: Number.NaN, alpha: 0.05, ratio: Number.NaN, adjustedRatio: Number.NaN },
      ...{ rejected: null, reason: "b was not tested" },
    });
    expect(pair(0.004, Number.NaN)[0]!.rejected).toBe(true);
    expect(pair(Number.NaN, 0.026)[1]!.rejected).toBe(false);
    expect(pair(Number.NaN, 0.024)[1]!.rejected).toBe(true);
  });

  it("are Holm's procedure where the levels are equal", () => {
    fc.assert(
      fc.property(fc.array(probability, { minLength: 1, maxLength: 6 }), alpha, (pValues, level) => {
        const expected = holm(pValues);
        const joint = bothStrategies(pValues.map((p, k) => claimOf(`${k}`, p, level)));
        joint.forEach(({ adjustedRatio, rejected }, k) => {
          expect(adjustedRatio * level).toBeCloseTo(expected[k]!, 12);
          expect(rejected).toBe(expected[k]! < level);
        });
      }),
      { seed: 1 },
    );
  });

  it("do not depend on their order", () => {
    fc.assert(
      fc.property(claims, (own) => {
        const all = own.map(([p, level], k) => claimOf(`${k}`, p, level));
        expect([...bothStrategies([...all].reverse())].reverse()).toEqual(bothStrategies(all));
      }),
      { seed: 1 },
    );
  });

  it("never reject what is not shown alone, and a claim alone is judged at its own level", () => {
    fc.assert(
      fc.property(claims, (own) => {
        for (const { ratio, adjustedRatio, rejected } of bothStrategies(
          own.map(([p, level], k) => claimOf(`${k}`, p, level)),
        )) {
          if (rejected) expect(ratio).toBeLessThan(1);
          if (rejected !== null) expect(adjustedRatio).toBeGreaterThanOrEqual(Math.min(ratio, 1) - 1e-12);
        }
      }),
      { seed: 1 },
    );
    expect(bothStrategies([claimOf("a", 0.0099, 0.01)])[0]!.rejected).toBe(true);
    expect(bothStrategies([claimOf("a", 0.01, 0.01)])[0]!.rejected).toBe(false);
  });

  it("need claims with levels, p-values and reasons", () => {
    expect(() => bothStrategies([])).toThrow(new RangeError("invalid claims: none"));
    for (const level of [0, 1, Number.NaN]) {
      expect(() => bothStrategies([claimOf("a", 0.1, level)])).toThrow(new RangeError(`invalid level: ${level}`));
    }
    expect(() => bothStrategies([claimOf("a", 1.1, 0.05)])).toThrow(RangeError);
    const unexplained = { strategy: "a", primary: { pValue: Number.NaN, level: 0.05, pReason: null } };
    expect(() => bothStrategies([unexplained])).toThrow(new RangeError("invalid reason: null"));
  });
});
