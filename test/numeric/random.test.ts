import fc from "fast-check";
import { expect, test } from "vitest";
import { createStream, xoshiro128 } from "../../lib/numeric/random.js";

test("xoshiro128 gives the published words for the state 1, 2, 3, 4", () => {
  const next = xoshiro128([1, 2, 3, 4]);
  expect(Array.from({ length: 10 }, next)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

const draw = (stream: { uniform(): number }, n = 5): number[] => Array.from({ length: n }, () => stream.uniform());

test("the same seed and names give the same numbers", () => {
  expect(draw(createStream(7, "placebo", 3))).toEqual(draw(createStream(7, "placebo", 3)));
});

test("another seed, another name, another order or another type of name gives other numbers", () => {
  const streams = [
    createStream(7),
    createStream(8),
    createStream(7, "a"),
    createStream(7, "a", "b"),
    createStream(7, "b", "a"),
    createStream(7, "ab"),
    createStream(7, 1),
    createStream(7, "1"),
    createStream(-7),
    createStream(7, "a,string:1:b"),
  ];
  expect(new Set(streams.map((stream) => stream.uniform())).size).toBe(streams.length);
});

test("a stream is not moved by draws from another", () => {
  const alone = draw(createStream(1, "a"));
  const a = createStream(1, "a");
  const b = createStream(1, "b");
  for (const expected of alone) {
    b.normal();
    expect(a.uniform()).toBe(expected);
  }
});

test("uniform fills [0, 1) evenly and neighbouring streams are uncorrelated", () => {
  const bins = new Float64Array(16);
  let product = 0;
  const n = 20_000;
  const a = createStream(11, "x", 1);
  const b = createStream(11, "x", 2);
  for (let i = 0; i < n; ++i) {
    const u = a.uniform();
    bins[Math.floor(u * 16)]! += 1;
    product += (u - 0.5) * (b.uniform() - 0.5);
  }
  const chiSquare = bins.reduce((total, count) => total + (count - n / 16) ** 2 / (n / 16), 0);
  expect(chiSquare).toBeLessThan(37.7); // 0.999 quantile, 15 degrees of freedom
  expect(Math.abs((12 * product) / Math.sqrt(n))).toBeLessThan(3.3);
});

test("uniform has 53 bits", () => {
  const stream = createStream(3);
  const scaled = Array.from({ length: 64 }, () => stream.uniform() * 2 ** 53);
  expect(scaled.every(Number.isInteger)).toBe(true);
  expect(scaled.some((value) => value % 2 === 1)).toBe(true);
});

test("integer stays below its bound and reaches every value", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer(), (below, seed) => {
      const stream = createStream(seed);
      const seen = new Set(Array.from({ length: below * 20 }, () => stream.integer(below)));
      expect(Math.max(...seen)).toBeLessThan(below);
      expect(Math.min(...seen)).toBeGreaterThanOrEqual(0);
      expect(seen.size).toBeGreaterThan(below * 0.9);
    }),
  );
  expect(createStream(1).integer(2 ** 32)).toBeLessThan(2 ** 32);
});

test("integer has no bias where a simple remainder would", () => {
  // With 3 * 2^30 outcomes a remainder of 32 bits hits the lowest third twice as often.
  const stream = createStream(5);
  const below = 3 * 2 ** 30;
  let low = 0;
  for (let i = 0; i < 9000; ++i) if (stream.integer(below) < 2 ** 30) low += 1;
  expect(Math.abs(low - 3000)).toBeLessThan(150);
});

test("normal has mean 0, variance 1 and normal tails", () => {
  const stream = createStream(13);
  const values = Array.from({ length: 20_000 }, () => stream.normal());
  const mean = values.reduce((a, b) => a + b) / values.length;
  const variance = values.reduce((a, b) => a + b * b, 0) / values.length;
  expect(Math.abs(mean)).toBeLessThan(0.024);
  expect(Math.abs(variance - 1)).toBeLessThan(0.034);
  expect(Math.abs(values.filter((x) => x > 1.6448536269514722).length - 1000)).toBeLessThan(103);
});

test("seeds that are not finite and bounds that are not counts are refused", () => {
  expect(() => createStream(NaN)).toThrow(new RangeError("invalid seed: NaN"));
  for (const below of [0, -1, 1.5, NaN, 2 ** 33]) {
    expect(() => createStream(1).integer(below)).toThrow(new RangeError(`invalid below: ${below}`));
  }
});
