import fc from "fast-check";
import { expect, test } from "vitest";
import { normalSf } from "../../lib/numeric/normal.js";
import { studentTCdf, studentTQuantile, studentTSf } from "../../lib/numeric/student-t.js";
import { differences, type GoldenCase, golden } from "../fixtures/golden.js";
import { jstat } from "../fixtures/jstat.js";

test.each(golden("student-t"))("student-t: $id", (item) => {
  const { t, df } = item.input;
  const actual = { sf: studentTSf(t, df), cdf: studentTCdf(t, df), pTwoSided: 2 * studentTSf(Math.abs(t), df) };
  expect(differences(actual, item)).toEqual([]);
});

test.each(golden("student-t-quantile"))("student-t-quantile: $id", (item) => {
  expect(differences({ t: studentTQuantile(item.input.p, item.input.df) }, item)).toEqual([]);
});

test("studentTQuantile undoes studentTSf far into both tails", () => {
  const exponent = fc.double({ min: -200, max: -0.31, noNaN: true });
  const degrees = fc.double({ min: 0.5, max: 1e5, noNaN: true });
  fc.assert(
    fc.property(exponent, degrees, (e, df) => {
      const p = 10 ** e;
      const t = studentTQuantile(p, df);
      if (!Number.isFinite(t)) return; // half a degree of freedom reaches beyond the largest double
      expect(studentTCdf(t, df) / p).toBeCloseTo(1, 9);
    }),
  );
});

test("one degree of freedom is the Cauchy law, many are the normal law", () => {
  expect(studentTSf(1, 1)).toBeCloseTo(0.25, 14);
  expect(studentTQuantile(0.999, 1)).toBeCloseTo(Math.tan(Math.PI * 0.499), 8);
  expect(studentTSf(2, 1e9)).toBeCloseTo(normalSf(2), 9);
});

test("limits, the middle, and NaN", () => {
  expect([studentTSf(Infinity, 3), studentTSf(-Infinity, 3), studentTSf(0, 3)]).toEqual([0, 1, 0.5]);
  expect([studentTQuantile(0, 3), studentTQuantile(0.5, 3), studentTQuantile(1, 3)]).toEqual([-Infinity, 0, Infinity]);
  expect([studentTSf(NaN, 3), studentTQuantile(NaN, 3)]).toEqual([NaN, NaN]);
});

test("degrees of freedom must be positive", () => {
  expect(() => studentTSf(1, 0)).toThrow(new RangeError("invalid degrees: 0"));
  expect(() => studentTQuantile(0.5, -1)).toThrow(new RangeError("invalid degrees: -1"));
});

const misses = (family: string, answer: (input: GoldenCase["input"]) => object): string[] =>
  golden(family).flatMap((item) => differences(answer(item.input), item));

test("jStat is not used here: its cdf and quantile are good to eight digits, and it has no upper tail", () => {
  expect(misses("student-t", ({ t, df }) => ({ cdf: jstat.studentt.cdf(t, df) })).join()).toContain("student-t-006");
  expect(misses("student-t", ({ t, df }) => ({ sf: 1 - jstat.studentt.cdf(t, df) })).join()).toContain("student-t-007");
  expect(misses("student-t-quantile", ({ p, df }) => ({ t: jstat.studentt.inv(p, df) })).length).toBe(3);
});
