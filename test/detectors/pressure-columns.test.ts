import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignmentProbability } from "../../lib/detectors/assignment-probability.js";
import { expirationPressure } from "../../lib/detectors/expiration-pressure.js";
import {
  documentColumns,
  modelColumns,
  writeDocumentRow,
  writeModelRow,
} from "../../lib/detectors/pressure-columns.js";
import { settlementVariance } from "../../lib/detectors/settlement-variance.js";
import { normalCdf } from "../../lib/numeric/normal.js";
import { black76 } from "../../lib/pricing/black76.js";
import { expirationPressurePreset } from "../../lib/strategies/expiration-pressure.js";
import { differences, golden } from "../fixtures/golden.js";

const { measure: assignment } = expirationPressurePreset("seed").parameters;
const point = { kind: "point" } as const;
const tradingMinutes = 98_280;

describe("writeDocumentRow", () => {
  it.each(golden("seed-expiration"))("gives $id exactly", (item) => {
    const { callOI, putOI, price, strike, minutesToExpiry } = item.input;
    const out = documentColumns(1);
    const openInterest = Float64Array.of(callOI + putOI);
    writeDocumentRow(Float64Array.of(strike), openInterest, price, 1, minutesToExpiry, assignment, out, 0);
    const answer = {
      distance: out.distance[0],
      assignmentProbability: out.probability[0],
      pressure: out.pressure[0],
    };
    expect(differences(answer, item)).toEqual([]);
  });

  it("agrees with the plain formulas strike by strike, in its own row of the columns", () => {
    const case_ = fc.record({
      strikes: fc.array(fc.double({ min: 4800, max: 5200, noNaN: true }), { minLength: 1, maxLength: 8 }),
      held: fc.constantFrom(0, 10, 2500, Number.NaN),
      price: fc.double({ min: 4900, max: 5100, noNaN: true }),
      size: fc.constantFrom(1, 0.2, 17),
      minutes: fc.oneof(fc.constantFrom(0.5, 15, 45, 60), fc.double({ min: 0, max: 70, noNaN: true })),
    });
    fc.assert(
      fc.property(case_, ({ strikes, held, price, size, minutes }) => {
        const n = strikes.length;
        const out = documentColumns(2 * n);
        const openInterest = new Float64Array(n).fill(held);
        writeDocumentRow(Float64Array.from(strikes), openInterest, price, size, minutes, assignment, out, n);
        strikes.forEach((strike, k) => {
          const distance = Math.abs(price - strike) / size;
          const probability = assignmentProbability(distance, minutes, assignment);
          expect(out.distance[n + k]).toBe(distance);
          expect(out.probability[n + k]).toBe(probability);
          expect(out.pressure[n + k]).toBe(expirationPressure(held, probability, minutes));
        });
        expect(out.pressure.subarray(0, n).every((value) => value === 0)).toBe(true);
      }),
    );
  });
});

describe("writeModelRow", () => {
  it("gives the gamma and charm of the reference case at the money, 15 trading minutes before expiry", () => {
    const item = golden("black-76").find(({ id }) => id === "black-76-005")!;
    const { gamma: expectedGamma, charm: expectedCharm } = item.expected;
    const out = modelColumns(1);
    const deviation = 0.16 * Math.sqrt(15 / tradingMinutes);
    writeModelRow(Float64Array.of(5000), 5000, deviation, 1, settlementVariance(point, 15), out, 0);
    expect(out.gamma[0]! / expectedGamma).toBeCloseTo(1, 12);
    expect((out.charm[0]! * tradingMinutes) / expectedCharm).toBeCloseTo(1, 8);
  });

  it("agrees with Black-76 strike by strike, and the near probability with two prices of it", () => {
    const case_ = fc.record({
      strikes: fc.array(fc.double({ min: 4900, max: 5100, noNaN: true }), { minLength: 1, maxLength: 6 }),
      price: fc.double({ min: 4950, max: 5050, noNaN: true }),
      volatility: fc.double({ min: 0.05, max: 2, noNaN: true }),
      minutes: fc.double({ min: 0.5, max: 70, noNaN: true }),
      within: fc.constantFrom(0.5, 1, 20),
    });
    fc.assert(
      fc.property(case_, ({ strikes, price, volatility, minutes, within }) => {
        const n = strikes.length;
        const out = modelColumns(2 * n);
        const years = minutes / tradingMinutes;
        const left = settlementVariance(point, minutes);
        writeModelRow(Float64Array.from(strikes), price, volatility * Math.sqrt(years), within, left, out, n);
        strikes.forEach((strike, k) => {
          const call = black76("call", price, strike, years, 0, volatility);
          const above = (level: number) =>
            black76("call", price, level, years, 0, volatility).itmProbabilityRiskNeutral;
          expect(out.above[n + k]).toBeCloseTo(call.itmProbabilityRiskNeutral, 9);
          expect(out.near[n + k]).toBeCloseTo(above(strike - within) - above(strike + within), 9);
          expect(out.gamma[n + k]).toBeCloseTo(call.gamma, 9);
          expect(out.charm[n + k]! * tradingMinutes).toBeCloseTo(call.charm, 3);
        });
      }),
    );
  });

  it("has the gamma and the charm of the average in its window, by differences of its delta", () => {
    const [strike, window, perMinute, seen] = [5005, 30, 2e-8, 5004.9];
    const rule = { kind: "averaged", minutes: window } as const;
    /** Delta of a call on the average: the seen part of it is fixed and grows with the price as time passes. */
    const delta = (price: number, minutes: number, fixed: number): number => {
      const left = settlementVariance(rule, minutes);
      const settling = fixed + left.share * price;
      const deviation = Math.sqrt(perMinute * left.minutes);
      return left.share * normalCdf(Math.log(settling / strike) / deviation + deviation / 2);
    };
    for (const minutes of [25, 12, 4]) {
      const left = settlementVariance(rule, minutes);
      const price = 5006;
      const fixed = (1 - left.share) * seen;
      const out = modelColumns(1);
      const deviation = Math.sqrt(perMinute * left.minutes);
      writeModelRow(Float64Array.of(strike), fixed + left.share * price, deviation, 1, left, out, 0);
      const bump = (up: number) => delta(price + up, minutes, fixed);
      expect((bump(1e-3) - bump(-1e-3)) / 2e-3 / out.gamma[0]!).toBeCloseTo(1, 5);
      // A minute later at the same price, the price of that minute is part of what is fixed.
      const wait = (later: number) => delta(price, minutes - later, fixed + (price * later) / window);
      expect((wait(1e-3) - wait(-1e-3)) / 2e-3).toBeCloseTo(out.charm[0]!, 6);
    }
  });

  it("is unknown without a deviation, and far from the price certain", () => {
    const out = modelColumns(3);
    const strikes = Float64Array.of(4000, 5000, 6000);
    writeModelRow(strikes, 5000, Number.NaN, 1, settlementVariance(point, 10), out, 0);
    for (const column of Object.values(out)) expect([...column]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    writeModelRow(strikes, 5000, 0.002, 1, settlementVariance(point, 10), out, 0);
    expect([out.above[0], out.above[2], out.near[0], out.near[2]]).toEqual([1, 0, 0, 0]);
  });
});
