import { describe, expect, it } from "vitest";
import { expirationPressureRivals } from "../../lib/hypotheses/expiration-pressure-rivals.js";
import type { Trial, Verdict } from "../../lib/hypotheses/hypothesis.js";
import { expirationPressureHypotheses, steeringParts } from "../../lib/hypotheses/pressure-hypotheses.js";
import { type CombinedClaim, rivalExplanations } from "../../lib/hypotheses/rival-explanations.js";
import { expirationPressurePresets } from "../../lib/strategies/expiration-pressure.js";
import { findingOf } from "../fixtures/findings.js";

const hypotheses = expirationPressureHypotheses(
  expirationPressurePresets.seed.parameters.judge,
  "calls-long-puts-short",
);
const tests = expirationPressureRivals(hypotheses);
/** A run on which everything is supported, but for some; the next session takes the move back. */
const statesOf = (changes: Readonly<Record<string, Verdict>>, claim: CombinedClaim = "effect", reversal = -0.4) => {
  const trials = Object.values(hypotheses).map(
    (hypothesis): Trial => ({
      ...{ hypothesis, verdict: changes[hypothesis.id] ?? "SUPPORTED", reason: "" },
      finding: findingOf({ estimate: hypothesis.id === "EP-P-reversal" ? reversal : 2 }),
      ...{ adjustment: null, standing: "confirmatory" },
    }),
  );
  return rivalExplanations(trials, tests)[claim].map(({ state }) => state);
};

describe("the rivals of expiration pressure", () => {
  it("are tried by hypotheses on its list, each with its reason", () => {
    for (const { hypothesis, why } of tests) {
      expect(Object.keys(hypotheses)).toContain(hypothesis);
      expect(why.length).toBeGreaterThan(20);
    }
    const chance = tests.filter(({ rival, claims }) => rival === "chance" && claims.includes("primary"));
    expect(chance.map(({ hypothesis }) => hypothesis)).toEqual(expect.arrayContaining([...steeringParts]));
  });

  it("fall to different tests: strike and reversal, placebos, the parts themselves", () => {
    expect(statesOf({})).toEqual(["excluded", "excluded", "excluded"]);
    for (const id of ["EP-P-displacement", "EP-P-reversal"])
      expect(statesOf({ [id]: "INSUFFICIENT_DATA" })).toEqual(["remains", "excluded", "excluded"]);
    for (const id of ["EP-P-grid", "EP-P-ordinary", "EP-P-gamma", "EP-P-dispersion"])
      expect(statesOf({ [id]: "REFUTED" })).toEqual(["excluded", "excluded", "excluded"]);
    expect(statesOf({ "EP-T3-points": "NOT_DEMONSTRATED" })).toEqual(["excluded", "remains", "remains"]);
    expect(statesOf({ "EP-P-away": "REFUTED" })).toEqual(["excluded", "excluded", "excluded"]);
    expect(statesOf({ "EP-P-away": "REFUTED" }, "primary")).toEqual(["excluded", "remains", "remains"]);
  });

  it("leave information where the next session carries the move on", () => {
    expect(statesOf({}, "effect", 0.4)[0]).toBe("remains");
  });
});
