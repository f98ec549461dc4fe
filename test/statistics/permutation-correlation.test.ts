import { expect, test } from "vitest";
import { createStream, type RandomStream } from "../../lib/numeric/random.js";
import { permutationCorrelation } from "../../lib/statistics/permutation-correlation.js";
import {
  inBlocks,
  type PermutationScheme,
  unrestricted,
  withinStrata,
} from "../../lib/statistics/permutation-scheme.js";
import type { Side } from "../../lib/statistics/test-result.js";
import { differences, golden } from "../fixtures/golden.js";

const stream = () => createStream(1, "correlation");

test.each(golden("permutation-correlation"))("permutation-correlation: $id", (item) => {
  const { x, y } = item.input;
  const scheme = unrestricted(x.length);
  const p = (side: Side): number => permutationCorrelation(x, y, scheme, side, 1, stream()).pValue;
  const actual = {
    r: permutationCorrelation(x, y, scheme, "greater", 1, stream()).estimate,
    permutations: scheme.arrangements,
    pGreater: p("greater"),
    pLess: p("less"),
    pTwoSidedAbs: p("two-sided"),
  };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

/** Of 40 data sets without a relation, how many are called significant at 5 %. */
function rejections(data: (run: RandomStream) => [number[], number[]], scheme: PermutationScheme): number {
  let count = 0;
  for (let run = 0; run < 40; ++run) {
    const [x, y] = data(createStream(run, "data"));
    if (permutationCorrelation(x, y, scheme, "two-sided", 199, createStream(run, "shuffle")).pValue <= 0.05) ++count;
  }
  return count;
}

test("two unrelated autoregressions: an unrestricted shuffle is fooled, a shuffle of blocks is not", () => {
  const series = (noise: RandomStream): number[] => {
    let x = 0;
    return Array.from({ length: 300 }, () => {
      x = 0.8 * x + noise.normal();
      return x;
    });
  };
  const pair = (run: RandomStream): [number[], number[]] => [series(run), series(run)];
  expect(rejections(pair, unrestricted(300))).toBeGreaterThanOrEqual(8);
  expect(rejections(pair, inBlocks(300, 25))).toBeLessThanOrEqual(6);
});

test("an effect of the date that both share: an unrestricted shuffle is fooled, one within dates is not", () => {
  const dates = Array.from({ length: 300 }, (_, i) => Math.floor(i / 10));
  const pair = (run: RandomStream): [number[], number[]] => {
    const shared = Array.from({ length: 30 }, () => run.normal());
    const noisy = (): number[] => dates.map((date) => shared[date]! + run.normal());
    return [noisy(), noisy()];
  };
  expect(rejections(pair, unrestricted(300))).toBeGreaterThanOrEqual(30);
  expect(rejections(pair, withinStrata(dates))).toBeLessThanOrEqual(6);
});

test("a relation within dates is found within dates", () => {
  const dates = Array.from({ length: 60 }, (_, i) => Math.floor(i / 10));
  const x = dates.map((_, i) => Math.sin(5 * i));
  const y = x.map((value, i) => value + 100 * dates[i]! + Math.cos(7 * i));
  expect(permutationCorrelation(x, y, withinStrata(dates), "greater", 199, stream()).pValue).toBe(1 / 200);
});

test("one pair, a constant side or NaN have no p, and the reason is given", () => {
  for (const [x, y] of [
    [[1], [2]],
    [
      [1, 2, 3],
      [0.1, 0.1, 0.1],
    ],
    [
      [1, NaN, 2],
      [3, 1, 2],
    ],
  ] as const) {
    expect(permutationCorrelation(x, y, unrestricted(x.length), "less", 9, stream())).toMatchObject({
      pValue: NaN,
      violated: ["the statistic has no value for these data"],
    });
  }
  expect(permutationCorrelation([], [], unrestricted(0), "less", 9, stream()).violated).toEqual(["no values"]);
});

test("lengths that differ are refused", () => {
  expect(() => permutationCorrelation([1, 2], [1], unrestricted(2), "less", 9, stream())).toThrow(
    new RangeError("invalid y length: 1"),
  );
});

test("all orders of ten pairs are counted, of eleven not", () => {
  const ascending = (pairs: number) => Array.from({ length: pairs }, (_, i) => i);
  const p = (pairs: number) =>
    permutationCorrelation(ascending(pairs), ascending(pairs), unrestricted(pairs), "greater", 9, stream());
  expect(p(10)).toMatchObject({ pValue: 1 / 3_628_800, method: "permutations unrestricted, all 3628800" });
  expect(p(11).method).toBe("permutations unrestricted, 9 drawn");
});
