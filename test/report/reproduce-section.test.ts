import { describe, expect, it } from "vitest";
import { html } from "../../lib/report/html.js";
import { reproduceSection } from "../../lib/report/reproduce-section.js";
import { priorOf } from "../fixtures/ledger.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const { dataset } = exampleStudy();
const input = {
  command: "strikelab study --data 'a & b'",
  version: "0.1.0",
  digest: "fe".repeat(32),
  prior: priorOf("0a".repeat(32), 12),
  seed: 7,
  dataset,
  holdOut: "no hold-out",
};
const read = (changed: Partial<typeof input>) => plainText(html`${reproduceSection({ ...input, ...changed }).body}`);

describe("reproduceSection", () => {
  it("gives command, version, seed, digests in full, hold-out and files", () => {
    expect(read({})).toMatch(/^strikelab study --data 'a & b'/);
    expect(read({})).toContain(
      `strikelab 0.1.0 seed 7 package digest (SHA-256) ${"fe".repeat(32)} data digest (SHA-256) ${dataset.digest} ledger head then (SHA-256) ${"0a".repeat(32)} hold-out no hold-out`,
    );
    expect(read({})).toContain(`example-2026-01.csv.gz 1,234,567 ${"ab".repeat(32)}`);
  });

  it("says what had been tried before", () => {
    expect(read({})).toContain("12 other trials of this strategy on these data stood in the ledger");
    expect(read({})).toContain("Of the verdicts, T7 alone counts them");
    expect(read({ prior: priorOf("0a".repeat(32), 0) })).toContain("No other trials of this strategy");
    expect(read({ prior: priorOf("0a".repeat(32), 0) })).not.toContain("T7 alone");
  });

  it("stops at 100 files and says where the rest is", () => {
    const files = Array.from({ length: 101 }, () => dataset.files[0]!);
    expect(read({ dataset: { ...dataset, files } })).toContain(
      "Files read (first 100 of 101; all are in manifest.json)",
    );
  });
});
