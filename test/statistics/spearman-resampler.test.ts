import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spearman } from "../../lib/statistics/spearman.js";
import { spearmanResampler } from "../../lib/statistics/spearman-resampler.js";

describe("Spearman's correlation of resamples", () => {
  it("is that of the pairs themselves, ties and repeats included", () => {
    const value = fc.integer({ min: -5, max: 5 });
    const pairs = fc.array(fc.tuple(value, value), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(pairs, fc.array(fc.nat(), { minLength: 3, maxLength: 40 }), (own, picks) => {
        const [x, y] = [own.map(([a]) => a), own.map(([, b]) => b)];
        const places = Int32Array.from(picks, (pick) => pick % own.length);
        const slow = spearman(
          [...places].map((k) => x[k]!),
          [...places].map((k) => y[k]!),
          0.95,
        ).r;
        const fast = spearmanResampler(x, y)(places, places.length);
        if (Number.isNaN(slow)) expect(fast).toBeNaN();
        else expect(fast).toBeCloseTo(slow, 10);
      }),
    );
  });

  it("looks at the first places only, and can be asked again", () => {
    const of = spearmanResampler([1, 2, 3, 4], [1, 3, 2, 4]);
    expect(of(Int32Array.of(0, 1, 2, 3), 4)).toBeCloseTo(0.8, 12);
    expect(of(Int32Array.of(0, 1, 3, 3), 3)).toBeCloseTo(1, 12);
    expect(of(Int32Array.of(0, 1, 2, 3), 4)).toBeCloseTo(0.8, 12);
  });

  it("is NaN without spread, and refuses lengths that differ", () => {
    expect(spearmanResampler([1, 1], [1, 2])(Int32Array.of(0, 1), 2)).toBeNaN();
    expect(spearmanResampler([], [])(new Int32Array(0), 0)).toBeNaN();
    expect(() => spearmanResampler([1], [1, 2])).toThrow(new RangeError("invalid y length: 2"));
  });
});
