import { expect, test } from "vitest";
import { snoopingModels } from "../../lib/statistics/snooping-models.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("data-snooping"))("data-snooping: $id", (item) => {
  const { differentials, q } = item.input;
  const found = snoopingModels(Float64Array.from(differentials.flat()), differentials[0].length, q);
  const actual = { means: found.means, omega: found.omega, recentreThreshold: found.threshold };
  expect(differences(actual, item)).toEqual([]);
});

/** Four observations of three models: the second constant, the third the best. */
const three = Float64Array.of(1, 0.1, 5, 2, 0.1, 6, 0, 0.1, 4, 1, 0.1, 5);

test("models are put in order of their studentised means, and one that does not vary is left out", () => {
  const found = snoopingModels(three, 3, 0.5);
  expect(Array.from(found.order)).toEqual([2, 0]);
  expect(found.omega[1]).toBe(0);
  expect(found.studentised[0]).toBeCloseTo((2 * 5) / found.omega[2]!, 12);
  expect(found.violated).toEqual(["1 models do not vary and are left out"]);
});

test("cumulative sums are of centred differentials in that order", () => {
  const { cumulative } = snoopingModels(three, 3, 0.5);
  expect(Array.from(cumulative)).toEqual([0, 0, 0, 0, 1, 1, 0, 0, 0, 0]);
});

test("the block decides the variance", () => {
  expect(snoopingModels(three, 3, 0.5).omega[0]).not.toBe(snoopingModels(three, 3, 0.9).omega[0]);
});

test("too few, unobserved or constant differentials leave no model, and the reason is given", () => {
  const none = { order: new Int32Array(0) };
  expect(snoopingModels(new Float64Array(0), 2, 0.5)).toMatchObject({
    ...none,
    violated: ["fewer than three observations"],
  });
  expect(snoopingModels(Float64Array.of(1, 2), 1, 0.5)).toMatchObject({ ...none, threshold: NaN });
  expect(snoopingModels(Float64Array.of(1, 2, NaN), 1, 0.5)).toMatchObject({
    ...none,
    violated: ["a differential is not observed"],
  });
  expect(snoopingModels(Float64Array.of(2, 2, 2), 1, 0.5)).toMatchObject({ ...none, violated: ["no model varies"] });
});

test("sizes that do not fit are refused", () => {
  expect(() => snoopingModels(new Float64Array(4), 0, 0.5)).toThrow(new RangeError("invalid models: 0"));
  expect(() => snoopingModels(new Float64Array(4), 3, 0.5)).toThrow(new RangeError("invalid differentials length: 4"));
  expect(() => snoopingModels(new Float64Array(4), 2, 0)).toThrow(new RangeError("invalid q: 0"));
});
