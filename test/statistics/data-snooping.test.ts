import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { blockIndexSets } from "../../lib/statistics/block-rule.js";
import { type DataSnooping, dataSnooping } from "../../lib/statistics/data-snooping.js";
import { snoopingCounts } from "../../lib/statistics/snooping-counts.js";
import { snoopingModels } from "../../lib/statistics/snooping-models.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("data-snooping"))("data-snooping: $id", (item) => {
  const { differentials, bootstrapIndices, q } = item.input;
  const prepared = snoopingModels(Float64Array.from(differentials.flat()), differentials[0].length, q);
  const found = dataSnooping(prepared, snoopingCounts(prepared, Int32Array.from(bootstrapIndices.flat())));
  const actual = {
    means: prepared.means,
    omega: prepared.omega,
    realityCheckV: found.realityCheck.statistic,
    spaT: found.spa.statistic,
    recentreThreshold: found.spa.threshold,
    pRealityCheck: found.realityCheck.share,
    pSpaLower: found.spa.lower.share,
    pSpaConsistent: found.spa.consistent.share,
    pSpaUpper: found.spa.upper.share,
  };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

/** Differentials of 200 days: each model has a mean and a spread of its own. */
function differentials(models: readonly { mean: number; spread: number }[], seed: number): Float64Array {
  const stream = createStream(seed, "differentials");
  return Float64Array.from({ length: 200 * models.length }, (_, at) => {
    const { mean, spread } = models[at % models.length]!;
    return mean + spread * stream.normal();
  });
}

function judge(values: Float64Array, models: number, seed: number, draws: number): DataSnooping {
  const prepared = snoopingModels(values, models, 0.2);
  const sets = blockIndexSets(200, draws, { kind: "stationary", length: 5 }, createStream(seed, "resamples"));
  return dataSnooping(prepared, snoopingCounts(prepared, sets));
}

const good = { mean: 0.3, spread: 1 };
const same = { mean: 0, spread: 1 };

test("thirty poor and noisy rivals blind the reality check, but not the consistent test", () => {
  const rivals = Array.from({ length: 30 }, () => ({ mean: -3, spread: 12 }));
  const found = judge(differentials([good, ...rivals], 1), 31, 1, 999);
  expect(found.best).toBe(0);
  expect(found.realityCheck.pValue).toBeGreaterThanOrEqual(0.5);
  expect(found.spa.consistent.pValue).toBeLessThanOrEqual(0.01);
});

test("the three ways to recentre are in order", () => {
  for (let seed = 0; seed < 10; ++seed) {
    const { lower, consistent, upper } = judge(
      differentials([same, { mean: -0.1, spread: 1 }, { mean: -0.6, spread: 2 }], seed),
      3,
      seed,
      199,
    ).spa;
    expect(lower.pValue).toBeLessThanOrEqual(consistent.pValue);
    expect(consistent.pValue).toBeLessThanOrEqual(upper.pValue);
  }
});

test("models no better than the benchmark are called better about as often as the level says", () => {
  let [white, hansen, step] = [0, 0, 0];
  for (let run = 0; run < 200; ++run) {
    const found = judge(differentials([same, same, same, same, same], run), 5, run, 199);
    if (found.realityCheck.pValue <= 0.05) ++white;
    if (found.spa.consistent.pValue <= 0.05) ++hansen;
    if (found.stepM.some((p) => p <= 0.05)) ++step;
  }
  for (const rejections of [white, hansen, step]) {
    expect(rejections).toBeGreaterThanOrEqual(2);
    expect(rejections).toBeLessThanOrEqual(21);
  }
});

test("StepM names the models that are better, and no others", () => {
  const found = judge(differentials([same, good, same, good, same], 4), 5, 4, 999);
  expect(Array.from(found.stepM, (p) => p <= 0.05)).toEqual([false, true, false, true, false]);
  expect(found.stepM.every((p, k) => found.stepSpa[k]! <= p)).toBe(true);
});

test("stepping down finds a model that a single step misses", () => {
  // By hand: after the first model is rejected, the second is compared with itself alone.
  const prepared = { ...snoopingModels(differentials([good, good], 1), 2, 0.2) };
  const counts = {
    draws: 99,
    realityCheck: 0,
    lower: 0,
    consistent: 0,
    upper: 0,
    stepM: Int32Array.of(1, 3),
    stepSpa: Int32Array.of(5, 2),
  };
  const [first, second] = prepared.order;
  const found = dataSnooping(prepared, counts);
  expect([found.stepM[first!], found.stepM[second!]]).toEqual([0.02, 0.04]);
  // A better model never has the greater p.
  expect([found.stepSpa[first!], found.stepSpa[second!]]).toEqual([0.06, 0.06]);
  expect(found.spa.consistent).toEqual({ exceedances: 0, share: 0, pValue: 0.01 });
});

test("models that are all worse than the benchmark have p one", () => {
  const found = judge(differentials([{ mean: -1, spread: 1 }], 1), 1, 1, 99);
  expect(found.spa).toMatchObject({ statistic: 0, consistent: { pValue: 1 }, upper: { pValue: 1 } });
});

test("a model that does not vary is left out, and says so", () => {
  const found = judge(differentials([good, { mean: 0.5, spread: 0 }], 1), 2, 1, 99);
  expect(found).toMatchObject({ best: 0, violated: ["1 models do not vary and are left out"] });
  expect(found.stepM[1]).toBeNaN();
});

test("no model, or no resamples, have no p, and the reason is given", () => {
  expect(judge(new Float64Array(200).fill(0.1), 1, 1, 9)).toMatchObject({
    best: -1,
    realityCheck: { statistic: NaN, share: NaN, pValue: NaN },
    spa: { statistic: NaN, consistent: { pValue: NaN } },
    draws: 0,
    violated: ["no model varies"],
  });
  const prepared = snoopingModels(differentials([good], 1), 1, 0.2);
  expect(dataSnooping(prepared, snoopingCounts(prepared, new Int32Array(0)))).toMatchObject({
    realityCheck: { pValue: NaN },
    violated: ["no resamples"],
  });
});

test("counts of other models are refused", () => {
  const [one, two] = [1, 2].map((models) =>
    snoopingModels(differentials(new Array(models).fill(good), 1), models, 0.2),
  );
  expect(() => dataSnooping(one!, snoopingCounts(two!, new Int32Array(0)))).toThrow(
    new RangeError("invalid counts: 2 models"),
  );
});
