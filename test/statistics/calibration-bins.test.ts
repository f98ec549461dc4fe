import { expect, test } from "vitest";
import { calibrationBins } from "../../lib/statistics/calibration-bins.js";
import { jeffreys } from "../../lib/statistics/jeffreys.js";

test("forecasts are gathered by probability, 1 in the last bin", () => {
  const bins = calibrationBins([0, 0.1, 0.25, 0.5, 0.9, 1], [0, 1, 0, 1, 1, 1], 4, 0.95);
  expect(bins.map(({ forecasts }) => forecasts)).toEqual([2, 1, 1, 2]);
  expect(bins.map(({ successes }) => successes)).toEqual([1, 0, 1, 2]);
  expect(bins[3]).toMatchObject({ from: 0.75, to: 1, meanForecast: 0.95, successRate: 1 });
  expect(bins[0]!.interval).toEqual(jeffreys(1, 2, 0.95));
});

test("the level is used", () => {
  const upper = (level: number) => calibrationBins([0.5, 0.5], [1, 0], 1, level)[0]!.interval.upper;
  expect(upper(0.99)).toBeGreaterThan(upper(0.9));
});

test("an empty bin is kept and has no rate", () => {
  const bins = calibrationBins([], [], 2, 0.95);
  expect(bins).toHaveLength(2);
  expect(bins[1]).toMatchObject({ forecasts: 0, meanForecast: NaN, successRate: NaN });
  expect(bins[1]!.interval.lower).toBeNaN();
});

test("bins and forecasts that are none are refused", () => {
  expect(() => calibrationBins([], [], 0, 0.95)).toThrow(new RangeError("invalid bins: 0"));
  expect(() => calibrationBins([-0.1], [0], 2, 0.95)).toThrow(new RangeError("invalid probability: -0.1"));
});
