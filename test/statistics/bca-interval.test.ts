import { expect, test } from "vitest";
import { bcaInterval } from "../../lib/statistics/bca-interval.js";
import { differences, golden } from "../fixtures/golden.js";
import { numpyRandom } from "../fixtures/numpy-random.js";

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const leaveOneOut = (values: readonly number[]): number[] =>
  values.map((_, i) => mean(values.filter((__, j) => j !== i)));

test.each(golden("bca-interval"))("bca-interval: $id", (item) => {
  const { x, replicates, alpha } = item.input;
  const theta = mean(x);
  const { bias, acceleration, lowerLevel, upperLevel, interval } = bcaInterval(
    theta,
    replicates,
    leaveOneOut(x),
    1 - alpha,
  );
  const actual = { theta, z0: bias, acceleration, lowerLevel, upperLevel, interval: [interval.lower, interval.upper] };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test("the published interval of a ratio of means", () => {
  // arch, test_bca_against_bcajack: twenty pairs about (8, 4), 2,000 resamples; R's bcajack has [0.42696, 0.53188].
  const data = numpyRandom(42);
  const pairs = Array.from({ length: 20 }, () => [8 + data.normal(), 4 + data.normal()] as const);
  const ratio = (some: readonly (readonly [number, number])[]): number =>
    mean(some.map(([, y]) => y)) / mean(some.map(([x]) => x));
  const draws = numpyRandom(123);
  const replicates = Array.from({ length: 2000 }, () => ratio(pairs.map(() => pairs[draws.integer(20)]!)));
  const jackknife = pairs.map((pair) => ratio(pairs.filter((other) => other !== pair)));
  const { acceleration, bias, interval } = bcaInterval(ratio(pairs), replicates, jackknife, 0.9);
  expect(acceleration).toBeCloseTo(-0.0004068984, 10);
  expect(bias).toBeCloseTo(0.04764396, 8);
  expect(interval.lower).toBeCloseTo(0.42719805360154717, 10);
  expect(interval.upper).toBeCloseTo(0.5336561953393736, 10);
});

test("without bias and skewness it reads the plain percentiles", () => {
  const replicates = Array.from({ length: 1000 }, (_, i) => i - 499.5);
  const found = bcaInterval(0, replicates, [-1, 0, 1], 0.9);
  expect([found.bias, found.acceleration]).toEqual([0, 0]);
  expect(found.lowerLevel).toBeCloseTo(0.05, 12);
  expect(found.interval.upper).toBeCloseTo(0.95 * 999 - 499.5, 9);
});

test("the level widens the interval", () => {
  const replicates = Array.from({ length: 1000 }, (_, i) => i - 499.5);
  const at = (level: number) => bcaInterval(0, replicates, [-1, 0, 2], level).interval;
  expect(at(0.99).lower).toBeLessThan(at(0.9).lower);
});

test("without replicates on both sides, or without a jackknife, there are no limits", () => {
  const none = { lower: NaN, upper: NaN };
  expect(bcaInterval(9, [1, 2, 3], [1, 2, 3], 0.9).interval).toMatchObject(none);
  expect(bcaInterval(2, [1, 2, 3], [2, 2, 2], 0.9).interval).toMatchObject(none);
  expect(bcaInterval(2, [], [1, 2], 0.9).interval).toMatchObject(none);
  expect(bcaInterval(2, [1, NaN, 3], [1, 2, 4], 0.9).interval).toMatchObject(none);
});

test("a level that is none is refused", () => {
  expect(() => bcaInterval(1, [1], [1], 1)).toThrow(new RangeError("invalid level: 1"));
});
