import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { stratifiedPermutation } from "../../lib/statistics/stratified-permutation.js";
import type { Side } from "../../lib/statistics/test-result.js";
import { twoSamplePermutation } from "../../lib/statistics/two-sample-permutation.js";
import { golden } from "../fixtures/golden.js";

const stream = () => createStream(1, "stratified");

test.each(golden("permutation-two-sample").slice(1))(
  "one stratum is the two-sample test: $id",
  ({ input, expected }) => {
    const values = [...input.x, ...input.y];
    const treated = values.map((_, i) => i < input.x.length);
    const p = (side: Side) =>
      stratifiedPermutation(
        values,
        treated,
        values.map(() => 0),
        1,
        side,
        1,
        stream(),
      );
    expect(p("greater").estimate).toBeCloseTo(expected.observed, 12);
    expect(p("greater").pValue).toBeCloseTo(expected.pGreater, 12);
    expect(p("two-sided").pValue).toBeCloseTo(expected.pTwoSidedAbs, 12);
    expect(p("greater").effectSize).toEqual(twoSamplePermutation(input.x, input.y, "greater", 1, stream()).effectSize);
  },
);

/** Mornings pay 10 more than afternoons, and most signals come in the morning: the signal itself is worth nothing. */
const clock = Array.from({ length: 120 }, (_, i) => (i % 2 === 0 ? "morning" : "afternoon"));
const signal = clock.map((bucket, i) => (i % (bucket === "morning" ? 3 : 10) !== 0) === (bucket === "morning"));
const profit = clock.map((bucket, i) => (bucket === "morning" ? 10 : 0) + 3 * Math.sin(i * i));

test("a difference that is only the clock's vanishes within clock buckets", () => {
  const p = (strata: readonly (string | number)[]) =>
    stratifiedPermutation(profit, signal, strata, 1, "greater", 499, stream()).pValue;
  expect(p(clock.map(() => 0))).toBe(1 / 500);
  expect(p(clock)).toBeGreaterThan(0.05);
});

test("a difference within clock buckets is found there", () => {
  const better = profit.map((value, i) => value + (signal[i] ? 2 : 0));
  expect(stratifiedPermutation(better, signal, clock, 1, "greater", 499, stream()).pValue).toBeLessThan(0.01);
  expect(stratifiedPermutation(better, signal, clock, 1, "less", 499, stream()).pValue).toBeGreaterThan(0.99);
});

test("the estimate is the weighted difference within strata", () => {
  // Stratum a: 5 - 2 with weight 1 x 2 / 3; stratum b: 10 - 14 with weight 1 x 1 / 2.
  const [values, treated] = [
    [5, 1, 3, 10, 14],
    [true, false, false, true, false],
  ];
  const { estimate } = stratifiedPermutation(values, treated, ["a", "a", "a", "b", "b"], 1, "less", 9, stream());
  expect(estimate).toBeCloseTo((3 * (2 / 3) - 4 / 2) / (2 / 3 + 1 / 2), 12);
});

test("both sides are equally far from what the strata alone would give", () => {
  // Swapping what is treated turns the sign and nothing else, however different the strata are.
  const p = (turned: boolean) =>
    stratifiedPermutation(
      profit,
      signal.map((on) => on !== turned),
      clock,
      1,
      "two-sided",
      499,
      stream(),
    );
  expect(p(true).estimate).toBeCloseTo(-p(false).estimate, 12);
  expect(Math.abs(p(true).pValue - p(false).pValue)).toBeLessThan(0.1);
});

test("blocks keep neighbours together", () => {
  const ramp = [1, 1, 2, 2, 9, 9, 8, 8];
  const first = ramp.map((_, i) => i >= 4);
  const p = (block: number) =>
    stratifiedPermutation(
      ramp,
      first,
      ramp.map(() => 0),
      block,
      "greater",
      9,
      stream(),
    );
  expect(p(1).pValue).toBeCloseTo(1 / 70, 12);
  // Four blocks of two: 4 of 24 orders put the two great ones last.
  expect(p(2)).toMatchObject({ pValue: 4 / 24, method: "permutations blocks of 2 within strata, all 24" });
});

test("without a stratum that has both kinds there is nothing to compare", () => {
  expect(
    stratifiedPermutation([1, 2, 3, 4], [true, true, false, false], [1, 1, 2, 2], 1, "less", 9, stream()),
  ).toMatchObject({
    pValue: NaN,
    violated: ["no stratum has both treated and other values"],
  });
});

test("one kind only, or NaN, has no p", () => {
  expect(stratifiedPermutation([1, 2], [true, true], [1, 1], 1, "less", 9, stream())).toMatchObject({
    pValue: NaN,
    violated: ["no stratum has both treated and other values"],
  });
  expect(stratifiedPermutation([1, NaN], [true, false], [1, 1], 1, "less", 9, stream())).toMatchObject({
    pValue: NaN,
    violated: ["the statistic has no value for these data"],
  });
  expect(stratifiedPermutation([], [], [], 1, "less", 9, stream()).violated).toEqual(["no values"]);
});

test("lengths that differ are refused", () => {
  expect(() => stratifiedPermutation([1, 2], [true], [1, 1], 1, "less", 9, stream())).toThrow(
    new RangeError("invalid treated length: 1"),
  );
  expect(() => stratifiedPermutation([1, 2], [true, false], [1], 1, "less", 9, stream())).toThrow(
    new RangeError("invalid strata length: 1"),
  );
});
