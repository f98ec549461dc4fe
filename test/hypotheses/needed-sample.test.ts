import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DesignAlternative } from "../../lib/hypotheses/design-alternative.js";
import { noAlternative } from "../../lib/hypotheses/design-alternative.js";
import type { Finding, Hypothesis, Trial } from "../../lib/hypotheses/hypothesis.js";
import { insufficientData, judge, notTestable } from "../../lib/hypotheses/judge.js";
import { neededSample } from "../../lib/hypotheses/needed-sample.js";
import { studentTQuantile } from "../../lib/numeric/student-t.js";
import { expirationPressurePresets } from "../../lib/strategies/expiration-pressure.js";
import { findingOf, hypothesisOf } from "../fixtures/findings.js";

const parameters = expirationPressurePresets.seed.parameters.judge;
const undecided = (hypothesis: Partial<Hypothesis> = {}, finding: Partial<Finding> = {}): Trial =>
  judge(
    hypothesisOf(hypothesis),
    findingOf({ estimate: 0.1, pValue: 0.4, interval: spread(1), ...finding }),
    parameters,
  );
/** An interval with this standard error, on 30 days. */
const spread = (error: number, days = 30) => {
  const half = error * studentTQuantile(0.975, days - 1);
  return { lower: 0.1 - half, upper: 0.1 + half, level: 0.95, method: "made up" };
};
const planned = (law: "proportion" | "sharpe" | "spread", value: number, power = 0.8): DesignAlternative => ({
  ...{ law, value, power, words: `a true ${value}` },
});

describe("the least sample", () => {
  it("is what is missing of it, with the sessions it takes at the pace that was seen", () => {
    const few = undecided({}, { trades: 40, days: 10 });
    expect(few.verdict).toBe("INSUFFICIENT_DATA");
    const need = neededSample(few, 20);
    expect(need).toMatchObject({
      trades: { present: 40, least: 100, missing: 60 },
      days: { present: 10, least: 30, missing: 20 },
      // Two trades a session would do in 50; a day with trades in two sessions takes 60.
      sessions: 60,
      pace: "40 trades on 10 days of 20 judged sessions",
      data: null,
    });
    expect(need.statement).toMatch(
      /^60 trades and 20 days with trades more, in all about 60 sessions at the pace of 40 trades on 10 days of 20 judged sessions; /,
    );
    expect(neededSample(few, 40).sessions).toBe(120);
  });

  it("has no sessions where nothing was seen", () => {
    const none = neededSample(insufficientData(hypothesisOf(), "there are no trades"), 20);
    expect(none).toMatchObject({ trades: { present: 0, missing: 100 }, sessions: Number.NaN, design: null });
    expect(none.statement).toBe(
      "100 trades and 30 days with trades more; no sample is counted beyond it: no interval shows the spread that the sample has to overcome",
    );
    expect(neededSample(undecided({}, { trades: 40, days: 10 }), 0).sessions).toBeNaN();
  });

  it("can be there without an answer", () => {
    const classes = insufficientData(hypothesisOf(), "20 trades on one class; a comparison needs 30", findingOf());
    expect(neededSample(classes, 40).statement).toMatch(
      /^the least sample is there, and the test has no answer on it: 20 trades on one class; a comparison needs 30; /,
    );
  });
});

describe("the sample at the design alternative", () => {
  it("of a proportion is the exact binomial's, times the design effect", () => {
    const rate = (designEffect: number, power = 0.8) =>
      neededSample(
        undecided(
          { claimed: 0.75, unit: "of trades", design: planned("proportion", 0.8, power) },
          { designEffect, estimate: 0.76, interval: { lower: 0.6, upper: 0.9, level: 0.95, method: "made up" } },
        ),
        50,
      ).design!;
    // binomial sample sizes computed apart from this library: 463 at 5 % and 80 %.
    expect(rate(1)).toMatchObject({ trades: 463, sessions: 232, days: 139, alternative: 0.8, power: 0.8 });
    expect(rate(1.5)).toMatchObject({ trades: Math.ceil(463 * 1.5), method: "exact binomial, design effect 1.5" });
    expect(rate(0.5).trades).toBe(463);
    expect(rate(Number.NaN).trades).toBe(463);
    expect(rate(1, 0.9).trades).toBeGreaterThan(463);
  });

  it("of a mean follows from the spread that the interval shows", () => {
    const need = neededSample(undecided({ design: planned("spread", 2) }, {}), 40).design!;
    // Standard error 1 on 100 trades: ((1.645 + 0.842) x 1 x 10 / 2)^2.
    expect(need.method).toBe("normal law, spread as the interval shows it on 30 days");
    expect(need.trades).toBe(Math.ceil(100 * ((1.6448536 + 0.8416212) / 2) ** 2));
    const twoSided = { tails: "two-sided", side: "different", design: planned("spread", 2) } as const;
    expect(neededSample(undecided(twoSided), 40).design!.trades).toBe(
      Math.ceil(100 * ((1.959964 + 0.8416212) / 2) ** 2),
    );
  });

  it("does not know the observed value, but for what it does to the spread", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        fc.integer({ min: 100, max: 400 }),
        (estimate, n) => {
          const shifted = { lower: estimate - 3, upper: estimate + 3, level: 0.95, method: "made up" };
          const of = (finding: Partial<Finding>) => neededSample(undecided({}, { trades: n, ...finding }), 40).design!;
          const here = of({ estimate, interval: shifted });
          expect(here.trades).toBe(of({ estimate: 0, interval: { ...shifted, lower: -3, upper: 3 } }).trades);
          expect(here.sessions).toBe(Math.ceil(here.trades / (n / 40)));
        },
      ),
    );
  });

  it("of a Sharpe ratio is counted in sessions", () => {
    const sharpe = (claimed: number, value: number) =>
      neededSample(undecided({ claimed, design: planned("sharpe", value) }, { trades: 100, days: 30 }), 50).design!;
    // About 1,590 days, computed apart from this library.
    expect(sharpe(2, 3).sessions / 1590).toBeCloseTo(1, 2);
    expect(sharpe(2, 3).trades).toBe(2 * sharpe(2, 3).sessions);
    expect(sharpe(2, 3).days).toBe(Math.ceil(0.6 * sharpe(2, 3).sessions));
    expect(sharpe(1, 3).sessions).toBeLessThan(sharpe(2, 3).sessions);
  });

  it("says that it is there, where it is: that is no proof of the contrary", () => {
    expect(neededSample(undecided({ design: planned("spread", 100) }), 40).statement).toBe(
      "the least sample is there; a true 100 is shown with 80 % power by 1 trade, and there are 100: so large a true value leaves at most 20 % of such samples open",
    );
  });

  it("is told without that where the least sample is not there", () => {
    expect(neededSample(undecided({ design: planned("spread", 100) }, { trades: 90, days: 29 }), 40).statement).toMatch(
      /; a true 100 is shown with 80 % power by 1 trade, and there are 90$/,
    );
  });

  it("is not counted where the claim is decided, and where nothing is planned for", () => {
    const shown = judge(hypothesisOf(), findingOf(), parameters);
    expect(neededSample(shown, 40)).toMatchObject({ design: null, statement: "nothing: the claim is shown" });
    const refuted = judge(hypothesisOf({ claimed: 5 }), findingOf({ pValue: 0.99, pOpposite: 0.001 }), parameters);
    expect(neededSample(refuted, 40)).toMatchObject({ design: null, statement: "nothing: the claim is refuted" });
    const open = neededSample(undecided({ design: noAlternative("nobody named a size") }), 40);
    expect(open).toMatchObject({ design: null, noDesign: "nobody named a size" });
    expect(open.statement).toBe("the least sample is there; no sample is counted beyond it: nobody named a size");
  });

  it.each([
    [
      "an alternative short of the claim",
      { claimed: 2 },
      {},
      "a true mean of 2 points is not beyond the claimed value",
    ],
    ["one below a claim of less", { side: "less" }, {}, "a true mean of 2 points is not beyond the claimed value"],
    [
      "a claim that the data left open",
      { claimed: Number.NaN },
      {},
      "a true mean of 2 points is not beyond the claimed value",
    ],
    [
      "a rate too near the claim",
      { claimed: 0.8, design: planned("proportion", 0.8001) },
      {},
      "a true 0.8001 is too near the claimed value to be told from it",
    ],
    ["no interval", {}, { interval: null }, "no interval shows the spread that the sample has to overcome"],
    [
      "an interval without width",
      {},
      { interval: { lower: 0.1, upper: 0.1, level: 0.95, method: "made up" } },
      "no interval shows the spread that the sample has to overcome",
    ],
    ["a single day", {}, { days: 1 }, "no interval shows the spread that the sample has to overcome"],
  ] as const)("is not counted for %s", (_, hypothesis, finding, reason) => {
    expect(neededSample(undecided(hypothesis, finding), 40)).toMatchObject({ design: null, noDesign: reason });
  });
});

it("asks for other data first, where these cannot answer", () => {
  const need = neededSample(notTestable(hypothesisOf(), "no trade side"), 40);
  expect(need).toMatchObject({ data: "no trade side", design: null });
  expect(need.statement).toBe("before any number of trades counts, the data must have what these lack: no trade side");
});
