import { expect, test } from "vitest";
import { newcombe } from "../../lib/statistics/newcombe.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("two-proportions"))("two-proportions: $id", (item) => {
  const { x1, n1, x2, n2 } = item.input;
  const { lower, upper } = newcombe(x1, n1, x2, n2, 0.95);
  expect(differences({ newcombeDiffCI95: [lower, upper] }, item)).toEqual([]);
});

test("exchanging the groups turns the interval around", () => {
  const one = newcombe(7, 10, 3, 12, 0.9);
  const other = newcombe(3, 12, 7, 10, 0.9);
  expect([other.lower, other.upper]).toEqual([-one.upper, -one.lower]);
});

test("the level widens the interval, an empty group leaves none", () => {
  expect(newcombe(7, 10, 3, 12, 0.99).upper).toBeGreaterThan(newcombe(7, 10, 3, 12, 0.9).upper);
  expect(newcombe(0, 0, 3, 12, 0.9)).toMatchObject({ lower: NaN, upper: NaN });
});

test("wrong counts and levels are refused", () => {
  expect(() => newcombe(7, 5, 3, 12, 0.9)).toThrow(new RangeError("invalid successes: 7"));
  expect(() => newcombe(1, 5, 3, 12, 2)).toThrow(new RangeError("invalid level: 2"));
});
