import { expect, test } from "vitest";
import { clusteredProportion } from "../../lib/statistics/clustered-proportion.js";
import { differences, golden } from "../fixtures/golden.js";

const days = (wins: number[], trades: number[]) => ({
  sums: Float64Array.from(wins),
  counts: Float64Array.from(trades),
});

test.each(golden("proportion-clustered"))("proportion-clustered: $id", (item) => {
  const found = clusteredProportion(days(item.input.winsPerDay, item.input.tradesPerDay), 0.95);
  const actual = {
    estimate: found.estimate,
    seClustered: found.standardError,
    seBinomial: found.binomialError,
    designEffect: found.designEffect,
    effectiveTrades: found.effectiveTrades,
    df: found.degrees,
    ci95StudentT: [found.interval.lower, found.interval.upper],
  };
  expect(differences(actual, item)).toEqual([]);
});

test("the level widens the interval", () => {
  const at = (level: number) => clusteredProportion(days([1, 2, 0], [2, 2, 2]), level).interval;
  expect(at(0.99).upper).toBeGreaterThan(at(0.9).upper);
});

test("no trades, one day, and all won have no full answer", () => {
  expect(clusteredProportion(days([], []), 0.95)).toMatchObject({ estimate: NaN, standardError: NaN });
  expect(clusteredProportion(days([3], [4]), 0.95)).toMatchObject({
    estimate: 0.75,
    standardError: NaN,
    designEffect: NaN,
  });
  expect(clusteredProportion(days([3, 2], [3, 2]), 0.95)).toMatchObject({
    estimate: 1,
    standardError: 0,
    designEffect: NaN,
  });
});
