import { describe, expect, it } from "vitest";
import { togetherJson, togetherSummary } from "../../lib/cli/together-summary.js";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import { bothStrategies } from "../../lib/hypotheses/both-strategies.js";

const joint = (first: number, second: number) =>
  bothStrategies(
    [
      { strategy: "volume-shock", pValue: first, level: 0.01 },
      { strategy: "expiration-pressure", pValue: second, level: 0.05 },
    ].map(({ strategy, pValue, level }) => ({
      strategy,
      primary: { pValue, level, pReason: Number.isNaN(pValue) ? "there are no trades" : null },
    })),
  );
const read = (first: number, second: number) => togetherSummary(joint(first, second));

describe("the summary of all strategies", () => {
  it("says in words which primary hypotheses are shown together", () => {
    expect(read(0.5, 0.5)).toContain("All strategies together: no primary hypothesis is shown\n");
    expect(read(0.001, 0.01)).toContain("All strategies together: every primary hypothesis is shown\n");
    expect(read(0.001, 0.5)).toContain("together: of 2 primary hypotheses, that of volume-shock is shown\n");
  });

  it("has a line of numbers for each", () => {
    expect(read(0.002, 0.5)).toMatch(/\nvolume-shock +0\.0020 +0\.01 +0\.2 +0\.4 +yes\n/);
    expect(read(0.002, 0.5)).toMatch(/\nexpiration-pressure +0\.5000 +0\.05 +10 +10 +no\n/);
  });

  it("says why one has no p, and that it counts all the same", () => {
    const text = read(0.006, Number.NaN);
    expect(text).toContain("expiration-pressure has no p and counts as the largest: there are no trades");
    expect(text).toMatch(/\nexpiration-pressure +- +0\.05 +- +- +no p\n/);
    expect(text).toContain("no primary hypothesis is shown");
    expect(text).not.toContain("volume-shock has no p");
  });

  it("is the same for machines", () => {
    const { method, primaries } = JSON.parse(canonicalJson(togetherJson(joint(0.002, Number.NaN))));
    expect(method).toContain("Holm on p / alpha");
    expect(primaries).toEqual([
      {
        ...{ strategy: "volume-shock", p_value: 0.002, alpha: 0.01, ratio: 0.2, ratio_adjusted: 0.4 },
        ...{ rejected: true, reason: null },
      },
      {
        ...{ strategy: "expiration-pressure", p_value: null, alpha: 0.05, ratio: null, ratio_adjusted: null },
        ...{ rejected: null, reason: "there are no trades" },
      },
    ]);
  });
});
