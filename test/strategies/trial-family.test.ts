import { describe, expect, it } from "vitest";
import { trialOf } from "../../lib/evidence/trial-json.js";
import { trialFamily, withDeflatedTrial } from "../../lib/strategies/trial-family.js";
import { priorOf } from "../fixtures/ledger.js";
import { exampleStudy } from "../fixtures/study.js";

const { main, beside } = exampleStudy();
const judgements = [main, ...beside].map(({ judgement }) => judgement);
const { parameters } = main.record.preset;

describe("trialFamily(prior, judgements, prefix)", () => {
  it("is what the ledger knew and the study's own presets, their ratios pooled", () => {
    const own = judgements.map((judgement) => trialOf(judgement, "VS-T6-sharpe").finding?.estimate);
    expect(own.slice(0, 2)).toEqual([1.4, 1.4]);
    const prior = { ...priorOf("", 7), sharpes: { trials: 2, mean: 2.4, variance: 0.02 } };
    const { trials, sharpes } = trialFamily(prior, judgements.slice(0, 2), "VS");
    expect([trials, sharpes.trials]).toEqual([9, 4]);
    expect(sharpes.mean).toBeCloseTo(1.9, 12);
    expect(sharpes.variance).toBeCloseTo((4 * 0.25 + 0.02) / 3, 12);
  });

  it("takes no ratio from a preset that has none", () => {
    const withoutTrades = judgements.map((judgement) => ({
      trials: judgement.trials.map((trial) => ({ ...trial, finding: null })),
    }));
    expect(trialFamily(priorOf("", 0), withoutTrades, "VS")).toEqual({
      trials: 3,
      sharpes: { trials: 0, mean: null, variance: null },
    });
  });
});

describe("withDeflatedTrial", () => {
  const family = { trials: 4, sharpes: { trials: 4, mean: 1, variance: 1 } };

  it("judges T7 and nothing else", () => {
    const judged = withDeflatedTrial(main.judgement, "VS", parameters, 56, family);
    const changed = judged.trials.filter((trial, k) => trial !== main.judgement.trials[k]);
    expect(changed.map(({ hypothesis }) => hypothesis.id)).toEqual(["VS-T7-deflated"]);
    expect(changed[0]!.finding!.method).toContain("of 4 trials");
  });

  it("changes nothing where nobody knows what else was tried", () => {
    expect(withDeflatedTrial(main.judgement, "VS", parameters, 56, null)).toBe(main.judgement);
  });
});
