import { describe, expect, it } from "vitest";
import type { Trial, Verdict } from "../../lib/hypotheses/hypothesis.js";
import { rivalExplanations } from "../../lib/hypotheses/rival-explanations.js";
import { primaryParts, volumeShockHypotheses } from "../../lib/hypotheses/volume-shock-hypotheses.js";
import { volumeShockRivals } from "../../lib/hypotheses/volume-shock-rivals.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { findingOf } from "../fixtures/findings.js";

const hypotheses = volumeShockHypotheses(volumeShockPresets.seed.parameters.judge);
const tests = volumeShockRivals(hypotheses);
/** A run on which everything is supported, but for some. */
const statesOf = (changes: Readonly<Record<string, Verdict>>) => {
  const trials = Object.values(hypotheses).map(
    (hypothesis): Trial => ({
      ...{ hypothesis, finding: findingOf(), verdict: changes[hypothesis.id] ?? "SUPPORTED", reason: "" },
      ...{ adjustment: null, standing: "confirmatory" },
    }),
  );
  return rivalExplanations(trials, tests).effect.map(({ state }) => state);
};

describe("the rivals of volume shock", () => {
  it("are tried by hypotheses on its list, each with its reason", () => {
    for (const { hypothesis, why } of tests) {
      expect(Object.keys(hypotheses)).toContain(hypothesis);
      expect(why.length).toBeGreaterThan(20);
    }
    const chance = tests.filter(({ rival, claims }) => rival === "chance" && claims.includes("primary"));
    expect(chance.map(({ hypothesis }) => hypothesis)).toEqual(expect.arrayContaining([...primaryParts]));
  });

  it("fall to different tests: the future's flow, the placebos, the parts themselves", () => {
    expect(statesOf({})).toEqual(["excluded", "excluded", "excluded"]);
    for (const id of ["VS-P-flow", "VS-P-share", "VS-S1-slope"])
      expect(statesOf({ [id]: "NOT_DEMONSTRATED" })).toEqual(["remains", "excluded", "excluded"]);
    expect(statesOf({ "VS-S2-hazard": "REFUTED" })).toEqual(["excluded", "excluded", "excluded"]);
    expect(statesOf({ "VS-T3-points": "NOT_DEMONSTRATED" })).toEqual(["excluded", "remains", "remains"]);
    expect(statesOf({ "VS-T4-mean": "REFUTED" })).toEqual(["excluded", "excluded", "remains"]);
    expect(statesOf({ "VS-P-flow": "NOT_TESTABLE" })).toEqual(["not-testable", "excluded", "excluded"]);
  });
});
