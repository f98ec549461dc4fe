import { expect, it } from "vitest";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import { primaryJson } from "../../lib/evidence/primary-json.js";

it("a primary hypothesis is written with its p, or with the reason why it has none", () => {
  const shown = { verdict: "SUPPORTED", reason: "all parts hold", level: 0.01, pValue: 0.004, pReason: null } as const;
  expect(primaryJson(shown)).toEqual({
    ...{ verdict: "SUPPORTED", reason: "all parts hold" },
    ...{ level: 0.01, p_value: 0.004, p_value_reason: null },
  });
  const open = { ...shown, verdict: "NOT_TESTABLE", pValue: Number.NaN, pReason: "VS-P-flow: no takers" } as const;
  expect(JSON.parse(canonicalJson(primaryJson(open)))).toMatchObject({
    p_value: null,
    p_value_reason: "VS-P-flow: no takers",
  });
});
