import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { optimalBlockLength } from "../../lib/statistics/optimal-block-length.js";
import { differences, golden } from "../fixtures/golden.js";
import { numpyRandom } from "../fixtures/numpy-random.js";

test.each(golden("optimal-block-length"))("optimal-block-length: $id", (item) => {
  expect(differences(optimalBlockLength(item.input.x), item)).toEqual([]);
});

test("the published lengths of ten thousand values of an autoregression", () => {
  // arch, tests of optimal_block_length: coefficient 0.3, RandomState(0), the first hundred values dropped.
  const numpy = numpyRandom(0);
  let x = 0;
  const series = Array.from({ length: 10_100 }, () => {
    x = 0.3 * x + numpy.normal();
    return x;
  });
  expect(series[0]).toBe(1.764052345967664);
  const { stationary, circular } = optimalBlockLength(series.slice(100));
  expect(stationary).toBeCloseTo(13.635665, 6);
  expect(circular).toBeCloseTo(15.60894, 6);
});

test("stronger dependence asks for longer blocks", () => {
  const series = (rho: number): number[] => {
    const stream = createStream(2);
    let x = 0;
    return Array.from({ length: 400 }, () => {
      x = rho * x + stream.normal();
      return x;
    });
  };
  const [weak, strong] = [optimalBlockLength(series(0.2)), optimalBlockLength(series(0.9))];
  expect(strong.stationary).toBeGreaterThan(2 * weak.stationary);
  expect(strong.stationary).toBeLessThanOrEqual(60); // ceil of three times the root of 400
});

test("too few, constant or unobserved values are drawn one by one", () => {
  const one = { stationary: 1, circular: 1 };
  expect(optimalBlockLength([])).toEqual(one);
  expect(optimalBlockLength([1, 2, 3])).toEqual(one);
  expect(optimalBlockLength(new Float64Array(20).fill(4))).toEqual(one);
  expect(optimalBlockLength([...new Float64Array(20).fill(4), NaN])).toEqual(one);
});
