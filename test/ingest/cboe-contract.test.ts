import { describe, expect, test } from "vitest";
import { cboeProfile, expiryTime } from "../../lib/ingest/cboe-contract.js";
import { spxEs, usOption } from "../../lib/market/market-profiles.js";

describe("cboeProfile", () => {
  test("takes the S&P 500 index for the market of the documents, everything else for hedged in shares", () => {
    expect(["^SPX", "SPX", "^SPXW"].map(cboeProfile)).toEqual([spxEs, spxEs, spxEs]);
    expect(["SPY", "AAPL", "^VIX", "^NDX", "SP", "ASPX"].map(cboeProfile)).toEqual(Array(6).fill(usOption));
  });
});

describe("expiryTime", () => {
  test("ends a series that settles in the morning with the open, others with the close", () => {
    expect(["SPX", "^SPX", "NDX", "RUT", "DJX", "VIX"].map((root) => expiryTime(root, spxEs))).toEqual(
      Array(6).fill("09:30"),
    );
    expect(["SPXW", "NDXP", "RUTW", "SPY", "XSP", "AAPL"].map((root) => expiryTime(root, spxEs))).toEqual(
      Array(6).fill("16:00"),
    );
  });
});
