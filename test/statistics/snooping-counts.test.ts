import fc from "fast-check";
import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { blockIndexSets } from "../../lib/statistics/block-rule.js";
import { addSnoopingCounts, snoopingCounts } from "../../lib/statistics/snooping-counts.js";
import { type SnoopingModels, snoopingModels } from "../../lib/statistics/snooping-models.js";

const noise = (length: number, seed: number): Float64Array => {
  const stream = createStream(seed, "differentials");
  return Float64Array.from({ length }, () => stream.normal());
};

/** Slow twin: the formulas of the papers, value by value. */
function slowly(differentials: Float64Array, prepared: SnoopingModels, indexSets: Int32Array) {
  const { observations: n, models, means, omega, order, studentised, threshold } = prepared;
  const counts = { draws: indexSets.length / n, realityCheck: 0, lower: 0, consistent: 0, upper: 0 };
  const [stepM, stepSpa] = [new Int32Array(models), new Int32Array(models)];
  const root = Math.sqrt(n);
  const reaches = (value: number, target: number): boolean => value >= target - 1e-11;
  for (let draw = 0; draw < counts.draws; ++draw) {
    const resampled = Array.from(means, (_, k) => {
      let total = 0;
      for (let t = 0; t < n; ++t) total += differentials[indexSets[draw * n + t]! * models + k]!;
      return total / n;
    });
    // g(mean) is taken off: nothing of a poor model, everything of one that counts.
    const statistics = (g: (mean: number, k: number) => number): number[] =>
      resampled.map((value, k) => (root * (value - g(means[k]!, k))) / omega[k]!);
    const consistent = statistics((m, k) => ((root * m) / omega[k]! >= threshold ? m : 0));
    const upper = statistics((m) => m);
    const best = Math.max(0, ...studentised);
    const white = resampled.map((value, k) => root * (value - means[k]!));
    if (reaches(Math.max(...white), Math.max(...means) * root)) ++counts.realityCheck;
    if (reaches(Math.max(0, ...statistics((m) => Math.max(0, m))), best)) ++counts.lower;
    if (reaches(Math.max(0, ...consistent), best)) ++counts.consistent;
    if (reaches(Math.max(0, ...upper), best)) ++counts.upper;
    order.forEach((_, j) => {
      const rest = Array.from(order).slice(j);
      if (reaches(Math.max(...rest.map((k) => upper[k]!)), studentised[j]!)) stepM[j]! += 1;
      if (reaches(Math.max(...rest.map((k) => consistent[k]!)), studentised[j]!)) stepSpa[j]! += 1;
    });
  }
  return { ...counts, stepM, stepSpa };
}

test("counts are those of the papers' formulas", () => {
  const sizes = fc.record({
    n: fc.integer({ min: 3, max: 30 }),
    models: fc.integer({ min: 1, max: 6 }),
    block: fc.double({ min: 1, max: 8, noNaN: true }),
    seed: fc.integer(),
  });
  fc.assert(
    fc.property(sizes, ({ n, models, block, seed }) => {
      // Some models are far worse than the benchmark, so that the three ways to recentre differ.
      const differentials = noise(n * models, seed).map((value, at) => value - (at % models) / 3);
      const prepared = snoopingModels(differentials, models, 1 / block);
      const sets = blockIndexSets(n, 20, { kind: "stationary", length: block }, createStream(seed));
      expect(snoopingCounts(prepared, sets)).toEqual(slowly(differentials, prepared, sets));
    }),
    { numRuns: 60 },
  );
});

test("parts of the resamples add up to the same counts, however they are cut", () => {
  const [n, draws] = [25, 40];
  const prepared = snoopingModels(noise(n * 7, 3), 7, 0.2);
  const sets = blockIndexSets(n, draws, { kind: "circular", length: 5 }, createStream(1));
  const whole = snoopingCounts(prepared, sets);
  for (const parts of [2, 3, 7]) {
    const cut = Array.from({ length: parts }, (_, part) => {
      const place = (at: number): number => Math.floor((at * draws) / parts) * n;
      return snoopingCounts(prepared, sets.subarray(place(part), place(part + 1)));
    });
    expect(addSnoopingCounts(cut)).toEqual(whole);
  }
});

test("no models and no resamples count nothing", () => {
  const constant = snoopingModels(new Float64Array(4).fill(1), 1, 0.5);
  expect(snoopingCounts(constant, Int32Array.of(0, 1, 2, 3))).toMatchObject({ draws: 0, upper: 0 });
  expect(snoopingCounts(snoopingModels(noise(4, 1), 1, 0.5), new Int32Array(0))).toMatchObject({ draws: 0 });
});

test("places that do not fit, and parts that do not, are refused", () => {
  const prepared = snoopingModels(noise(8, 1), 2, 0.5);
  expect(() => snoopingCounts(prepared, new Int32Array(5))).toThrow(new RangeError("invalid index sets length: 5"));
  expect(() => snoopingCounts(prepared, Int32Array.of(0, 1, 2, 4))).toThrow(new RangeError("invalid place: 4"));
  expect(() => addSnoopingCounts([])).toThrow(new RangeError("invalid parts: 0"));
  const other = snoopingCounts(snoopingModels(noise(8, 1), 1, 0.5), new Int32Array(0));
  expect(() => addSnoopingCounts([snoopingCounts(prepared, new Int32Array(0)), other])).toThrow(
    new RangeError("invalid part: 1 models"),
  );
});
