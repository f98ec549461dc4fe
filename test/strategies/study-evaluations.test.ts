import { describe, expect, it } from "vitest";
import { configurationDigest } from "../../lib/evidence/ledger-line.js";
import { trialOf } from "../../lib/evidence/trial-json.js";
import { presetConfiguration } from "../../lib/strategies/preset-configuration.js";
import { failedEvaluations, studyEvaluations } from "../../lib/strategies/study-evaluations.js";
import { exampleStudy } from "../fixtures/study.js";

const study = exampleStudy();
const presets = [study.main, ...study.beside].map(({ record }) => record.preset);

describe("studyEvaluations(study, prefix)", () => {
  it("is the preset, then those beside, by name and digest of configuration", () => {
    expect(studyEvaluations(study, "VS").map(({ preset, configuration }) => [preset, configuration])).toEqual(
      presets.map((preset) => [preset.name, configurationDigest(presetConfiguration(preset))]),
    );
  });

  it("has the annual Sharpe ratio of each, null where there is none", () => {
    const [main] = studyEvaluations(study, "VS");
    expect(main!.sharpe).toBe(trialOf(study.main.judgement, "VS-T6-sharpe").finding!.estimate);
    const judged = (estimate: number | null) => {
      const trials = study.main.judgement.trials.map((trial) => {
        if (trial.hypothesis.id !== "VS-T6-sharpe") return trial;
        return { ...trial, finding: estimate === null ? null : { ...trial.finding!, estimate } };
      });
      const changed = { ...study, main: { ...study.main, judgement: { ...study.main.judgement, trials } } };
      return studyEvaluations(changed, "VS")[0]!.sharpe;
    };
    expect([judged(-0.5), judged(Number.NaN), judged(Number.POSITIVE_INFINITY), judged(null)]).toEqual([
      -0.5,
      null,
      null,
      null,
    ]);
  });
});

describe("failedEvaluations(presets)", () => {
  it("are the same without ratios", () => {
    expect(failedEvaluations(presets)).toEqual(
      studyEvaluations(study, "VS").map((evaluation) => ({ ...evaluation, sharpe: null })),
    );
  });
});
