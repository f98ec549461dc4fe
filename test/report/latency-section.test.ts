import { describe, expect, it } from "vitest";
import { html } from "../../lib/report/html.js";
import { latencySection } from "../../lib/report/latency-section.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const { latency } = exampleStudy().main.judgement;

describe("latencySection", () => {
  it("prints the buckets and what the price step hides", () => {
    const text = plainText(html`${latencySection(latency, 366).body}`);
    expect(text).toContain("a price every 6.1 min (median)");
    expect(text).toContain("< 2 min 18 11 61.1 % 1.30");
    expect(text).toContain("describes and proves nothing");
  });

  it("has no chart without trades", () => {
    const empty = latency.map((bucket) => ({ ...bucket, sampleSize: 0 }));
    expect(html`${latencySection(empty, 5).body}`.markup).not.toContain("<figure");
    expect(html`${latencySection(latency, 5).body}`.markup).toContain("<figure");
  });
});
