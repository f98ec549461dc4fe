import { describe, expect, test } from "vitest";
import { epochOf, isDate, isTime, isWeekend, previousWeekday, sessionTimes } from "../../lib/ingest/session-time.js";
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
