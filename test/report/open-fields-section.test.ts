import { describe, expect, it } from "vitest";
import { html } from "../../lib/report/html.js";
import { fieldsSaying, openFieldsSection } from "../../lib/report/open-fields-section.js";
import { plainText } from "../fixtures/plain-text.js";

const evidence = { a: { b: "open", c: 1, d: null }, e: ["x", "open"], f: true };

describe("open fields", () => {
  it("are found by their path", () => {
    expect(fieldsSaying(evidence, "open")).toEqual(["a.b", "e.1"]);
  });

  it("are named and never filled", () => {
    const read = (text: string) => plainText(html`${openFieldsSection(evidence, text).body}`);
    expect(read("open")).toContain("has 2 fields that this version does not compute.");
    expect(read("open")).toMatch(/a\.b e\.1$/);
    expect(read("closed")).toBe("Every field of the evidence package is computed.");
  });
});
