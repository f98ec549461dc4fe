import { describe, expect, it } from "vitest";
import { noSize } from "../../lib/hypotheses/design-alternative.js";
import { designPower, intervalError, isBeyond, sharpePower } from "../../lib/hypotheses/design-power.js";
import { judge } from "../../lib/hypotheses/judge.js";
import { neededSample } from "../../lib/hypotheses/needed-sample.js";
import { studentTQuantile } from "../../lib/numeric/student-t.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { findingOf, hypothesisOf } from "../fixtures/findings.js";
import { golden } from "../fixtures/golden.js";

const parameters = volumeShockPresets.seed.parameters.judge;
/** An interval about nothing with this standard error, on 30 days. */
const spread = (error: number) => {
  const half = error * studentTQuantile(0.975, 29);
  return { lower: -half, upper: half, level: 0.95, method: "made up" };
};

describe("the power at a design alternative", () => {
  it("of a proportion is the exact binomial's, of independent trades", () => {
    const { n, p0, p1, alpha } = golden("power-one-proportion")[0]!.input as Record<string, number>;
    const rate = hypothesisOf({
      ...{ claimed: p0!, level: alpha! },
      design: { law: "proportion", value: p1!, power: 0.8, words: "a true rate" },
    });
    const exact = golden("power-one-proportion")[0]!.expected.powerExact as number;
    expect(designPower(rate, findingOf({ trades: n! }))!.value).toBeCloseTo(exact, 9);
    expect(designPower(rate, findingOf({ trades: 2 * n!, designEffect: 2 }))).toEqual({
      ...{ value: expect.closeTo(exact, 9), alternative: `a true rate with ${n} independent trades` },
    });
    expect(designPower(rate, findingOf({ trades: 0 }))).toBeNull();
  });

  it("of a mean is 80 % at the sample that is counted for 80 %", () => {
    for (const changes of [{}, { tails: "two-sided", side: "different" }] as const) {
      const hypothesis = hypothesisOf(changes);
      const open = { estimate: 0, pValue: 0.5, interval: spread(3) };
      const need = neededSample(judge(hypothesis, findingOf(open), parameters), 40).design!;
      // With so many trades the error shrinks by the root.
      const then = findingOf({ ...open, interval: spread(3 * Math.sqrt(100 / need.trades)) });
      expect(designPower(hypothesis, then)!.value).toBeCloseTo(0.8, 2);
    }
  });

  it("of a Sharpe ratio is 80 % at the sessions that are counted for 80 %", () => {
    const judged = { claimedSharpe: 2, designSharpe: 3, level: 0.05 };
    // About 1,590 days, computed apart from this library.
    expect(sharpePower(1590, judged)!.value).toBeCloseTo(0.8, 2);
    expect(sharpePower(400, judged)!.value).toBeLessThan(0.5);
    expect(sharpePower(1590, { ...judged, level: 0.01 })!.value).toBeLessThan(0.7);
    expect(sharpePower(1590, { ...judged, designSharpe: 2 })).toBeNull();
    expect(sharpePower(1, judged)).toBeNull();
  });

  it("is kept where the finding knows it, and null where nothing is planned for or nothing shows the spread", () => {
    const known = { value: 0.3, alternative: "known" };
    expect(designPower(hypothesisOf(), findingOf({ power: known }))).toBe(known);
    expect(designPower(hypothesisOf({ design: noSize }), findingOf())).toBeNull();
    expect(designPower(hypothesisOf({ claimed: 2 }), findingOf())).toBeNull();
    expect(designPower(hypothesisOf(), findingOf({ interval: null }))).toBeNull();
  });
});

it("lies beyond a claim on the side of the claim", () => {
  const beyond = (side: "greater" | "less" | "different", value: number) => isBeyond(value, { side, claimed: 1 });
  expect([beyond("greater", 2), beyond("greater", 1), beyond("greater", 0)]).toEqual([true, false, false]);
  expect([beyond("less", 2), beyond("less", 1), beyond("less", 0)]).toEqual([false, false, true]);
  expect([beyond("different", 2), beyond("different", 1), beyond("different", 0)]).toEqual([true, false, true]);
  expect(isBeyond(1, { side: "different", claimed: Number.NaN })).toBe(false);
});

it("reads the error off an interval", () => {
  expect(intervalError({ interval: spread(1.5), days: 30 })).toBeCloseTo(1.5, 12);
  expect(intervalError({ interval: null, days: 30 })).toBeNaN();
  expect(intervalError({ interval: spread(1), days: 1 })).toBeNaN();
});
