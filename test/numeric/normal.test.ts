import fc from "fast-check";
import { cumulativeStdNormalProbability, probit } from "simple-statistics";
import { expect, test } from "vitest";
import {
  millsRatio,
  normalCdf,
  normalLogCdf,
  normalLogPdf,
  normalPdf,
  normalQuantile,
  normalSf,
} from "../../lib/numeric/normal.js";
import { differences, type GoldenCase, golden } from "../fixtures/golden.js";
import { jstat } from "../fixtures/jstat.js";

test.each(golden("normal-cdf"))("normal-cdf: $id", (item) => {
  const { x } = item.input;
  const actual = { cdf: normalCdf(x), sf: normalSf(x), pdf: normalPdf(x), logCdf: normalLogCdf(x) };
  expect(differences(actual, item)).toEqual([]);
});

test.each(golden("normal-logcdf"))("normal-logcdf: $id", (item) => {
  expect(differences({ logCdf: normalLogCdf(item.input.x) }, item)).toEqual([]);
});

test.each(golden("normal-quantile"))("normal-quantile: $id", (item) => {
  expect(differences({ x: normalQuantile(item.input.p) }, item)).toEqual([]);
});

test("normalQuantile undoes normalCdf over the whole lower half", () => {
  fc.assert(
    fc.property(fc.double({ min: -37, max: 0, noNaN: true }), (x) => {
      expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, 11);
    }),
  );
});

test("normalCdf increases and meets its mirror image", () => {
  const x = fc.double({ min: -38, max: 38, noNaN: true });
  fc.assert(
    fc.property(x, x, (a, b) => {
      expect(normalCdf(Math.min(a, b))).toBeLessThanOrEqual(normalCdf(Math.max(a, b)));
      expect(normalCdf(a)).toBe(normalSf(-a));
    }),
  );
});

test("the pieces of the approximation join without a step", () => {
  for (const seam of [0.67448975, 5.656854249492381]) {
    const ratio = normalSf(seam * (1 + 1e-12)) / normalSf(seam * (1 - 1e-12));
    expect(Math.abs(ratio - 1)).toBeLessThan(1e-9);
  }
});

test("millsRatio is the tail over the density, and exp(normalLogPdf) the density", () => {
  for (const x of [-3, 0, 0.5, 2, 8, 30]) {
    expect(millsRatio(x) * normalPdf(x)).toBeCloseTo(normalSf(x), 14);
    expect(Math.exp(normalLogPdf(x)) / normalPdf(x)).toBeCloseTo(1, 12);
  }
  expect(millsRatio(1e6)).toBeCloseTo(1e-6, 15);
});

test("infinite arguments are limits and NaN stays NaN", () => {
  expect([normalCdf(-Infinity), normalCdf(Infinity), normalPdf(Infinity)]).toEqual([0, 1, 0]);
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
  expect([normalCdf(NaN), normalPdf(NaN), normalLogCdf(NaN), normalQuantile(NaN)]).toEqual([NaN, NaN, NaN, NaN]);
});

test("normalQuantile refuses what is not a probability", () => {
  expect(() => normalQuantile(1.5)).toThrow(new RangeError("invalid probability: 1.5"));
});

const misses = (family: string, answer: (input: GoldenCase["input"]) => object): string[] =>
  golden(family).flatMap((item) => differences(answer(item.input), item));

test("jStat is not used here: its lower tail is lost below 1e-16 and its quantile far out is none", () => {
  expect(misses("normal-cdf", ({ x }) => ({ cdf: jstat.normal.cdf(x, 0, 1) })).join()).toContain("normal-cdf-006");
  expect(misses("normal-quantile", ({ p }) => ({ x: jstat.normal.inv(p, 0, 1) })).join()).toContain(
    "normal-quantile-008",
  );
});

test("simple-statistics is not used here: its normal law is a table of four digits", () => {
  expect(misses("normal-cdf", ({ x }) => ({ cdf: cumulativeStdNormalProbability(x) })).length).toBeGreaterThan(5);
  expect(misses("normal-quantile", ({ p }) => ({ x: probit(p) })).length).toBeGreaterThan(5);
});
