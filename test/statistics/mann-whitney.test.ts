import { expect, test } from "vitest";
import { mannWhitney } from "../../lib/statistics/mann-whitney.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("mann-whitney"))("mann-whitney: $id", (item) => {
  const { x, y } = item.input;
  const greater = mannWhitney(x, y, "greater");
  const both = mannWhitney(x, y, "two-sided");
  const actual = {
    U1: greater.u1,
    U2: greater.u2,
    z: greater.z,
    pGreaterContinuity: greater.pValue,
    pTwoSidedContinuity: both.pValue,
  };
  expect(differences(actual, item)).toEqual([]);
  // With ties the reference has no exact value either.
  const exact = Number.isNaN(greater.pExact) ? {} : { pGreaterExact: greater.pExact, pTwoSidedExact: both.pExact };
  expect(differences(exact, item)).toEqual([]);
  expect("pGreaterExact" in item.expected).toBe(!Number.isNaN(greater.pExact));
});

test("exchanging the samples exchanges the sides", () => {
  const [x, y] = [
    [3, 1, 7],
    [2, 9, 4, 8],
  ];
  const [one, other] = [mannWhitney(x, y, "less"), mannWhitney(y, x, "greater")];
  expect(one.pExact).toBeCloseTo(other.pExact, 14);
  expect(one.pValue).toBeCloseTo(other.pValue, 14);
});

test("the exact law counts arrangements", () => {
  // Of the 10 ways to place two among five, one puts both on top.
  expect(mannWhitney([8, 9], [1, 2, 3], "greater").pExact).toBeCloseTo(0.1, 15);
  expect(mannWhitney([8, 9], [1, 2, 3], "two-sided").pExact).toBeCloseTo(0.2, 15);
});

test("the smallest exact p keeps its digits", () => {
  // One of the C(40, 20) = 137,846,528,820 arrangements.
  const x = Array.from({ length: 20 }, (_, i) => 100 + i);
  const y = Array.from({ length: 20 }, (_, i) => i);
  expect(mannWhitney(x, y, "greater").pExact * 137_846_528_820).toBeCloseTo(1, 10);
});

test("the exact law of many values is near the normal one", () => {
  const x = Array.from({ length: 40 }, (_, i) => i + 0.5);
  const y = Array.from({ length: 60 }, (_, i) => i * 0.7 + 0.03);
  const found = mannWhitney(x, y, "greater");
  expect(Math.abs(found.pExact - found.pValue)).toBeLessThan(1e-3);
});

test("beyond 2,500 pairs there is no exact p", () => {
  const x = Array.from({ length: 41 }, (_, i) => i + 0.5);
  const y = Array.from({ length: 61 }, (_, i) => -i);
  expect(mannWhitney(x, y, "greater").pExact).toBeNaN();
});

test("empty, unobserved and all equal samples have no statistic", () => {
  expect(mannWhitney([], [1], "greater")).toMatchObject({ u1: NaN, z: NaN, pValue: NaN, pExact: NaN });
  expect(mannWhitney([1, NaN], [1], "greater")).toMatchObject({ u1: NaN, pValue: NaN, pExact: NaN });
  expect(mannWhitney([2, 2], [2, 2, 2], "greater")).toMatchObject({ u1: 3, z: NaN, pValue: NaN, pExact: NaN });
});
