import { describe, expect, it } from "vitest";
import { accuracyJson, calibrationJson, findingJson, hedgingJson } from "../../lib/evidence/hedging-json.js";
import { findingOf } from "../fixtures/findings.js";
import { exampleStudy } from "../fixtures/study.js";

const { judgement } = exampleStudy().main;

// biome-ignore lint/suspicious/noExplicitAny: JSON is read here as its reader gets it
const read = (value: unknown): any => JSON.parse(JSON.stringify(value));

describe("hedging flow as JSON", () => {
  const written = read(hedgingJson(judgement.hedging));

  it("has the four tests with their findings, and says what was observed", () => {
    const { timing, proportion, speed, completion } = judgement.hedging;
    expect(written.basis).toContain("not known to be hedging");
    expect(written.timing).toMatchObject({
      pooled_share: timing!.pooledShare,
      flow: { estimate: timing!.flow.estimate },
    });
    expect(written.proportion).toMatchObject({ r: proportion!.correlation, r2_out_of_sample: { estimate: 0.41 } });
    expect(written.proportion.corrected_slope).toContain("nothing is corrected");
    expect(written.speed).toMatchObject({ times: speed!.times.length, kendall_tau_b: speed!.kendallTau });
    expect(written.speed.censored).toBe(speed!.times.filter(({ censored }) => censored).length);
    expect(written.completion.changes).toHaveLength(completion!.changes.length);
    expect(written).toMatchObject({ lack: null, events: judgement.cases.length, events_without_sides: 1 });
  });

  it("gives the corrected slope where a signing accuracy was declared", () => {
    const correctedSlope = { accuracy: 0.75, slope: 1.6 };
    const { hedging } = judgement;
    const corrected = read(hedgingJson({ ...hedging, proportion: { ...hedging.proportion!, correctedSlope } }));
    expect(corrected.proportion.corrected_slope).toEqual(correctedSlope);
  });

  it("has nulls and the reason where nothing can be seen", () => {
    const { hedging } = exampleStudy({ tradesPerSession: -1 }).main.judgement;
    expect(read(hedgingJson(hedging))).toMatchObject({
      ...{ lack: hedging.lack, timing: null, proportion: null, speed: null, completion: null },
    });
  });
});

describe("findings, calibration and accuracy as JSON", () => {
  it("carry their numbers over", () => {
    expect(read(findingJson(findingOf()))).toMatchObject({ estimate: 2, interval: { lower: 1 }, power: null });
    expect(read(findingJson(findingOf({ interval: null, power: { value: 0.8, alternative: "one" } })))).toMatchObject({
      interval: null,
      power: { value: 0.8 },
    });
    const { calibration, skill, accuracy } = judgement;
    const written = read(calibrationJson(calibration, skill));
    expect(written.tails).toMatchObject({ windows: 1600, tail: { estimate: 0.012 } });
    expect(written.forecasts).toMatchObject({ brier: 0.26, gain: { estimate: -0.01 } });
    expect(read(calibrationJson(null, null))).toEqual({ tails: null, forecasts: null });
    const [all] = accuracy;
    expect(read(accuracyJson(accuracy))).toMatchObject({
      ...{
        overall_direction_accuracy: all!.directionAccuracy,
        sample_size: all!.sampleSize,
        conditional_on_observation: false,
      },
      statistical_confidence: { ...all!.interval },
    });
    expect(read(accuracyJson([]))).toMatchObject({
      overall_direction_accuracy: null,
      sample_size: 0,
      statistical_confidence: null,
    });
  });
});
