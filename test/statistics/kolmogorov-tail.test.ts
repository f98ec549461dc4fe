import { expect, test } from "vitest";
import { kolmogorovTail } from "../../lib/statistics/kolmogorov-tail.js";

test("the points of the tables (Smirnov 1948)", () => {
  expect(kolmogorovTail(1.22384787)).toBeCloseTo(0.1, 8);
  expect(kolmogorovTail(1.35809864)).toBeCloseTo(0.05, 8);
  expect(kolmogorovTail(1.6276236)).toBeCloseTo(0.01, 8);
});

test("everything is likely near zero, nothing far out", () => {
  expect([kolmogorovTail(0), kolmogorovTail(0.19), kolmogorovTail(30), kolmogorovTail(NaN)]).toEqual([1, 1, 0, NaN]);
  expect(kolmogorovTail(0.2)).toBeCloseTo(1, 11);
});
