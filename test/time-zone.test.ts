import { expect, it } from "vitest";

it("the suite really runs in the time zone its project names", () => {
  const zone = process.env.TZ;
  expect(["America/New_York", "Asia/Kolkata"]).toContain(zone);
  const winterNoon = new Date(Date.UTC(2026, 0, 15, 12));
  expect(winterNoon.getHours()).toBe(zone === "Asia/Kolkata" ? 17 : 7);
});
