import { expect, test } from "vitest";
import { parseConformanceFile } from "../../lib/cli/conformance-file.js";
import { UsageError } from "../../lib/cli/usage-error.js";

const item = {
  id: "a",
  family: "cohen-h",
  input: { p1: 0.5, p2: 0.5 },
  expected: { h: 0 },
  tolerance: { rel: 0, abs: 0 },
};
const parse = (content: unknown) => parseConformanceFile(JSON.stringify(content), "f.json");

test("reads cases, and passes over what else a file tells of them", () => {
  const [read] = parse({ title: "x", cases: [{ ...item, function: "Cohen h", source: "R" }] });
  expect(read).toEqual(item);
});

test.each([
  ["{", /^f.json is not JSON: /],
  ["[]", /^f.json is not a file of reference cases: file: /],
  ["{}", /reference cases: cases: /],
  ['{"cases":[]}', /cases: expected at least one case/],
])("refuses the text %s", (text, message) => {
  expect(() => parseConformanceFile(text, "f.json")).toThrow(UsageError);
  expect(() => parseConformanceFile(text, "f.json")).toThrow(message);
});

test.each(["id", "family", "input", "expected", "tolerance"])("refuses a case without %s, and names it", (field) => {
  const { [field as keyof typeof item]: _, ...rest } = item;
  expect(() => parse({ cases: [item, rest] })).toThrow(`cases[1].${field}: `);
});

test("a tolerance of one kind tolerates nothing of the other", () => {
  expect(parse({ cases: [{ ...item, tolerance: { rel: 1e-9 } }] })[0]!.tolerance).toEqual({ rel: 1e-9, abs: 0 });
});

test("refuses a case that expects nothing or tolerates less than nothing", () => {
  expect(() => parse({ cases: [{ ...item, expected: {} }] })).toThrow("cases[0].expected: expected at least one field");
  expect(() => parse({ cases: [{ ...item, tolerance: { rel: -1, abs: 0 } }] })).toThrow("cases[0].tolerance.rel: ");
});
