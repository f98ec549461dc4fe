import { describe, expect, it } from "vitest";
import { html } from "../../lib/report/html.js";
import { type LatencyInput, latencySection } from "../../lib/report/latency-section.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const { judgement, execution } = exampleStudy().main;
const input: LatencyInput = {
  curve: execution.latency,
  reliability: execution.reliability,
  buckets: judgement.latency,
  priceStep: 366,
};
const textOf = (changes: Partial<LatencyInput>) => plainText(html`${latencySection({ ...input, ...changes }).body}`);

describe("latencySection", () => {
  it("prints the buckets and what the price step hides", () => {
    const text = textOf({});
    expect(text).toContain("a price every 6.1 min (median)");
    expect(text).toContain("< 2 min 18 11 61.1 % 1.30");
    expect(text).toContain("describes and proves nothing");
  });

  it("has a line for each latency, with the reason where one cannot be tested", () => {
    const curve = {
      ...input.curve,
      signals: 7,
      points: input.curve.points.map((point, k) => ({
        ...point,
        testable: k > 0,
        reason: k > 0 ? "" : "below the step of the prices",
        meanPoints: 5 - k,
        interval: { ...point.interval, lower: 4 - k, upper: 6 - k },
      })),
    };
    const text = textOf({ curve });
    expect(text).toContain("0 s below the step of the prices +5.00 +4.00 to +6.00");
    expect(text).toContain("300 s −1.00 −2.00 to 0.00");
    expect(text).toContain("The same 7 signals");
  });

  it("says that routes and outages are assumptions", () => {
    const text = textOf({});
    expect(text).toContain("an assumption, and no criterion is met by it");
    for (const { route, sent } of input.reliability.routes) expect(text).toContain(`${route} ${sent}`);
  });

  it("has no charts without trades", () => {
    const empty = input.buckets.map((bucket) => ({ ...bucket, sampleSize: 0 }));
    const without = { ...input, buckets: empty, curve: { ...input.curve, signals: 0 } };
    expect(html`${latencySection(without).body}`.markup).not.toContain("<figure");
    expect(html`${latencySection(input).body}`.markup).toContain("<figure");
  });
});
