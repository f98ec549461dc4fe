import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExpiryCase } from "../../lib/detectors/expiry-case.js";
import {
  type ExpiryCaseChoices,
  type ExpiryCaseParameters,
  expiryCaseSchema,
  expiryCases,
} from "../../lib/detectors/expiry-cases.js";
import { type MarketDay, pricePath } from "../../lib/market/market-day.js";
import { nseIndex, synthetic } from "../../lib/market/market-profiles.js";
import type { Settlement } from "../../lib/market/settlement.js";
import { checkParameters } from "../../lib/numeric/parameter.js";
import { cutDay, type Pair, strikeOf } from "../fixtures/days.js";
import {
  beforeExpiry,
  expiring,
  expiryDate,
  expiryDay,
  lastMinutes,
  measureParameters,
  priced,
} from "../fixtures/expiry-days.js";

const { minimumReturns, leastVolatility, greatestVolatility, concentrationBand } = measureParameters;
const parameters: ExpiryCaseParameters = {
  caseMinutes: 60,
  caseTolerance: 30,
  caseReach: 20,
  caseDeviations: 1,
  minimumReturns,
  leastVolatility,
  greatestVolatility,
  concentrationBand,
};
const choices: ExpiryCaseChoices = { reach: "points", volatility: "implied" };
const settled: Settlement = { price: 5004, error: 0, method: "last-price", at: beforeExpiry(0) };

const levels = [4980, 4990, 5000, 5010, 5020];
const held: readonly Pair[] = [
  [900, 50],
  [100, 100],
  [300, 200],
  [200, 400],
  [0, 0],
];

/** A row a minute from 70 minutes before expiry on: the price swings by a point, the options imply a deviation. */
function swinging(
  given: { readonly from?: number; readonly held?: readonly Pair[]; readonly deviation?: number } = {},
) {
  return expiryDay({
    strikes: expiring(...levels),
    held: given.held ?? held,
    rows: lastMinutes(given.from ?? 70, 0, (left) => ({
      underlying: 5002 + (left % 2),
      ...(given.deviation ? { price: priced(levels, 5002, given.deviation) } : {}),
    })),
  });
}

const built = (
  day: MarketDay,
  some: Partial<ExpiryCaseParameters> = {},
  other: Partial<ExpiryCaseChoices> = {},
  settle: () => Settlement | null = () => settled,
) => expiryCases(day, { ...parameters, ...some }, { ...choices, ...other }, settle);

const one = (...given: Parameters<typeof built>): ExpiryCase => {
  const { cases, dismissed } = built(...given);
  expect([cases.length, dismissed]).toEqual([1, []]);
  return cases[0]!;
};

const reason = (...given: Parameters<typeof built>) => {
  const { cases, dismissed } = built(...given);
  expect([cases, dismissed.length]).toEqual([[], 1]);
  return dismissed[0]!.reason;
};

const heaviestOf = ({ strikes, heaviest }: ExpiryCase) => strikes[heaviest]?.strike;

describe("expiryCases", () => {
  it("has a schema for its own numbers", () => {
    const { caseMinutes, caseTolerance, caseReach, caseDeviations } = parameters;
    expect(() =>
      checkParameters(expiryCaseSchema, { caseMinutes, caseTolerance, caseReach, caseDeviations }),
    ).not.toThrow();
  });

  it("sees a series an hour before it expires", () => {
    const found = one(swinging({ deviation: 0.0025 }));
    expect(found).toMatchObject({
      underlying: "TEST",
      date: expiryDate,
      expiresAt: beforeExpiry(0),
      seenAt: beforeExpiry(60),
      minutes: 60,
      price: 5002,
      point: 1,
      deviationSource: "implied",
      spacing: 10,
      settlement: settled,
    });
    expect(found.deviation).toBeCloseTo(0.0025 * 5002, 6);
    expect(found.strikes[0]).toEqual({
      strike: 4980,
      callOpenInterest: 900,
      putOpenInterest: 50,
      openInterest: 950,
      concentration: 950 / 2250,
    });
    // Nothing is open at 5020.
    expect(found.strikes.map(({ strike }) => strike)).toEqual([4980, 4990, 5000, 5010]);
    expect(found.course.at.length).toBe(61);
    expect([found.course.at[0], found.course.at[60]]).toEqual([beforeExpiry(60), beforeExpiry(0)]);
    expect([...found.course.price.subarray(0, 3)]).toEqual([5002, 5003, 5002]);
  });

  it("looks for the heaviest strike within reach: points, in the market's size, or deviations", () => {
    const day = swinging({ deviation: 0.0025 });
    expect(heaviestOf(one(day))).toBe(5010);
    expect(heaviestOf(one(day, { caseReach: 22 }))).toBe(4980);
    expect(heaviestOf(one(day, { caseReach: 2 }))).toBe(5000);
    expect(one(day, { caseReach: 1.9 }).heaviest).toBe(-1);
    const profile = { ...synthetic, point: { kind: "absolute", size: 2 } } as const;
    expect(heaviestOf(one({ ...day, profile }))).toBe(4980);
    // One deviation is 12.5.
    expect(heaviestOf(one(day, { caseReach: 1 }, { reach: "sigma" }))).toBe(5010);
    expect(heaviestOf(one(day, { caseDeviations: 0.5 }, { reach: "sigma" }))).toBe(5000);
    expect(heaviestOf(one(day, { caseDeviations: 2 }, { reach: "sigma" }))).toBe(4980);
  });

  it("takes the nearer of two strikes alike", () => {
    const alike: readonly Pair[] = [
      [0, 0],
      [300, 0],
      [300, 0],
      [0, 300],
      [0, 0],
    ];
    expect(heaviestOf(one(swinging({ held: alike })))).toBe(5000);
  });

  it("waits for the first row that is early enough, up to the tolerance", () => {
    const rows = [
      ...lastMinutes(110, 75, (left) => ({ underlying: 5002 + (left % 2) })),
      ...lastMinutes(59, 0, () => ({ underlying: 5010 })),
    ];
    const day = expiryDay({ strikes: expiring(...levels), held, rows });
    expect(one(day)).toMatchObject({ minutes: 75, price: 5003 });
    expect(one(day, { caseMinutes: 59 })).toMatchObject({ minutes: 59, price: 5010 });
    expect(reason(day, { caseTolerance: 14 })).toBe("no-price");
    expect(one(day, { caseTolerance: 15 }).minutes).toBe(75);
  });

  it("uses the row before where a row has no price", () => {
    const rows = lastMinutes(70, 50, (left) => ({ underlying: left === 60 ? NaN : 5002 + (left % 2) }));
    expect(one(expiryDay({ strikes: expiring(...levels), held, rows })).minutes).toBe(61);
  });

  it("scales the day's own movement to what is left where the options tell nothing", () => {
    const own = Math.log(5003 / 5002) * Math.sqrt(60) * 5002;
    expect(one(swinging()).deviation).toBeCloseTo(own, 9);
    expect(one(swinging())).toMatchObject({ deviationSource: "realised" });
    const both = swinging({ deviation: 0.0025 });
    expect(one(both, {}, { volatility: "realised" }).deviation).toBeCloseTo(own, 9);
    expect(one(both, { greatestVolatility: 0.2 })).toMatchObject({ deviationSource: "realised" });
    const day = swinging();
    const at = Float64Array.from({ length: 41 }, (_, k) => beforeExpiry(70 - k / 2));
    const path = pricePath(
      at,
      at.map((_, k) => 5002 + (k % 2)),
    );
    const fine = one({ ...day, path });
    expect(fine.deviation).toBeCloseTo(own * Math.SQRT2, 9);
    expect([...fine.course.at]).toEqual([...at.subarray(20)]);
    // The night before the open is not the day's movement.
    const night = pricePath(Float64Array.of(day.opensAt - 3_600_000, ...at), Float64Array.of(4000, ...path.price));
    expect(one({ ...day, path: night }).deviation).toBeCloseTo(fine.deviation, 9);
  });

  it("has the variance of the average where a series settles in one", () => {
    const own = Math.log(5003 / 5002);
    const averaged = (day: MarketDay): MarketDay => ({ ...day, profile: { ...nseIndex, point: synthetic.point } });
    expect(one(averaged(swinging())).deviation).toBeCloseTo(own * Math.sqrt(40) * 5002, 9);
    const inWindow = one(averaged(swinging()), { caseMinutes: 15 });
    // Seen in the window by then: eight prices of 5003 and seven of 5002; the other half is still open.
    const settling = ((8 * 5003 + 7 * 5002) / 15 + 5003) / 2;
    expect(inWindow.deviation).toBeCloseTo(own * Math.sqrt(15 ** 3 / 2700) * settling, 9);
  });

  it("has the spacing of the strikes around the price, at the end of the list of the last two", () => {
    const spacing = (price: number) => {
      const strikes = expiring(4900, 4990, 5000, 5025);
      const rows = lastMinutes(70, 60, (left) => ({ underlying: price + (left % 2) * 0.5 }));
      return one(
        expiryDay({
          strikes,
          held: [
            [1, 1],
            [1, 1],
            [1, 1],
            [1, 1],
          ],
          rows,
        }),
      ).spacing;
    };
    expect([4950, 4990, 5000, 5010, 5050, 4890].map(spacing)).toEqual([90, 10, 25, 25, 25, 90]);
  });

  it("keeps what is unknown of open interest unknown", () => {
    const partly: readonly Pair[] = [
      [NaN, NaN],
      [5, NaN],
      [300, 200],
      [0, 400],
      [0, 0],
    ];
    const { strikes } = one(swinging({ held: partly }));
    expect(strikes.map(({ strike, openInterest }) => [strike, openInterest])).toEqual([
      [4990, NaN],
      [5000, 500],
      [5010, 400],
    ]);
  });

  it("lists what cannot be a case, with the reason", () => {
    const day = swinging();
    expect(reason(swinging({ from: 59 }))).toBe("no-price");
    expect(reason({ ...day, openInterest: [] })).toBe("no-open-interest");
    expect(reason(swinging({ held: levels.map(() => [0, NaN]) }))).toBe("no-open-interest");
    const rows = lastMinutes(70, 50, (left) => ({ underlying: 5000 + (left % 2) }));
    expect(reason(expiryDay({ strikes: expiring(5000), held: [[1, 1]], rows }))).toBe("single-strike");
    expect(reason(swinging({ from: 62 }))).toBe("unknown-deviation");
    expect(reason(day, {}, {}, () => null)).toBe("no-settlement");
    expect(reason(day, {}, {}, () => ({ ...settled, at: beforeExpiry(60) }))).toBe("settlement-not-later");
    expect(built({ ...day, openInterest: [] }).dismissed).toEqual([
      { underlying: "TEST", date: expiryDate, expiresAt: beforeExpiry(0), reason: "no-open-interest" },
    ]);
  });

  it("has one case for each series of the session, and settles each at its own instant", () => {
    const noon = levels.map((level) => ({ ...strikeOf(level, expiryDate), expiresAt: beforeExpiry(120) }));
    const tomorrow = levels.map((level) => strikeOf(level, "2026-01-06"));
    const rows = lastMinutes(250, 0, (left) => ({ underlying: 5002 + (left % 2) }));
    const strikes = [...expiring(...levels), ...noon, ...tomorrow];
    const day = expiryDay({ strikes, held: [...held, ...held, ...held], rows });
    const { cases } = expiryCases(day, parameters, choices, (on, at) => ({ ...settled, price: on.rows, at }));
    expect(cases.map(({ expiresAt, seenAt }) => [expiresAt, seenAt])).toEqual([
      [beforeExpiry(120), beforeExpiry(180)],
      [beforeExpiry(0), beforeExpiry(60)],
    ]);
    expect(cases.map(({ settlement }) => [settlement.price, settlement.at])).toEqual([
      [day.rows, beforeExpiry(120)],
      [day.rows, beforeExpiry(0)],
    ]);
    expect([...cases[0]!.course.at].at(-1)).toBe(beforeExpiry(120));
  });

  it("knows nothing of what came after the row, but for the settlement and the course", () => {
    const random = fc.record({
      prices: fc.array(fc.oneof(fc.integer({ min: 4985, max: 5015 }), fc.constant(NaN)), {
        minLength: 91,
        maxLength: 91,
      }),
      later: fc.integer({ min: 0, max: 90 }),
      implied: fc.boolean(),
      averaged: fc.boolean(),
    });
    fc.assert(
      fc.property(random, ({ prices, later, implied, averaged }) => {
        const day = expiryDay({
          strikes: expiring(...levels),
          held,
          more: [{ session: expiryDate, availableAt: beforeExpiry(later), contracts: new Float64Array(10).fill(7) }],
          rows: lastMinutes(90, 0, (left) => ({
            underlying: prices[left]!,
            ...(implied ? { price: priced(levels, 5000 + (left % 7), 0.002) } : {}),
          })),
        });
        const whole = averaged ? { ...day, profile: nseIndex } : day;
        const found = built(whole);
        const [first] = found.cases;
        const last = first?.seenAt ?? beforeExpiry(60);
        const rows = whole.knownAt.filter((at) => at <= last).length;
        const cut = built(cutDay(whole, rows));
        const known = ({ cases, dismissed }: typeof found) => ({
          cases: cases.map(({ course, ...rest }) => ({ ...rest, first: [course.at[0], course.price[0]] })),
          dismissed,
        });
        expect(known(cut)).toEqual(known(found));
        if (first) expect(Number.isNaN(first.price)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
