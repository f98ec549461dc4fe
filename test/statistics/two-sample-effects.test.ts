import fc from "fast-check";
import { expect, test } from "vitest";
import { twoSampleEffects } from "../../lib/statistics/two-sample-effects.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("t-two-sample"))("t-two-sample: $id", (item) => {
  const { meanDifference, cohenD, hedgesG, hedgesGApproximate, cliffDelta, varghaDelaneyA } = twoSampleEffects(
    item.input.x,
    item.input.y,
  );
  const actual = {
    meanDiff: meanDifference,
    cohenD,
    hedgesG,
    hedgesGApprox: hedgesGApproximate,
    cliffsDelta: cliffDelta,
    vargaDelaneyA: varghaDelaneyA,
  };
  expect(differences(actual, item)).toEqual([]);
});

test.each(golden("mann-whitney"))("Cliff's delta of $id", (item) => {
  expect(differences({ cliffsDelta: twoSampleEffects(item.input.x, item.input.y).cliffDelta }, item)).toEqual([]);
});

test("Cliff's delta agrees with counting all pairs", () => {
  const list = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(list, list, (x, y) => {
      let balance = 0;
      for (const a of x) for (const b of y) balance += Math.sign(a - b);
      expect(twoSampleEffects(x, y).cliffDelta).toBe(balance / (x.length * y.length));
    }),
  );
});

test("empty, unobserved and constant samples have no such effect", () => {
  expect(twoSampleEffects([], [1])).toMatchObject({
    meanDifference: NaN,
    cohenD: NaN,
    hedgesG: NaN,
    cliffDelta: NaN,
    varghaDelaneyA: NaN,
    hedgesGApproximate: NaN,
  });
  expect(twoSampleEffects([1, NaN], [1])).toMatchObject({ cohenD: NaN, cliffDelta: NaN });
  expect(twoSampleEffects([2, 2], [1, 1])).toMatchObject({
    meanDifference: 1,
    cohenD: NaN,
    hedgesG: NaN,
    cliffDelta: 1,
  });
  expect(twoSampleEffects([2], [1])).toMatchObject({ meanDifference: 1, cohenD: NaN, cliffDelta: 1 });
});
