import { expect, test } from "vitest";
import { columnsOf, limits } from "../../lib/audit/conformance-family.js";

test("limits(interval) is lower and upper", () => {
  expect(limits({ lower: 1, upper: 2 })).toEqual([1, 2]);
});

test("columnsOf(rows) turns rows into columns", () => {
  const rows = [
    [1, 2],
    [3, 4],
    [5, 6],
  ];
  expect(columnsOf(rows)).toEqual([
    [1, 3, 5],
    [2, 4, 6],
  ]);
});
