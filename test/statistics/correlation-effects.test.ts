import { expect, test } from "vitest";
import { correlationEffects } from "../../lib/statistics/correlation-effects.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("effect-r"))("effect-r: $id", (item) => {
  const { r, n, predictors } = item.input;
  const found = correlationEffects(r, n, predictors, 0.95);
  const actual = {
    r2: found.rSquared,
    adjR2: found.adjustedRSquared,
    cohenF2: found.fSquared,
    d: found.d,
    z: found.fisherZ,
    ci95: [found.interval.lower, found.interval.upper],
  };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test.each(golden("pearson"))("pearson: $id", (item) => {
  const { fisherZ, adjustedRSquared } = correlationEffects(item.expected.r, item.input.x.length, 1, 0.95);
  expect(differences({ fisherZ, adjustedR2: adjustedRSquared }, item)).toEqual([]);
});

test("the level and the number of predictors are used", () => {
  expect(correlationEffects(0.5, 20, 1, 0.99).interval.upper).toBeGreaterThan(
    correlationEffects(0.5, 20, 1, 0.9).interval.upper,
  );
  expect(correlationEffects(0.5, 20, 3, 0.9).adjustedRSquared).toBeCloseTo(1 - (0.75 * 19) / 16, 14);
});

test("perfect, unobserved and few", () => {
  expect(correlationEffects(1, 10, 1, 0.9)).toMatchObject({ fSquared: Infinity, d: Infinity, adjustedRSquared: 1 });
  expect(correlationEffects(NaN, 10, 1, 0.9)).toMatchObject({ rSquared: NaN, fisherZ: NaN });
  const few = correlationEffects(0.5, 2, 1, 0.9);
  expect([few.adjustedRSquared, few.interval.lower]).toEqual([NaN, NaN]);
});

test("what is no correlation or count is refused", () => {
  expect(() => correlationEffects(1.1, 10, 1, 0.9)).toThrow(new RangeError("invalid r: 1.1"));
  expect(() => correlationEffects(0.1, -1, 1, 0.9)).toThrow(new RangeError("invalid n: -1"));
  expect(() => correlationEffects(0.1, 10, 0, 0.9)).toThrow(new RangeError("invalid predictors: 0"));
});
