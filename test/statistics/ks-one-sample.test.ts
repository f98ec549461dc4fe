import { expect, test } from "vitest";
import { normalCdf } from "../../lib/numeric/normal.js";
import { createStream } from "../../lib/numeric/random.js";
import { ksOneSample } from "../../lib/statistics/ks-one-sample.js";
import { differences, golden } from "../fixtures/golden.js";

const identity = (value: number) => value;

test.each(golden("ks-one-sample"))("ks-one-sample: $id", (item) => {
  const found = ksOneSample(item.input.x, identity);
  const actual = {
    D: found.distance,
    Dplus: found.above,
    Dminus: found.below,
    pExact: found.pExact,
    pAsymptotic: found.pAsymptotic,
  };
  expect(differences(actual, item)).toEqual([]);
});

/** A sample whose largest distance is d: evenly placed, moved down. */
const apart = (n: number, d: number) => Array.from({ length: n }, (_, i) => Math.max(0, (i + 1) / n - d));

test("the published values of Marsaglia, Tsang and Wang", () => {
  const inside = (n: number, d: number) => 1 - ksOneSample(apart(n, d), identity).pExact;
  expect(inside(10, 0.274)).toBeCloseTo(0.6284796154565043, 13);
  expect(inside(2000, 0.04)).toBeCloseTo(0.99676943191713, 10);
});

test("two values, counted by hand", () => {
  for (const d of [0.3, 0.45, 0.5, 0.7, 0.9]) {
    const outside = d <= 0.5 ? 1 - 2 * (2 * d - 0.5) ** 2 : 2 * (1 - d) ** 2;
    expect(ksOneSample(apart(2, d), identity).pExact).toBeCloseTo(outside, 13);
  }
});

test("the far tail keeps its digits and joins the middle", () => {
  const at = (d: number) => ksOneSample(apart(100, d), identity);
  expect(at(0.2 - 1e-9).pExact / at(0.2).pExact).toBeCloseTo(1, 6);
  const far = at(0.9);
  expect(far.pExact).toBeGreaterThan(0);
  expect(far.pExact).toBeLessThan(1e-90);
  expect(ksOneSample([0, 0, 0], identity).pExact).toBe(0);
});

test("values are put through the law; of many, only the limit is asked", () => {
  const stream = createStream(3);
  const values = Array.from({ length: 2001 }, () => stream.normal());
  const found = ksOneSample(values, normalCdf);
  expect(found.pExact).toBeNaN();
  expect(found.pAsymptotic).toBeGreaterThan(0.01);
  expect(ksOneSample(values.slice(0, 500), normalCdf).pExact).toBeGreaterThan(0.01);
  expect(ksOneSample(values.slice(0, 500), (value) => normalCdf(value - 0.5)).pExact).toBeLessThan(1e-12);
});

test("no values and NaN have no distance", () => {
  for (const values of [[], [0.1, NaN]]) {
    expect(ksOneSample(values, identity)).toEqual({
      distance: NaN,
      above: NaN,
      below: NaN,
      pExact: NaN,
      pAsymptotic: NaN,
    });
  }
});

test("equal values and one value are far or near like any", () => {
  expect(ksOneSample([0.5], identity)).toMatchObject({ distance: 0.5, pExact: 1 });
  expect(ksOneSample([0.5, 0.5, 0.5, 0.5], identity).distance).toBe(0.5);
});

test("a law that gives no probability is refused", () => {
  expect(() => ksOneSample([2], identity)).toThrow(new RangeError("invalid probability: 2"));
});
