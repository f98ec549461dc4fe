import { describe, expect, it } from "vitest";
import { type MagnitudeClass, magnitudeRates } from "../../lib/hypotheses/magnitude-rates.js";
import { expiryCaseOf } from "../fixtures/expiry-cases.js";

const panic: MagnitudeClass = { name: "panic", fromPoints: 15, toPoints: 35, fromMinutes: 5, toMinutes: 8 };
const pin: MagnitudeClass = { name: "pin", fromPoints: 10, toPoints: 20, fromMinutes: 20, toMinutes: 30 };
/** 16 % a year on 5000, 252 days of 390 minutes. */
const hour = 0.16 * 5000 * Math.sqrt(60 / (252 * 390));

describe("the base rate of an announced magnitude", () => {
  it("is that of a normal law with the deviation of that time (science: 0.47, 0.038 and 0.0086)", () => {
    const [first, second] = magnitudeRates([expiryCaseOf({ deviation: hour })], [pin, panic]);
    expect(first!.last.deviation).toBeCloseTo(13.977131156292241, 9);
    // scipy.stats: 2 norm.sf(10 / 13.977), 2 norm.sf(15 / 7.2178), 2 norm.sf(15 / 5.7061)
    expect(first!.last.atLeast).toBeCloseTo(0.47432830751856436, 9);
    expect(second!.last.atLeast).toBeCloseTo(0.037690275995395435, 9);
    expect(second!.first.atLeast).toBeCloseTo(0.008570001150942141, 9);
  });

  it("leaves out moves beyond the upper end, averages over cases and counts in points", () => {
    const cases = [expiryCaseOf({ deviation: hour }), expiryCaseOf({ deviation: 2 * hour, point: 2 })];
    const [rate] = magnitudeRates(cases, [pin]);
    expect(rate!.expiries).toBe(2);
    expect(rate!.last.atLeast).toBeCloseTo(0.47432830751856436, 9);
    expect(rate!.last.within).toBeLessThan(rate!.last.atLeast - 0.1);
    const [other] = magnitudeRates([cases[0]!, expiryCaseOf({ deviation: 2 * hour })], [pin]);
    expect(other!.last.deviation).toBeCloseTo(1.5 * 13.977131156292241, 9);
  });

  it("says what it left out, and refuses a class that is none", () => {
    const [rate] = magnitudeRates([expiryCaseOf({ deviation: Number.NaN })], [pin]);
    expect(rate!.leftOut).toEqual([{ reason: "the standard deviation of the move is not known", cases: 1 }]);
    expect(rate!.last.atLeast).toBeNaN();
    expect(() => magnitudeRates([], [{ ...pin, toPoints: 1 }])).toThrow(new RangeError("invalid points: pin"));
    expect(() => magnitudeRates([], [{ ...pin, fromMinutes: 0 }])).toThrow(new RangeError("invalid minutes: pin"));
  });
});
