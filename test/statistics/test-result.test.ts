import { expect, test } from "vitest";
import {
  checkCounts,
  checkDraws,
  checkLevel,
  checkProbability,
  firstReason,
  nullInWords,
} from "../../lib/statistics/test-result.js";

test("wrong arguments are named with their value", () => {
  expect(() => checkLevel(1)).toThrow(new RangeError("invalid level: 1"));
  expect(() => checkLevel(NaN)).toThrow(new RangeError("invalid level: NaN"));
  expect(() => checkCounts(3, 2)).toThrow(new RangeError("invalid successes: 3"));
  expect(() => checkCounts(1.5, 2)).toThrow(new RangeError("invalid successes: 1.5"));
  expect(() => checkCounts(0, -1)).toThrow(new RangeError("invalid trials: -1"));
  expect(() => checkProbability("alpha", 2)).toThrow(new RangeError("invalid alpha: 2"));
  expect(() => checkDraws(0)).toThrow(new RangeError("invalid draws: 0"));
});

test("right arguments pass", () => {
  expect(() => {
    checkLevel(0.95);
    checkCounts(0, 0);
    checkProbability("alpha", 1);
    checkDraws(1);
  }).not.toThrow();
});

test("the null hypothesis is the complement of the side", () => {
  expect(nullInWords("the mean", "greater", 12)).toBe("the mean is at most 12");
  expect(nullInWords("the mean", "less", 0)).toBe("the mean is at least 0");
  expect(nullInWords("the mean", "two-sided", 0)).toBe("the mean is exactly 0");
});

test("only the first reason is given", () => {
  expect(firstReason([false, "a"], [true, "b"], [true, "c"])).toEqual(["b"]);
  expect(firstReason([false, "a"])).toEqual([]);
});
