import { describe, expect, it } from "vitest";
import { trialJson, trialOf, trialsJson } from "../../lib/evidence/trial-json.js";
import { judge, notTestable } from "../../lib/hypotheses/judge.js";
import { neededSample } from "../../lib/hypotheses/needed-sample.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { findingOf, hypothesisOf } from "../fixtures/findings.js";
import { exampleStudy } from "../fixtures/study.js";

const parameters = volumeShockPresets.seed.parameters.judge;

describe("a trial as JSON", () => {
  it("has everything that was fixed before and found after", () => {
    const adjustment = { pValue: 0.008, method: "Holm", tests: 8 };
    const trial = judge(hypothesisOf(), findingOf({ pOpposite: 0.999 }), parameters, {
      adjustment,
      standing: "exploratory",
    });
    expect(trialJson(trial)).toMatchObject({
      ...{
        id: "TEST",
        family: "effect",
        side: "greater",
        tails: "one-sided",
        claimed: 0,
        level: 0.05,
        counts: "trades",
      },
      ...{ verdict: "SUPPORTED", standing: "exploratory", estimate: 2, p_value: 0.001, p_value_opposite: 0.999 },
      ...{ p_value_adjusted: 0.008, adjustment: { method: "Holm", tests: 8 }, trades: 100, days: 30, violated: [] },
      interval: { lower: 1, upper: 3 },
    });
  });

  it("has no numbers where nothing could be tested", () => {
    expect(trialJson(notTestable(hypothesisOf(), "no trade side"))).toMatchObject({
      ...{ verdict: "NOT_TESTABLE", reason: "no trade side", estimate: null, interval: null, p_value: null },
      ...{ p_value_opposite: null, p_value_adjusted: null, adjustment: null, trades: null, power: null },
    });
  });
});

describe("trials as JSON", () => {
  it("have what each would still take beside its verdict", () => {
    const open = judge(
      hypothesisOf(),
      findingOf({ pValue: 0.4, interval: { lower: -1, upper: 2, level: 0.95, method: "made up" } }),
      parameters,
    );
    const [json, second] = trialsJson([open, notTestable(hypothesisOf(), "no trade side")], 50);
    const { statement, design, ...need } = neededSample(open, 50);
    expect(json).toMatchObject({
      ...{ id: "TEST", verdict: "NOT_DEMONSTRATED" },
      design: { law: "spread", value: 2, power: 0.8 },
      needed: { design, statement, trades: need.trades, days: need.days, pace: need.pace, no_design: null, data: null },
    });
    expect(second).toMatchObject({ needed: { design: null, data: "no trade side", sessions: Number.NaN } });
  });
});

describe("the trial of a hypothesis", () => {
  const { judgement } = exampleStudy().main;

  it("is found by its name, and an unknown name is an error", () => {
    expect(trialOf(judgement, "VS-T4-mean").hypothesis.id).toBe("VS-T4-mean");
    expect(() => trialOf({ trials: [] }, "VS-T4-mean")).toThrow(new RangeError("unknown hypothesis: VS-T4-mean"));
  });
});
