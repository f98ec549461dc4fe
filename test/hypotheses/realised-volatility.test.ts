import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { realisedVolatility, volatilityThird, volatilityThirds } from "../../lib/hypotheses/realised-volatility.js";
import { perMinute, pricesOf } from "../fixtures/trades.js";

const minute = 60_000;

describe("realised volatility", () => {
  const day = pricesOf({ prices: [100, 101, 101, 99, 100] });
  const between = (from: number, to: number) =>
    realisedVolatility(day, day.opensAt + minute * from, day.opensAt + minute * to);

  it("is the root mean square relative move per square-root second", () => {
    const squares = (1 / 100) ** 2 + (2 / 101) ** 2 + (1 / 99) ** 2;
    expect(between(0, 4)).toBeCloseTo(Math.sqrt(squares / 240), 14);
  });

  it("begins with the price that stood, and ends before what comes later", () => {
    expect(between(1, 2)).toBe(0);
    expect(between(1.5, 2)).toBe(0);
    expect(between(0.5, 1)).toBeCloseTo(Math.sqrt(0.01 ** 2 / 60), 14);
    expect(between(2, 3)).toBeCloseTo(Math.sqrt((2 / 101) ** 2 / 60), 14);
  });

  it("does not depend on the price level", () => {
    const of = (scale: number) => {
      const own = pricesOf({ prices: perMinute((k) => scale * (100 + (k % 7))) });
      return realisedVolatility(own, own.opensAt, own.closesAt);
    };
    expect(of(50)).toBeCloseTo(of(1), 14);
  });

  it("is not known where no time passed", () => {
    expect(between(0, 0)).toBeNaN();
    expect(between(5, 9)).toBeNaN();
    expect(realisedVolatility(pricesOf({ prices: [] }), 0, Number.MAX_VALUE)).toBeNaN();
  });
});

describe("thirds of volatility", () => {
  it("hold a third of the values each, and do not count what is not known", () => {
    const edges = volatilityThirds([6, 1, Number.NaN, 5, 2, 4, 3]);
    expect([1, 2, 3, 4, 5, 6].map((value) => volatilityThird(value, edges))).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it("put what is not known, or cannot be compared, apart", () => {
    expect(volatilityThirds([])).toEqual([Number.NaN, Number.NaN]);
    expect(volatilityThird(Number.NaN, [1, 2])).toBe(-1);
  });

  it("never change with the order of the values", () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, (own) => {
        expect(volatilityThirds([...own].reverse())).toEqual(volatilityThirds(own));
      }),
    );
  });
});
