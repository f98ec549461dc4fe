import { expect, test } from "vitest";
import { cohenH } from "../../lib/statistics/cohen-h.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("cohen-h"))("cohen-h: $id", (item) => {
  expect(differences({ h: cohenH(item.input.p1, item.input.p2) }, item)).toEqual([]);
});

test.each(golden("two-proportions"))("cohen-h of $id", (item) => {
  const { x1, n1, x2, n2 } = item.input;
  expect(differences({ cohenH: cohenH(x1 / n1, x2 / n2) }, item)).toEqual([]);
});

test("NaN stays NaN and proportions outside [0, 1] are refused", () => {
  expect(cohenH(NaN, 0.5)).toBeNaN();
  expect(() => cohenH(0.5, 1.2)).toThrow(new RangeError("invalid p2: 1.2"));
});
