import { expect, test } from "vitest";
import { mean } from "../../lib/numeric/mean.js";
import { median } from "../../lib/numeric/quantile.js";
import { createStream } from "../../lib/numeric/random.js";
import { blockBootstrap } from "../../lib/statistics/block-bootstrap.js";
import { automaticBlockRule, type BlockRule, fillBlockIndices } from "../../lib/statistics/block-rule.js";
import { percentileInterval } from "../../lib/statistics/bootstrap-interval.js";
import { percentileT } from "../../lib/statistics/percentile-t.js";

const alone: BlockRule = { kind: "stationary", length: 1 };
const blocks: BlockRule = { kind: "circular", length: 3 };

test("each replicate is the statistic of one resample", () => {
  const values = [3, 1, 4, 1, 5, 9, 2];
  const replicates = blockBootstrap(values, median, 5, blocks, createStream(1));
  const stream = createStream(1);
  const indices = new Int32Array(7);
  for (const replicate of replicates) {
    fillBlockIndices(indices, blocks, stream);
    expect(replicate).toBe(median(Array.from(indices, (i) => values[i]!)));
  }
});

/** Autoregression of order one with mean zero. */
function series(coefficient: number, n: number, seed: number): number[] {
  const noise = createStream(seed, "noise");
  let x = noise.normal() / Math.sqrt(1 - coefficient ** 2);
  return Array.from({ length: n }, () => {
    x = coefficient * x + noise.normal();
    return x;
  });
}

/** Of 40 series with mean zero, how many have a 90 % interval that misses it. */
function misses(interval: (values: number[], run: number) => { lower: number; upper: number }): number {
  let count = 0;
  for (let run = 0; run < 40; ++run) {
    const { lower, upper } = interval(series(0.5, 200, run), run);
    if (lower > 0 || upper < 0) ++count;
  }
  return count;
}

test("values that follow each other: independent resamples miss too often, blocks of automatic length do not", () => {
  const by = (rule: (values: number[]) => BlockRule) =>
    misses((values, run) => {
      const replicates = blockBootstrap(values, mean, 299, rule(values), createStream(run, "draws"));
      return percentileInterval(replicates, 0.9);
    });
  expect(by(() => alone)).toBeGreaterThanOrEqual(14);
  expect(by((values) => automaticBlockRule(values, "circular"))).toBeLessThanOrEqual(11);
  expect(by((values) => automaticBlockRule(values, "stationary"))).toBeLessThanOrEqual(11);
});

test("the same holds for the percentile-t interval", () => {
  const by = (rule: (values: number[]) => BlockRule) =>
    misses((values, run) => percentileT(values, 0.9, 299, rule(values), createStream(run, "draws")));
  expect(by(() => alone)).toBeGreaterThanOrEqual(14);
  expect(by((values) => automaticBlockRule(values, "circular"))).toBeLessThanOrEqual(11);
  expect(by((values) => automaticBlockRule(values, "stationary"))).toBeLessThanOrEqual(11);
});

test("no values or NaN give what the statistic gives", () => {
  expect(Array.from(blockBootstrap([], mean, 2, alone, createStream(1)))).toEqual([NaN, NaN]);
  expect(Array.from(blockBootstrap([NaN], mean, 2, alone, createStream(1)))).toEqual([NaN, NaN]);
  expect(Array.from(blockBootstrap([7], mean, 2, blocks, createStream(1)))).toEqual([7, 7]);
});

test("no draws and impossible blocks are refused", () => {
  expect(() => blockBootstrap([1], mean, 0, alone, createStream(1))).toThrow(new RangeError("invalid draws: 0"));
  expect(() => blockBootstrap([1], mean, 1, { kind: "circular", length: 1.5 }, createStream(1))).toThrow(
    new RangeError("invalid block: 1.5"),
  );
});
