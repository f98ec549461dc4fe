import { expect, it } from "vitest";
import type { JudgedCriterion } from "../../lib/hypotheses/roadmap-criterion.js";
import { criteriaTable } from "../../lib/report/criteria-table.js";
import { html } from "../../lib/report/html.js";
import { plainText } from "../fixtures/plain-text.js";

const criterion = (state: JudgedCriterion["state"], value: number): JudgedCriterion => ({
  ...{ id: `C-${state}`, criterion: "a rate of <80 %>", source: "strategy document", unit: "of trades" },
  ...{ rule: { kind: "elsewhere", where: "" }, state, value, reason: "because of this" },
});

it("tells of every criterion its value, its state and why, and counts the states", () => {
  const text = plainText(
    html`${criteriaTable([criterion("MET", 0.8312), criterion("NOT_MET", 0.2), criterion("NOT_TESTABLE", Number.NaN)])}`,
  );
  expect(text).toContain("Of 3 criteria 1 are met, 1 are not, and 1 cannot be told from this run.");
  expect(text).toContain("A rate of <80 %> C-MET strategy document 0.831 of trades ✓ met Because of this.");
  expect(text).toContain("0.200 of trades ✕ not met");
  expect(text).toContain("C-NOT_TESTABLE strategy document – ∅ not testable");
});
