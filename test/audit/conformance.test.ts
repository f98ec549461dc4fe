import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type ConformanceCase, checkConformance, conformanceFamilies } from "../../lib/audit/conformance.js";

const file = new URL("../fixtures/golden-statistics.json", import.meta.url);
const cases: readonly ConformanceCase[] = JSON.parse(readFileSync(file, "utf8")).cases;

test("every field of every reference case is answered and agrees", () => {
  const results = checkConformance(cases);
  expect(results.filter(({ differences }) => differences.length > 0)).toEqual([]);
  expect(results.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
});

test("cases with other inputs, as scipy answers them, agree too", () => {
  const others = new URL("../fixtures/scipy-cases.json", import.meta.url);
  const results = checkConformance(JSON.parse(readFileSync(others, "utf8")).cases);
  expect(results.length).toBe(239);
  expect(results.filter(({ differences }) => differences.length > 0)).toEqual([]);
});

test("it answers the families of the reference and no others", () => {
  expect(conformanceFamilies()).toEqual([...new Set(cases.map(({ family }) => family))].sort());
});

const exact = { rel: 0, abs: 0 };
const check = (item: Partial<ConformanceCase>): readonly string[] =>
  checkConformance([
    { id: "a", family: "cohen-h", input: { p1: 0.5, p2: 0.5 }, expected: { h: 0 }, tolerance: exact, ...item },
  ])[0]!.differences;

test("an unknown family, a field without an answer and a refused input fail, and it says so", () => {
  expect(check({ family: "constructor" })).toEqual(["unknown family: constructor"]);
  expect(check({ expected: { h: 0, g: null, toString: null } })).toEqual(["g: not answered", "toString: not answered"]);
  expect(check({ input: { p1: 2, p2: 0.5 } })).toEqual([expect.stringMatching(/^no answer: invalid .*2$/)]);
  expect(check({ family: "pearson", input: {} })).toEqual([expect.stringMatching(/^no answer: /)]);
});

test("numbers pass within the tolerance, relative and absolute, and no further", () => {
  const mean = (expected: unknown, tolerance: ConformanceCase["tolerance"]) =>
    check({
      family: "stationary-bootstrap",
      input: { x: [4], blockStarts: [0], blockLengths: [1] },
      expected: { mean: expected },
      tolerance,
    });
  expect(mean(4, exact)).toEqual([]);
  expect(mean(5, { rel: 0.2, abs: 0 })).toEqual([]);
  expect(mean(5, { rel: 0, abs: 1 })).toEqual([]);
  expect(mean(5, { rel: 0.1, abs: 0.4 })).toEqual(["mean: 4, expected 5"]);
  expect(mean("4", exact)).toEqual(["mean: 4, expected 4"]);
  expect(mean(null, exact)).toEqual(["mean: 4, expected null"]);
});

test("lists are compared by length and element, records by field, null with NaN", () => {
  const block = { family: "stationary-bootstrap", input: { x: [4, 6], blockStarts: [1], blockLengths: [2] } };
  expect(check({ ...block, expected: { indices: [1, 0] } })).toEqual([]);
  expect(check({ ...block, expected: { indices: [1, 1] } })).toEqual(["indices[1]: 0, expected 1"]);
  expect(check({ ...block, expected: { indices: [1] } })).toEqual(["indices: 2 values, expected 1 values"]);
  expect(check({ ...block, expected: { mean: [5] } })).toEqual(["mean: no list, expected 1 values"]);
  const adjusted = { family: "multiple-testing", input: { p: [0.01], alpha: 0.05 } };
  expect(check({ ...adjusted, expected: { rejectedAt: { holm: 1, alpha: 0.05 } } })).toEqual([]);
  expect(check({ ...adjusted, expected: { rejectedAt: { holm: 0, fdr: 1 } } })).toEqual([
    "rejectedAt.holm: 1, expected 0",
    "rejectedAt.fdr: not answered",
  ]);
  expect(check({ family: "pearson", input: { x: [1, 1, 1], y: [1, 2, 3] }, expected: { r: null } })).toEqual([]);
  const untouched = { family: "two-proportions", input: { x1: 3, n1: 3, x2: 1, n2: 2 } };
  expect(check({ ...untouched, expected: { sampleOddsRatio: null } })).toEqual([]);
});

test("what rounding left of a difference that is zero counts as zero, and only there", () => {
  const coin = { winRate: 0.5, averageWin: 1, averageLoss: 1, cost: 0 };
  expect(check({ family: "expectancy", input: coin, expected: { expectancy: -6e-61 } })).toEqual([]);
  expect(check({ expected: { h: 6e-61 } })).toEqual(["h: 0, expected 6e-61"]);
});

test("more arrangements than can be counted are refused, not drawn", () => {
  const x = Array.from({ length: 40 }, (_, i) => Math.sin(i + 1));
  for (const [family, input] of [
    ["permutation-sign-flip", { x }],
    ["permutation-two-sample", { x, y: x }],
    ["permutation-correlation", { x, y: x.toReversed() }],
    ["wild-cluster-bootstrap", { x, y: x.map((value) => value * value), clusters: x.map((_, i) => i) }],
  ] as const)
    expect(check({ family, input, expected: { t: 0 } })).toEqual([expect.stringMatching(/^no answer: too many /)]);
});
