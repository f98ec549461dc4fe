import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hypothesis, Trial, Verdict } from "../../lib/hypotheses/hypothesis.js";
import {
  chanceTests,
  combinedClaims,
  type RivalTest,
  rivalExplanations,
  rivals,
  rivalsInWords,
} from "../../lib/hypotheses/rival-explanations.js";
import { findingOf, hypothesisOf } from "../fixtures/findings.js";

const trialOf = (id: string, verdict: Verdict, changes: Partial<Trial> = {}): Trial => ({
  hypothesis: hypothesisOf({ id }),
  finding: findingOf(),
  verdict,
  reason: "a reason",
  adjustment: null,
  standing: "confirmatory",
  ...changes,
});
const testOf = (hypothesis: string, changes: Partial<RivalTest> = {}): RivalTest => ({
  ...{ rival: "information", claims: combinedClaims, hypothesis, role: "decides", side: "either" },
  ...{ standing: "confirmatory", why: "it knows" },
  ...changes,
});
const of = (trials: readonly Trial[], tests: readonly RivalTest[], rival = "information") =>
  rivalExplanations(trials, tests).effect.find((own) => own.rival === rival)!;

describe("a rival explanation", () => {
  it("is excluded when every test that decides about it is supported", () => {
    const found = of([trialOf("A", "SUPPORTED"), trialOf("B", "SUPPORTED")], [testOf("A"), testOf("B")]);
    expect(found).toEqual({
      ...{ rival: "information", state: "excluded" },
      tests: ["A", "B"].map((hypothesis) => ({ hypothesis, role: "decides", why: "it knows" })),
      statement: "A, B supported (2 points, p = 0.001, n = 100 on 30 days)",
    });
  });

  it("is never excluded by a test that lacked data, power or the right to claim", () => {
    const verdicts = fc.constantFrom<Verdict>(
      "SUPPORTED",
      "NOT_DEMONSTRATED",
      "REFUTED",
      "INSUFFICIENT_DATA",
      "NOT_TESTABLE",
    );
    const standings = fc.constantFrom<Trial["standing"]>("confirmatory", "exploratory");
    fc.assert(
      fc.property(fc.array(fc.tuple(verdicts, standings), { minLength: 1, maxLength: 4 }), (all) => {
        const trials = all.map(([verdict, standing], k) => trialOf(`H${k}`, verdict, { standing }));
        const { state } = of(
          trials,
          trials.map(({ hypothesis }) => testOf(hypothesis.id)),
        );
        const shown = all.every(([verdict, standing]) => verdict === "SUPPORTED" && standing === "confirmatory");
        expect(state === "excluded").toBe(shown);
        if (!shown) expect(state === "not-testable").toBe(all.some(([verdict]) => verdict === "NOT_TESTABLE"));
      }),
    );
  });

  it("remains where the decision is exploratory, unless the test may be so", () => {
    const trials = [trialOf("A", "SUPPORTED", { standing: "exploratory" })];
    expect(of(trials, [testOf("A")])).toMatchObject({
      state: "remains",
      statement: expect.stringMatching(/, but exploratory only$|\), but exploratory only/),
    });
    expect(of(trials, [testOf("A", { standing: "either" })])).toMatchObject({ state: "excluded" });
  });

  it("remains where a test of both sides fell to the side that the rival explains", () => {
    const below = [trialOf("A", "SUPPORTED", { finding: findingOf({ estimate: -2 }) })];
    expect(of(below, [testOf("A", { side: "below" })]).state).toBe("excluded");
    expect(of(below, [testOf("A", { side: "above" })])).toMatchObject({
      state: "remains",
      statement: expect.stringContaining("on the side that the rival explains as well"),
    });
  });

  it("is not decided by what stands beside, which is told all the same", () => {
    const trials = [trialOf("A", "SUPPORTED"), trialOf("B", "INSUFFICIENT_DATA", { finding: null })];
    const tests = [testOf("A"), testOf("B", { role: "beside" })];
    expect(of(trials, tests)).toMatchObject({
      state: "excluded",
      statement: "A supported (2 points, p = 0.001, n = 100 on 30 days); beside it B insufficient data (a reason)",
    });
  });

  it("is not testable where no hypothesis speaks to it, and told of the claims it concerns", () => {
    const explanations = rivalExplanations([trialOf("A", "SUPPORTED")], [testOf("A", { claims: ["primary"] })]);
    expect(explanations.primary[0]!.state).toBe("excluded");
    expect(explanations.effect[0]).toMatchObject({
      ...{ state: "not-testable", statement: "no hypothesis on the list speaks to it" },
    });
    expect(explanations.effect.map(({ rival }) => rival)).toEqual([...rivals]);
  });

  it("is told with the p that decided, or with the interval where there is none", () => {
    const adjustment = { pValue: 0.02, method: "Holm", tests: 4 };
    expect(of([trialOf("A", "SUPPORTED", { adjustment })], [testOf("A")]).statement).toContain(
      "p = 0.02 by Holm over 4 tests",
    );
    const byInterval = [trialOf("A", "SUPPORTED", { finding: findingOf({ pValue: null }) })];
    expect(of(byInterval, [testOf("A")]).statement).toContain("interval 1 to 3");
  });

  it("has no number where there is none", () => {
    const told = (finding: Parameters<typeof findingOf>[0]) =>
      of([trialOf("A", "INSUFFICIENT_DATA", { finding: findingOf(finding) })], [testOf("A")]).statement;
    expect(told({ estimate: Number.NaN })).toBe("A insufficient data (a reason)");
    expect(told({ pValue: Number.NaN })).toContain("2 points, no p, n = 100");
    const empty = { lower: Number.NaN, upper: Number.NaN, level: 0.95, method: "made up" };
    expect(told({ pValue: null, interval: empty })).toContain("2 points, no p, n = 100");
    expect(told({ pValue: null, interval: null })).toContain("2 points, no p, n = 100");
  });

  it("must name a hypothesis on the list", () => {
    expect(() => of([], [testOf("A")])).toThrow(new RangeError("unknown hypothesis: A"));
  });

  it("is named with its state in a line", () => {
    const tests = [testOf("A"), testOf("B", { rival: "volatility" })];
    expect(rivalsInWords(rivalExplanations([trialOf("A", "SUPPORTED"), trialOf("B", "REFUTED")], tests).effect)).toBe(
      "information excluded, volatility remains, chance not testable",
    );
  });
});

describe("chance", () => {
  const listed = (families: Readonly<Record<string, Hypothesis["family"]>>) =>
    Object.fromEntries(Object.entries(families).map(([id, family]) => [id, hypothesisOf({ id, family })]));
  const hypotheses = listed({ "X-T3": "effect", "X-T4": "effect", "X-T2": "advertised", "X-P": "timing" });

  it("is excluded by the parts of each verdict", () => {
    const parts = (claim: string, tests: readonly RivalTest[]) =>
      tests.filter(({ claims }) => claims.includes(claim as never)).map(({ hypothesis }) => hypothesis);
    const tests = chanceTests(hypotheses, ["X-T3", "X-P"]);
    expect(combinedClaims.map((claim) => parts(claim, tests))).toEqual([["X-T3", "X-P"], ["X-T3", "X-T4"], ["X-T2"]]);
    const trials = ["X-T3", "X-T4", "X-T2", "X-P"].map((id) => trialOf(id, "SUPPORTED"));
    const found = of(trials, tests, "chance");
    expect(found.state).toBe("excluded");
    expect(found.statement).toContain(
      "so the largest p counts: 0.001, and at most 0.002 with both strategies counted, level 0.05",
    );
    expect(found.statement).toMatch(/how many configurations were tried before is not weighed here$/);
  });

  it("counts the largest p, and none above one", () => {
    const trials = [0.001, 0.7].map((pValue, k) =>
      trialOf(`X-T${3 + k}`, "NOT_DEMONSTRATED", { finding: findingOf({ pValue }) }),
    );
    const rest = [trialOf("X-T2", "SUPPORTED"), trialOf("X-P", "SUPPORTED")];
    const found = of([...trials, ...rest], chanceTests(hypotheses, ["X-P"]), "chance");
    expect(found).toMatchObject({
      state: "remains",
      statement: expect.stringContaining("counts: 0.7, and at most 1 with"),
    });
  });

  it("asks a deflated Sharpe ratio as well, where the list has one", () => {
    const withSelection = { ...hypotheses, ...listed({ "X-T7-deflated": "companion" }) };
    const tests = chanceTests(withSelection, ["X-T3"]);
    const trials = (verdict: Verdict) => [
      ...["X-T3", "X-T4", "X-T2"].map((id) => trialOf(id, "SUPPORTED")),
      trialOf("X-T7-deflated", verdict, { standing: "exploratory" }),
    ];
    expect(of(trials("SUPPORTED"), tests, "chance").state).toBe("excluded");
    expect(of(trials("NOT_DEMONSTRATED"), tests, "chance").state).toBe("remains");
    expect(of(trials("SUPPORTED"), tests, "chance").statement).not.toContain("not weighed");
  });
});
