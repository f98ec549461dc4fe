import { describe, expect, it } from "vitest";
import {
  expiringSeries,
  impliedDeviation,
  remainingDeviation,
  seriesOpenInterest,
} from "../../lib/detectors/expiring-volatility.js";
import { settlementVariance } from "../../lib/detectors/settlement-variance.js";
import { strikeOf } from "../fixtures/days.js";
import {
  beforeExpiry,
  expiring,
  expiryDate,
  expiryDay,
  lastMinutes,
  measureParameters,
  priced,
} from "../fixtures/expiry-days.js";

const levels = [4990, 4995, 5000, 5005, 5010];
const quoted = (columns: object, strikes: readonly number[] = levels) =>
  expiryDay({ strikes: expiring(...strikes), rows: lastMinutes(10, 10, () => columns) });

describe("expiringSeries", () => {
  it("has the strikes that expire in the session, ascending, one series for each instant in time order", () => {
    const noon = { ...strikeOf(5005, expiryDate), expiresAt: beforeExpiry(200) };
    const opening = { ...strikeOf(5005, expiryDate), expiresAt: beforeExpiry(390) };
    const strikes = [...expiring(5010, 4990), noon, opening, strikeOf(5000, "2026-01-06")];
    const found = expiringSeries(expiryDay({ strikes, rows: [] }));
    expect(found.map(({ numbers, levels: own }) => [numbers, [...own]])).toEqual([
      [[2], [5005]],
      [
        [1, 0],
        [4990, 5010],
      ],
    ]);
    expect(found[1]).toMatchObject({ expiration: expiryDate, expiresAt: beforeExpiry(0) });
  });
});

describe("impliedDeviation", () => {
  const of = (day: ReturnType<typeof quoted>, settling = 5000) =>
    impliedDeviation(day, 0, expiringSeries(day)[0]!, settling);

  it("finds the deviation that priced the chain, whatever price of the underlying is shown", () => {
    expect(of(quoted({ price: priced(levels, 5002, 0.0015) }), 4970)).toBeCloseTo(0.0015, 9);
  });

  it("takes the middle of the three strikes nearest to the money", () => {
    const price = levels.map((level, k) => priced([level], 5000, [9e-3, 1.5e-3, 2e-3, 3e-3, 9e-3][k]!)[0]!);
    expect(of(quoted({ price }))).toBeCloseTo(2e-3, 8);
  });

  it("prefers the middle of the quotes, and the settling price stands in for a forward", () => {
    const one = priced([5000], 5000, 0.002)[0]!;
    const quotes = { bid: [[one[0] - 0.1, Number.NaN]], ask: [[one[0] + 0.1, Number.NaN]], price: [[1, Number.NaN]] };
    expect(of(quoted(quotes, [5000]))).toBeCloseTo(0.002, 9);
  });

  it("is unknown without prices", () => {
    expect(of(quoted({}))).toBeNaN();
    expect(of(quoted({ price: [[1, 1]] }, [5000]), Number.NaN)).toBeGreaterThan(0);
    expect(of(quoted({ price: [[1, Number.NaN]] }, [5000]), Number.NaN)).toBeNaN();
  });
});

describe("remainingDeviation", () => {
  const left = settlementVariance({ kind: "point" }, 60);
  const day = { squares: 100 * 1e-8, minutes: 100, returns: 100 };

  it("is the implied one within the bounds, else the day's own scaled to what is left", () => {
    expect(remainingDeviation(2e-3, day, left, measureParameters)).toEqual({ deviation: 2e-3, source: "implied" });
    const own = { deviation: Math.sqrt(60 * 1e-8), source: "realised" };
    for (const implied of [NaN, 0, 1]) expect(remainingDeviation(implied, day, left, measureParameters)).toEqual(own);
    const averaged = settlementVariance({ kind: "averaged", minutes: 30 }, 60);
    expect(remainingDeviation(NaN, day, averaged, measureParameters).deviation).toBeCloseTo(Math.sqrt(40 * 1e-8), 12);
  });

  it("is unknown on too few returns, or where the price has not moved", () => {
    const unknown = { deviation: NaN, source: null };
    expect(remainingDeviation(NaN, { ...day, returns: 4 }, left, measureParameters)).toEqual(unknown);
    expect(remainingDeviation(NaN, { ...day, squares: 0 }, left, measureParameters)).toEqual(unknown);
  });
});

describe("seriesOpenInterest", () => {
  it("has calls, puts and both of each strike, unknown where the record has no such cell", () => {
    const [series] = expiringSeries(expiryDay({ strikes: expiring(5000, 4990), rows: [] }));
    const held = (contracts: Float64Array | null) => {
      const { calls, puts, total } = seriesOpenInterest(series!, contracts);
      return [[...calls], [...puts], [...total]];
    };
    expect(held(Float64Array.of(1, 2, 3, NaN))).toEqual([
      [3, 1],
      [NaN, 2],
      [NaN, 3],
    ]);
    expect(held(Float64Array.of(1, 2))).toEqual([
      [NaN, 1],
      [NaN, 2],
      [NaN, 3],
    ]);
    expect(held(null)).toEqual([
      [NaN, NaN],
      [NaN, NaN],
      [NaN, NaN],
    ]);
  });
});
