import fc from "fast-check";
import { expect, test } from "vitest";
import { clusterSums } from "../../lib/statistics/cluster.js";
import { clusteredMean } from "../../lib/statistics/clustered-mean.js";
import { clusteredProportion } from "../../lib/statistics/clustered-proportion.js";
import { oneSampleT } from "../../lib/statistics/one-sample-t.js";
import { golden } from "../fixtures/golden.js";

test.each(golden("proportion-clustered"))(
  "a mean of wins and losses is the clustered proportion: $id",
  ({ input, expected }) => {
    const { winsPerDay, tradesPerDay } = input;
    const days: number[] = tradesPerDay.flatMap((n: number, d: number) => new Array(n).fill(d));
    const wins: number[] = tradesPerDay.flatMap((n: number, d: number) =>
      Array.from({ length: n }, (_, i) => (i < winsPerDay[d] ? 1 : 0)),
    );
    const result = clusteredMean(wins, days, 0.5, "greater", 0.95);
    expect(result.estimate).toBeCloseTo(expected.estimate, 14);
    expect(result.interval!.lower).toBeCloseTo(expected.ci95StudentT[0], 12);
    expect(result.interval!.upper).toBeCloseTo(expected.ci95StudentT[1], 12);
    expect(result.units).toEqual({ trades: days.length, events: NaN, days: tradesPerDay.length });
    // The variance of independent trades divides by n - 1 here, by n in the binomial formula.
    expect(result.designEffect).toBeCloseTo((expected.designEffect * (days.length - 1)) / days.length, 12);
    expect(clusteredProportion(clusterSums(wins, days), 0.95).estimate).toBeCloseTo(result.estimate, 15);
  },
);

test("one trade a day is the ordinary t test, with design effect 1", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 3, maxLength: 30 }),
      (values) => {
        fc.pre(new Set(values.map((v) => v.toFixed(3))).size > 2);
        const clustered = clusteredMean(
          values,
          values.map((_, i) => `day ${i}`),
          1,
          "greater",
          0.95,
        );
        const plain = oneSampleT(values, 1, "greater", 0.95);
        expect(clustered.statistic).toBeCloseTo(plain.statistic, 9);
        expect(clustered.pValue).toBeCloseTo(plain.pValue, 11);
        expect(clustered.designEffect).toBeCloseTo(1, 11);
      },
    ),
  );
});

test("copies of a day's trade add nothing but design effect", () => {
  const once = clusteredMean([1, -2, 4, 3], [1, 2, 3, 4], 0, "greater", 0.95);
  const thrice = clusteredMean(
    [1, 1, 1, -2, -2, -2, 4, 4, 4, 3, 3, 3],
    [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4],
    0,
    "greater",
    0.95,
  );
  expect(thrice.statistic).toBeCloseTo(once.statistic, 12);
  expect(thrice.designEffect).toBeGreaterThan(2.9);
});

test("side, null mean and level are used", () => {
  const at = (nullMean: number, side: "greater" | "less" | "two-sided", level: number) =>
    clusteredMean([1, 2, 5, 3], [1, 1, 2, 3], nullMean, side, level);
  expect(at(0, "less", 0.9).pValue).toBeGreaterThan(0.5);
  expect(at(0, "two-sided", 0.9).pValue).toBeCloseTo(2 * at(0, "greater", 0.9).pValue, 14);
  expect(at(2, "greater", 0.9).pValue).toBeGreaterThan(at(0, "greater", 0.9).pValue);
  expect(at(0, "greater", 0.99).interval!.upper).toBeGreaterThan(at(0, "greater", 0.9).interval!.upper);
});

test("no days, one day, constant or unobserved values have no p, and the reason is given", () => {
  const why = (values: number[], days: number[]) => clusteredMean(values, days, 0, "greater", 0.95);
  expect(why([], [])).toMatchObject({ pValue: NaN, violated: ["fewer than two days"] });
  expect(why([1, 2], [7, 7])).toMatchObject({ estimate: 1.5, pValue: NaN, violated: ["fewer than two days"] });
  expect(why([2, 2, 2], [1, 2, 3])).toMatchObject({ pValue: NaN, violated: ["all values are equal"] });
  expect(why([2, NaN, 1], [1, 2, 3])).toMatchObject({ pValue: NaN, violated: ["a value is not observed"] });
});
