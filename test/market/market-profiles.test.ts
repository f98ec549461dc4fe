import { describe, expect, test } from "vitest";
import { pointSize } from "../../lib/market/market-profile.js";
import {
  crypto24h,
  crypto24hDeribit,
  marketProfile,
  nseIndex,
  nseIndexBars,
  nseStock,
  spxEs,
  synthetic,
  usOption,
} from "../../lib/market/market-profiles.js";

describe("marketProfile", () => {
  test.each([spxEs, usOption, synthetic, nseStock, nseIndex, nseIndexBars, crypto24h, crypto24hDeribit])(
    "finds $name",
    (profile) => {
      expect(marketProfile(profile.name)).toBe(profile);
    },
  );

  test("refuses a name that no profile has", () => {
    expect(() => marketProfile("x")).toThrow(new RangeError("unknown profile: x"));
  });
});

test("a point is worth the same share of the price in India as at S&P 5000", () => {
  expect(pointSize(nseIndex, 25_000) / 25_000).toBeCloseTo(pointSize(spxEs, 5000) / 5000, 12);
});

test("a contract of a stock at full delta is hedged by a hundred shares, in points of the same proportion", () => {
  expect(usOption.optionMultiplier / usOption.futureMultiplier).toBe(100);
  expect(pointSize(usOption, 500) / 500).toBeCloseTo(pointSize(spxEs, 5000) / 5000, 12);
});

test("one lot of an Indian option at full delta is hedged by one future", () => {
  expect(nseStock.optionMultiplier / nseStock.futureMultiplier).toBe(1);
});

test("the indices have the exchange's lots of January 2026, the stocks none", () => {
  expect(nseIndex.contractSize).toEqual({
    kind: "units",
    lots: { NIFTY: 65, BANKNIFTY: 30, FINNIFTY: 60, MIDCPNIFTY: 120, NIFTYNXT50: 25 },
  });
  expect(nseStock.contractSize).toEqual({ kind: "units", lots: {} });
});

test("bars of a quarter of an hour differ from the Indian index in what is a hole, and list no lot", () => {
  const { name, longestGap, contractSize, ...rest } = nseIndexBars;
  expect({ name, longestGap, contractSize }).toEqual({
    name: "nse-index-bars",
    longestGap: 1800,
    contractSize: { kind: "units", lots: {} },
  });
  expect(nseIndex).toMatchObject(rest);
});

test("bitcoin options: round the clock from expiry to expiry, averaged over half an hour, thresholds in contracts", () => {
  expect(crypto24h).toMatchObject({
    hours: { timeZone: "Asia/Kolkata", open: "17:30", close: "17:30" },
    settlement: { kind: "averaged", minutes: 30 },
    contractSize: { kind: "contracts", units: 0.001 },
    thresholdScale: 1,
    rate: 0,
  });
  expect(crypto24hDeribit).toMatchObject({
    hours: { timeZone: "UTC", open: "08:00", close: "08:00" },
    settlement: crypto24h.settlement,
    contractSize: { kind: "contracts", units: 1 },
  });
  expect(crypto24h.optionMultiplier / crypto24h.futureMultiplier).toBe(1);
  // At 90,000 a point is 18 dollars, in the proportion of one at S&P 5000.
  expect(pointSize(crypto24h, 90_000)).toBeCloseTo(18, 12);
});
