import { expect, test } from "vitest";
import { checkTimes, eventTimes, hasUnobserved } from "../../lib/statistics/risk-sets.js";

test("times in order, with those who left and those whose event it was", () => {
  expect(eventTimes([3, 1, 3, 2], [1, 0, 0, 1])).toEqual([
    { time: 1, happened: [], leaving: [1], atRisk: 4 },
    { time: 2, happened: [3], leaving: [3], atRisk: 3 },
    { time: 3, happened: [0], leaving: [0, 2], atRisk: 2 },
  ]);
  expect(eventTimes([], [])).toEqual([]);
});

test("a time that is not observed is seen", () => {
  expect([hasUnobserved([1, NaN]), hasUnobserved([1, 2]), hasUnobserved([])]).toEqual([true, false, false]);
});

test("lengths, times and events that are none are refused", () => {
  expect(() => checkTimes([1], [1, 0])).toThrow(new RangeError("invalid events length: 2"));
  expect(() => checkTimes([-1], [1])).toThrow(new RangeError("invalid time: -1"));
  expect(() => eventTimes([1], [2])).toThrow(new RangeError("invalid event: 2"));
});
