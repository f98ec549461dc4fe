import { describe, expect, it } from "vitest";
import { expirationPressureCriteria } from "../../lib/hypotheses/expiration-pressure-criteria.js";
import { expirationPressureHypotheses } from "../../lib/hypotheses/pressure-hypotheses.js";
import { expirationPressurePresets } from "../../lib/strategies/expiration-pressure.js";

const { judge } = expirationPressurePresets.seed.parameters;
const hypotheses = Object.values(expirationPressureHypotheses(judge, "calls-long-puts-short"));
const criteria = expirationPressureCriteria(judge, hypotheses);
const ruleOf = (id: string) => criteria.find((own) => own.id === id)!.rule;

describe("the criteria of expiration pressure", () => {
  it("have names of their own, words and a source", () => {
    expect(new Set(criteria.map(({ id }) => id)).size).toBe(criteria.length);
    for (const { id, criterion, source } of criteria) {
      expect(id.startsWith("EP-C-")).toBe(true);
      expect(criterion.length).toBeGreaterThan(10);
      expect(source).toMatch(/^strategy document, (success criteria|roadmap phase [123])$/);
    }
  });

  it("rest on hypotheses of the list", () => {
    const ids = criteria.flatMap(({ rule }) => (rule.kind === "hypotheses" ? rule.ids : []));
    expect(hypotheses.map(({ id }) => id)).toEqual(expect.arrayContaining([...new Set(ids)]));
    expect(ruleOf("EP-C-secondary")).toMatchObject({
      ids: expect.arrayContaining(["EP-S1-exponent", "EP-S2-velocity", "EP-S3-win-rate"]),
    });
  });

  it("ask for what the document asks for: 30 seconds, 100 trades, 60 seconds, 95 %", () => {
    expect(ruleOf("EP-C-alerts")).toMatchObject({ kind: "count", comparison: "<=", threshold: 30 });
    expect(ruleOf("EP-C-sample")).toMatchObject({ kind: "count", comparison: ">=", threshold: 100 });
    expect(ruleOf("EP-C-execution")).toMatchObject({ kind: "assumption", comparison: "<=", threshold: 60 });
    expect(ruleOf("EP-C-reliability")).toMatchObject({ kind: "assumption", threshold: 0.95 });
    for (const id of ["EP-C-pressure", "EP-C-classes", "EP-C-paper"])
      expect(ruleOf(id)).toMatchObject({ kind: "elsewhere" });
  });
});
