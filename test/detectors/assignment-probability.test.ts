import { expect, test } from "vitest";
import { type AssignmentParameters, assignmentProbability } from "../../lib/detectors/assignment-probability.js";
import { expirationPressurePreset } from "../../lib/strategies/expiration-pressure.js";
import { differences, golden } from "../fixtures/golden.js";

const document = expirationPressurePreset("seed").parameters.measure;
const at = (distance: number, minutes: number, given: Partial<AssignmentParameters> = {}) =>
  assignmentProbability(distance, minutes, { ...document, ...given });

test.each(golden("seed-expiration"))("seed-expiration: $id", (item) => {
  const { price, strike, minutesToExpiry } = item.input;
  const probability = at(Math.abs(price - strike), minutesToExpiry);
  expect(differences({ assignmentProbability: probability }, item)).toEqual([]);
});

test("the spans of time end strictly before 15 and 45 minutes", () => {
  expect([14.9, 15, 44.9, 45, 1e4].map((minutes) => at(0, minutes))).toEqual([0.8, 0.5, 0.5, 0.2, 0.2]);
});

test("every parameter acts", () => {
  expect(at(0, 20, { nearMinutes: 21 })).toBe(0.8);
  expect(at(0, 44, { approachingMinutes: 30 })).toBe(0.2);
  expect(at(0, 1, { nearProbability: 0.7 })).toBe(0.7);
  expect(at(0, 30, { approachingProbability: 0.6 })).toBe(0.6);
  expect(at(0, 90, { distantProbability: 0.3 })).toBe(0.3);
  expect(at(5, 1, { nearReach: 20 })).toBe(0.55);
  expect(at(5, 30, { approachingReach: 50 })).toBe(0.4);
  expect(at(1, 90, { distantReach: 20 })).toBeCloseTo(0.15, 15);
  expect(at(1000, 1, { leastProbability: 0.02 })).toBe(0.02);
});

test("nothing known gives nothing, a negative distance is refused", () => {
  expect([at(NaN, 10), at(1, NaN)]).toEqual([NaN, NaN]);
  expect(() => at(-1, 10)).toThrow(new RangeError("invalid distance: -1"));
});
