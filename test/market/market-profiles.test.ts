import { describe, expect, test } from "vitest";
import { pointSize } from "../../lib/market/market-profile.js";
import { marketProfile, nseIndex, nseStock, spxEs, synthetic, usOption } from "../../lib/market/market-profiles.js";

describe("marketProfile", () => {
  test.each([spxEs, usOption, synthetic, nseStock, nseIndex])("finds $name", (profile) => {
    expect(marketProfile(profile.name)).toBe(profile);
  });

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
