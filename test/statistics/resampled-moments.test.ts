import fc from "fast-check";
import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { type BlockRule, fillBlockIndices } from "../../lib/statistics/block-rule.js";
import { resampledMoments } from "../../lib/statistics/resampled-moments.js";

const rules = fc.oneof(
  fc.double({ min: 1, max: 30, noNaN: true }).map((length): BlockRule => ({ kind: "stationary", length })),
  fc.integer({ min: 1, max: 30 }).map((length): BlockRule => ({ kind: "circular", length })),
);

test("sums and squares are those of the resamples, value by value", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 25 }), rules, fc.integer(), (x, rule, seed) => {
      const { sums, squares } = resampledMoments(x, 4, rule, createStream(seed));
      const stream = createStream(seed);
      const indices = new Int32Array(x.length);
      for (let draw = 0; draw < 4; ++draw) {
        fillBlockIndices(indices, rule, stream);
        const resample = Array.from(indices, (i) => x[i]!);
        expect(sums[draw]).toBe(resample.reduce((a, b) => a + b, 0));
        expect(squares[draw]).toBe(resample.reduce((a, b) => a + b * b, 0));
      }
    }),
  );
});

test("a NaN makes every sum NaN, no values make every sum zero", () => {
  const rule: BlockRule = { kind: "circular", length: 1 };
  expect(Array.from(resampledMoments([NaN, 1], 2, rule, createStream(1)).sums)).toEqual([NaN, NaN]);
  expect(Array.from(resampledMoments([], 2, rule, createStream(1)).sums)).toEqual([0, 0]);
});

test("no draws and impossible blocks are refused", () => {
  expect(() => resampledMoments([1], 0, { kind: "circular", length: 1 }, createStream(1))).toThrow(
    new RangeError("invalid draws: 0"),
  );
  expect(() => resampledMoments([1], 1, { kind: "circular", length: 0 }, createStream(1))).toThrow(
    new RangeError("invalid block: 0"),
  );
});
