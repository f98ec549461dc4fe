import fc from "fast-check";
import { expect, test } from "vitest";
import { expectedMaximum } from "../../lib/statistics/expected-maximum.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("deflated-sharpe"))("deflated-sharpe: $id", (item) => {
  const expectedMaxStandardNormal = expectedMaximum(item.input.trials, "false-strategy");
  expect(differences({ expectedMaxStandardNormal }, item)).toEqual([]);
});

// Published by the tests of a peer (holdout).
test.each([
  [2, 0.564189584, 0.519755344],
  [3, 0.846284375, 0.852804496],
  [5, 1.162964474, 1.192594001],
  [10, 1.538752731, 1.574598301],
  [100, 2.507593636, 2.530602893],
  [1000, 3.241435769, 3.255121514],
])("of %d draws: %d exactly, %d by the approximation", (trials, exact, approximation) => {
  expect(expectedMaximum(trials, "exact")).toBeCloseTo(exact, 9);
  expect(expectedMaximum(trials, "false-strategy")).toBeCloseTo(approximation, 9);
});

test("two and three draws have closed forms", () => {
  expect(expectedMaximum(2, "exact")).toBeCloseTo(1 / Math.sqrt(Math.PI), 14);
  expect(expectedMaximum(3, "exact")).toBeCloseTo(1.5 / Math.sqrt(Math.PI), 14);
});

test("more trials, whole or not, expect more", () => {
  fc.assert(
    fc.property(fc.double({ min: 1.01, max: 1e9, noNaN: true }), (trials) => {
      expect(expectedMaximum(trials * 1.01, "exact")).toBeGreaterThan(expectedMaximum(trials, "exact"));
    }),
  );
});

test("a billion trials stay close to the approximation, which is good for many", () => {
  const ratio = expectedMaximum(1e9, "exact") / expectedMaximum(1e9, "false-strategy");
  expect(Math.abs(ratio - 1)).toBeLessThan(0.002);
});

test("one trial selects nothing; fewer, or no number, are refused", () => {
  expect(expectedMaximum(1, "exact")).toBe(0);
  expect(expectedMaximum(1, "false-strategy")).toBe(0);
  for (const trials of [0.5, 0, -1, NaN, Infinity]) {
    expect(() => expectedMaximum(trials, "exact")).toThrow(new RangeError(`invalid trials: ${trials}`));
  }
});
