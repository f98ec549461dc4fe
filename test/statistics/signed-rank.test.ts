import fc from "fast-check";
import { expect, test } from "vitest";
import { ranks } from "../../lib/numeric/ranks.js";
import { signedRank } from "../../lib/statistics/signed-rank.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("signed-rank"))("signed-rank: $id", (item) => {
  const greater = signedRank(item.input.differences, "greater");
  const both = signedRank(item.input.differences, "two-sided");
  const actual = {
    Wplus: greater.wPlus,
    nNonZero: greater.nonZero,
    pGreaterExact: greater.pExact,
    pTwoSidedExact: both.pExact,
  };
  expect(differences(actual, item)).toEqual([]);
});

/** All sign patterns. */
function slow(values: readonly number[]): number {
  const kept = values.filter((value) => value !== 0);
  const rank = ranks(kept.map(Math.abs));
  const sum = (positive: (i: number) => boolean) => rank.reduce((total, r, i) => total + (positive(i) ? r : 0), 0);
  const observed = sum((i) => kept[i]! > 0);
  let extreme = 0;
  for (let pattern = 0; pattern < 2 ** kept.length; ++pattern) {
    if (sum((i) => ((pattern >>> i) & 1) === 1) >= observed) ++extreme;
  }
  return extreme / 2 ** kept.length;
}

test("the exact p counts sign patterns, with ties and zeros", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 9 }), (values) => {
      fc.pre(values.some((value) => value !== 0));
      expect(signedRank(values, "greater").pExact).toBeCloseTo(slow(values), 13);
    }),
  );
});

test("turning the signs around turns the sides around", () => {
  const values = [3, -1, 4, 1.5, -5, 9, 2.6];
  const turned = values.map((value) => -value);
  const [one, other] = [signedRank(values, "greater"), signedRank(turned, "less")];
  expect(one.pExact).toBeCloseTo(other.pExact, 14);
  expect(one.pValue).toBeCloseTo(other.pValue, 14);
  expect([one.z, one.effect, one.wMinus]).toEqual([-other.z, -other.effect, other.wPlus]);
  expect(one.effect).toBeCloseTo((one.wPlus - one.wMinus) / 28, 14);
});

test("the normal p is near the exact one, and the only one above 400", () => {
  const values = (n: number) => Array.from({ length: n }, (_, i) => ((i * 37) % (n + 0.5)) - n / 2 + 4);
  const found = signedRank(values(400), "two-sided");
  expect(Math.abs(found.pExact - found.pValue)).toBeLessThan(1e-3);
  expect(signedRank(new Float64Array(401).fill(1), "two-sided")).toMatchObject({ nonZero: 401, pExact: NaN });
});

test("nothing, zeros and NaN have no answer; equal differences do", () => {
  for (const values of [[], [0, 0], [1, NaN]]) {
    expect(signedRank(values, "greater")).toMatchObject({ wPlus: NaN, z: NaN, pValue: NaN, pExact: NaN, effect: NaN });
  }
  expect(signedRank([2, 2, 2], "greater")).toMatchObject({ wPlus: 6, pExact: 1 / 8, effect: 1 });
});
