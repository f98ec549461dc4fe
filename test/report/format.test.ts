import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { counted, decimal, duration, exact, integer, percent, signed, significant } from "../../lib/report/format.js";

describe("decimal", () => {
  it("groups thousands and has a true minus sign", () => {
    expect(decimal(-1234567.891, 2)).toBe("−1,234,567.89");
    expect(decimal(999.5, 0)).toBe("1,000");
  });

  it("writes no answer as a dash and never as zero", () => {
    expect(decimal(Number.NaN, 2)).toBe("–");
    expect(percent(Number.NaN)).toBe("–");
    expect(integer(Number.NaN)).toBe("–");
    expect(duration(Number.NaN)).toBe("–");
  });

  it("writes infinities, and no minus before what rounds to zero", () => {
    expect(decimal(Number.POSITIVE_INFINITY, 1)).toBe("∞");
    expect(decimal(Number.NEGATIVE_INFINITY, 1)).toBe("−∞");
    expect(decimal(-0.001, 2)).toBe("0.00");
  });

  it("can be read back", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.nat(4), (value, digits) => {
        const read = Number(decimal(value, digits).replaceAll(",", "").replace("−", "-"));
        expect(read).toBe(Number(value.toFixed(digits)) + 0);
      }),
    );
  });
});

describe("the other formats", () => {
  it("sign what is above zero and only that", () => {
    expect([1.25, -1.25, 0, 0.001].map((value) => signed(value, 1))).toEqual(["+1.3", "−1.3", "0.0", "0.0"]);
  });

  it("write shares as per cent that does not break off its sign", () => {
    expect(percent(0.4375)).toBe("43.8\u00a0%");
    expect(percent(0.95, 0)).toBe("95\u00a0%");
  });

  it("keep significant digits, in powers of ten where there would be zeros only", () => {
    expect([1234.5, 12.345, 0.012345, 0.00002, -3.21e-12, 0].map((value) => significant(value))).toEqual([
      "1,230",
      "12.3",
      "0.0123",
      "2.00 × 10⁻⁵",
      "−3.21 × 10⁻¹²",
      "0",
    ]);
    expect(significant(0.000012345, 2)).toBe("1.2 × 10⁻⁵");
  });

  it("count with the right noun", () => {
    expect([counted(1, "trade"), counted(0, "trade"), counted(1200, "day"), counted(2, "entry", "entries")]).toEqual([
      "1 trade",
      "0 trades",
      "1,200 days",
      "2 entries",
    ]);
  });

  it("say durations in the unit in which they are read", () => {
    expect([5, 119, 366, 7200].map(duration)).toEqual(["5 s", "119 s", "6.1 min", "2 h"]);
  });

  it("print parameters as they were set", () => {
    expect([50_000, 0.015, 1e9].map(exact)).toEqual(["50,000", "0.015", "1,000,000,000"]);
  });
});
