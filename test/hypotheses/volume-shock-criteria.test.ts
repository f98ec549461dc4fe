import { describe, expect, it } from "vitest";
import { volumeShockCriteria } from "../../lib/hypotheses/volume-shock-criteria.js";
import { volumeShockHypotheses } from "../../lib/hypotheses/volume-shock-hypotheses.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";

const { judge } = volumeShockPresets.seed.parameters;
const hypotheses = Object.values(volumeShockHypotheses(judge));
const criteria = volumeShockCriteria(judge, hypotheses);
const ruleOf = (id: string) => criteria.find((own) => own.id === id)!.rule;

describe("the criteria of volume shock", () => {
  it("have names of their own, words and a source", () => {
    expect(new Set(criteria.map(({ id }) => id)).size).toBe(criteria.length);
    for (const { id, criterion, source } of criteria) {
      expect(id.startsWith("VS-C-")).toBe(true);
      expect(criterion.length).toBeGreaterThan(10);
      expect(source).toMatch(/^strategy document, (success criteria|roadmap phase [123])$/);
    }
  });

  it("rest on hypotheses of the list", () => {
    const ids = criteria.flatMap(({ rule }) => (rule.kind === "hypotheses" ? rule.ids : []));
    expect(hypotheses.map(({ id }) => id)).toEqual(expect.arrayContaining([...new Set(ids)]));
    expect(ruleOf("VS-C-flow")).toMatchObject({ ids: ["VS-S1-r-squared"] });
    expect(ruleOf("VS-C-secondary")).toMatchObject({ ids: expect.arrayContaining(["VS-S1-slope", "VS-S4-5-minutes"]) });
  });

  it("ask for what the document asks for: 30 seconds, 150 trades, 98 %, 100 cases, 5 seconds, 5 minutes", () => {
    expect(ruleOf("VS-C-detection")).toMatchObject({ kind: "count", comparison: "<=", threshold: 30 });
    expect(ruleOf("VS-C-sample")).toMatchObject({ kind: "count", comparison: ">=", threshold: 150 });
    expect(ruleOf("VS-C-latency-cases")).toMatchObject({ kind: "assumption", threshold: 100 });
    expect(ruleOf("VS-C-reliability")).toMatchObject({ kind: "assumption", threshold: 0.98 });
    expect(ruleOf("VS-C-latency")).toMatchObject({ kind: "assumption", comparison: "<=", threshold: 300 });
    for (const id of ["VS-C-delta", "VS-C-feed", "VS-C-classes", "VS-C-paper"])
      expect(ruleOf(id)).toMatchObject({ kind: "elsewhere" });
  });

  it("name the judge's claims", () => {
    const changed = volumeShockCriteria({ ...judge, claimedClassAccuracy: 0.7, claimedRSquared: 0.5 }, hypotheses);
    const words = changed.map(({ criterion }) => criterion).join("; ");
    expect(words).toContain("more than 70 % accuracy");
    expect(words).toContain("(R squared) is above 0.5");
  });
});
