import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoWeek } from "../../lib/market/iso-week.js";

describe("isoWeek", () => {
  it.each([
    // Python: datetime.date(...).isocalendar()
    ["2026-01-05", "2026-W02"],
    ["2026-01-01", "2026-W01"],
    ["2025-12-29", "2026-W01"],
    ["2025-12-28", "2025-W52"],
    ["2021-01-03", "2020-W53"],
    ["2027-01-01", "2026-W53"],
    ["2024-02-29", "2024-W09"],
  ])("puts %s into %s", (date, name) => {
    expect(isoWeek(date).name).toBe(name);
  });

  it("lasts from Monday to Sunday, all days of which have the same week", () => {
    expect(isoWeek("2026-01-01")).toEqual({ name: "2026-W01", from: "2025-12-29", to: "2026-01-04" });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), (k) => {
        const date = new Date(86_400_000 * k).toISOString().slice(0, 10);
        const week = isoWeek(date);
        expect(week.from <= date && date <= week.to).toBe(true);
        expect([isoWeek(week.from), isoWeek(week.to)]).toEqual([week, week]);
      }),
    );
  });

  it("refuses what is no date", () => {
    expect(() => isoWeek("2026-13-01")).toThrow(new RangeError("invalid date: 2026-13-01"));
  });
});
