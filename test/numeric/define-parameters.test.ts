import { describe, expect, it } from "vitest";
import { defineParameters } from "../../lib/numeric/define-parameters.js";
import { checkParameters } from "../../lib/numeric/parameter.js";
import { volumeShockSchemas } from "../../lib/strategies/volume-shock.js";

describe("defineParameters", () => {
  it("turns a row per parameter into schemas of the stage", () => {
    expect(defineParameters("detect", [["ratio", "1", 1, 50, 0.5, "what it does", "where it comes from"]])).toEqual([
      {
        name: "ratio",
        stage: "detect",
        unit: "1",
        minimum: 1,
        maximum: 50,
        step: 0.5,
        meaning: "what it does",
        source: "where it comes from",
      },
    ]);
  });

  it("makes schemas that values can be checked against", () => {
    const schemas = defineParameters("detect", [["ratio", "1", 1, 50, 0.5, "", ""]]);
    expect(() => checkParameters(schemas, { ratio: 4 })).not.toThrow();
    expect(() => checkParameters(schemas, { ratio: 0 })).toThrow(new RangeError("invalid ratio: 0"));
  });

  it("leaves no schema of a strategy without a range, a step, a meaning and a source, and no name twice in a stage", () => {
    for (const [stage, schemas] of Object.entries(volumeShockSchemas)) {
      expect(new Set(schemas.map(({ name }) => name)).size, stage).toBe(schemas.length);
      for (const schema of schemas) {
        expect(schema.stage, schema.name).toBe(stage);
        expect(schema.minimum < schema.maximum && schema.step > 0, schema.name).toBe(true);
        expect(schema.step <= schema.maximum - schema.minimum, schema.name).toBe(true);
        for (const text of [schema.unit, schema.meaning, schema.source]) expect(text, schema.name).not.toBe("");
      }
    }
  });
});
