import fc from "fast-check";
import { expect, test } from "vitest";
import { fisherExact } from "../../lib/statistics/fisher-exact.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("two-proportions"))("two-proportions: $id", (item) => {
  const { x1, n1, x2, n2 } = item.input;
  const actual = {
    fisherTwoSided: fisherExact(x1, n1, x2, n2, "two-sided"),
    fisherGreater: fisherExact(x1, n1, x2, n2, "greater"),
    fisherLess: fisherExact(x1, n1, x2, n2, "less"),
  };
  expect(differences(actual, item)).toEqual([]);
});

test("exchanging the groups exchanges the sides", () => {
  const group = fc.integer({ min: 1, max: 40 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(group, group, ([x1, n1], [x2, n2]) => {
      expect(fisherExact(x1, n1, x2, n2, "greater")).toBeCloseTo(fisherExact(x2, n2, x1, n1, "less"), 12);
      expect(fisherExact(x1, n1, x2, n2, "two-sided")).toBeCloseTo(fisherExact(x2, n2, x1, n1, "two-sided"), 12);
    }),
  );
});

test("an empty group, no successes at all, or nothing but successes tell nothing", () => {
  for (const side of ["greater", "less", "two-sided"] as const) {
    expect([fisherExact(0, 0, 3, 4, side), fisherExact(0, 5, 0, 4, side), fisherExact(5, 5, 4, 4, side)]).toEqual([
      1, 1, 1,
    ]);
  }
});

test("counts that are none are refused", () => {
  expect(() => fisherExact(2, 1, 1, 2, "less")).toThrow(new RangeError("invalid successes: 2"));
});
