import { expect, test } from "vitest";
import { logRank } from "../../lib/statistics/log-rank.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("survival"))("survival: $id", (item) => {
  const { time, event, group } = item.input;
  const { observed, expected, covariance, chiSquare, pValue } = logRank(time, event, group, 2);
  const actual = {
    logRankObservedGroup1: observed[1],
    logRankExpectedGroup1: expected[1],
    logRankVariance: covariance[3],
    logRankChi2: chiSquare,
    logRankP: pValue,
  };
  expect(differences(actual, item)).toEqual([]);
});

test("numbering the groups otherwise changes nothing, with three of them", () => {
  const times = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const events = [1, 1, 0, 1, 1, 1, 0, 1, 1];
  const groups = [0, 1, 2, 0, 0, 2, 1, 2, 1];
  const one = logRank(times, events, groups, 3);
  const other = logRank(
    times,
    events,
    groups.map((g) => (g + 1) % 3),
    3,
  );
  expect(other.chiSquare).toBeCloseTo(one.chiSquare, 12);
  expect(one.degrees).toBe(2);
  expect(other.observed[1]).toBe(one.observed[0]);
  const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
  expect(sum(one.expected)).toBeCloseTo(sum(one.observed), 12);
});

test("without two groups at risk, without events or with a NaN time there is no p, and it says so", () => {
  const reason = "no events while every group is at risk";
  expect(logRank([], [], [], 2)).toMatchObject({ pValue: NaN, violated: [reason] });
  expect(logRank([1, 2], [0, 0], [0, 1], 2)).toMatchObject({ pValue: NaN, violated: [reason] });
  expect(logRank([1, 2], [1, 1], [0, 0], 2)).toMatchObject({ pValue: NaN, violated: [reason] });
  expect(logRank([1, NaN], [1, 1], [0, 1], 2)).toMatchObject({ pValue: NaN, violated: ["a time is not observed"] });
});

test("groups that are none are refused", () => {
  expect(() => logRank([1], [1], [2], 2)).toThrow(new RangeError("invalid group: 2"));
  expect(() => logRank([1], [1], [0], 1)).toThrow(new RangeError("invalid group count: 1"));
  expect(() => logRank([1], [1], [], 2)).toThrow(new RangeError("invalid groups length: 0"));
});
