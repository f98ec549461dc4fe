import fc from "fast-check";
import { expect, test } from "vitest";
import { median, quantile, quantileSorted } from "../../lib/numeric/quantile.js";
import { jstat } from "../fixtures/jstat.js";

test("quantile is NumPy's default, type 7", () => {
  // numpy 2.4: numpy.quantile([50, 15, 40, 20, 35], [.05, .3, .4, .5, .9])
  const values = [50, 15, 40, 20, 35];
  expect([0.05, 0.3, 0.4, 0.5, 0.9].map((p) => quantile(values, p))).toEqual([16, 23, 29, 35, 46]);
});

test("jStat is not used here: its percentile does not interpolate before the last value", () => {
  expect(jstat.percentile([15, 20, 35, 40, 50], 0.9)).not.toBe(46);
});

test("quantile leaves its input alone, and sorts by value", () => {
  const values = [10, 9, 2];
  expect(quantile(values, 0)).toBe(2);
  expect(values).toEqual([10, 9, 2]);
});

test("quantile runs from the least to the greatest value and never falls", () => {
  const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 });
  const p = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(values, p, p, (list, a, b) => {
      expect([quantile(list, 0), quantile(list, 1)]).toEqual([Math.min(...list), Math.max(...list)]);
      expect(quantile(list, Math.min(a, b))).toBeLessThanOrEqual(quantile(list, Math.max(a, b)));
    }),
  );
});

test("quantileSorted trusts the order that it is given", () => {
  expect(quantileSorted([3, 1], 0)).toBe(3);
});

test("median takes the middle, or the mean of the two in the middle", () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
});

test("nothing, or a NaN among the values, has no quantile; one value is every quantile", () => {
  expect([quantile([], 0.5), quantile([1, NaN, 2], 0.5), quantile([7], 0.3), median([])]).toEqual([NaN, NaN, 7, NaN]);
  expect(quantile([-Infinity, -Infinity, 1], 0.25)).toBe(-Infinity);
});

test("a probability outside [0, 1] is refused", () => {
  expect(() => quantile([1], 1.1)).toThrow(new RangeError("invalid probability: 1.1"));
  expect(() => quantile([1], NaN)).toThrow(new RangeError("invalid probability: NaN"));
});
