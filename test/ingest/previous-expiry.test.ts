import { describe, expect, test } from "vitest";
import { previousExpiry } from "../../lib/ingest/previous-expiry.js";

const contract = (expiration: string, underlying = "NIFTY") => ({ underlying, expiration });

describe("previousExpiry", () => {
  test("is what the file of the month before says, of the same underlying", () => {
    const files = ["2025-01-30", "2025-02-26", "2025-03-27"].map((date) => contract(date));
    expect(previousExpiry(files[2]!, [...files, contract("2025-02-27", "BANKNIFTY")])).toBe("2025-02-26");
  });

  test.each([
    ["2025-01-30", "2024-12-26"],
    ["2025-04-24", "2025-03-27"],
    ["2025-07-31", "2025-06-26"],
    ["2025-09-30", "2025-08-26"],
  ])("of %s alone is the last such weekday of the month before, %s", (own, before) => {
    expect(previousExpiry(contract(own), [contract(own)])).toBe(before);
  });

  test("is not taken from a file further back", () => {
    const files = [contract("2025-01-30"), contract("2025-03-27")];
    expect(previousExpiry(files[1]!, files)).toBe("2025-02-27");
  });
});
