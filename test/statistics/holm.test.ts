import fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochberg } from "../../lib/statistics/benjamini-hochberg.js";
import { bonferroni } from "../../lib/statistics/bonferroni.js";
import { holm } from "../../lib/statistics/holm.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("multiple-testing"))("multiple-testing: $id", (item) => {
  const adjusted = holm(item.input.p);
  expect(differences({ holm: adjusted }, item)).toEqual([]);
});

test("adjusted p-values keep the order and are never below the given ones", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (p) => {
      const adjusted = holm(p);
      p.forEach((value, i) => {
        expect(adjusted[i]!).toBeGreaterThanOrEqual(value);
        expect(adjusted[i]!).toBeLessThanOrEqual(1);
        p.forEach((other, j) => {
          if (value < other) expect(adjusted[i]!).toBeLessThanOrEqual(adjusted[j]!);
        });
      });
    }),
  );
});

test("a test without an answer stays without one and is not counted", () => {
  expect(Array.from(holm([0.01, NaN, 0.04]))).toEqual([0.02, NaN, 0.04]);
});

test("none gives none, one stays as it is", () => {
  expect([holm([]).length, holm([0.3])[0]]).toEqual([0, 0.3]);
});

test("what is not a probability is refused", () => {
  expect(() => holm([0.5, 2])).toThrow(new RangeError("invalid p-value: 2"));
});

test("one to five per cent, and the counts rejected in the published example", () => {
  const adjusted = holm([0.01, 0.02, 0.03, 0.04, 0.05]);
  [0.05, 0.08, 0.09, 0.09, 0.09].forEach((p, i) => {
    expect(adjusted[i]).toBeCloseTo(p, 14);
  });
});

test.each(golden("multiple-testing"))("rejections at alpha: $id", ({ input, expected }) => {
  const rejected = (adjusted: Float64Array): number => adjusted.filter((p) => p <= input.alpha).length;
  expect({
    alpha: input.alpha,
    holm: rejected(holm(input.p)),
    benjaminiHochberg: rejected(benjaminiHochberg(input.p)),
    bonferroni: rejected(bonferroni(input.p)),
  }).toEqual(expected.rejectedAt);
});
