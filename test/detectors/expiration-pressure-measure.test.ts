import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createExpirationPressureMeasure,
  type ExpirationPressureMeasureChoices,
  type ExpirationPressureMeasureParameters,
  expirationPressureMeasureSchema,
  type PressureRow,
} from "../../lib/detectors/expiration-pressure-measure.js";
import type { MarketDay } from "../../lib/market/market-day.js";
import { nseIndex, synthetic } from "../../lib/market/market-profiles.js";
import { checkParameters } from "../../lib/numeric/parameter.js";
import { black76 } from "../../lib/pricing/black76.js";
import { pinningDrift } from "../../lib/pricing/pinning-drift.js";
import { cutDay, strikeOf } from "../fixtures/days.js";
import {
  beforeExpiry,
  expiring,
  expiryDate,
  expiryDay,
  lastMinutes,
  measureParameters,
  priced,
} from "../fixtures/expiry-days.js";
import { differences, golden } from "../fixtures/golden.js";

const implied: ExpirationPressureMeasureChoices = { volatility: "implied" };
const realised: ExpirationPressureMeasureChoices = { volatility: "realised" };
const levels = [4990, 4995, 5000, 5005, 5010];

function measured(
  day: MarketDay,
  parameters: Partial<ExpirationPressureMeasureParameters> = {},
  choices = implied,
): readonly PressureRow[] {
  const measure = createExpirationPressureMeasure({ ...measureParameters, ...parameters }, choices);
  const found: PressureRow[] = [];
  for (let row = 0; row < day.rows; row++) {
    const pressure = measure.step(day, row);
    if (pressure) found.push(pressure);
  }
  return found;
}

/** One row some minutes before expiry. */
const single = (left: number, price: number, held: readonly (readonly [number, number])[], strikes = [5000]) =>
  expiryDay({ strikes: expiring(...strikes), held, rows: lastMinutes(left, left, () => ({ underlying: price })) });

describe("the measure of the reference cases", () => {
  it.each(golden("seed-expiration"))("gives $id", (item) => {
    const { callOI, putOI, price, strike, minutesToExpiry } = item.input;
    const day = single(minutesToExpiry, price, [[callOI, putOI]], [strike]);
    const series = measured(day)[0]!.series[0]!;
    expect(series.minutes).toBeCloseTo(minutesToExpiry, 5);
    const answer = {
      distance: series.distance[0]!,
      totalOI: series.openInterest[0]!,
      assignmentProbability: series.probability[0]!,
    };
    expect(differences(answer, item)).toEqual([]);
    // Instants are whole milliseconds.
    expect(series.pressure[0]! / item.expected.pressure).toBeCloseTo(1, 6);
  });
});

describe("createExpirationPressureMeasure", () => {
  it("names every parameter in its schema", () => {
    expect(() => checkParameters(expirationPressureMeasureSchema, { ...measureParameters })).not.toThrow();
  });

  it("measures the last hour, the horizon included and the expiry not", () => {
    const day = expiryDay({ strikes: expiring(5000), held: [[1, 1]], rows: lastMinutes(62, 0, () => ({})) });
    const minutes = measured(day).map(({ series }) => series[0]!.minutes);
    expect([minutes[0], minutes.at(-1), minutes.length]).toEqual([60, 1, 60]);
    expect(measured(day, { horizon: 5 }).length).toBe(5);
  });

  it("keeps series of one date apart by the instant of expiry, and leaves later ones alone", () => {
    const morning = { ...strikeOf(5000, expiryDate), expiresAt: beforeExpiry(20) };
    const strikes = [strikeOf(5000, expiryDate), morning, strikeOf(5000, "2026-01-06")];
    const rows = lastMinutes(30, 10, () => ({}));
    const day = expiryDay({
      strikes,
      held: [
        [10, 0],
        [20, 0],
        [40, 0],
      ],
      rows,
    });
    const found = measured(day);
    expect(found[0]!.series.map(({ minutes, openInterest }) => [minutes, openInterest[0]])).toEqual([
      [10, 20],
      [30, 10],
    ]);
    expect(found.at(-1)!.series.map(({ minutes }) => minutes)).toEqual([10]);
  });

  it("reads open interest as of the row and never later", () => {
    const later = { session: expiryDate, availableAt: beforeExpiry(9.5), contracts: Float64Array.of(100, 100) };
    const rows = lastMinutes(10, 9, () => ({}));
    const day = expiryDay({ strikes: expiring(5000), held: [[1, 2]], more: [later], rows });
    expect(measured(day).map(({ series }) => series[0]!.openInterest[0])).toEqual([3, 200]);
    const unknown = measured({ ...day, openInterest: [later] })[0]!.series[0]!;
    expect([unknown.pressure[0], unknown.netPressure, unknown.hedgeFlow["both-long"].charm]).toEqual([NaN, NaN, NaN]);
  });

  it("counts distance in points of the market", () => {
    const profile = { ...synthetic, point: { kind: "relative", basisPoints: 4 } } as const;
    const day = { ...single(10, 5008, [[1, 1]]), profile };
    const row = measured(day)[0]!;
    expect([row.pointSize, row.series[0]!.distance[0]]).toEqual([0.0004 * 5008, 8 / (0.0004 * 5008)]);
  });

  it("says nothing of a row without a price", () => {
    expect(measured(single(10, Number.NaN, [[1, 1]]))).toEqual([]);
  });

  it("takes the deviation from the options at the money, else from the day's own path", () => {
    const strikes = expiring(...levels);
    const held = levels.map(() => [10, 10] as const);
    const rows = lastMinutes(20, 10, (left) => ({
      underlying: 5000 + (left % 2),
      price: left === 10 ? priced(levels, 5000, 0.002) : levels.map(() => [NaN, NaN] as const),
    }));
    const day = expiryDay({ strikes, held, rows });
    const at = (found: readonly PressureRow[], left: number) =>
      found.find(({ series }) => series[0]!.minutes === left)!.series[0]!;
    const own = Math.log(5001 / 5000);
    expect(at(measured(day), 10)).toMatchObject({ deviationSource: "implied" });
    expect(at(measured(day), 10).deviation).toBeCloseTo(0.002, 8);
    expect(at(measured(day), 11)).toMatchObject({ deviationSource: "realised" });
    expect(at(measured(day), 11).deviation).toBeCloseTo(own * Math.sqrt(11), 10);
    expect(at(measured(day, {}, realised), 10).deviation).toBeCloseTo(own * Math.sqrt(10), 10);
    // Too few returns, or a volatility out of bounds.
    expect(at(measured(day), 18)).toMatchObject({ deviation: NaN, deviationSource: null });
    expect(at(measured(day), 18).above[0]).toBeNaN();
    expect(at(measured(day, { greatestVolatility: 0.1 }), 10)).toMatchObject({ deviationSource: null });
    const yearly = 0.002 * Math.sqrt(525_600 / 10);
    expect(at(measured(day, { leastVolatility: 1.01 * yearly }), 10)).toMatchObject({ deviationSource: null });
    expect(at(measured(day, { greatestVolatility: 0.99 * yearly, leastVolatility: 0.1 }), 10)).toMatchObject({
      deviationSource: "realised",
    });
  });

  it("gives probabilities, greeks and flows of Black-76 at the deviation found", () => {
    const strikes = expiring(...levels);
    const held = levels.map((_, k) => [100 * (k + 1), 70] as const);
    const price = priced(levels, 5002, 0.002);
    const day = expiryDay({ strikes, held, rows: lastMinutes(10, 10, () => ({ underlying: 5002, price })) });
    const series = measured(day)[0]!.series[0]!;
    // A clock in which the ten minutes are one year.
    const at = (level: number) => black76("call", 5002, level, 1, 0, 0.002);
    levels.forEach((level, k) => {
      expect(series.above[k]).toBeCloseTo(at(level).itmProbabilityRiskNeutral, 7);
      const near = at(level - 1).itmProbabilityRiskNeutral - at(level + 1).itmProbabilityRiskNeutral;
      expect(series.near[k]).toBeCloseTo(near, 7);
      expect(series.charm[k]).toBeCloseTo(at(level).charm / 10, 7);
    });
    expect(measured(day, { nearDistance: 2 })[0]!.series[0]!.near[2]).toBeGreaterThan(1.8 * series.near[2]!);
    const long = levels.reduce(
      (sum, level, k) => sum + pinningDrift(2 * (100 * (k + 1) + 70), 0, 5002, level, 1, 0.002).hedgeContracts / 10,
      0,
    );
    expect(series.hedgeFlow["both-long"].charm / long).toBeCloseTo(1, 6);
    const gamma = levels.reduce((sum, level, k) => sum + 2 * (100 * (k + 1) - 70) * at(level).gamma, 0);
    expect(series.hedgeFlow["calls-long-puts-short"].gamma / -gamma).toBeCloseTo(1, 6);
    expect(series.hedgeFlow["both-short"].charm).toBe(-series.hedgeFlow["both-long"].charm);
    expect(series.dealerOptions["calls-long-puts-short"][1]).toBe(130);
    expect(series.hedgeFlow["signed-volume"]).toEqual({ charm: NaN, gamma: NaN });
  });

  it("takes market makers to hold what customers sold since the open, row by row", () => {
    const rows = lastMinutes(63, 59, (left) => ({
      buyVolume: [[left === 63 ? NaN : 5, 1]],
      sellVolume: [[2, left === 60 ? NaN : 4]],
    }));
    const day = expiryDay({ strikes: expiring(5000), held: [[1, 1]], rows });
    const found = measured(day).map(({ series }) => series[0]!.dealerOptions["signed-volume"][0]);
    // Calls: first seen at 62, three bought a minute; puts: three sold a minute, until one minute is not known.
    expect(found).toEqual([NaN, NaN]);
    const complete = { ...day, rows: 3 };
    expect(
      measured(complete, { horizon: 62 }).map(({ series }) => series[0]!.dealerOptions["signed-volume"][0]),
    ).toEqual([-3 + 6, -6 + 9]);
  });

  it("adds the pressures of all strikes along the way away from them", () => {
    const day = single(
      10,
      5002,
      [
        [100, 0],
        [100, 0],
        [300, 0],
      ],
      [4990, 5000, 5005],
    );
    const { netPressure, pressure } = measured(day)[0]!.series[0]!;
    expect(netPressure).toBeCloseTo(pressure[0]! + pressure[1]! - pressure[2]!, 12);
  });

  it("holds a strike's open interest against the band around the price", () => {
    const day = single(
      10,
      5000,
      [
        [100, 0],
        [100, 200],
        [500, 0],
      ],
      [4990, 5000, 5100],
    );
    expect([...measured(day)[0]!.series[0]!.concentration]).toEqual([0.25, 0.75, NaN]);
    expect(measured(day, { concentrationBand: 0.02 })[0]!.series[0]!.concentration[2]).toBeCloseTo(5 / 9, 12);
  });

  it("knows an averaging window: the settling price, and the put that loses share", () => {
    const strikes = expiring(5000);
    const rows = lastMinutes(40, 10, (left) => ({ underlying: 5000 + (left >= 15 ? left % 2 : 6) }));
    const day = { ...expiryDay({ strikes, held: [[10, 10]], rows }), profile: { ...nseIndex, thresholdScale: 1 } };
    const found = measured(day);
    const at = (left: number) => found.find(({ series }) => series[0]!.minutes === left)!.series[0]!;
    expect(at(35)).toMatchObject({ settling: 5001 });
    // Seen in the window: 15 prices of 5000 and 5001 in turn (29 to 15 minutes before), then five of 5006.
    const seen = (8 * 5001 + 7 * 5000 + 5 * 5006) / 20;
    expect(at(10).settling).toBeCloseTo((2 / 3) * seen + 5006 / 3, 9);
    const { charm, hedgeFlow } = at(10);
    expect(hedgeFlow["both-long"].charm).toBeCloseTo(-(10 * charm[0]! + 10 * (charm[0]! + 1 / 30)), 12);
  });

  it("refuses a row that is skipped or taken twice, and starts anew after the day", () => {
    const day = single(10, 5000, [[1, 1]]);
    const measure = createExpirationPressureMeasure(measureParameters, implied);
    expect(() => measure.step(day, 1)).toThrow(RangeError("invalid row: 1, expected 0"));
    measure.step(day, 0);
    expect(() => measure.step(day, 0)).toThrow(RangeError("invalid row: 0, expected 1"));
    measure.closeDay();
    expect(measure.step(day, 0)).not.toBeNull();
  });
});

/** Random expiry days: prices, options, sides and open interest that changes, all with gaps. */
const randomDay = fc
  .record({
    averaged: fc.boolean(),
    rows: fc.array(
      fc.record({
        price: fc.oneof(
          { weight: 8, arbitrary: fc.integer({ min: 4985, max: 5015 }) },
          { weight: 1, arbitrary: fc.constant(Number.NaN) },
        ),
        quotes: fc.array(fc.oneof(fc.double({ min: 0.1, max: 15, noNaN: true }), fc.constant(Number.NaN)), {
          minLength: 6,
          maxLength: 6,
        }),
        traded: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }),
      }),
      { minLength: 12, maxLength: 30 },
    ),
    published: fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 6, maxLength: 6 }),
    publishedAt: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ averaged, rows, published, publishedAt }) => {
    const pairs = (values: readonly number[]) => [0, 1, 2].map((s) => [values[2 * s]!, values[2 * s + 1]!] as const);
    const first = rows.length + 3;
    const day = expiryDay({
      strikes: expiring(4990, 5000, 5010),
      held: pairs([10, 20, 30, 40, 50, 60]),
      more: [{ session: expiryDate, availableAt: beforeExpiry(publishedAt), contracts: Float64Array.from(published) }],
      rows: lastMinutes(first, 4, (left) => {
        const { price, quotes, traded } = rows[first - left] ?? rows[0]!;
        return {
          underlying: price,
          price: pairs(quotes),
          buyVolume: pairs(traded.slice(0, 6)),
          sellVolume: pairs(traded.slice(6)),
        };
      }),
    });
    return averaged ? { ...day, profile: nseIndex } : day;
  });

describe("the measure of any day", () => {
  it("does not change up to a row when everything after it is deleted", () => {
    fc.assert(
      fc.property(randomDay, fc.nat(), (day, cut) => {
        const rows = 1 + (cut % day.rows);
        const last = day.knownAt[rows - 1]!;
        expect(measured(cutDay(day, rows))).toEqual(measured(day).filter(({ knownAt }) => knownAt <= last));
      }),
      { numRuns: 60 },
    );
  });

  it("goes on from its state as if it had never stopped", () => {
    fc.assert(
      fc.property(randomDay, fc.nat(), (day, stop) => {
        const rows = stop % day.rows;
        const first = createExpirationPressureMeasure(measureParameters, implied);
        for (let row = 0; row < rows; row++) first.step(day, row);
        const second = createExpirationPressureMeasure(measureParameters, implied, first.state());
        for (let row = rows; row < day.rows; row++) expect(second.step(day, row)).toEqual(first.step(day, row));
      }),
      { numRuns: 60 },
    );
  });
});
