import { expect, it } from "vitest";
import { primaryWords } from "../../lib/report/primary-words.js";

it("the p of a primary hypothesis is said with its level, or why there is none", () => {
  expect(primaryWords({ pValue: 0.0123, level: 0.05, pReason: null })).toBe(
    "Its p is the largest of its parts: 0.0123, at level 0.05.",
  );
  expect(primaryWords({ pValue: Number.NaN, level: 0.01, pReason: "VS-P-flow: no takers" })).toBe(
    "It has no p of its own: VS-P-flow: no takers.",
  );
});
