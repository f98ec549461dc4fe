import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pinOutcomes } from "../../lib/audit/pin-acceptance.js";
import { projectPath } from "../../lib/cli/project.js";

// Values of an independent prototype over 20,000 paths: within 1 point, within 2.5, standard deviation, outward.
const cases = [
  { strength: 2, delay: null, given: [0.527, 0.546, 15.8, 0.276] },
  { strength: 2, delay: 30, given: [0.521, 0.687, 8.2, 0.239] },
  { strength: 1, delay: 120, given: [0.191, 0.352, 13.1, 0.4] },
  { strength: -1, delay: null, given: [0.0001, 0.01, 21.4, 0.547] },
  { strength: 0, delay: 30, given: [0.039, 0.099, 19.8, 0.499] },
] as const;
const paths = 600;

describe("pinOutcomes(cases, paths, step, seed)", () => {
  const outcomes = pinOutcomes(cases, paths, 2, 1);

  it.each(cases.map(({ strength, delay, given }, k) => ({ strength, delay, given, k })))(
    "ends where the prototype does: A $strength, delay $delay",
    ({ given, k }) => {
      const { withinOne, withinTwoAndHalf, deviation, outward } = outcomes[k]!;
      for (const [ours, table] of [
        [withinOne, given[0]],
        [withinTwoAndHalf, given[1]],
        [outward, given[3]],
      ] as const)
        expect(Math.abs(ours - table)).toBeLessThan(4 * Math.sqrt((table * (1 - table)) / paths) + 4 / paths);
      expect(Math.abs(deviation / given[2] - 1)).toBeLessThan(4 / Math.sqrt(2 * paths));
    },
  );

  it("refuses steps that do not fill the hour, and too few paths for a deviation", () => {
    expect(() => pinOutcomes([], 2, 7, 1)).toThrow(new RangeError("invalid step: 7"));
    expect(() => pinOutcomes([], 1, 5, 1)).toThrow(new RangeError("invalid paths: 1"));
  });
});

describe("bench/results/expiry-acceptance.json", () => {
  const kept = JSON.parse(readFileSync(projectPath("bench/results/expiry-acceptance.json"), "utf8"));

  it("has every cell of 20,000 paths within 4 standard errors", () => {
    expect(kept).toMatchObject({ paths: 20_000, tolerance: 4, within: 84, of: 84 });
    expect(kept.cells.every(({ standardErrors }: { standardErrors: number }) => standardErrors <= 4)).toBe(true);
  });
});
