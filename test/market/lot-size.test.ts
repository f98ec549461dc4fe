import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { greatestCommonDivisor, lotSize } from "../../lib/market/lot-size.js";

describe("lotSize", () => {
  const volumes = [Float64Array.of(0, 500, 1250)];
  const positions = [Float64Array.of(750, 601)];

  test("is the listed lot where there is one, whatever the data say", () => {
    expect(lotSize("NIFTY", { NIFTY: 65 }, volumes, positions)).toEqual({ size: 65, derived: false });
  });

  test("is the greatest common divisor of the volumes else: positions may hold odd remainders", () => {
    expect(lotSize("ABC", { NIFTY: 65 }, volumes, positions)).toEqual({ size: 250, derived: true });
  });

  test("asks the positions where nothing was traded", () => {
    expect(lotSize("ABC", {}, [Float64Array.of(0, Number.NaN)], [Float64Array.of(750, 500)])).toEqual({
      size: 250,
      derived: true,
    });
  });

  test("lists nothing under a name that every object has", () => {
    expect(lotSize("toString", {}, volumes, positions)).toEqual({ size: 250, derived: true });
  });

  test("is 1 without any number", () => {
    expect(lotSize("ABC", {}, [], [])).toEqual({ size: 1, derived: true });
  });
});

describe("greatestCommonDivisor", () => {
  test("ignores zeros, negatives, fractions and what was not observed", () => {
    expect(
      greatestCommonDivisor([
        Float64Array.of(0, -7, 2.5, Number.NaN, Number.POSITIVE_INFINITY, 12),
        Float64Array.of(18),
      ]),
    ).toBe(6);
  });

  test("is 0 without positive whole numbers", () => {
    expect(greatestCommonDivisor([])).toBe(0);
    expect(greatestCommonDivisor([Float64Array.of(0)])).toBe(0);
  });

  test("divides every number and no larger number does", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 }), (values) => {
        const divides = (divisor: number): boolean => values.every((value) => value % divisor === 0);
        const slow = Array.from({ length: 400 }, (_, index) => 400 - index).find(divides);
        expect(greatestCommonDivisor([Float64Array.from(values)])).toBe(slow);
      }),
    );
  });
});
