import { describe, expect, test } from "vitest";
import { type OpenInterest, openInterestAsOf } from "../../lib/market/open-interest.js";

const record = (availableAt: number): OpenInterest => ({
  session: "2026-01-20",
  availableAt,
  contracts: Float64Array.of(availableAt),
});

describe("openInterestAsOf", () => {
  const records = [10, 20, 20, 35].map(record);

  test("is null before anything was available", () => {
    expect(openInterestAsOf(records, 9)).toBeNull();
    expect(openInterestAsOf([], 9)).toBeNull();
  });

  test("is the newest record available at the instant, never a later one", () => {
    expect([10, 19, 34, 35, 99].map((instant) => openInterestAsOf(records, instant)!.availableAt)).toEqual([
      10, 10, 20, 35, 35,
    ]);
  });

  test("of records available at once the last counts", () => {
    expect(openInterestAsOf(records, 20)).toBe(records[2]);
  });
});
