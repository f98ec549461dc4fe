import { describe, expect, test } from "vitest";
import { nseIndex } from "../../lib/market/market-profiles.js";
import { parityLevel } from "../../lib/market/parity-level.js";
import { indiaClose, indiaOpen, indiaStrike } from "../fixtures/snapshots.js";

const noRate = { ...nseIndex, rate: 0 };
const hours = 3_600_000;
/** Prices without time value: parity holds for any forward at a rate of 0. */
const chainAt = (forward: number, strikes: readonly number[]): number[] =>
  strikes.flatMap((strike) => [Math.max(forward - strike, 0) + 1, Math.max(strike - forward, 0) + 1]);

describe("parityLevel", () => {
  const strikes = [100, 110, 120];
  const chain = strikes.map((strike) => indiaStrike(strike, "2026-01-27"));

  test("is the forward that the prices agree on, at any offset", () => {
    const level = parityLevel(chain, noRate, indiaClose);
    expect(level(Float64Array.from(chainAt(112, strikes)), 0, indiaOpen)).toBeCloseTo(112, 12);
    expect(level(Float64Array.of(9, 9, ...chainAt(112, strikes)), 2, indiaOpen)).toBeCloseTo(112, 12);
  });

  test("discounts the forward at the profile's rate", () => {
    const at = chain[0]!.expiresAt - 365 * 24 * hours;
    const level = parityLevel(chain, { ...nseIndex, rate: 0.1 }, indiaClose);
    const discount = Math.exp(-0.1);
    const prices = Float64Array.from(strikes.flatMap((strike) => [20 + discount * (112 - strike), 20]));
    expect(level(prices, 0, at)).toBeCloseTo(112 * discount, 10);
  });

  test("uses the nearest expiry after today all day long", () => {
    const series = ["2026-01-27", "2026-01-20", "2026-02-24"].flatMap((date) =>
      strikes.map((strike) => indiaStrike(strike, date)),
    );
    const prices = Float64Array.from([112, 90, 130].flatMap((forward) => chainAt(forward, strikes)));
    const level = parityLevel(series, noRate, indiaClose);
    expect(level(prices, 0, indiaOpen + hours)).toBeCloseTo(112, 12);
    expect(level(prices, 0, indiaClose - 60_000)).toBeCloseTo(112, 12);
  });

  test("uses today's expiry where there is no other, until the settlement is being averaged", () => {
    const today = strikes.map((strike) => indiaStrike(strike, "2026-01-20"));
    const prices = Float64Array.from(chainAt(112, strikes));
    const level = parityLevel(today, noRate, indiaClose);
    expect(level(prices, 0, indiaClose - 31 * 60_000)).toBeCloseTo(112, 12);
    expect(level(prices, 0, indiaClose - 30 * 60_000)).toBeNaN();
    const point = parityLevel(today, { ...noRate, settlement: { kind: "point" } }, indiaClose);
    expect(point(prices, 0, indiaClose - 30 * 60_000)).toBeCloseTo(112, 12);
  });

  test("is NaN where no strike has both prices", () => {
    const level = parityLevel(chain, noRate, indiaClose);
    expect(level(Float64Array.of(5, Number.NaN, Number.NaN, 5, 0, 5), 0, indiaOpen)).toBeNaN();
  });
});
