import { describe, expect, it } from "vitest";
import { trialOf } from "../../lib/evidence/trial-json.js";
import { studyVolumeShock } from "../../lib/strategies/study-volume-shock.js";
import { trialFamily } from "../../lib/strategies/trial-family.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { withOverrides } from "../../lib/strategies/volume-shock-overrides.js";
import { priorOf } from "../fixtures/ledger.js";
import { plantedDataset } from "../fixtures/planted-dataset.js";

const few = (name: keyof typeof volumeShockPresets) =>
  withOverrides(volumeShockPresets[name], { judge: { resamples: 99 } });
const options = { preset: few("seed"), beside: [few("seed-fixed")], seed: 1 };
const prior = { ...priorOf("", 7), sharpes: { trials: 2, mean: 2.4, variance: 0.02 } };
const study = await studyVolumeShock(plantedDataset({ sessions: 12, seed: 1 }), { ...options, prior });
const records = [study.main, ...study.beside].map(({ record }) => record);
const sharpes = [study.main, ...study.beside].map(
  ({ judgement }) => trialOf(judgement, "VS-T6-sharpe").finding!.estimate,
);

describe("trialFamily(prior, records)", () => {
  it("is what the ledger knew and the study's own presets, the ratios that T6 finds pooled", () => {
    const { trials, sharpes: spread } = trialFamily(prior, records)!;
    expect([trials, spread.trials]).toEqual([9, 4]);
    const [a, b] = sharpes as [number, number];
    const mean = (2 * 2.4 + a + b) / 4;
    expect(spread.mean).toBeCloseTo(mean, 10);
    const squares = 0.02 + 2 * (2.4 - mean) ** 2 + (a - mean) ** 2 + (b - mean) ** 2;
    expect(spread.variance).toBeCloseTo(squares / 3, 10);
  });

  it("takes no ratio from a preset without trades", () => {
    const idle = records.map((record) => ({ ...record, trades: [] }));
    expect(trialFamily(priorOf("", 0), idle)).toEqual({
      trials: 2,
      sharpes: { trials: 0, mean: null, variance: null },
    });
  });

  it("is nothing where nobody told what the ledger knew; then T7 says so", async () => {
    expect(trialFamily(undefined, records)).toBeNull();
    const untold = await studyVolumeShock(plantedDataset({ sessions: 12, seed: 1 }), options);
    expect(trialOf(untold.main.judgement, "VS-T7-deflated")).toMatchObject({
      ...{ finding: null, verdict: "INSUFFICIENT_DATA", reason: expect.stringContaining("the ledger counts them") },
    });
    const told = trialOf(study.main.judgement, "VS-T7-deflated");
    expect(told.finding!.method).toContain("the expected greatest of 9 trials");
    expect(told.hypothesis.claimed).toBeGreaterThan(0);
  });
});
