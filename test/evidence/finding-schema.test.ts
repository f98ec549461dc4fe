import { describe, expect, it } from "vitest";
import { answerSchema, answerWith, findingSchema, leftOutSchema } from "../../lib/evidence/finding-schema.js";
import { findingJson } from "../../lib/evidence/hedging-json.js";
import { share } from "../../lib/evidence/schema-kinds.js";
import { answerJson } from "../../lib/evidence/settlement-json.js";
import type { Finding } from "../../lib/hypotheses/hypothesis.js";

const finding: Finding = {
  estimate: 0.4,
  interval: { lower: 0.1, upper: 0.7, level: 0.95, method: "day-clustered Student t" },
  pValue: 0.01,
  pOpposite: null,
  method: "day-clustered t test",
  trades: 40,
  days: 12,
  designEffect: 1.2,
  power: { value: 0.8, alternative: "true mean 1" },
  violated: [],
};

describe("the schema of a finding", () => {
  it("takes what findingJson writes, with and without interval and power", () => {
    expect(findingSchema.safeParse(findingJson(finding)).success).toBe(true);
    expect(findingSchema.safeParse(findingJson({ ...finding, interval: null, power: null })).success).toBe(true);
    expect(findingSchema.safeParse({ ...finding, pValue: 1.2 }).success).toBe(false);
  });
});

describe("answerWith(beside)", () => {
  it("takes a finding or a reason, and never half of each", () => {
    expect(answerSchema.safeParse(answerJson({ finding, reason: null })).success).toBe(true);
    expect(answerSchema.safeParse(answerJson({ finding: null, reason: "no expiries" })).success).toBe(true);
    expect(answerSchema.safeParse({ finding: null, reason: "no expiries", estimate: 0.4 }).success).toBe(false);
    expect(answerSchema.safeParse({ finding: null }).success).toBe(false);
  });

  it("wants the fields beside with either", () => {
    const schema = answerWith({ rate: share });
    expect(schema.safeParse({ ...finding, rate: 0.5 }).success).toBe(true);
    expect(schema.safeParse({ finding: null, reason: "none", rate: 0.5 }).success).toBe(true);
    expect(schema.safeParse({ finding: null, reason: "none" }).success).toBe(false);
    expect(schema.safeParse(finding).success).toBe(false);
  });
});

describe("the schema of what was left out", () => {
  it("counts cases by reason", () => {
    expect(leftOutSchema.safeParse([{ reason: "no price", cases: 3 }]).success).toBe(true);
    expect(leftOutSchema.safeParse([{ reason: "no price", cases: 0.5 }]).success).toBe(false);
  });
});
