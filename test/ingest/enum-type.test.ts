import { expect, test } from "vitest";
import { distinctTexts, enumOf } from "../../lib/ingest/enum-type.js";

test("distinctTexts lists each text once, sorted, and no NULL", () => {
  expect(distinctTexts(["b", null, "a", "b"])).toEqual(["a", "b"]);
  expect(distinctTexts([])).toEqual([]);
});

test("enumOf writes an SQL type, with quotes doubled", () => {
  expect(enumOf(["a", "it's"])).toBe("ENUM('a', 'it''s')");
});

test("enumOf of no texts allows the empty one, because SQL has no empty type", () => {
  expect(enumOf([])).toBe("ENUM('')");
});
