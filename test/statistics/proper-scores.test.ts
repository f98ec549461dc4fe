import { expect, test } from "vitest";
import { checkForecasts, properScores } from "../../lib/statistics/proper-scores.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("proper-scores"))("proper-scores: $id", (item) => {
  const { brier, logScore, brierSkill } = properScores(item.input.p, item.input.y);
  const actual = { brier, logLoss: logScore, brierSkillVsBaseRate: brierSkill };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test("always forecasting the base rate has no skill, the truth has full skill", () => {
  const flat = properScores([0.5, 0.5, 0.5, 0.5], [1, 0, 0, 1]);
  expect([flat.brierSkill, flat.baseRate]).toEqual([0, 0.5]);
  expect(flat.logSkill).toBeCloseTo(0, 15);
  expect(properScores([1, 0], [1, 0])).toMatchObject({ brier: 0, brierSkill: 1, logSkill: 1 });
});

test("a forecast that excluded what happened", () => {
  expect(properScores([0, 0.5], [1, 0])).toMatchObject({ logScore: Infinity, logSkill: -Infinity, brier: 0.625 });
});

test("no forecasts have no score, outcomes all alike leave no skill", () => {
  expect(properScores([], [])).toEqual({ brier: NaN, logScore: NaN, brierSkill: NaN, logSkill: NaN, baseRate: NaN });
  expect(properScores([0.9], [1])).toMatchObject({ brierSkill: NaN, logSkill: NaN, baseRate: 1 });
});

test("what is no forecast is refused", () => {
  expect(() => properScores([1.1], [1])).toThrow(new RangeError("invalid probability: 1.1"));
  expect(() => properScores([NaN], [1])).toThrow(new RangeError("invalid probability: NaN"));
  expect(() => checkForecasts([0.5], [2])).toThrow(new RangeError("invalid outcome: 2"));
  expect(() => checkForecasts([0.5], [])).toThrow(new RangeError("invalid outcomes length: 0"));
});
