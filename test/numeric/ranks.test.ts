import fc from "fast-check";
import { expect, test } from "vitest";
import { ranks, tieSizes } from "../../lib/numeric/ranks.js";

test("ties share the mean of their places", () => {
  expect(Array.from(ranks([10, 20, 10, 30, 10]))).toEqual([2, 4, 2, 5, 2]);
});

test("a NaN has no rank and takes no place", () => {
  expect(Array.from(ranks([5, NaN, 1]))).toEqual([2, NaN, 1]);
});

test("ranks agree with counting", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 })), (values) => {
      const slow = values.map(
        (v) => values.filter((x) => x < v).length + (values.filter((x) => x === v).length + 1) / 2,
      );
      expect(Array.from(ranks(values))).toEqual(slow);
    }),
  );
});

test("infinite values are ranked", () => {
  expect(Array.from(ranks([Infinity, 0, -Infinity, Infinity]))).toEqual([3.5, 2, 1, 3.5]);
});

test("tieSizes counts each distinct value, without NaN", () => {
  expect(tieSizes([2, 1, 2, NaN, 3, 2])).toEqual([1, 3, 1]);
  expect([tieSizes([]), ranks([]).length]).toEqual([[], 0]);
});
