import { expect, test } from "vitest";
import { studentInterval, studentPValue } from "../../lib/statistics/student-interval.js";

test("the three sides of a p-value belong together", () => {
  const greater = studentPValue(1.7, 12, "greater");
  expect(studentPValue(1.7, 12, "less")).toBeCloseTo(1 - greater, 14);
  expect(studentPValue(-1.7, 12, "two-sided")).toBeCloseTo(2 * greater, 14);
});

test("the interval ends where the two-sided test would reject", () => {
  const { lower, upper } = studentInterval(3, 2, 7, 0.9, "t");
  expect(upper - 3).toBeCloseTo(3 - lower, 12);
  expect(studentPValue((3 - lower) / 2, 7, "two-sided")).toBeCloseTo(0.1, 12);
});

test("without a degree of freedom there is no answer", () => {
  expect(studentPValue(2, 0, "greater")).toBeNaN();
  expect(studentPValue(NaN, 5, "less")).toBeNaN();
  expect(studentInterval(3, 2, 0, 0.9, "t")).toMatchObject({ lower: NaN, upper: NaN });
});

test("a level that is none is refused", () => {
  expect(() => studentInterval(1, 1, 5, 0, "t")).toThrow(new RangeError("invalid level: 0"));
});
