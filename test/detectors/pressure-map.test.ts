import { describe, expect, it } from "vitest";
import { createExpirationPressureMeasure, type PressureRow } from "../../lib/detectors/expiration-pressure-measure.js";
import { pressureMap } from "../../lib/detectors/pressure-map.js";
import { expiryCaseOf } from "../fixtures/expiry-cases.js";
import { beforeExpiry, expiring, expiryDay, lastMinutes, measureParameters, priced } from "../fixtures/expiry-days.js";

const expiresAt = beforeExpiry(0);
const own = expiryCaseOf({ expiresAt, settled: 5002, error: 0.5 });

/** Rows of a chain at 5004 in steps of five points, one a minute, as the measure takes them. */
function rowsOf(levels: readonly number[], minutes: number): readonly PressureRow[] {
  const day = expiryDay({
    strikes: expiring(...levels),
    rows: lastMinutes(minutes, 1, () => ({ underlying: 5004, quotes: priced(levels, 5004, 0.002) })),
    held: levels.map((level) => (level === 4990 ? [0, 0] : [level === 5000 ? 900 : 50, 50])),
  });
  const measure = createExpirationPressureMeasure({ ...measureParameters, horizon: 300 }, { volatility: "implied" });
  return [...Array(day.rows).keys()].flatMap((row) => measure.step(day, row) ?? []);
}

const ladder = (strikes: number): readonly number[] => Array.from({ length: strikes }, (_, k) => 4800 + 5 * k);

describe("pressureMap", () => {
  const levels = [4990, 4995, 5000, 5005, 5010];
  const rows = rowsOf(levels, 20);
  const map = pressureMap(rows, own)!;

  it("has the pressure of every strike and row on a logarithmic scale, time-major", () => {
    expect(map.minutes[0]).toBe(20);
    expect(map.minutes.at(-1)).toBe(1);
    expect([...map.strikes]).toEqual(levels);
    // 1,000 contracts four points away: 0.5 - 4 / 20 at 20 minutes, 0.8 - 4 / 10 at one.
    expect(10 ** map.logPressure[2]!).toBeCloseTo((950 * 0.3) / 400, 9);
    expect(10 ** map.logPressure[19 * 5 + 2]!).toBeCloseTo(950 * 0.4, 9);
  });

  it("has no pressure where nothing is open", () => {
    expect(map.logPressure[0]).toBeNaN();
    expect(map.logPressure.filter((value) => Number.isNaN(value))).toHaveLength(20);
  });

  it("names the expiry, its heaviest strike and its settlement", () => {
    expect(map).toMatchObject({ underlying: "TEST", date: own.date, expiresAt, heaviest: 5000 });
    expect(map).toMatchObject({ settlement: 5002, settlementError: 0.5, measured: { instants: 20, strikes: 5 } });
    expect(pressureMap(rows, { ...own, heaviest: -1 })!.heaviest).toBeNaN();
  });

  it("thins a long day evenly, first and last row included, and a wide chain to the strikes around the price", () => {
    const wide = pressureMap(rowsOf(ladder(101), 250), own)!;
    expect(wide.measured).toEqual({ instants: 250, strikes: 101 });
    expect(wide.minutes).toHaveLength(120);
    expect([wide.minutes[0], wide.minutes.at(-1)]).toEqual([250, 1]);
    expect(wide.strikes).toHaveLength(61);
    // 5005 is the first strike at or above the price; thirty stand below it and thirty above.
    expect([wide.strikes[0], wide.strikes[30], wide.strikes[60]]).toEqual([4855, 5005, 5155]);
    expect(wide.logPressure).toHaveLength(120 * 61);
  });

  it("keeps to the end of a chain that the price is at", () => {
    const strikes = Array.from({ length: 80 }, (_, k) => 5000 + 5 * k);
    expect(pressureMap(rowsOf(strikes, 2), own)!.strikes[0]).toBe(5000);
  });

  it("is null where the series was never measured", () => {
    expect(pressureMap([], own)).toBeNull();
    expect(pressureMap(rows, { ...own, expiresAt: expiresAt + 60_000 })).toBeNull();
  });
});
