import { describe, expect, test } from "vitest";
import { exchangeClock } from "../../lib/ingest/exchange-clock.js";

const clock = exchangeClock("America/New_York");
const iso = (text: string): string => new Date(clock(text)).toISOString();

describe("exchangeClock", () => {
  test("takes times without a zone as the exchange's, with daylight saving", () => {
    expect(iso("2026-01-05 09:31:00")).toBe("2026-01-05T14:31:00.000Z");
    expect(iso("2026-03-06T09:31")).toBe("2026-03-06T14:31:00.000Z");
    expect(iso("2026-03-09T09:31:05.25")).toBe("2026-03-09T13:31:05.250Z");
  });

  test("takes a zone that is written at its word", () => {
    for (const zone of ["Z", "+00", "+00:00", "+0000"])
      expect(iso(`2026-01-05T14:31:00${zone}`)).toBe("2026-01-05T14:31:00.000Z");
    expect(iso("2026-01-05T09:31:00-05:00")).toBe("2026-01-05T14:31:00.000Z");
    expect(iso("2026-01-05 20:01:00+05:30")).toBe("2026-01-05T14:31:00.000Z");
  });

  test("is NaN for what is no time", () => {
    const texts = [
      "",
      "2026-01-05",
      "09:31",
      "2026-02-30 09:31",
      "2026-01-05 24:00",
      "2026-01-05 09:61",
      "2026-01-05T09:31Q",
    ];
    for (const text of texts) expect(clock(text), text).toBeNaN();
  });
});
