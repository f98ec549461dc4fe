import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  byRank,
  createExpirationPressureDetector,
  type DetectedPressure,
  type ExpirationPressureDetectChoices,
  type ExpirationPressureDetectParameters,
  expirationPressureDetectSchema,
  firstAlerts,
  type PressureAlert,
  strikeKey,
} from "../../lib/detectors/expiration-pressure-detect.js";
import { createExpirationPressureMeasure } from "../../lib/detectors/expiration-pressure-measure.js";
import type { MarketDay } from "../../lib/market/market-day.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import { checkParameters } from "../../lib/numeric/parameter.js";
import { cutDay, type Pair, strikeOf } from "../fixtures/days.js";
import {
  beforeExpiry,
  expiring,
  expiryDate,
  expiryDay,
  lastMinutes,
  measureParameters,
} from "../fixtures/expiry-days.js";
import { golden } from "../fixtures/golden.js";

const asWritten: ExpirationPressureDetectParameters = { pressureThreshold: 0.05, reach: 1e6, earliestMinutes: 60 };
const away: ExpirationPressureDetectChoices = { direction: "STEER_AWAY", assumption: "calls-long-puts-short" };
const levels = [4990, 5000, 5010];

function detected(
  day: MarketDay,
  parameters: Partial<ExpirationPressureDetectParameters> = {},
  choices: Partial<ExpirationPressureDetectChoices> = {},
): DetectedPressure {
  const measure = createExpirationPressureMeasure({ ...measureParameters, horizon: 120 }, { volatility: "implied" });
  const detector = createExpirationPressureDetector({ ...asWritten, ...parameters }, { ...away, ...choices });
  const rows: DetectedPressure[] = [];
  for (let row = 0; row < day.rows; row++) rows.push(detector.step(day, measure.step(day, row)));
  return {
    alerts: rows.flatMap(({ alerts }) => alerts),
    dismissed: rows.flatMap(({ dismissed }) => dismissed),
  };
}

/** One row some minutes before expiry, with open interest by strike. */
const single = (price: number, held: readonly Pair[], left = 10, strikes: readonly number[] = levels) =>
  expiryDay({ strikes: expiring(...strikes), held, rows: lastMinutes(left, left, () => ({ underlying: price })) });

const reasons = ({ dismissed }: DetectedPressure) => dismissed.map(({ reason }) => reason);
const strikesOf = ({ alerts }: DetectedPressure) => alerts.map(({ strike }) => strike);
const directionsOf = ({ alerts }: DetectedPressure) => alerts.map(({ direction }) => direction);

describe("the detector on the reference cases", () => {
  it.each(golden("seed-expiration"))("judges $id as written", (item) => {
    const { callOI, putOI, price, strike, minutesToExpiry } = item.input;
    const { alerts, dismissed } = detected(single(price, [[callOI, putOI]], minutesToExpiry, [strike]));
    if (price === strike) expect(dismissed.map(({ reason }) => reason)).toEqual(["price-at-strike"]);
    else expect(alerts.map(({ direction }) => direction)).toEqual([price > strike ? 1 : -1]);
  });
});

describe("createExpirationPressureDetector", () => {
  it("names every parameter in its schema", () => {
    expect(() => checkParameters(expirationPressureDetectSchema, { ...asWritten })).not.toThrow();
  });

  it("writes down what it saw", () => {
    const { alerts } = detected(
      single(5003, [
        [0, 10],
        [800, 200],
        [5, 5],
      ]),
    );
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({
      id: `TEST/${expiryDate}/1`,
      underlying: "TEST",
      date: expiryDate,
      expiration: expiryDate,
      expiresAt: beforeExpiry(0),
      strike: 5000,
      triggeredAt: beforeExpiry(10),
      decidedAt: beforeExpiry(10),
      minutes: 10,
      price: 5003,
      pointSize: 1,
      distance: 3,
      openInterest: 1000,
      probability: 0.5,
      pressure: 5,
      direction: 1,
      directions: { STEER_AWAY: 1, PIN_TOWARD: -1, GAMMA_SIGNED: -1 },
      measures: { callOpenInterest: 800, putOpenInterest: 200, concentration: 1000 / 1020, deviationSource: null },
    });
    expect(alerts[0]!.measures.dealerOptions).toEqual({
      "calls-long-puts-short": 600,
      "both-long": 1000,
      "both-short": -1000,
      "signed-volume": NaN,
    });
  });

  it("takes the best strike of each series in a row, the lower one of two alike", () => {
    expect(
      strikesOf(
        detected(
          single(5002, [
            [100, 0],
            [900, 0],
            [900, 0],
          ]),
        ),
      ),
    ).toEqual([5000]);
    // Beyond the reach of the probability only open interest counts, so that far strikes can be alike.
    expect(
      strikesOf(
        detected(
          single(5050, [
            [900, 0],
            [900, 0],
            [100, 0],
          ]),
        ),
      ),
    ).toEqual([4990]);
  });

  it("ranks two series of a row by pressure", () => {
    const noon = { ...strikeOf(5000, expiryDate), expiresAt: beforeExpiry(5) };
    const rows = lastMinutes(20, 20, () => ({ underlying: 5001 }));
    const strikes = [...expiring(5000), noon];
    const both = (late: number) =>
      detected(
        expiryDay({
          strikes,
          held: [
            [late, 0],
            [500, 0],
          ],
          rows,
        }),
      );
    expect(both(500).alerts.map(({ expiresAt }) => expiresAt)).toEqual([beforeExpiry(5), beforeExpiry(0)]);
    expect(both(50_000).alerts.map(({ expiresAt }) => expiresAt)).toEqual([beforeExpiry(0), beforeExpiry(5)]);
  });

  it("needs more than the threshold, in the market's scale", () => {
    const day = single(5003, [
      [0, 0],
      [10, 0],
      [0, 0],
    ]);
    expect(detected(day, { pressureThreshold: 0.0499 }).alerts).toHaveLength(1);
    const refused = detected(day, { pressureThreshold: 0.05 });
    expect(refused.dismissed).toMatchObject([{ reason: "below-pressure-threshold", strike: 5000 }]);
    const profile = { ...synthetic, thresholdScale: 0.5 };
    expect(detected({ ...day, profile }).alerts).toHaveLength(1);
  });

  it("looks no farther than its reach and no earlier than its first minute", () => {
    const day = single(
      5003,
      [
        [0, 0],
        [10, 0],
        [9999, 0],
      ],
      20,
    );
    expect(strikesOf(detected(day))).toEqual([5010]);
    expect(strikesOf(detected(day, { reach: 3, pressureThreshold: 0 }))).toEqual([5000]);
    expect(reasons(detected(day, { reach: 2.9 }))).toEqual(["out-of-reach"]);
    expect(detected(day, { earliestMinutes: 20 }).alerts).toHaveLength(1);
    expect(reasons(detected(day, { earliestMinutes: 19.9 }))).toEqual(["too-early"]);
  });

  it("alerts at exactly 60 minutes and not before", () => {
    const at = (left: number) =>
      detected(
        single(
          5003,
          [
            [0, 0],
            [9000, 0],
            [0, 0],
          ],
          left,
        ),
      );
    expect([at(60).alerts.length, reasons(at(61))]).toEqual([1, ["too-early"]]);
  });

  it("counts what has no open interest", () => {
    expect(reasons(detected(expiryDay({ strikes: expiring(5000), rows: lastMinutes(9, 9, () => ({})) })))).toEqual([
      "unknown-pressure",
    ]);
  });

  it("has no direction at the strike, nor between two alerting strikes at the same distance", () => {
    expect(
      reasons(
        detected(
          single(5000, [
            [0, 0],
            [900, 0],
            [0, 0],
          ]),
        ),
      ),
    ).toEqual(["price-at-strike"]);
    expect(
      reasons(
        detected(
          single(5005, [
            [0, 0],
            [900, 0],
            [800, 0],
          ]),
        ),
      ),
    ).toEqual(["between-strikes"]);
    // A neighbour that would be no alert does not count.
    expect(
      strikesOf(
        detected(
          single(5005, [
            [0, 0],
            [900, 0],
            [1, 0],
          ]),
        ),
      ),
    ).toEqual([5000]);
  });

  it("goes away from the strike, toward it, or where the gamma points", () => {
    const calls = single(5003, [
      [0, 0],
      [900, 100],
      [0, 0],
    ]);
    const puts = single(4997, [
      [0, 0],
      [100, 900],
      [0, 0],
    ]);
    expect(directionsOf(detected(calls))).toEqual([1]);
    expect(directionsOf(detected(puts))).toEqual([-1]);
    expect(directionsOf(detected(calls, {}, { direction: "PIN_TOWARD" }))).toEqual([-1]);
    expect(directionsOf(detected(calls, {}, { direction: "GAMMA_SIGNED" }))).toEqual([-1]);
    expect(directionsOf(detected(puts, {}, { direction: "GAMMA_SIGNED" }))).toEqual([-1]);
    const signed = (assumption: "both-long" | "both-short" | "signed-volume") =>
      detected(puts, {}, { direction: "GAMMA_SIGNED", assumption });
    expect(directionsOf(signed("both-long"))).toEqual([1]);
    expect(directionsOf(signed("both-short"))).toEqual([-1]);
    expect(reasons(signed("signed-volume"))).toEqual(["unknown-gamma-sign"]);
    const even = single(5003, [
      [0, 0],
      [500, 500],
      [0, 0],
    ]);
    expect(reasons(detected(even, {}, { direction: "GAMMA_SIGNED" }))).toEqual(["unknown-gamma-sign"]);
    expect(detected(even).alerts[0]!.directions.GAMMA_SIGNED).toBe(0);
  });

  it("goes toward a strike whose options customers have sold", () => {
    const rows = lastMinutes(10, 10, () => ({ underlying: 5003, buyVolume: [[1, 0]], sellVolume: [[8, 2]] }));
    const day = expiryDay({ strikes: expiring(5000), held: [[900, 0]], rows });
    const choices = { direction: "GAMMA_SIGNED", assumption: "signed-volume" } as const;
    expect(directionsOf(detected(day, {}, choices))).toEqual([-1]);
  });

  it("goes on from its state, and counts anew after the day", () => {
    const day = single(5003, [
      [0, 0],
      [900, 0],
      [0, 0],
    ]);
    const measure = createExpirationPressureMeasure(measureParameters, { volatility: "implied" });
    const row = measure.step(day, 0);
    const first = createExpirationPressureDetector(asWritten, away);
    first.step(day, row);
    const second = createExpirationPressureDetector(asWritten, away, first.state());
    expect(second.step(day, row).alerts[0]!.id).toBe(`TEST/${expiryDate}/2`);
    second.closeDay();
    expect(second.step(day, row).alerts[0]!.id).toBe(`TEST/${expiryDate}/1`);
    expect(second.step(day, null)).toEqual({ alerts: [], dismissed: [] });
  });
});

describe("firstAlerts", () => {
  const rows = lastMinutes(40, 1, (left) => ({ underlying: left > 20 ? 5003 : 5008 }));
  const { alerts } = detected(
    expiryDay({
      strikes: expiring(...levels),
      held: [
        [0, 0],
        [900, 0],
        [900, 0],
      ],
      rows,
    }),
  );
  const zone = (alert: PressureAlert) => `${strikeKey(alert)}/${alert.minutes < 15 ? "near" : "far"}`;

  it("keeps the first alert of a strike, or of a strike and whatever else the key says", () => {
    expect(alerts).toHaveLength(40);
    const found = firstAlerts(alerts, strikeKey).map(({ strike, minutes }) => [strike, minutes]);
    expect(found).toEqual([
      [5000, 40],
      [5010, 20],
    ]);
    expect(firstAlerts(alerts, zone).map(({ minutes }) => minutes)).toEqual([40, 20, 14]);
  });

  it("says the same row by row", () => {
    const seen = new Set<string>();
    expect(alerts.flatMap((alert) => firstAlerts([alert], zone, seen))).toEqual(firstAlerts(alerts, zone));
  });
});

describe("byRank", () => {
  it("orders by pressure descending, then time, then strike", () => {
    const [alert] = detected(
      single(5003, [
        [0, 0],
        [900, 0],
        [0, 0],
      ]),
    ).alerts;
    const of = (pressure: number, triggeredAt: number, strike: number) => ({
      ...alert!,
      pressure,
      triggeredAt,
      strike,
    });
    const ordered = [of(3, 2, 9), of(2, 1, 9), of(2, 2, 7), of(2, 2, 8)];
    expect([...ordered].reverse().sort(byRank)).toEqual(ordered);
  });
});

describe("the alerts of any day", () => {
  it("do not change up to a row when everything after it is deleted, and stay above the threshold", () => {
    const random = fc.record({
      prices: fc.array(fc.integer({ min: 4985, max: 5015 }), { minLength: 3, maxLength: 30 }),
      held: fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 })), {
        minLength: 3,
        maxLength: 3,
      }),
      later: fc.integer({ min: 0, max: 40 }),
      cut: fc.nat(),
    });
    fc.assert(
      fc.property(random, ({ prices, held, later, cut }) => {
        const first = prices.length + 5;
        const day = expiryDay({
          strikes: expiring(...levels),
          held,
          more: [{ session: expiryDate, availableAt: beforeExpiry(later), contracts: new Float64Array(6).fill(7) }],
          rows: lastMinutes(first, 6, (left) => ({ underlying: prices[first - left]! })),
        });
        const rows = 1 + (cut % day.rows);
        const last = day.knownAt[rows - 1]!;
        const known = (found: DetectedPressure) => ({
          alerts: found.alerts.filter(({ decidedAt }) => decidedAt <= last),
          dismissed: found.dismissed.filter(({ triggeredAt }) => triggeredAt <= last),
        });
        const whole = detected(day);
        expect(detected(cutDay(day, rows))).toEqual(known(whole));
        expect(whole.alerts.length + whole.dismissed.length).toBe(day.rows);
        for (const { pressure, directions } of whole.alerts) {
          expect(pressure).toBeGreaterThan(asWritten.pressureThreshold);
          expect(directions.PIN_TOWARD).toBe(-directions.STEER_AWAY);
        }
      }),
      { numRuns: 60 },
    );
  });
});
