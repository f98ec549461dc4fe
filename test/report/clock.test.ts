import { describe, expect, it } from "vitest";
import { clockTime, createClock } from "../../lib/report/clock.js";

describe("a clock", () => {
  const instant = Date.UTC(2026, 0, 12, 3, 45, 30);

  it("shows the wall of its exchange, wherever it runs", () => {
    expect(createClock("Asia/Kolkata").stamp(instant)).toBe("2026-01-12 09:15:30");
    expect(createClock("America/New_York").stamp(instant)).toBe("2026-01-11 22:45:30");
    expect(createClock("UTC").date(instant)).toBe("2026-01-12");
    expect(createClock("UTC").time(instant)).toBe("03:45:30");
  });

  it("follows summer time", () => {
    const clock = createClock("America/New_York");
    expect(clock.time(Date.UTC(2026, 2, 6, 14, 30))).toBe("09:30:00");
    expect(clock.time(Date.UTC(2026, 2, 9, 13, 30))).toBe("09:30:00");
  });

  it("counts minutes since midnight, which is 00 and not 24", () => {
    const clock = createClock("Asia/Kolkata");
    expect(clock.minuteOfDay(instant)).toBe(9 * 60 + 15.5);
    expect(clock.minuteOfDay(Date.UTC(2026, 0, 11, 18, 30))).toBe(0);
    expect(clockTime(9 * 60 + 5.5)).toBe("09:05");
  });

  it("has no answer for an instant that is not known", () => {
    const clock = createClock("UTC");
    expect([clock.stamp(Number.NaN), clock.date(Number.NaN), clock.time(Number.NaN)]).toEqual(["–", "–", "–"]);
    expect(clock.minuteOfDay(Number.NaN)).toBeNaN();
  });

  it("refuses a zone that does not exist", () => {
    expect(() => createClock("Mars/Olympus")).toThrow(RangeError);
  });
});
