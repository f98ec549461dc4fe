import { expect, test } from "vitest";
import { ksTwoSample } from "../../lib/statistics/ks-two-sample.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("ks-two-sample"))("ks-two-sample: $id", (item) => {
  const { distance, pExact, pAsymptotic } = ksTwoSample(item.input.x, item.input.y);
  expect(differences({ D: distance, pExact, pAsymptotic }, item)).toEqual([]);
});

test("the distance is the greatest difference of the two step functions", () => {
  const [x, y] = [
    [1, 3, 3, 8, 2],
    [3, 4, 9, 9],
  ];
  const share = (values: number[], at: number): number => values.filter((v) => v <= at).length / values.length;
  const slow = Math.max(...[...x, ...y].map((at) => Math.abs(share(x, at) - share(y, at))));
  expect(ksTwoSample(x, y).distance).toBeCloseTo(slow, 15);
});

test("samples that do not meet are as far apart as can be", () => {
  // Two of the C(6, 3) = 20 orders separate them.
  expect(ksTwoSample([1, 2, 3], [4, 5, 6])).toMatchObject({ distance: 1 });
  expect(ksTwoSample([1, 2, 3], [4, 5, 6]).pExact).toBeCloseTo(0.1, 15);
});

test("equal and constant samples are no distance apart", () => {
  expect(ksTwoSample([1, 2], [1, 2])).toEqual({ distance: 0, pExact: 1, pAsymptotic: 1 });
  expect(ksTwoSample([5, 5, 5], [5])).toEqual({ distance: 0, pExact: 1, pAsymptotic: 1 });
});

test("empty and unobserved samples have no distance", () => {
  const none = { distance: NaN, pExact: NaN, pAsymptotic: NaN };
  expect([ksTwoSample([], [1]), ksTwoSample([1], []), ksTwoSample([1, NaN], [1])]).toEqual([none, none, none]);
});
