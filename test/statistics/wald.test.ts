import { expect, test } from "vitest";
import { wald } from "../../lib/statistics/wald.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("proportion-ci"))("proportion-ci: $id", (item) => {
  const { lower, upper } = wald(item.input.successes, item.input.trials, item.input.confidence);
  expect(differences({ wald: [lower, upper] }, item)).toEqual([]);
});

test("without trials there are no limits; all won or lost claims certainty, wrongly", () => {
  expect(wald(0, 0, 0.95)).toMatchObject({ lower: NaN, upper: NaN });
  expect(wald(3, 3, 0.95)).toMatchObject({ lower: 1, upper: 1, method: "Wald" });
});

test("counts and levels that are none are refused", () => {
  expect(() => wald(3, 2, 0.95)).toThrow(new RangeError("invalid successes: 3"));
  expect(() => wald(1, 2, 95)).toThrow(new RangeError("invalid level: 95"));
});
