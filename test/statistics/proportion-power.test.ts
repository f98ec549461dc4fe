import { expect, test } from "vitest";
import { binomialPower } from "../../lib/statistics/binomial-power.js";
import { cohenH } from "../../lib/statistics/cohen-h.js";
import {
  approximateProportionPower,
  correlationSampleSize,
  proportionSampleSize,
  twoProportionSampleSize,
} from "../../lib/statistics/proportion-power.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("power-one-proportion"))("power-one-proportion: $id", (item) => {
  const { n, p0, p1, alpha } = item.input;
  const { criticalCount, actualSize, power } = binomialPower(n, p0, p1, alpha);
  const { normal, arcsine } = approximateProportionPower(n, p0, p1, alpha);
  const actual = {
    criticalCount,
    actualSize,
    powerExact: power,
    powerNormal: normal,
    cohenH: cohenH(p1, p0),
    powerArcsine: arcsine,
  };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test.each(golden("sample-size-one-proportion"))("sample-size-one-proportion: $id", (item) => {
  const { p0, p1, alpha, power } = item.input;
  const { normal, arcsine, exactFirst, exactStable } = proportionSampleSize(p0, p1, alpha, power);
  const actual = {
    nNormal: normal,
    nNormalCeil: Math.ceil(normal),
    nArcsine: arcsine,
    nArcsineCeil: Math.ceil(arcsine),
    nExactFirst: exactFirst,
    nExactStable: exactStable,
  };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test.each(golden("sample-size-two-proportions"))("sample-size-two-proportions: $id", (item) => {
  const { p1, p2, alpha, power } = item.input;
  const found = twoProportionSampleSize(p1, p2, alpha, power);
  const actual = {
    nPerGroup: found.normal,
    nPerGroupCeil: Math.ceil(found.normal),
    cohenH: found.cohenH,
    nPerGroupArcsine: found.arcsine,
  };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test.each(golden("sample-size-correlation"))("sample-size-correlation: $id", (item) => {
  const n = correlationSampleSize(item.input.r, item.input.alpha, item.input.power);
  const actual = { n, nCeil: Math.ceil(n) };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test("no trials have power alpha by the arcsine, and more of everything needs more trials", () => {
  expect(approximateProportionPower(0, 0.5, 0.6, 0.05).arcsine).toBeCloseTo(0.05, 14);
  expect(correlationSampleSize(0.2, 0.05, 0.9)).toBeGreaterThan(correlationSampleSize(0.2, 0.05, 0.8));
  expect(correlationSampleSize(0.2, 0.01, 0.8)).toBeGreaterThan(correlationSampleSize(0.2, 0.05, 0.8));
  expect(twoProportionSampleSize(0.5, 0.6, 0.01, 0.8).normal).toBeGreaterThan(
    twoProportionSampleSize(0.5, 0.6, 0.05, 0.8).normal,
  );
});

test("what is no rate, count or power is refused", () => {
  expect(() => approximateProportionPower(-1, 0.5, 0.6, 0.05)).toThrow(new RangeError("invalid trials: -1"));
  expect(() => approximateProportionPower(10, 0, 0.6, 0.05)).toThrow(new RangeError("invalid null rate: 0"));
  expect(() => proportionSampleSize(0.5, 0.5, 0.05, 0.8)).toThrow(new RangeError("invalid alternative: 0.5"));
  expect(() => proportionSampleSize(0.5, 0.6, 0.05, 1)).toThrow(new RangeError("invalid power: 1"));
  expect(() => twoProportionSampleSize(0.5, 0.5, 0.05, 0.8)).toThrow(new RangeError("invalid alternative: 0.5"));
  expect(() => twoProportionSampleSize(0.5, 0.6, 0.05, NaN)).toThrow(new RangeError("invalid power: NaN"));
  expect(() => correlationSampleSize(0, 0.05, 0.8)).toThrow(new RangeError("invalid r: 0"));
  expect(() => correlationSampleSize(0.1, 1, 0.8)).toThrow(new RangeError("invalid alpha: 1"));
});

test("0.55 against a coin at 5 % with power 0.8 takes 616.16 trials by the normal law", () => {
  expect(proportionSampleSize(0.5, 0.55, 0.05, 0.8).normal).toBeCloseTo(616.16, 2);
});
