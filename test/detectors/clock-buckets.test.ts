import { describe, expect, it } from "vitest";
import {
  addToBucket,
  bucketCount,
  bucketOf,
  bucketRate,
  contractsIn,
  createBucketVolumes,
  listStrike,
} from "../../lib/detectors/clock-buckets.js";
import type { MarketDay } from "../../lib/market/market-day.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import { type DayRow, dayOf, rowsOf } from "../fixtures/days.js";

function bucketsOf(day: MarketDay) {
  const buckets = createBucketVolumes(day);
  const { unsignedVolume } = day.options;
  for (let row = 0; row < day.rows; row++) {
    const volume = unsignedVolume!.subarray(row * day.stride, (row + 1) * day.stride);
    addToBucket(buckets, day, row, volume, day.strikes.length);
  }
  return buckets;
}

describe("bucketOf", () => {
  it("puts a row into the bucket in which it ends, the end included", () => {
    const day = dayOf({ minutes: 12, rows: [0.1, 5, 5.1, 10, 11, 12].map((minute) => ({ minute })) });
    expect(bucketCount(day)).toBe(3);
    expect([0, 1, 2, 3, 4, 5].map((row) => bucketOf(day, row))).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it("takes rows outside the session into the nearest bucket", () => {
    const day = dayOf({ minutes: 10, rows: [{ minute: -3 }, { minute: 0 }, { minute: 25 }] });
    expect([0, 1, 2].map((row) => bucketOf(day, row))).toEqual([0, 0, 1]);
  });

  it("has the width of the market profile", () => {
    const day = dayOf({ profile: { ...synthetic, clockBucket: 1800 }, rows: [{ minute: 31 }] });
    expect([bucketCount(day), bucketOf(day, 0)]).toEqual([13, 1]);
  });
});

describe("bucketRate", () => {
  it("leaves whole contracts alone where bucket and window are alike", () => {
    const day = dayOf({ minutes: 10, rows: rowsOf(5, (row) => ({ unsignedVolume: [[row, 1]] })) });
    expect(bucketRate(bucketsOf(day), 0, 0, 300)).toBe(15);
  });

  it("is the volume of a window's length where the bucket was watched for longer", () => {
    const profile = { ...synthetic, clockBucket: 1800 };
    const day = dayOf({ profile, minutes: 60, rows: rowsOf(20, () => ({ unsignedVolume: [[3, 1]] })) });
    expect(bucketRate(bucketsOf(day), 0, 0, 300)).toBe(20);
  });

  it("does not count the time in which a strike was not observed", () => {
    const rows = (missing: number): readonly DayRow[] =>
      rowsOf(10, (row) => ({ unsignedVolume: [[6, row < missing ? Number.NaN : 0]] }));
    const day = (missing: number) =>
      dayOf({ minutes: 10, profile: { ...synthetic, clockBucket: 600 }, rows: rows(missing) });
    expect(bucketRate(bucketsOf(day(0)), 0, 0, 300)).toBe(30);
    expect(bucketRate(bucketsOf(day(5)), 0, 0, 300)).toBe(30);
    expect(bucketRate(bucketsOf(day(6)), 0, 0, 300)).toBe(Number.NaN);
  });

  it("knows nothing of a bucket that nobody watched", () => {
    const day = dayOf({ minutes: 10, rows: rowsOf(5, () => ({ unsignedVolume: [[1, 1]] })) });
    expect(bucketRate(bucketsOf(day), 1, 0, 300)).toBe(Number.NaN);
  });
});

describe("addToBucket", () => {
  it("brings the time of a row that reaches over a boundary along with its volume", () => {
    const day = dayOf({
      minutes: 10,
      rows: [
        { minute: 4, unsignedVolume: [[4, 0]] },
        { minute: 9, unsignedVolume: [[20, 0]] },
      ],
    });
    const buckets = bucketsOf(day);
    expect([...buckets.covered]).toEqual([240, 300]);
    expect([...buckets.contracts]).toEqual([4, 20]);
  });
});

describe("contractsIn", () => {
  it("adds up all buckets and strikes", () => {
    const day = dayOf({
      strikes: [5000, 5010],
      minutes: 10,
      rows: rowsOf(7, () => ({
        unsignedVolume: [
          [1, 2],
          [3, 0],
        ],
      })),
    });
    expect(contractsIn(bucketsOf(day))).toBe(42);
  });
});

describe("listStrike", () => {
  it("marks all time before as not observed", () => {
    const day = dayOf({
      strikes: [5000],
      stride: 4,
      minutes: 10,
      rows: rowsOf(7, () => ({ unsignedVolume: [[1, 0]] })),
    });
    const buckets = bucketsOf(day);
    listStrike(buckets, 1);
    expect([...buckets.missing]).toEqual([0, 300, 0, 120]);
  });
});
