import { expect, test } from "vitest";
import { expirationPressure } from "../../lib/detectors/expiration-pressure.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("seed-expiration"))("seed-expiration: $id", (item) => {
  const { totalOI, assignmentProbability } = item.expected;
  const pressure = expirationPressure(totalOI, assignmentProbability, item.input.minutesToExpiry);
  expect(differences({ pressure }, item)).toEqual([]);
});

test("the last minute counts whole", () => {
  expect([0, 0.5, 1, 2].map((minutes) => expirationPressure(100, 0.5, minutes))).toEqual([50, 50, 50, 12.5]);
});

test("nothing known gives nothing; negative counts and times are refused", () => {
  expect([expirationPressure(NaN, 1, 1), expirationPressure(1, NaN, 1), expirationPressure(1, 1, NaN)]).toEqual([
    NaN,
    NaN,
    NaN,
  ]);
  expect(() => expirationPressure(-1, 1, 1)).toThrow(new RangeError("invalid open interest: -1"));
  expect(() => expirationPressure(1, 1, -1)).toThrow(new RangeError("invalid minutes: -1"));
});
