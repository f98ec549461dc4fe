import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { twoSamplePermutation } from "../../lib/statistics/two-sample-permutation.js";
import { differences, golden } from "../fixtures/golden.js";

const stream = () => createStream(1, "permutation");

test.each(golden("permutation-two-sample"))("permutation-two-sample: $id", (item) => {
  const { x, y } = item.input;
  const greater = twoSamplePermutation(x, y, "greater", 1, stream());
  const both = twoSamplePermutation(x, y, "two-sided", 1, stream());
  const permutations = Number(greater.method.replace("permutations, all ", ""));
  const actual = {
    observed: greater.estimate,
    permutations,
    countGreater: Math.round(greater.pValue * permutations),
    pGreater: greater.pValue,
    countTwoSided: Math.round(both.pValue * permutations),
    pTwoSidedAbs: both.pValue,
  };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

const many = (n: number, shift: number, seed: number): number[] => {
  const noise = createStream(seed, "values");
  return Array.from({ length: n }, () => noise.normal() + shift);
};

test("too many arrangements are drawn, and the two sides of a drawn p add up", () => {
  // C(27, 13) = 20,058,300 is beyond what is counted.
  const [x, y] = [many(13, 0.5, 1), many(14, 0, 2)];
  const drawn = twoSamplePermutation(x, y, "greater", 20_000, stream());
  expect(drawn.method).toBe("permutations, 20000 drawn");
  const again = twoSamplePermutation(x, y, "less", 20_000, stream());
  expect(drawn.pValue + again.pValue).toBeCloseTo(1, 2);
});

test("under the null the drawn test rejects about as often as it says", () => {
  let rejections = 0;
  for (let run = 0; run < 200; ++run) {
    const p = twoSamplePermutation(many(15, 0, run), many(20, 0, 1000 + run), "greater", 199, createStream(run)).pValue;
    if (p <= 0.05) ++rejections;
  }
  expect(rejections).toBeGreaterThanOrEqual(2);
  expect(rejections).toBeLessThanOrEqual(21);
});

test("draws and stream are used", () => {
  const p = (draws: number, seed: number) =>
    twoSamplePermutation(many(15, 0, 1), many(20, 0, 2), "greater", draws, createStream(seed)).pValue;
  expect(p(200, 1)).toBe(p(200, 1));
  expect(p(200, 1)).not.toBe(p(200, 2));
  expect(p(200, 1)).not.toBe(p(331, 1));
});

test("one of each, and constant values, have the p that their number allows", () => {
  expect(twoSamplePermutation([2], [1], "greater", 1, stream()).pValue).toBe(0.5);
  expect(twoSamplePermutation([3, 3], [3], "greater", 1, stream()).pValue).toBe(1);
});

test("empty and unobserved samples have no p, and it says so", () => {
  for (const x of [[], [1, NaN]]) {
    expect(twoSamplePermutation(x, [1, 2], "greater", 1, stream())).toMatchObject({
      pValue: NaN,
      violated: ["a sample is empty or has a value not observed"],
    });
  }
});

test("all choices of twelve among twenty-four are counted", () => {
  const low = Array.from({ length: 12 }, (_, i) => i);
  const found = twoSamplePermutation(
    low.map((value) => value + 100),
    low,
    "greater",
    9,
    stream(),
  );
  expect(found).toMatchObject({ pValue: 1 / 2_704_156, method: "permutations, all 2704156" });
});
