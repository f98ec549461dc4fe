import { expect, test } from "vitest";
import { fSf } from "../../lib/numeric/f-distribution.js";
import { studentTSf } from "../../lib/numeric/student-t.js";
import { differences, golden } from "../fixtures/golden.js";
import { jstat } from "../fixtures/jstat.js";

test.each(golden("f-distribution"))("f-distribution: $id", (item) => {
  const { F, df1, df2 } = item.input;
  expect(differences({ sf: fSf(F, df1, df2) }, item)).toEqual([]);
});

test("one degree of freedom above: the square of Student's t", () => {
  for (const t of [0.1, 2, 50]) expect(fSf(t * t, 1, 7) / (2 * studentTSf(t, 7))).toBeCloseTo(1, 12);
});

test("the edges", () => {
  expect([fSf(0, 2, 3), fSf(-1, 2, 3), fSf(Infinity, 2, 3), fSf(NaN, 2, 3)]).toEqual([1, 1, 0, NaN]);
});

test("degrees of freedom that are none are refused", () => {
  expect(() => fSf(1, 0, 3)).toThrow(new RangeError("invalid numerator: 0"));
  expect(() => fSf(1, 2, NaN)).toThrow(new RangeError("invalid denominator: NaN"));
});

test("jStat is not used here: it has no upper tail, and its cdf has eleven digits", () => {
  const misses = golden("f-distribution").flatMap((item) =>
    differences({ sf: 1 - jstat.centralF.cdf(item.input.F, item.input.df1, item.input.df2) }, item),
  );
  expect(misses.join()).toContain("f-distribution-002");
});
