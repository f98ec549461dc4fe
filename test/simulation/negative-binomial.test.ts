import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { negativeBinomialQuantile } from "../../lib/simulation/negative-binomial.js";
import { golden } from "../fixtures/golden.js";

describe("negativeBinomialQuantile(u, mean, ratio)", () => {
  it.each(golden("negative-binomial-tail"))(
    "steps to k where the reference tail P(N >= k) begins: $id",
    ({ input, expected }) => {
      const below = 1 - expected.pGreaterEqual;
      const ratio = input.variance / input.mean;
      expect(negativeBinomialQuantile(below - 1e-10, input.mean, ratio)).toBe(input.k - 1);
      expect(negativeBinomialQuantile(below + 1e-10, input.mean, ratio)).toBe(input.k);
    },
  );

  it("is Poisson at ratio 1: P(N = 0) = exp(-mean) and P(N <= 1) = 2 exp(-1) for mean 1", () => {
    expect(negativeBinomialQuantile(Math.exp(-1) - 1e-12, 1, 1)).toBe(0);
    expect(negativeBinomialQuantile(Math.exp(-1) + 1e-12, 1, 1)).toBe(1);
    expect(negativeBinomialQuantile(2 * Math.exp(-1) + 1e-12, 1, 1)).toBe(2);
  });

  it("draws counts of the mean and the variance asked for", () => {
    const stream = createStream(5, "counts");
    const counts = Array.from({ length: 40_000 }, () => negativeBinomialQuantile(stream.uniform(), 3, 10));
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
    expect(mean).toBeGreaterThan(3 - 4 * Math.sqrt(30 / 40_000));
    expect(mean).toBeLessThan(3 + 4 * Math.sqrt(30 / 40_000));
    expect(variance / mean).toBeGreaterThan(9);
    expect(variance / mean).toBeLessThan(11);
  });

  it("never falls as u or the mean rises", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1 - 2 ** -53, noNaN: true }),
        fc.double({ min: 0, max: 60, noNaN: true }),
        (u, mean) => {
          const count = negativeBinomialQuantile(u, mean, 4);
          expect(negativeBinomialQuantile(u / 2, mean, 4)).toBeLessThanOrEqual(count);
          expect(negativeBinomialQuantile(u, mean / 2, 4)).toBeLessThanOrEqual(count);
        },
      ),
    );
  });

  it("ends for the greatest u, where rounding keeps the sum of probabilities below it", () => {
    for (let mean = 0.25; mean <= 60; mean += 0.25)
      expect(negativeBinomialQuantile(1 - 2 ** -53, mean, 4)).toBeLessThan(600);
  });

  it("gives 0 for a mean of 0, and refuses what is out of range", () => {
    expect(negativeBinomialQuantile(0.999, 0, 10)).toBe(0);
    expect(() => negativeBinomialQuantile(1, 3, 10)).toThrow("invalid u: 1");
    expect(() => negativeBinomialQuantile(0.5, -1, 10)).toThrow("invalid mean: -1");
    expect(() => negativeBinomialQuantile(0.5, 3, 0.5)).toThrow("invalid ratio: 0.5");
  });
});
