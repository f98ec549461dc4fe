import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createVolumeShockMeasure,
  type VolumeShockMeasure,
  type VolumeShockMeasureChoices,
  type VolumeShockMeasurement,
  type VolumeShockMeasureParameters,
  volumeShockMeasureSchema,
} from "../../lib/detectors/volume-shock-measure.js";
import type { MarketDay } from "../../lib/market/market-day.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import { volumeShockPreset } from "../../lib/strategies/volume-shock.js";
import {
  cutDay,
  type DayOptions,
  type DayRow,
  dateAfter,
  dayOf,
  daysOf,
  type Pair,
  rowsOf,
  strikeOf,
} from "../fixtures/days.js";
import { differences, golden } from "../fixtures/golden.js";
import { slowMeasurements } from "../fixtures/volume-shock-twin.js";

const seed = volumeShockPreset("seed");
const first = "2026-01-05";
const expiration = dateAfter(first, 60);
const call = 0.52;
const delta: readonly Pair[] = [[call, -0.48]];

/** Everything is kept: the floors are below all volumes and ratios. */
const open: VolumeShockMeasureParameters = { ...seed.parameters.measure, ratioFloor: -1, volumeFloor: -1 };
const asWritten = seed.choices.measure;

function measureDay(measure: VolumeShockMeasure, day: MarketDay, from = 0): readonly VolumeShockMeasurement[] {
  const found: VolumeShockMeasurement[] = [];
  for (let row = from; row < day.rows; row++) found.push(...measure.step(day, row));
  return found;
}

/** Measures days one after the other; the answer is about the last. */
function measured(
  days: readonly MarketDay[],
  parameters: VolumeShockMeasureParameters = open,
  choices: VolumeShockMeasureChoices = asWritten,
): readonly VolumeShockMeasurement[] {
  const measure = createVolumeShockMeasure(parameters, choices);
  for (const day of days.slice(0, -1)) {
    measureDay(measure, day);
    measure.closeDay(day);
  }
  return measureDay(measure, days.at(-1)!);
}

/** Ten quiet sessions of thirty one-minute rows and one more day: a chain of one strike, deltas given. */
function chain(
  quiet: (session: number) => Pair,
  last: Partial<DayOptions> & Pick<DayOptions, "rows">,
): readonly MarketDay[] {
  const strikes = [strikeOf(5000, expiration)];
  const rows = (volume: Pair) => rowsOf(30, () => ({ unsignedVolume: [volume], delta }));
  return [
    ...daysOf(10, first, (session) => ({ strikes, rows: rows(quiet(session)) })),
    dayOf({ strikes, date: dateAfter(first, 10), ...last }),
  ];
}

const busy = (calls: number, puts: number): readonly DayRow[] =>
  rowsOf(10, () => ({ unsignedVolume: [[calls, puts]], delta }));

describe("the measure of the reference cases", () => {
  for (const reference of golden("seed-volume-shock")) {
    const { id, input, expected } = reference;
    // In one of the cases call and put do not add up to the recent volume: its record was never a window.
    if (input.recentVolume !== input.recentCallVolume + input.recentPutVolume) continue;
    it(`gives ratio and net delta of ${id} exactly`, () => {
      const sum = 10 * input.baselineVolume;
      const quiet = (session: number): Pair => [Math.floor(sum / 10) + (session < Math.round(sum % 10) ? 1 : 0), 0];
      // All volume of a five-minute window in its first row, so that whole contracts make any mean.
      const rowsWith = (volume: Pair, deltas: Pair) =>
        rowsOf(5, (row) => ({ unsignedVolume: [row === 0 ? volume : [0, 0]], delta: [deltas] }));
      const strikes = [strikeOf(5000, expiration)];
      const deltas: Pair = [input.callDelta, Math.abs(input.putDelta)];
      const days = [
        ...daysOf(10, first, (session) => ({
          strikes,
          deltaConvention: "magnitude",
          rows: rowsWith(quiet(session), deltas),
        })),
        dayOf({
          strikes,
          deltaConvention: "magnitude",
          date: dateAfter(first, 10),
          rows: rowsWith([input.recentCallVolume, input.recentPutVolume], deltas),
        }),
      ];
      const found = measured(days)[0]!;
      expect(found).toMatchObject({ baselineVolume: input.baselineVolume, recentVolume: input.recentVolume });
      const answer = { volumeRatio: found.volumeRatio, netDeltaPutMagnitudeConvention: found.netDelta };
      expect(differences(answer, reference)).toEqual([]);
      const { volumeRatio, minimumVolume } = seed.parameters.detect;
      expect(found.volumeRatio > volumeRatio && found.recentVolume > minimumVolume).toBe(expected.triggered);
      expect(measured(days, seed.parameters.measure).length > 0).toBe(expected.triggered);
    });
  }
});

/** Random small markets: irregular rows, holes, unobserved cells, all combinations of columns, rolling strikes. */
const market = fc
  .record({
    columns: fc.constantFrom(
      ["unsignedVolume"] as const,
      ["buyVolume", "sellVolume"] as const,
      ["buyVolume", "sellVolume", "unsignedVolume"] as const,
    ),
    regular: fc.boolean(),
    sessions: fc.integer({ min: 3, max: 6 }),
    minutes: fc.constantFrom(60, 47),
  })
  .chain(({ columns, regular, sessions, minutes }) => {
    const volume = fc.oneof(
      { weight: 60, arbitrary: fc.integer({ min: 0, max: 60 }) },
      { weight: 1, arbitrary: fc.constant(Number.NaN) },
    );
    const row = fc.record({
      gap: regular
        ? fc.constant(1)
        : fc.oneof(
            { weight: 30, arbitrary: fc.integer({ min: 1, max: 120 }).map((n) => n / 60) },
            { weight: 1, arbitrary: fc.integer({ min: 3, max: 14 }) },
          ),
      price: fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 4900, max: 5100 }) },
        { weight: 1, arbitrary: fc.constant(Number.NaN) },
      ),
      volumes: fc.tuple(...columns.map(() => fc.array(volume, { minLength: 6, maxLength: 6 }))),
    });
    const day = fc.array(row, { minLength: 5, maxLength: regular ? 20 : 30, size: "max" });
    return fc.array(day, { minLength: sessions, maxLength: sessions }).map((days) =>
      days.map((rows, session) => {
        let minute = 0;
        const date = dateAfter(first, session);
        return dayOf({
          date,
          minutes,
          // One strike stays, one of the same kind lives for two days, one is new every day.
          strikes: [
            strikeOf(5000, expiration),
            strikeOf(5005, dateAfter(first, 20 + 2 * Math.floor(session / 2))),
            strikeOf(5050, dateAfter(date, 2)),
          ],
          rows: rows.map(({ gap, price, volumes }): DayRow => {
            minute += gap;
            const pairs = (cells: readonly number[]): readonly Pair[] =>
              [0, 2, 4].map((c) => [cells[c]!, cells[c + 1]!]);
            const named = columns.map((name, k) => [name, pairs(volumes[k]!)]);
            return { minute, underlying: price, ...Object.fromEntries(named) };
          }),
        });
      }),
    );
  });

const rules = fc.record({
  parameters: fc.record({
    window: fc.constantFrom(120, 180, 300),
    baselineSessions: fc.integer({ min: 2, max: 4 }),
    minimumSessions: fc.constantFrom(1, 1, 2, 3),
    // Floors that no rate meets exactly: two roundings of the same number must not decide.
    ratioFloor: fc.constantFrom(-1, -1, 1.1037),
    volumeFloor: fc.constantFrom(-1, -1, 120.37),
  }),
  baseline: fc.constantFrom("strike" as const, "pool" as const),
});

describe("createVolumeShockMeasure", () => {
  it("agrees with its slow twin on random markets: regular and irregular rows, holes, unobserved cells, all volume columns", () => {
    let compared = 0;
    fc.assert(
      fc.property(market, rules, (days, { parameters, baseline }) => {
        const choices: VolumeShockMeasureChoices = { baseline, volumeSide: "customer-buying", deltaAsOf: "row" };
        const fast = measured(days, parameters, choices);
        const slow = slowMeasurements(days.slice(0, -1), days.at(-1)!, parameters, choices);
        expect(fast.map(({ row, strike }) => [row, strike])).toEqual(slow.map(({ row, strike }) => [row, strike]));
        slow.forEach((twin, k) => {
          for (const [name, value] of Object.entries(twin)) {
            const actual = fast[k]![name as keyof VolumeShockMeasurement];
            if (typeof value !== "number" || Number.isNaN(value)) expect(actual, name).toEqual(value);
            else
              expect(Math.abs((actual as number) - value), name).toBeLessThanOrEqual(
                1e-9 * Math.max(1, Math.abs(value)),
              );
          }
        });
        compared += slow.length;
      }),
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  it("gives every row the same answer when all data after it are gone", () => {
    fc.assert(
      fc.property(market, rules, fc.nat(), (days, { parameters, baseline }, at) => {
        const choices: VolumeShockMeasureChoices = { baseline, volumeSide: "signed", deltaAsOf: "window-start" };
        const whole = days.at(-1)!;
        const rows = 1 + (at % whole.rows);
        const cut = measured([...days.slice(0, -1), cutDay(whole, rows)], parameters, choices);
        expect(cut).toEqual(measured(days, parameters, choices).filter(({ row }) => row < rows));
      }),
      { numRuns: 100 },
    );
  });

  it("measures a day cut at any row and resumed from its state as if it had not stopped", () => {
    fc.assert(
      fc.property(market, rules, fc.nat(), (days, { parameters, baseline }, at) => {
        const choices: VolumeShockMeasureChoices = { baseline, volumeSide: "customer-buying", deltaAsOf: "row" };
        const rowsInAll = days.reduce((sum, day) => sum + day.rows, 0);
        const stop = at % rowsInAll;
        const run = (stopAt: number) => {
          let measure = createVolumeShockMeasure(parameters, choices);
          const found: VolumeShockMeasurement[] = [];
          let rows = 0;
          for (const day of days) {
            for (let row = 0; row < day.rows; row++) {
              found.push(...measure.step(day, row));
              if (rows++ === stopAt)
                measure = createVolumeShockMeasure(parameters, choices, structuredClone(measure.state()));
            }
            measure.closeDay(day);
          }
          return { found, state: measure.state() };
        };
        expect(run(stop)).toEqual(run(-1));
      }),
      { numRuns: 100 },
    );
  });

  it("never counts the running session in its baseline", () => {
    const rowsBefore = measured(chain(() => [10, 0], { rows: busy(10, 0) }));
    const rowsAfter = measured(chain(() => [10, 0], { rows: busy(1000, 0) }));
    expect(new Set(rowsAfter.map(({ baselineVolume }) => baselineVolume))).toEqual(new Set([50]));
    expect(rowsAfter.map(({ baselineVolume }) => baselineVolume)).toEqual(
      rowsBefore.map(({ baselineVolume }) => baselineVolume),
    );
  });

  it("takes the mean of past sessions in the same clock bucket", () => {
    const days = chain((session) => [session, 1], { rows: busy(100, 0) });
    const found = measured(days);
    // 5 minutes of 0..9 calls and 1 put: mean 27.5, from the first full window on.
    expect(found.map(({ row }) => row)).toEqual([4, 5, 6, 7, 8, 9]);
    expect(found[0]).toMatchObject({
      baselineVolume: 27.5,
      baselineSessions: 10,
      baselineSource: "strike",
      recentVolume: 500,
    });
  });

  it("lets the pool stand in for a strike that fewer than 5 of 10 sessions saw", () => {
    const old = strikeOf(5000, expiration);
    const young = strikeOf(5005, expiration);
    const days = (sessionsOfTheYoung: number) => [
      ...daysOf(10, first, (session) => ({
        strikes: session >= 10 - sessionsOfTheYoung ? [old, young] : [old],
        rows: rowsOf(5, () => ({
          unsignedVolume:
            session >= 10 - sessionsOfTheYoung
              ? [
                  [10, 0],
                  [4, 0],
                ]
              : [[10, 0]],
        })),
      })),
      dayOf({
        date: dateAfter(first, 10),
        strikes: [old, young],
        rows: rowsOf(5, () => ({
          unsignedVolume: [
            [1, 0],
            [1, 0],
          ],
        })),
      }),
    ];
    const young4 = measured(days(4)).find(({ strike }) => strike === 1)!;
    // 10 sessions of the old strike with 50 and 4 of the young one with 20.
    expect(young4).toMatchObject({
      baselineSource: "pool",
      baselineSessions: 10,
      baselineVolume: (10 * 50 + 4 * 20) / 14,
    });
    const young5 = measured(days(5)).find(({ strike }) => strike === 1)!;
    expect(young5).toMatchObject({ baselineSource: "strike", baselineSessions: 5, baselineVolume: 20 });
  });

  it("asks the pool first where the pool comes first", () => {
    const days = chain(() => [10, 0], { rows: busy(10, 0) });
    expect(measured(days, open, { ...asWritten, baseline: "pool" })[0]!.baselineSource).toBe("pool");
    expect(measured(days, open, { ...asWritten, baseline: "strike" })[0]!.baselineSource).toBe("strike");
  });

  it("measures nothing before the window is full, and begins anew after a hole", () => {
    const rows: DayRow[] = [...rowsOf(6, () => ({ unsignedVolume: [[10, 0]] as Pair[] }))];
    rows.push({ minute: 20, unsignedVolume: [[900, 0]] });
    for (let minute = 21; minute < 28; minute++) rows.push({ minute, unsignedVolume: [[10, 0]] });
    const found = measured(
      chain(() => [10, 0], { rows }).map((day) => ({ ...day, closesAt: day.opensAt + 3_600_000 })),
    );
    // Rows 4 and 5 have five minutes behind them; row 6 ends a hole of 14 minutes; row 11 has five minutes again.
    expect(found.map(({ row }) => row)).toEqual([4, 5, 11, 12, 13]);
    expect(found.every(({ recentVolume }) => recentVolume === 50)).toBe(true);
  });

  it("counts the volume of a hole for the day and for no window", () => {
    const rows = [
      {
        unsignedVolume: [
          [7, 0],
          [1, 1],
        ],
      },
      {
        minute: 30,
        unsignedVolume: [
          [100, 5],
          [Number.NaN, 3],
        ],
      },
    ] as const;
    const day = dayOf({ strikes: [5000, 5010], rows });
    const measure = createVolumeShockMeasure(open, asWritten);
    measureDay(measure, day);
    measure.closeDay(day);
    expect(measure.lastDailyVolume()).toBe(117);
  });

  it("scales a window that irregular rows make too long", () => {
    const found = measured(chain(() => [10, 0], { rows: [{ minute: 8, unsignedVolume: [[80, 16]] }] }));
    expect(found[0]).toMatchObject({ covered: 480, recentVolume: 60, callVolume: 50, putVolume: 10 });
  });

  it("does not take a strike that is listed during the day for one that was watched and did not trade", () => {
    const strikes = [strikeOf(5000, expiration)];
    const pairs = (row: number): readonly Pair[] =>
      row < 7
        ? [[10, 0]]
        : [
            [10, 0],
            [10, 0],
          ];
    const day = dayOf({
      date: dateAfter(first, 10),
      strikes,
      stride: 4,
      rows: rowsOf(14, (row) => ({ unsignedVolume: pairs(row) })),
    });
    const listed: MarketDay = { ...day, strikes: [...strikes, strikeOf(5005, expiration)] };
    const measure = createVolumeShockMeasure(open, asWritten);
    for (const quiet of chain(() => [10, 0], { rows: [] }).slice(0, -1)) {
      measureDay(measure, quiet);
      measure.closeDay(quiet);
    }
    const found: VolumeShockMeasurement[] = [];
    for (let row = 0; row < day.rows; row++) found.push(...measure.step(row < 7 ? day : listed, row));
    expect(found.filter(({ strike }) => strike === 1).map(({ row }) => row)).toEqual([11, 12, 13]);
    expect(found.filter(({ strike }) => strike === 1).every(({ recentVolume }) => recentVolume === 50)).toBe(true);
    measure.closeDay(listed);
    const { volumes, strikes: width } = measure.state().history.at(-1)!;
    // Rows 7 to 9 are three minutes of the second bucket: too little for a rate of five.
    expect([0, 1, 2].map((bucket) => volumes[bucket * width + 1])).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(volumes[1 * width]).toBe(50);
  });

  it("has not observed a strike that is listed after the last row", () => {
    const day = dayOf({ stride: 4, minutes: 10, rows: rowsOf(10, () => ({ unsignedVolume: [[1, 0]] })) });
    const measure = createVolumeShockMeasure(open, asWritten);
    measureDay(measure, day);
    measure.closeDay({ ...day, strikes: [...day.strikes, strikeOf(5005, expiration)] });
    expect([...measure.state().history[0]!.volumes]).toEqual([5, Number.NaN, 5, Number.NaN]);
  });

  it("measures chains of any size one after the other", () => {
    const rows = (width: number) =>
      rowsOf(5, () => ({ buyVolume: Array<Pair>(width).fill([6, 0]), sellVolume: Array<Pair>(width).fill([4, 0]) }));
    const strikes = [5000, 5010, 5020].map((strike) => strikeOf(strike, expiration));
    const days = [1, 3, 2].map((width, session) =>
      dayOf({ date: dateAfter(first, session), strikes: strikes.slice(0, width), rows: rows(width) }),
    );
    const found = measured(days, { ...open, minimumSessions: 1 });
    expect(found.map(({ strike, recentVolume, baselineVolume }) => [strike, recentVolume, baselineVolume])).toEqual([
      [0, 50, 50],
      [1, 50, 50],
    ]);
  });

  it("keeps sessions of different lengths apart by clock bucket, whichever comes first", () => {
    const strikes = [strikeOf(5000, expiration)];
    const session = (number: number, minutes: number) =>
      dayOf({
        date: dateAfter(first, number),
        strikes,
        minutes,
        rows: rowsOf(minutes, () => ({ unsignedVolume: [[number, 0]] })),
      });
    const days = [session(0, 10), session(1, 20), session(2, 10), session(3, 20)];
    const found = measured(days, { ...open, minimumSessions: 1 });
    const at = (row: number) => found.find((m) => m.row === row)!;
    expect(at(9)).toMatchObject({ baselineSessions: 3, baselineVolume: 5 });
    expect(at(19)).toMatchObject({ baselineSessions: 1, baselineVolume: 5 });
  });

  it("measures without a price of the underlying where the strike has a baseline of its own", () => {
    const rows = rowsOf(6, () => ({ unsignedVolume: [[10, 0]] as Pair[], underlying: Number.NaN }));
    const found = measured(chain(() => [10, 0], { rows }));
    expect(found.map(({ row, baselineSource, underlyingPrice }) => [row, baselineSource, underlyingPrice])).toEqual([
      [4, "strike", Number.NaN],
      [5, "strike", Number.NaN],
    ]);
  });

  it("knows pools from the first price of the day on", () => {
    const strikes = [strikeOf(5000, expiration), strikeOf(5005, expiration)];
    const rows = rowsOf(8, (row) => ({
      underlying: row < 6 ? Number.NaN : 5000,
      unsignedVolume: [
        [10, 0],
        [10, 0],
      ] as const,
    }));
    const found = measured([
      ...chain(() => [10, 0], { rows: [] }).slice(0, -1),
      dayOf({ date: dateAfter(first, 10), strikes, rows }),
    ]);
    expect(found.map(({ row, strike, baselineSource }) => `${row} ${strike} ${baselineSource}`)).toEqual([
      "4 0 strike",
      "5 0 strike",
      "6 0 strike",
      "6 1 pool",
      "7 0 strike",
      "7 1 pool",
    ]);
  });

  it("gives feeds of signed deltas and of magnitudes the same net delta", () => {
    const rows = (put: number) =>
      rowsOf(10, () => ({ unsignedVolume: [[10, 20]] as Pair[], delta: [[call, put]] as Pair[] }));
    const signed = measured(chain(() => [10, 0], { rows: rows(-0.48), deltaConvention: "signed" }));
    const magnitude = measured(chain(() => [10, 0], { rows: rows(0.48), deltaConvention: "magnitude" }));
    expect(signed.map(({ netDelta }) => netDelta)).toEqual(magnitude.map(({ netDelta }) => netDelta));
    expect(signed[0]!.netDelta).toBeCloseTo(100 * (50 * 0.52 - 100 * 0.48), 9);
  });

  it("stops at a feed whose deltas contradict its declaration", () => {
    const rows = (put: number) =>
      rowsOf(10, () => ({ unsignedVolume: [[10, 20]] as Pair[], delta: [[call, put]] as Pair[] }));
    const wrong = (put: number, deltaConvention: "signed" | "magnitude") => () =>
      measured(chain(() => [10, 0], { rows: rows(put), deltaConvention }));
    expect(wrong(0.48, "signed")).toThrow("invalid put delta: 0.48 (the feed declares signed deltas)");
    expect(wrong(-0.48, "magnitude")).toThrow("invalid put delta: -0.48 (the feed declares magnitude deltas)");
  });

  it("counts bought minus sold contracts where sides are asked for", () => {
    const rows = rowsOf(5, () => ({ buyVolume: [[30, 4]] as Pair[], sellVolume: [[10, 24]] as Pair[], delta }));
    const strikes = [strikeOf(5000, expiration)];
    const quiet = daysOf(10, first, () => ({ strikes, rows }));
    const days = [...quiet, dayOf({ strikes, date: dateAfter(first, 10), rows })];
    const net = (volumeSide: VolumeShockMeasureChoices["volumeSide"]) =>
      measured(days, open, { ...asWritten, volumeSide })[0]!.netDelta;
    expect(net("signed")).toBeCloseTo(100 * (5 * 20 * 0.52 + 5 * -20 * -0.48), 9);
    expect(net("customer-buying")).toBeCloseTo(100 * (5 * 40 * 0.52 - 5 * 28 * 0.48), 9);
  });

  it("scales bought minus sold contracts like the window", () => {
    const strikes = [strikeOf(5000, expiration)];
    const quiet = daysOf(10, first, () => ({
      strikes,
      rows: rowsOf(10, () => ({ buyVolume: [[1, 0]], sellVolume: [[1, 0]] })),
    }));
    const rows = [{ minute: 8, buyVolume: [[80, 0]], sellVolume: [[16, 0]], delta }] as const;
    const days = [...quiet, dayOf({ strikes, date: dateAfter(first, 10), rows })];
    const [found] = measured(days, open, { ...asWritten, volumeSide: "signed" });
    expect(found).toMatchObject({ covered: 480, recentVolume: 60 });
    expect(found!.netDelta).toBeCloseTo(100 * 40 * call, 9);
  });

  it("knows no net delta where sides are asked for and the feed has none", () => {
    const found = measured(
      chain(() => [10, 0], { rows: busy(10, 0) }),
      open,
      { ...asWritten, volumeSide: "signed" },
    );
    expect(found.map(({ netDelta }) => netDelta)).toEqual(found.map(() => Number.NaN));
  });

  it("takes deltas at the end of the window or from before it", () => {
    const rows = rowsOf(10, (row) => ({ unsignedVolume: [[10, 0]] as Pair[], delta: [[row / 10, -0.1]] as Pair[] }));
    const days = chain(() => [10, 0], { rows });
    const deltas = (deltaAsOf: VolumeShockMeasureChoices["deltaAsOf"]) =>
      measured(days, open, { ...asWritten, deltaAsOf }).map(({ callDelta }) => callDelta);
    expect(deltas("row")).toEqual([0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
    // The window of row 4 begins with the session: the first row is the earliest there is.
    expect(deltas("window-start")).toEqual([0, 0, 0.1, 0.2, 0.3, 0.4]);
  });

  it("holds exposures against the mean of past sessions' futures volume", () => {
    const strikes = [strikeOf(5000, expiration)];
    const rows = (volume: number) => rowsOf(5, () => ({ unsignedVolume: [[10, 0]] as Pair[], future: { volume } }));
    const days = daysOf(6, first, (session) => ({ strikes, rows: rows(session === 1 ? Number.NaN : 100 * session) }));
    const daily = (upTo: number, minimumSessions: number) =>
      measured(days.slice(0, upTo + 1), { ...open, minimumSessions })[0]?.dailyFutureVolume;
    // Session 0 traded none and 1 was not observed: 0, 1000, 1500, 2000 are known.
    expect(daily(5, 4)).toBe(1125);
    // What lies in the columns beyond the last row is no data.
    const measure = createVolumeShockMeasure({ ...open, minimumSessions: 1 }, asWritten);
    const early = { ...days[3]!, rows: 2 };
    measureDay(measure, early);
    measure.closeDay(early);
    expect(measure.state().history[0]!.futures).toBe(600);
    expect(daily(5, 5)).toBe(Number.NaN);
    expect(daily(1, 1)).toBe(Number.NaN);
  });

  it("says whether any strike had a baseline, and what the last session traded", () => {
    const measure = createVolumeShockMeasure({ ...open, minimumSessions: 2 }, asWritten);
    expect(measure.lastDailyVolume()).toBe(Number.NaN);
    const judged = chain((session) => [session, 1], { rows: [] })
      .slice(0, 4)
      .map((day) => {
        measureDay(measure, day);
        return measure.closeDay(day);
      });
    expect(judged).toEqual([false, false, true, true]);
    expect(measure.lastDailyVolume()).toBe(30 * (3 + 1));
  });

  it("refuses a row that is skipped or taken twice", () => {
    const [day] = chain(() => [10, 0], { rows: [] });
    const measure = createVolumeShockMeasure(open, asWritten);
    expect(() => measure.step(day!, 1)).toThrow(new RangeError("invalid row: 1, expected 0"));
    measure.step(day!, 0);
    expect(() => measure.step(day!, 0)).toThrow(new RangeError("invalid row: 0, expected 1"));
  });

  it("hands out its state as a copy, and leaves the one it resumes from alone", () => {
    const [day] = chain(() => [10, 0], { rows: [] });
    const measure = createVolumeShockMeasure(open, asWritten);
    measure.step(day!, 0);
    const before = measure.state();
    measure.step(day!, 1);
    expect(before.today!.nextRow).toBe(1);
    createVolumeShockMeasure(open, asWritten, before).step(day!, 1);
    expect(before.today!.nextRow).toBe(1);
  });

  it("multiplies the volume floor by the profile's scale", () => {
    const days = chain(() => [10, 0], { rows: busy(30, 0) });
    const scaled = days.map((day) => ({ ...day, profile: { ...synthetic, thresholdScale: 2 } }));
    const floors = { ...open, volumeFloor: 100 };
    expect(measured(days, floors).length).toBeGreaterThan(0);
    expect(measured(scaled, floors)).toEqual([]);
  });
});

describe("volumeShockMeasureSchema", () => {
  const days = chain((session) => [5 + session, 0], {
    rows: rowsOf(10, (row) => ({ unsignedVolume: [[20 + row, 0]], delta })),
  });
  const base: VolumeShockMeasureParameters = {
    window: 300,
    baselineSessions: 10,
    minimumSessions: 5,
    ratioFloor: 1,
    volumeFloor: 50,
  };
  const changed: Record<keyof VolumeShockMeasureParameters, number> = {
    window: 240,
    baselineSessions: 6,
    minimumSessions: 11,
    ratioFloor: 2.8,
    volumeFloor: 120,
  };

  it("names exactly the parameters that the measure reads", () => {
    expect(volumeShockMeasureSchema.map(({ name }) => name)).toEqual(Object.keys(base));
  });

  for (const [name, value] of Object.entries(changed)) {
    it(`has a ${name} that changes what is measured`, () => {
      expect(measured(days, { ...base, [name]: value })).not.toEqual(measured(days, base));
    });
  }
});

describe("the windows that were watched", () => {
  const days = daysOf(8, first, (number) => ({
    strikes: [strikeOf(5000, expiration), strikeOf(5010, expiration)],
    rows: rowsOf(20, (row) => ({
      unsignedVolume: [
        [2 + ((row + number) % 3), 1],
        [number === 7 && row >= 10 ? Number.NaN : 1, 0],
      ],
      delta: [
        [0.5, -0.5],
        [0.4, -0.6],
      ],
    })),
  }));

  it("are all strikes and clock buckets with a baseline, each with its contracts and the law it was held against", () => {
    const measure = createVolumeShockMeasure(open, asWritten);
    for (const day of days.slice(0, 7)) {
      measureDay(measure, day);
      measure.closeDay(day);
    }
    const today = days[7]!;
    expect(measure.watchedWindows(today)).toEqual([]);
    measureDay(measure, today);
    const windows = measure.watchedWindows(today);
    // Four buckets of five minutes; the second strike was not observed in the last two.
    expect(windows.map(({ bucket }) => bucket)).toEqual([0, 0, 1, 1, 2, 3]);
    const of = (number: number, bucket: number) =>
      [0, 1, 2, 3, 4].reduce((sum, k) => sum + 3 + ((5 * bucket + k + number) % 3), 0);
    expect(windows[0]!.contracts).toBe(of(7, 0));
    const past = [0, 1, 2, 3, 4, 5, 6].map((number) => of(number, 0));
    const mean = past.reduce((sum, value) => sum + value, 0) / 7;
    expect(windows[0]!.mean).toBeCloseTo(mean, 12);
    expect(windows[0]!.variance).toBeCloseTo(past.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 6, 12);
    expect(windows[1]).toMatchObject({ contracts: 5, mean: 5, variance: 0 });
  });

  it("are none before there is a baseline", () => {
    const measure = createVolumeShockMeasure(open, asWritten);
    measureDay(measure, days[0]!);
    expect(measure.watchedWindows(days[0]!)).toEqual([]);
  });
});
