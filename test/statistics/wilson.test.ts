import fc from "fast-check";
import { expect, test } from "vitest";
import { wilson, wilsonContinuity } from "../../lib/statistics/wilson.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("proportion-ci"))("proportion-ci: $id", (item) => {
  const { successes, trials, confidence } = item.input;
  const { lower, upper } = wilson(successes, trials, confidence);
  expect(differences({ wilson: [lower, upper] }, item)).toEqual([]);
});

test("the interval holds the estimate, and a higher level makes it wider", () => {
  const counts = fc
    .integer({ min: 1, max: 300 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(counts, ([successes, trials]) => {
      const narrow = wilson(successes, trials, 0.8);
      const wide = wilson(successes, trials, 0.99);
      expect(narrow.lower).toBeLessThanOrEqual(successes / trials);
      expect(narrow.upper).toBeGreaterThanOrEqual(successes / trials);
      expect(wide.lower).toBeLessThanOrEqual(narrow.lower);
      expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper);
    }),
  );
});

test("failures mirror successes", () => {
  const won = wilson(7, 10, 0.9);
  const lost = wilson(3, 10, 0.9);
  expect(won.lower).toBeCloseTo(1 - lost.upper, 12);
  expect(won.upper).toBeCloseTo(1 - lost.lower, 12);
});

test("no trials give no limits, one trial gives wide ones that reach its edge", () => {
  expect(wilson(0, 0, 0.95)).toMatchObject({ lower: NaN, upper: NaN, level: 0.95 });
  expect(wilson(0, 1, 0.95).lower).toBe(0);
  expect(wilson(1, 1, 0.95).upper).toBe(1);
});

test("counts and levels that are none are refused", () => {
  expect(() => wilson(3, 2, 0.95)).toThrow(new RangeError("invalid successes: 3"));
  expect(() => wilson(NaN, 2, 0.95)).toThrow(new RangeError("invalid successes: NaN"));
  expect(() => wilson(1, 2, 95)).toThrow(new RangeError("invalid level: 95"));
});

test.each(golden("proportion-ci"))("with continuity correction: $id", (item) => {
  const { lower, upper } = wilsonContinuity(item.input.successes, item.input.trials, item.input.confidence);
  expect(differences({ wilsonContinuity: [lower, upper] }, item)).toEqual([]);
});

test("the correction widens the interval and stays in [0, 1]; without trials there is none", () => {
  const [plain, corrected] = [wilson(7, 10, 0.9), wilsonContinuity(7, 10, 0.9)];
  expect(corrected.lower).toBeLessThan(plain.lower);
  expect(corrected.upper).toBeGreaterThan(plain.upper);
  expect(wilsonContinuity(1, 1, 0.5)).toMatchObject({ upper: 1 });
  expect(wilsonContinuity(0, 1, 0.5)).toMatchObject({ lower: 0 });
  expect(wilsonContinuity(0, 0, 0.9)).toMatchObject({ lower: NaN, upper: NaN });
  expect(() => wilsonContinuity(2, 1, 0.9)).toThrow(new RangeError("invalid successes: 2"));
  expect(() => wilsonContinuity(1, 1, 9)).toThrow(new RangeError("invalid level: 9"));
});

test.each([
  [8, 10, 0.490162, 0.943318],
  [55, 100, 0.452446, 0.643855],
  [104, 180, 0.504738, 0.647568],
  [540, 1000, 0.509015, 0.570679],
  [0, 20, 0, 0.161125],
  [20, 20, 0.838875, 1],
])("the interval of %i in %i is (%f, %f)", (successes, trials, lower, upper) => {
  const found = wilson(successes, trials, 0.95);
  expect(found.lower).toBeCloseTo(lower, 6);
  expect(found.upper).toBeCloseTo(upper, 6);
});
