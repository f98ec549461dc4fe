import fc from "fast-check";
import { expect, test } from "vitest";
import { clopperPearson } from "../../lib/statistics/clopper-pearson.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("proportion-ci"))("proportion-ci: $id", (item) => {
  const { successes, trials, confidence } = item.input;
  const { lower, upper } = clopperPearson(successes, trials, confidence);
  expect(differences({ clopperPearson: [lower, upper] }, item)).toEqual([]);
});

test("the interval holds the estimate, and a higher level makes it wider", () => {
  const counts = fc
    .integer({ min: 1, max: 300 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(counts, ([successes, trials]) => {
      const narrow = clopperPearson(successes, trials, 0.8);
      const wide = clopperPearson(successes, trials, 0.99);
      expect(narrow.lower).toBeLessThanOrEqual(successes / trials);
      expect(narrow.upper).toBeGreaterThanOrEqual(successes / trials);
      expect(wide.lower).toBeLessThanOrEqual(narrow.lower);
      expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper);
    }),
  );
});

test("failures mirror successes", () => {
  const won = clopperPearson(7, 10, 0.9);
  const lost = clopperPearson(3, 10, 0.9);
  expect(won.lower).toBeCloseTo(1 - lost.upper, 12);
  expect(won.upper).toBeCloseTo(1 - lost.lower, 12);
});

test("no trials give no limits, one trial gives wide ones that reach its edge", () => {
  expect(clopperPearson(0, 0, 0.95)).toMatchObject({ lower: NaN, upper: NaN, level: 0.95 });
  expect(clopperPearson(0, 1, 0.95).lower).toBe(0);
  expect(clopperPearson(1, 1, 0.95).upper).toBe(1);
});

test("counts and levels that are none are refused", () => {
  expect(() => clopperPearson(3, 2, 0.95)).toThrow(new RangeError("invalid successes: 3"));
  expect(() => clopperPearson(NaN, 2, 0.95)).toThrow(new RangeError("invalid successes: NaN"));
  expect(() => clopperPearson(1, 2, 95)).toThrow(new RangeError("invalid level: 95"));
});

test.each([
  [8, 10, 0.443905, 0.974789],
  [55, 100, 0.44728, 0.64968],
  [104, 180, 0.502064, 0.650887],
  [540, 1000, 0.50853, 0.571234],
  [0, 20, 0, 0.168433],
  [20, 20, 0.831567, 1],
])("the interval of %i in %i is (%f, %f)", (successes, trials, lower, upper) => {
  const found = clopperPearson(successes, trials, 0.95);
  expect(found.lower).toBeCloseTo(lower, 5);
  expect(found.upper).toBeCloseTo(upper, 5);
});
