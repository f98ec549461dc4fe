import { expect, test } from "vitest";
import { defineParameters } from "../../lib/numeric/define-parameters.js";

test("each row becomes a parameter of the stage", () => {
  const schemas = defineParameters("detect", [["volumeRatio", "1", 1, 20, 0.5, "volume over baseline", "test"]]);
  expect(schemas).toEqual([
    {
      name: "volumeRatio",
      stage: "detect",
      unit: "1",
      minimum: 1,
      maximum: 20,
      step: 0.5,
      meaning: "volume over baseline",
      source: "test",
    },
  ]);
});

test("no rows are no parameters", () => {
  expect(defineParameters("plan", [])).toEqual([]);
});
