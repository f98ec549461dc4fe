import { describe, expect, test } from "vitest";
import {
  epochOf,
  isDate,
  isTime,
  isWeekend,
  openingDate,
  previousWeekday,
  sessionDateAt,
  sessionTimes,
} from "../../lib/ingest/session-time.js";
import { DataError } from "../../lib/market/data-error.js";

const place = { file: "a.csv" };
const newYork = { timeZone: "America/New_York", open: "09:30", close: "16:00" };

describe("epochOf", () => {
  test("reads local time in a zone, whatever the computer's own is", () => {
    expect(epochOf("2026-01-20", "09:20", "Asia/Kolkata", place)).toBe(Date.UTC(2026, 0, 20, 3, 50));
    expect(epochOf("2026-01-20", "09:20:30", "Asia/Kolkata", place)).toBe(Date.UTC(2026, 0, 20, 3, 50, 30));
  });

  test("follows the clock changes", () => {
    expect(epochOf("2026-03-06", "09:30", "America/New_York", place)).toBe(Date.UTC(2026, 2, 6, 14, 30));
    expect(epochOf("2026-03-09", "09:30", "America/New_York", place)).toBe(Date.UTC(2026, 2, 9, 13, 30));
  });

  test("moves a skipped time forward and takes the first of a repeated one", () => {
    expect(epochOf("2026-03-08", "02:30", "America/New_York", place)).toBe(Date.UTC(2026, 2, 8, 7, 30));
    expect(epochOf("2026-11-01", "01:30", "America/New_York", place)).toBe(Date.UTC(2026, 10, 1, 5, 30));
  });

  test("refuses an unknown time zone", () => {
    expect(() => epochOf("2026-01-20", "09:20", "Mars/Olympus", place)).toThrow(
      new DataError("unknown time zone: Mars/Olympus", place),
    );
  });

  test("refuses a date or a time that does not exist", () => {
    expect(() => epochOf("2026-02-30", "09:20", "Asia/Kolkata", place)).toThrow(
      "a.csv: unreadable time: 2026-02-30 09:20",
    );
    expect(() => epochOf("2026-02-20", "25:20", "Asia/Kolkata", place)).toThrow(
      "a.csv: unreadable time: 2026-02-20 25:20",
    );
  });
});

test("sessionTimes gives open and close", () => {
  expect(sessionTimes("2026-07-01", newYork, place)).toEqual({
    opensAt: Date.UTC(2026, 6, 1, 13, 30),
    closesAt: Date.UTC(2026, 6, 1, 20),
  });
});

describe("sessions that open the day before", () => {
  const india = { timeZone: "Asia/Kolkata", open: "17:30", close: "17:30" };
  const globex = { timeZone: "America/Chicago", open: "17:00", close: "16:00" };

  test("have the date of their close, across the ends of months and changes of the clock", () => {
    expect(sessionTimes("2026-03-01", india, place)).toEqual({
      opensAt: Date.UTC(2026, 1, 28, 12),
      closesAt: Date.UTC(2026, 2, 1, 12),
    });
    // Chicago moved its clocks on 8 March 2026.
    expect(sessionTimes("2026-03-08", globex, place)).toEqual({
      opensAt: Date.UTC(2026, 2, 7, 23),
      closesAt: Date.UTC(2026, 2, 8, 21),
    });
    expect([openingDate("2026-03-01", india), openingDate("2026-03-01", newYork)]).toEqual([
      "2026-02-28",
      "2026-03-01",
    ]);
  });

  test("refuse a date that does not exist", () => {
    expect(() => sessionTimes("2026-02-30", india, place)).toThrow("a.csv: unreadable time: 2026-02-30 17:30");
  });

  test("hold every instant once where they follow each other, else there is a time between them", () => {
    const noon = Date.UTC(2026, 0, 14, 12);
    expect([noon - 1, noon, noon + 1].map((at) => sessionDateAt(at, india, place))).toEqual([
      "2026-01-14",
      "2026-01-14",
      "2026-01-15",
    ]);
    // Until half past midnight in India the date there is that of the open.
    expect(sessionDateAt(Date.UTC(2026, 0, 14, 18), india, place)).toBe("2026-01-15");
    expect(sessionDateAt(Date.UTC(2026, 0, 14, 19), india, place)).toBe("2026-01-15");
    expect(sessionDateAt(Date.UTC(2026, 6, 1, 22, 30), globex, place)).toBe("2026-07-02");
    expect(sessionDateAt(Date.UTC(2026, 6, 1, 21, 30), globex, place)).toBeNull();
    expect(sessionDateAt(Date.UTC(2026, 6, 1, 20), newYork, place)).toBe("2026-07-01");
    expect(sessionDateAt(Date.UTC(2026, 6, 1, 20) + 1, newYork, place)).toBeNull();
  });
});

test("previousWeekday skips the weekend, and knows the calendar", () => {
  expect(["2024-03-06", "2024-03-04", "2024-03-03", "2024-03-02", "2024-03-01"].map(previousWeekday)).toEqual([
    "2024-03-05",
    "2024-03-01",
    "2024-03-01",
    "2024-03-01",
    "2024-02-29",
  ]);
});

test("isWeekend knows Saturdays and Sundays", () => {
  expect(["2024-03-08", "2024-03-09", "2024-03-10", "2024-03-11"].map(isWeekend)).toEqual([false, true, true, false]);
});

test("isDate knows the calendar and one way of writing", () => {
  expect(["2026-01-27", "2024-02-29"].map(isDate)).toEqual([true, true]);
  expect(["2026-02-29", "2026-1-27", "27-01-2026", "20260127", "2026-01-27 ", ""].map(isDate)).toEqual(
    Array(6).fill(false),
  );
});

test("isTime knows the clock and one way of writing", () => {
  expect(["00:00:00", "23:59:59"].map(isTime)).toEqual([true, true]);
  expect(["24:00:00", "12:60:00", "9:20:00", "09:20", ""].map(isTime)).toEqual(Array(5).fill(false));
});
