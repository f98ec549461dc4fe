import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { clusteredMean } from "../../lib/statistics/clustered-mean.js";
import { simultaneousBands } from "../../lib/statistics/simultaneous-bands.js";

/** Events x horizons of a shared day effect and noise, around a rising mean. */
function sample(
  seed: number,
  days: number,
  perDay: number,
  horizons: number,
  slope = 0,
): { curves: Float64Array; ids: string[] } {
  const stream = createStream(seed, "curves");
  const curves = new Float64Array(days * perDay * horizons);
  const ids: string[] = [];
  for (let d = 0; d < days; ++d) {
    const shared = stream.normal();
    for (let e = 0; e < perDay; ++e) {
      let path = 0;
      for (let h = 0; h < horizons; ++h) {
        path += stream.normal();
        curves[ids.length * horizons + h] = shared + path + slope * h;
      }
      ids.push(`day ${d}`);
    }
  }
  return { curves, ids };
}

test("mean and pointwise band are the day-clustered mean of each horizon", () => {
  const { curves, ids } = sample(1, 12, 3, 4, 0.5);
  const bands = simultaneousBands(curves, 4, ids, 0.9, 50, createStream(1));
  for (let h = 0; h < 4; ++h) {
    const column = ids.map((_, e) => curves[e * 4 + h]!);
    const alone = clusteredMean(column, ids, 0, "greater", 0.9);
    expect(bands.mean[h]).toBeCloseTo(alone.estimate, 12);
    expect(bands.pointwiseLower[h]).toBeCloseTo(alone.interval!.lower, 12);
    expect(bands.pointwiseUpper[h]).toBeCloseTo(alone.interval!.upper, 12);
  }
  expect(bands).toMatchObject({ events: 36, days: 12, level: 0.9, draws: 50 });
});

test("the simultaneous band is as many errors wide everywhere, and wider than the pointwise one", () => {
  const { curves, ids } = sample(2, 40, 2, 6);
  const bands = simultaneousBands(curves, 6, ids, 0.95, 500, createStream(1));
  for (let h = 0; h < 6; ++h) {
    const half = bands.criticalValue * bands.standardError[h]!;
    expect(bands.simultaneousUpper[h]! - bands.mean[h]!).toBeCloseTo(half, 12);
    expect(bands.mean[h]! - bands.simultaneousLower[h]!).toBeCloseTo(half, 12);
    expect(bands.simultaneousUpper[h]!).toBeGreaterThan(bands.pointwiseUpper[h]!);
  }
});

test("the band holds the whole true curve at its level", () => {
  let covered = 0;
  for (let run = 0; run < 150; ++run) {
    const { curves, ids } = sample(run, 30, 2, 5);
    const bands = simultaneousBands(curves, 5, ids, 0.9, 150, createStream(run, "bands"));
    if (bands.simultaneousLower.every((low, h) => low <= 0 && bands.simultaneousUpper[h]! >= 0)) ++covered;
  }
  // Binomial 99.9 % range of 150 at 0.9.
  expect(covered).toBeGreaterThanOrEqual(121);
  expect(covered).toBeLessThanOrEqual(146);
});

test("level, draws and stream move the simultaneous band", () => {
  const { curves, ids } = sample(3, 20, 1, 3);
  const at = (level: number, draws: number, seed: number) =>
    simultaneousBands(curves, 3, ids, level, draws, createStream(seed)).criticalValue;
  expect(at(0.99, 300, 1)).toBeGreaterThan(at(0.8, 300, 1));
  expect(at(0.9, 300, 1)).not.toBe(at(0.9, 150, 1));
  expect(at(0.9, 300, 1)).not.toBe(at(0.9, 300, 2));
  expect(at(0.9, 300, 1)).toBe(at(0.9, 300, 1));
});

test("an unobserved cell is left out of its horizon only", () => {
  const curves = Float64Array.of(1, 10, 3, NaN, 5, 30);
  const bands = simultaneousBands(curves, 2, ["a", "b", "c"], 0.9, 20, createStream(1));
  expect(Array.from(bands.mean)).toEqual([3, 20]);
  const alone = clusteredMean([10, 30], ["a", "c"], 0, "greater", 0.9);
  expect(bands.pointwiseUpper[1]).toBeCloseTo(alone.interval!.upper, 12);
});

test("no events, one day and constant curves have no bands", () => {
  const none = simultaneousBands(new Float64Array(0), 2, [], 0.9, 10, createStream(1));
  expect([none.mean[0], none.criticalValue, none.days]).toEqual([NaN, NaN, 0]);
  const one = simultaneousBands(Float64Array.of(1, 2, 3, 4), 2, [7, 7], 0.9, 10, createStream(1));
  expect([Array.from(one.mean), Array.from(one.pointwiseLower), one.criticalValue]).toEqual([[2, 3], [NaN, NaN], NaN]);
  const flat = simultaneousBands(Float64Array.of(4, 4, 4), 1, [1, 2, 3], 0.9, 10, createStream(1));
  expect([flat.mean[0], flat.standardError[0], flat.criticalValue]).toEqual([4, 0, NaN]);
});

test("sizes and arguments that do not fit are refused", () => {
  const call = (curves: number, horizons: number, level: number, draws: number) => () =>
    simultaneousBands(new Float64Array(curves), horizons, ["a", "b"], level, draws, createStream(1));
  expect(call(5, 2, 0.9, 10)).toThrow(new RangeError("invalid curves length: 5"));
  expect(call(4, 0, 0.9, 10)).toThrow(new RangeError("invalid horizons: 0"));
  expect(call(4, 2, 9, 10)).toThrow(new RangeError("invalid level: 9"));
  expect(call(4, 2, 0.9, 0)).toThrow(new RangeError("invalid draws: 0"));
});
