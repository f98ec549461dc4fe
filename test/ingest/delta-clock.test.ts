import { describe, expect, test } from "vitest";
import { createDeltaClock } from "../../lib/ingest/delta-clock.js";

const place = { file: "a.csv", row: 2, column: "timestamp_IST" };
const known = (times: readonly string[]): string[] => {
  const clock = createDeltaClock("2026-01-14");
  return times.map((time) => new Date(clock(time, place)).toISOString().slice(0, 16));
};

describe("createDeltaClock", () => {
  test("dates the evening to the day before the expiry and what follows midnight to its day, known a minute later", () => {
    expect(known(["17:30", "18:06", "18:06", "23:59", "00:00", "17:29"])).toEqual([
      "2026-01-13T12:01",
      "2026-01-13T12:37",
      "2026-01-13T12:37",
      "2026-01-13T18:30",
      "2026-01-13T18:31",
      "2026-01-14T12:00",
    ]);
  });

  test("dates a file that begins in the morning to the day of the expiry", () => {
    expect(known(["05:46", "17:29"])).toEqual(["2026-01-14T00:17", "2026-01-14T12:00"]);
  });

  test("takes 17:30 behind 17:29 for after the expiry, not for the evening before", () => {
    expect(known(["17:29", "17:30", "17:36"])).toEqual(["2026-01-14T12:00", "2026-01-14T12:01", "2026-01-14T12:07"]);
  });

  test.each([
    [["18:00", "05:00", "04:59"], "04:59 after 05:00"],
    [["05:00", "04:59"], "04:59 after 05:00"],
    [["18:00", "17:45"], "17:45 after 18:00"],
  ])("refuses times that go back once too often: %j", (times, problem) => {
    expect(() => known(times)).toThrow(
      `a.csv, row 2, column timestamp_IST: time goes back a second time: ${problem}, expiry 2026-01-14`,
    );
  });

  test.each(["", "24:00", "7:30", "17:2", "12:00:00"])("refuses what is no time: %j", (time) => {
    expect(() => known([time])).toThrow(`a.csv, row 2, column timestamp_IST: unreadable time: ${time}`);
  });
});
