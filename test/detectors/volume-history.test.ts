import { describe, expect, it } from "vitest";
import { addToBucket, createBucketVolumes } from "../../lib/detectors/clock-buckets.js";
import { dailyMean, pastSession, poolKeys, strikeKey } from "../../lib/detectors/volume-history.js";
import { dayOf, rowsOf, strikeOf } from "../fixtures/days.js";

const date = "2026-01-05";

describe("poolKeys", () => {
  const keyOf = poolKeys(date, 5000);
  const key = (strike: number, expiration: string) => keyOf(strikeOf(strike, expiration));

  it("tells strikes apart by half a per cent of distance, above and below", () => {
    expect(key(5000, date)).toBe(key(5012, date));
    expect(key(5000, date)).not.toBe(key(5013, date));
    expect(key(5025, date)).not.toBe(key(4975, date));
  });

  it("tells days to expiry apart at 0, 1, 5, 10 and 20", () => {
    const dates = ["01-04", "01-05", "01-06", "01-07", "01-10", "01-11", "01-15", "01-16", "01-25", "01-26", "03-30"];
    const keys = dates.map((end) => key(5000, `2026-${end}`));
    expect(keys.map((name) => [...new Set(keys)].indexOf(name))).toEqual([0, 0, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  });

  it("follows the price: the kind is relative to the reference", () => {
    expect(poolKeys(date, 100)(strikeOf(101, date))).toBe(poolKeys(date, 5000)(strikeOf(5050, date)));
  });

  it("knows no kind without a reference", () => {
    expect(poolKeys(date, Number.NaN)(strikeOf(5000, date))).toBe(null);
  });
});

describe("strikeKey", () => {
  it("tells strikes of two expiries apart", () => {
    expect(strikeKey(strikeOf(5000, "2026-01-05"))).not.toBe(strikeKey(strikeOf(5000, "2026-01-12")));
    expect(strikeKey(strikeOf(5000, date))).toBe(strikeKey({ ...strikeOf(5000, date) }));
  });
});

describe("pastSession", () => {
  const strikes = [strikeOf(5000, "2026-01-12"), strikeOf(5010, "2026-01-12"), strikeOf(5100, "2026-01-12")];
  const day = dayOf({
    strikes,
    minutes: 10,
    rows: rowsOf(5, () => ({
      unsignedVolume: [
        [1, 0],
        [2, 0],
        [3, 0],
      ],
    })),
  });
  const buckets = createBucketVolumes(day);
  for (let row = 0; row < day.rows; row++) {
    addToBucket(buckets, day, row, day.options.unsignedVolume!.subarray(6 * row, 6 * row + 6), 3);
  }

  it("keeps contracts per window by bucket and strike", () => {
    const past = pastSession(day, 5000, buckets, 300, 30, 7);
    expect(past).toMatchObject({ date, strikes: 3, traded: 30, futures: 7 });
    expect([...past.volumes]).toEqual([5, 10, 15, Number.NaN, Number.NaN, Number.NaN]);
  });

  it("finds strikes by their own name and by that of their kind", () => {
    const { places } = pastSession(day, 5000, buckets, 300, 30, 7);
    expect(strikes.map((strike) => places.get(strikeKey(strike)))).toEqual([[0], [1], [2]]);
    const keyOf = poolKeys(date, 5000);
    expect(strikes.map((strike) => places.get(keyOf(strike)!))).toEqual([[0, 1], [0, 1], [2]]);
  });

  it("has no kinds without a price", () => {
    expect(pastSession(day, Number.NaN, buckets, 300, 30, 7).places.size).toBe(3);
  });
});

describe("dailyMean", () => {
  it("is the mean of what is known", () => {
    expect(dailyMean([100, Number.NaN, 300], 2)).toBe(200);
  });

  it("is unknown below the minimum, and where nothing traded at all", () => {
    expect(dailyMean([100, Number.NaN], 2)).toBe(Number.NaN);
    expect(dailyMean([], 0)).toBe(Number.NaN);
    expect(dailyMean([0, 0], 1)).toBe(Number.NaN);
  });
});
