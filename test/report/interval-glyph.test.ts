import { describe, expect, it } from "vitest";
import type { Finding } from "../../lib/hypotheses/hypothesis.js";
import { intervalGlyph } from "../../lib/report/interval-glyph.js";

const finding: Finding = {
  estimate: 5,
  interval: { lower: 0, upper: 10, level: 0.95, method: "t" },
  ...{ pOpposite: null, pValue: 0.5, method: "t", trades: 9, days: 9, designEffect: 1, power: null, violated: [] },
};

describe("intervalGlyph", () => {
  it("draws interval, estimate and claim on one scale", () => {
    const markup = intervalGlyph(finding, 10)!.markup;
    expect(markup).toContain('class="range" x1="8.0" x2="142.0"');
    expect(markup).toContain('class="claimed" x1="142.0"');
    expect(markup).toContain('cx="75.0"');
  });

  it("leaves out a claim that is not known", () => {
    expect(intervalGlyph(finding, Number.NaN)!.markup).not.toContain("claimed");
  });

  it("draws nothing without an interval, or with one that has no end", () => {
    expect(intervalGlyph({ ...finding, interval: null }, 1)).toBeNull();
    expect(
      intervalGlyph({ ...finding, interval: { ...finding.interval!, upper: Number.POSITIVE_INFINITY } }, 1),
    ).toBeNull();
    expect(intervalGlyph({ ...finding, estimate: Number.NaN }, 1)).toBeNull();
  });

  it("survives an interval of one point", () => {
    const point = { ...finding, interval: { ...finding.interval!, lower: 5, upper: 5 } };
    expect(intervalGlyph(point, 5)!.markup).toContain('cx="8.0"');
  });
});
