import { describe, expect, it } from "vitest";
import { capitalised, sentence } from "../../lib/report/sentence.js";

describe("sentence", () => {
  it("begins with a capital and ends with one full stop", () => {
    expect(sentence("no trade side: nothing is signed")).toBe("No trade side: nothing is signed.");
    expect(sentence("Why?")).toBe("Why?");
  });
});

describe("capitalised", () => {
  it("begins with a capital and has no full stop", () => {
    expect(capitalised("the call finishes in the money")).toBe("The call finishes in the money");
    expect(capitalised("")).toBe("");
  });
});
