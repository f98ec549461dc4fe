import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { barrier } from "../../lib/statistics/barrier.js";
import { differences, golden } from "../fixtures/golden.js";

// Without drift the reference carries the rounding of sixty digits (1e-61) where the answer is zero.
const zeroed = (expected: Record<string, number>) =>
  Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, Math.abs(value) < 1e-50 ? 0 : value]));

test.each(golden("barrier"))("barrier: $id", (item) => {
  const { target, stop, drift, volatility } = item.input;
  const actual = barrier(target, stop, drift, volatility);
  expect(differences(actual, { ...item, expected: zeroed(item.expected) })).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test("turning the path around exchanges target and stop", () => {
  for (const drift of [0.3, 1e-9, -2]) {
    const [one, other] = [barrier(7, 3, drift, 2), barrier(3, 7, -drift, 2)];
    expect(one.pTargetFirst + other.pTargetFirst).toBeCloseTo(1, 13);
    expect(one.expectedTime / other.expectedTime).toBeCloseTo(1, 11);
    expect(one.expectancy).toBeCloseTo(-other.expectancy, 11);
  }
});

test("the series and the difference meet", () => {
  // slope x range = 1e-4 at this drift.
  const at = 1e-4 / 20 / 0.5;
  const [below, above] = [barrier(12, 8, at * 0.999999, 2), barrier(12, 8, at * 1.000001, 2)];
  expect(below.expectedTime / above.expectedTime).toBeCloseTo(1, 9);
});

test("a strong drift is certain, and nothing overflows", () => {
  expect(barrier(10, 10, 1e6, 1)).toMatchObject({ pTargetFirst: 1, expectancy: 10 });
  expect(barrier(10, 10, -1e6, 1)).toMatchObject({ pTargetFirst: 0, expectancy: -10 });
});

test("a simulated walk agrees", () => {
  const stream = createStream(5);
  let targets = 0;
  for (let path = 0; path < 4000; ++path) {
    let place = 0;
    // Steps of one with the odds of the drift: the exact law of a walk on whole numbers, near the continuous one.
    while (place > -5 && place < 4) place += stream.uniform() < 0.525 ? 1 : -1;
    if (place === 4) targets += 1;
  }
  const slope = Math.log(0.525 / 0.475);
  expect(targets / 4000).toBeCloseTo(barrier(4, 5, slope / 2, 1).pTargetFirst, 1);
});

test("a NaN drift has no answer; distances and volatilities that are none are refused", () => {
  expect(barrier(1, 1, NaN, 1)).toMatchObject({ pTargetFirst: NaN, expectedTime: NaN, expectancy: NaN });
  expect(() => barrier(0, 1, 0, 1)).toThrow(new RangeError("invalid target: 0"));
  expect(() => barrier(1, -1, 0, 1)).toThrow(new RangeError("invalid stop: -1"));
  expect(() => barrier(1, 1, 0, NaN)).toThrow(new RangeError("invalid volatility: NaN"));
});
