import { describe, expect, it } from "vitest";
import { createClock } from "../../lib/report/clock.js";
import { html } from "../../lib/report/html.js";
import { pressureMapSection } from "../../lib/report/pressure-map-section.js";
import { expiryStudy } from "../fixtures/expiry-study.js";
import { plainText } from "../fixtures/plain-text.js";

const { record } = (await expiryStudy({ sessions: 16, calendar: "expiring" })).study.main;
const map = record.map!;
const read = (own: Parameters<typeof pressureMapSection>[0]) =>
  plainText(html`${pressureMapSection(own, createClock("America/New_York")).body}`);

describe("pressureMapSection", () => {
  it("is given the last expiry of a study, hour and settlement", () => {
    const last = record.cases.at(-1)!;
    expect(map).toMatchObject({ date: last.date, expiresAt: last.expiresAt, settlement: last.settlement.price });
    expect(map.minutes[0]).toBe(60);
    expect(map.heaviest).toBe(last.strikes[last.heaviest]!.strike);
  });

  it("has numbers under the map, on the exchange's clock", () => {
    expect(read(map)).toContain(`expiry ${map.date} 16:00:00`);
    expect(read(map)).toContain("Times in America/New_York. Every row and every strike that was measured is drawn.");
    expect(read({ ...map, heaviest: Number.NaN })).toContain("heaviest strike within reach –");
  });

  it("says what was thinned", () => {
    expect(read({ ...map, measured: { instants: 500, strikes: 100 } })).toMatch(
      /Drawn are \d+ of 500 rows, evenly spread, and the \d+ of 100 strikes around the price\./,
    );
  });

  it("has a sentence where there is no map, and a dash where nothing is open", () => {
    expect(read(null)).toContain("there is no map to draw");
    const closed = { ...map, logPressure: map.logPressure.map(() => Number.NaN) };
    expect(read(closed)).toContain("greatest pressure (contracts per min²) –");
  });
});
