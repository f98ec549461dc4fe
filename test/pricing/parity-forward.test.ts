import fc from "fast-check";
import { expect, test } from "vitest";
import { black76 } from "../../lib/pricing/black76.js";
import { parityForward } from "../../lib/pricing/parity-forward.js";

const strikes = Float64Array.from({ length: 21 }, (_, i) => 4950 + 5 * i);
const chain = (forward: number, rate: number): [Float64Array, Float64Array, number] => [
  strikes.map((k) => black76("call", forward, k, 0.1, rate, 0.2).price),
  strikes.map((k) => black76("put", forward, k, 0.1, rate, 0.2).price),
  Math.exp(-rate * 0.1),
];

test("parityForward finds the forward that priced the chain", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 4960, max: 5040, noNaN: true }),
      fc.double({ min: 0, max: 0.1, noNaN: true }),
      (forward, rate) => {
        const [calls, puts, discount] = chain(forward, rate);
        const found = parityForward(strikes, calls, puts, discount);
        expect(found.forward).toBeCloseTo(forward, 7);
        expect(found.pairs).toBe(5);
        expect(found.dispersion).toBeCloseTo(0, 7);
      },
    ),
  );
});

test("two wild quotes among the nearest pairs do not move it", () => {
  const [calls, puts, discount] = chain(5000, 0);
  calls[10] = calls[10]! + 1;
  puts[11] = puts[11]! + 4;
  const found = parityForward(strikes, calls, puts, discount);
  expect(found.forward).toBeCloseTo(5000, 7);
});

test("the dispersion is the median distance of the pairs from their median", () => {
  // Forwards 99, 100, 103.
  const found = parityForward(Float64Array.of(100, 101, 102), Float64Array.of(2, 1, 3), Float64Array.of(3, 2, 2), 1);
  expect(found).toEqual({ forward: 100, pairs: 3, dispersion: 1 });
});

test("the discount scales the difference of the prices", () => {
  expect(parityForward(Float64Array.of(100), Float64Array.of(3), Float64Array.of(2), 0.5)).toEqual({
    forward: 102,
    pairs: 1,
    dispersion: 0,
  });
});

test("zero, negative and unobserved prices are not prices", () => {
  const four = Float64Array.of(90, 95, 100, 105);
  const found = parityForward(four, Float64Array.of(11, NaN, 3, 2), Float64Array.of(0, 1, 2, -1), 1);
  expect(found).toEqual({ forward: 101, pairs: 1, dispersion: 0 });
});

test("without a pair there is no forward", () => {
  const none = parityForward(Float64Array.of(100), Float64Array.of(NaN), Float64Array.of(2), 1);
  expect(none).toEqual({ forward: NaN, pairs: 0, dispersion: NaN });
  expect(parityForward(new Float64Array(0), new Float64Array(0), new Float64Array(0), 1).forward).toBeNaN();
});

test("columns of different lengths and impossible discounts are refused", () => {
  const one = Float64Array.of(1);
  const two = Float64Array.of(1, 2);
  expect(() => parityForward(one, two, one, 1)).toThrow(new RangeError("invalid calls length: 2"));
  expect(() => parityForward(one, one, two, 1)).toThrow(new RangeError("invalid puts length: 2"));
  expect(() => parityForward(one, one, one, 0)).toThrow(new RangeError("invalid discount: 0"));
});
