import { expect, it } from "vitest";
import { hourOfDay } from "../../lib/market/hour-of-day.js";

it("the hour of the day is that of the exchange, with daylight saving", () => {
  const newYork = hourOfDay("America/New_York");
  expect(newYork(Date.UTC(2026, 0, 5, 14, 30))).toBe(9);
  expect(newYork(Date.UTC(2026, 6, 6, 13, 59, 59, 999))).toBe(9);
  expect(newYork(Date.UTC(2026, 6, 6, 14))).toBe(10);
  expect(hourOfDay("Asia/Kolkata")(Date.UTC(2026, 0, 5, 3, 45))).toBe(9);
  expect(hourOfDay("UTC")(Date.UTC(2026, 0, 5, 0, 59))).toBe(0);
  expect(hourOfDay("UTC")(Date.UTC(2026, 0, 5, 23))).toBe(23);
});

it("there is no hour in a zone or at an instant that does not exist", () => {
  expect(() => hourOfDay("Mars/Olympus")).toThrow(RangeError);
  expect(() => hourOfDay("UTC")(Number.NaN)).toThrow(RangeError);
});
