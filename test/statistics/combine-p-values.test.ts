import { expect, test } from "vitest";
import { fisherCombined, stoufferCombined } from "../../lib/statistics/combine-p-values.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("combine-p"))("combine-p: $id", (item) => {
  const [fisher, stouffer] = [fisherCombined(item.input.p), stoufferCombined(item.input.p)];
  const actual = {
    fisherChi2: fisher.statistic,
    fisherP: fisher.pValue,
    stoufferZ: stouffer.statistic,
    stoufferP: stouffer.pValue,
  };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test.each([
  ["Fisher", fisherCombined],
  ["Stouffer", stoufferCombined],
])("%s: one p stays as it is", (_, combined) => {
  expect(combined([0.03]).pValue).toBeCloseTo(0.03, 12);
  expect(combined([1e-200]).pValue / 1e-200).toBeCloseTo(1, 9);
});

test("certainty stays certain", () => {
  expect(fisherCombined([0, 0.5]).pValue).toBe(0);
  expect(stoufferCombined([0, 0.5]).pValue).toBe(0);
  expect(fisherCombined([1, 1]).pValue).toBe(1);
});

test("none, NaN, and contradictions have no p", () => {
  for (const combined of [fisherCombined, stoufferCombined]) {
    expect(combined([])).toEqual({ statistic: NaN, pValue: NaN });
    expect(combined([0.1, NaN]).pValue).toBeNaN();
    expect(() => combined([1.1])).toThrow(new RangeError("invalid p-value: 1.1"));
  }
  expect(stoufferCombined([0, 1]).pValue).toBeNaN();
});
