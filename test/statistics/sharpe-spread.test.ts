import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pooledSharpes, sharpeSpread } from "../../lib/statistics/sharpe-spread.js";

describe("sharpeSpread(sharpes)", () => {
  it("is mean and variance by hand: 2, 4, 4, 4, 5, 5, 7, 9", () => {
    const { trials, mean, variance } = sharpeSpread([2, 4, 4, 4, 5, 5, 7, 9]);
    expect([trials, mean]).toEqual([8, 5]);
    expect(variance).toBeCloseTo(32 / 7, 12);
  });
});

describe("pooledSharpes(spreads)", () => {
  const sharpes = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { maxLength: 30 });

  it("is the spread of all, however they were grouped", () => {
    fc.assert(
      fc.property(sharpes, sharpes, sharpes, (a, b, c) => {
        const pooled = pooledSharpes([sharpeSpread(a), sharpeSpread(b), sharpeSpread(c)]);
        const whole = sharpeSpread([...a, ...b, ...c]);
        expect(pooled.trials).toBe(whole.trials);
        expect(pooled.mean ?? 0).toBeCloseTo(whole.mean ?? 0, 9);
        expect(pooled.variance ?? -1).toBeCloseTo(whole.variance ?? -1, 8);
      }),
    );
  });

  it("has no mean of nothing and no variance of one", () => {
    expect(pooledSharpes([])).toEqual({ trials: 0, mean: null, variance: null });
    expect(pooledSharpes([sharpeSpread([3])])).toEqual({ trials: 1, mean: 3, variance: null });
  });
});
