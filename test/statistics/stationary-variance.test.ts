import fc from "fast-check";
import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { variance } from "../../lib/numeric/variance.js";
import { autocovariances } from "../../lib/statistics/long-run-variance.js";
import { resampledMoments } from "../../lib/statistics/resampled-moments.js";
import { stationaryBootstrapVariance } from "../../lib/statistics/stationary-variance.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("data-snooping"))("data-snooping: $id", (item) => {
  const { differentials, q } = item.input;
  const omega = [0, 1, 2].map((k) =>
    Math.sqrt(
      stationaryBootstrapVariance(
        differentials.map((row: number[]) => row[k]),
        q,
      ),
    ),
  );
  expect(differences({ omega }, item)).toEqual([]);
});

/** Slow twin: the kernel of the paper, lag by lag. */
function lagByLag(values: number[], q: number): number {
  const n = values.length;
  const covariances = autocovariances(values, n - 1);
  let total = covariances[0]!;
  for (let i = 1; i < n; ++i) {
    const weight = (1 - i / n) * (1 - q) ** i + (i / n) * (1 - q) ** (n - i);
    total += 2 * weight * covariances[i]!;
  }
  return total;
}

test("one pass gives what the kernel gives lag by lag", () => {
  const numbers = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(numbers, fc.double({ min: 0.001, max: 1, noNaN: true }), (values, q) => {
      const scale = values.reduce((sum, value) => sum + value * value, 0);
      expect(Math.abs(stationaryBootstrapVariance(values, q) - lagByLag(values, q))).toBeLessThanOrEqual(1e-12 * scale);
    }),
  );
});

test("it is the variance that the bootstrap means have", () => {
  const stream = createStream(3);
  const values = Array.from({ length: 40 }, () => stream.normal());
  const { sums } = resampledMoments(values, 20_000, { kind: "stationary", length: 4 }, stream);
  const drawn = variance(sums, 1) / 40;
  expect(Math.abs(drawn / stationaryBootstrapVariance(values, 0.25) - 1)).toBeLessThan(0.04); // four standard errors
});

test("blocks of one value give the variance of the values", () => {
  expect(stationaryBootstrapVariance([1, 5, 2, 8], 1)).toBeCloseTo(variance([1, 5, 2, 8], 0), 12);
});

test("one value and constants have none, nothing and NaN no answer", () => {
  expect(stationaryBootstrapVariance([3], 0.5)).toBe(0);
  expect(stationaryBootstrapVariance([2, 2, 2], 0.5)).toBe(0);
  expect(stationaryBootstrapVariance([], 0.5)).toBeNaN();
  expect(stationaryBootstrapVariance([1, NaN], 0.5)).toBeNaN();
});

test("what is no chance is refused", () => {
  expect(() => stationaryBootstrapVariance([1, 2], 0)).toThrow(new RangeError("invalid q: 0"));
  expect(() => stationaryBootstrapVariance([1, 2], 1.5)).toThrow(new RangeError("invalid q: 1.5"));
});
