import { expect, test } from "vitest";
import { checkParameters, type ParameterSchema } from "../../lib/numeric/parameter.js";

const schema: ParameterSchema = {
  name: "volumeRatio",
  stage: "detect",
  unit: "1",
  minimum: 1,
  maximum: 20,
  step: 0.5,
  meaning: "least volume over baseline",
  source: "test",
};

test("values inside their ranges pass, both ends included", () => {
  for (const volumeRatio of [1, 4, 20]) expect(() => checkParameters([schema], { volumeRatio })).not.toThrow();
  expect(() => checkParameters([], {})).not.toThrow();
});

test("values outside, and values that are not finite, are named with the value", () => {
  for (const value of [-1, 20.5, NaN, Infinity]) {
    expect(() => checkParameters([schema], { volumeRatio: value })).toThrow(
      new RangeError(`invalid volumeRatio: ${value}`),
    );
  }
});

test("missing and unknown parameters are named", () => {
  expect(() => checkParameters([schema], {})).toThrow(new RangeError("missing parameter: volumeRatio"));
  expect(() => checkParameters([schema], { volumeRatio: 4, x: 1 })).toThrow(new RangeError("unknown parameter: x"));
});
