import { describe, expect, it } from "vitest";
import { expiryTestRows } from "../../lib/hypotheses/expiry-test-parameters.js";
import { judgeSchema } from "../../lib/hypotheses/hypothesis.js";
import { defineParameters } from "../../lib/numeric/define-parameters.js";

describe("the parameters of the tests on expiries", () => {
  const schema = defineParameters("judge", expiryTestRows);

  it("have names of their own beside those of the judge", () => {
    const names = schema.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => judgeSchema.some((other) => other.name === name))).toEqual([]);
  });

  it("have a range, a step and words", () => {
    for (const { minimum, maximum, step, meaning, source } of schema) {
      expect(minimum).toBeLessThan(maximum);
      expect(step).toBeGreaterThan(0);
      expect(meaning.length * source.length).toBeGreaterThan(0);
    }
  });
});
