import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import type { BlockRule } from "../../lib/statistics/block-rule.js";
import { oneSampleT } from "../../lib/statistics/one-sample-t.js";
import { percentileT } from "../../lib/statistics/percentile-t.js";

/** Stationary blocks of this mean length. */
const blocks = (length: number): BlockRule => ({ kind: "stationary", length });

const normal = (n: number, seed: number): number[] => {
  const stream = createStream(seed, "values");
  return Array.from({ length: n }, () => stream.normal());
};

test("for many normal values it is close to Student's interval", () => {
  const values = normal(200, 5);
  const boot = percentileT(values, 0.95, 4000, blocks(1), createStream(1));
  const student = oneSampleT(values, 0, "two-sided", 0.95).interval!;
  expect(Math.abs(boot.lower - student.lower)).toBeLessThan(0.02);
  expect(Math.abs(boot.upper - student.upper)).toBeLessThan(0.02);
});

test("a long right tail pushes the upper limit further out", () => {
  const values = normal(60, 8).map((x) => Math.exp(1.2 * x));
  const { lower, upper } = percentileT(values, 0.9, 2000, blocks(1), createStream(1));
  const mean = values.reduce((a, b) => a + b) / values.length;
  expect(upper - mean).toBeGreaterThan(1.3 * (mean - lower));
});

test("the interval covers at its level", () => {
  let covered = 0;
  for (let run = 0; run < 200; ++run) {
    const { lower, upper } = percentileT(normal(25, run), 0.9, 199, blocks(1), createStream(run, "boot"));
    if (lower <= 0 && upper >= 0) ++covered;
  }
  // Binomial 99.9 % range of 200 at 0.9.
  expect(covered).toBeGreaterThanOrEqual(165);
  expect(covered).toBeLessThanOrEqual(193);
});

test("blocks widen the interval of values that move together", () => {
  let x = 0;
  const values = normal(300, 4).map((e) => {
    x = 0.8 * x + e;
    return x;
  });
  const width = (block: number): number => {
    const { lower, upper } = percentileT(values, 0.9, 800, blocks(block), createStream(1));
    return upper - lower;
  };
  expect(width(20)).toBeGreaterThan(1.5 * width(1));
});

test("level, draws and stream are used", () => {
  const at = (level: number, draws: number, seed: number) =>
    percentileT(normal(30, 1), level, draws, blocks(1), createStream(seed));
  expect(at(0.99, 300, 1).upper).toBeGreaterThan(at(0.8, 300, 1).upper);
  expect(at(0.9, 300, 1).upper).not.toBe(at(0.9, 301, 1).upper);
  expect(at(0.9, 300, 1).upper).not.toBe(at(0.9, 300, 2).upper);
});

test("the kind of the blocks is used and named", () => {
  const at = (kind: BlockRule["kind"]) => percentileT(normal(30, 1), 0.9, 300, { kind, length: 3 }, createStream(1));
  expect(at("circular").upper).not.toBe(at("stationary").upper);
  expect(at("circular").method).toBe("percentile-t, circular bootstrap");
});

test("none, one, constant or unobserved values have no limits", () => {
  for (const values of [[], [1], [0.1, 0.1, 0.1], [1, NaN, 2]]) {
    expect(percentileT(values, 0.9, 10, blocks(1), createStream(1))).toMatchObject({
      lower: NaN,
      upper: NaN,
      level: 0.9,
    });
  }
});

test("wrong arguments are refused", () => {
  expect(() => percentileT([1, 2], 0, 10, blocks(1), createStream(1))).toThrow(new RangeError("invalid level: 0"));
  expect(() => percentileT([1, 2], 0.9, 1.5, blocks(1), createStream(1))).toThrow(new RangeError("invalid draws: 1.5"));
  expect(() => percentileT([1, 2], 0.9, 10, blocks(0), createStream(1))).toThrow(
    new RangeError("invalid mean block: 0"),
  );
});
