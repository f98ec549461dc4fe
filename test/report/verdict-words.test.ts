import { describe, expect, it } from "vitest";
import { gateWords, verdictBadge, verdictClass, verdictWords } from "../../lib/report/verdict-words.js";
import { plainText } from "../fixtures/plain-text.js";

describe("verdict words", () => {
  it("explain every verdict in a sentence, each with a sign of its own", () => {
    for (const words of [verdictWords, gateWords]) {
      const all = Object.values(words);
      expect(new Set(all.map(({ sign }) => sign)).size).toBe(all.length);
      for (const { meaning } of all) expect(meaning).toMatch(/^[A-Z].*\.$/);
    }
  });

  it("make badges that do not hang on their colour", () => {
    expect(plainText(verdictBadge("NOT_TESTABLE"))).toBe("∅ not testable");
    expect(plainText(verdictBadge("VALIDATED"))).toBe("✓ validated");
    expect(verdictClass("INSUFFICIENT_DATA")).toBe("insufficient-data");
  });
});
