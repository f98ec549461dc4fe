import fc from "fast-check";
import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { type EffectiveTrialsMethod, effectiveTrials } from "../../lib/statistics/effective-trials.js";

const methods: EffectiveTrialsMethod[] = ["average-correlation", "eigenvalue-variance"];

/** Row-by-row table from columns. */
const table = (...columns: readonly (readonly number[])[]): Float64Array =>
  Float64Array.from(columns[0]!.flatMap((_, t) => columns.map((column) => column[t]!)));

test.each(methods)("%s: orthogonal strategies count in full, copies count once", (method) => {
  const [a, b] = [
    [1, 1, -1, -1],
    [1, -1, 1, -1],
  ];
  expect(effectiveTrials(table(a, b), 2, method)).toBeCloseTo(2, 12);
  expect(effectiveTrials(table(a, a, a), 3, method)).toBeCloseTo(1, 12);
});

test("opposites are alike by their eigenvalues, different by their average correlation", () => {
  const [a, b] = [
    [1, 2, 4],
    [-1, -2, -4],
  ];
  expect(effectiveTrials(table(a, b), 2, "average-correlation")).toBeCloseTo(2, 12);
  expect(effectiveTrials(table(a, b), 2, "eigenvalue-variance")).toBeCloseTo(1, 12);
});

test("the eigenvalues of a known matrix: correlations 0.6 between two, the third apart", () => {
  // Eigenvalues 1.6, 0.4 and 1 have variance 0.36; 1 + 2 (1 - 0.36 / 3).
  const [u, v, w] = [
    [1, 1, -1, -1, 1, 1, -1, -1],
    [1, -1, 1, -1, 1, -1, 1, -1],
    [1, 1, 1, 1, -1, -1, -1, -1],
  ];
  const mixed = u.map((value, t) => 0.6 * value + 0.8 * v[t]!);
  expect(effectiveTrials(table(u, mixed, w), 3, "eigenvalue-variance")).toBeCloseTo(2.76, 12);
  expect(effectiveTrials(table(u, mixed, w), 3, "average-correlation")).toBeCloseTo(0.2 + 0.8 * 3, 12);
});

test.each(methods)("%s: lies between one and the number of strategies", (method) => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 8 }), fc.integer(), (strategies, seed) => {
      const stream = createStream(seed);
      const returns = Float64Array.from({ length: 12 * strategies }, () => stream.normal());
      const found = effectiveTrials(returns, strategies, method);
      expect(found).toBeGreaterThanOrEqual(1 - 1e-12);
      expect(found).toBeLessThanOrEqual(strategies + 1e-12);
    }),
  );
});

test.each(methods)("%s: what never varies is no trial; nothing left or NaN has no number", (method) => {
  expect(effectiveTrials(table([1, 2, 3], [0, 0, 0]), 2, method)).toBe(1);
  expect(effectiveTrials(table([0, 0]), 1, method)).toBeNaN();
  expect(effectiveTrials(new Float64Array(0), 3, method)).toBeNaN();
  expect(effectiveTrials(table([1, NaN], [1, 2]), 2, method)).toBeNaN();
});

test("sizes that do not fit are refused", () => {
  expect(() => effectiveTrials(new Float64Array(5), 2, "eigenvalue-variance")).toThrow(
    new RangeError("invalid returns length: 5"),
  );
  expect(() => effectiveTrials(new Float64Array(5), 0, "eigenvalue-variance")).toThrow(
    new RangeError("invalid strategies: 0"),
  );
});
