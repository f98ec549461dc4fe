import { expect, test } from "vitest";
import { agrestiCoull } from "../../lib/statistics/agresti-coull.js";
import { wilson } from "../../lib/statistics/wilson.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("proportion-ci"))("proportion-ci: $id", (item) => {
  const { lower, upper } = agrestiCoull(item.input.successes, item.input.trials, item.input.confidence);
  expect(differences({ agrestiCoull: [lower, upper] }, item)).toEqual([]);
});

test("it has the centre of Wilson's interval and contains it", () => {
  const [mine, other] = [agrestiCoull(3, 20, 0.9), wilson(3, 20, 0.9)];
  expect(mine.lower + mine.upper).toBeCloseTo(other.lower + other.upper, 14);
  expect(mine.upper).toBeGreaterThan(other.upper);
});

test("without trials there are no limits", () => {
  expect(agrestiCoull(0, 0, 0.95)).toMatchObject({ lower: NaN, upper: NaN, method: "Agresti-Coull" });
});

test("counts and levels that are none are refused", () => {
  expect(() => agrestiCoull(-1, 2, 0.95)).toThrow(new RangeError("invalid successes: -1"));
  expect(() => agrestiCoull(1, 2, 0)).toThrow(new RangeError("invalid level: 0"));
});
