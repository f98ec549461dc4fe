import { describe, expect, it } from "vitest";
import { html } from "../../lib/report/html.js";
import { parametersSection } from "../../lib/report/parameters-section.js";
import { volumeShockPresets, volumeShockSchemas } from "../../lib/strategies/volume-shock.js";
import { plainText } from "../fixtures/plain-text.js";

describe("parametersSection", () => {
  it("prints every parameter with value, unit, range, meaning and source, and every choice", () => {
    const { body } = parametersSection({ preset: volumeShockPresets.seed, schemas: volumeShockSchemas });
    const text = plainText(html`${body}`);
    expect(text).toContain(
      "limit capital 50,000 account currency 1 to 1,000,000,000 account that the percentages are taken of strategy document: $50,000",
    );
    expect(text).toContain("detect trigger ratio");
    expect(text).toContain("classify rule document");
    for (const { name } of Object.values(volumeShockSchemas).flat()) expect(text).toContain(` ${name} `);
  });
});
