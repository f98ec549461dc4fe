import { describe, expect, it } from "vitest";
import { inUnit, power, probability, quantity } from "../../lib/report/quantity.js";

describe("numbers in units", () => {
  it("show shares as per cent and other units as they are", () => {
    expect(quantity(0.438, "of trades")).toBe("43.8\u00a0% of trades");
    expect(quantity(0.12, "of peak equity")).toBe("12.0\u00a0% of peak equity");
    expect(quantity(0.182, "of settlements")).toBe("18.2\u00a0% of settlements");
    expect(quantity(0.454, "of expiries")).toBe("45.4\u00a0% of expiries");
    expect(quantity(-1.914, "points")).toBe("−1.91 points");
    expect(inUnit(18.84, "per year")).toBe("18.84");
    expect(quantity(2, "groups")).toBe("2 groups");
    expect(quantity(Number.NaN, "points")).toBe("–");
  });

  it("never round a probability to zero or to certainty", () => {
    expect([0.0123, 0.00005, 0.0001, 0.99996, 1].map(probability)).toEqual([
      "0.0123",
      "5.0 × 10⁻⁵",
      "0.0001",
      "> 0.9999",
      "1.0000",
    ]);
    expect([0.146, 0.99999, 1].map(power)).toEqual(["14.6\u00a0%", "> 99.9\u00a0%", "> 99.9\u00a0%"]);
    expect(probability(Number.NaN)).toBe("–");
  });
});
