import { describe, expect, it } from "vitest";
import { createClock } from "../../lib/report/clock.js";
import { dataSection } from "../../lib/report/data-section.js";
import { html } from "../../lib/report/html.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleInspection } from "../fixtures/study.js";

const inspection = exampleInspection();
const read = (of: typeof inspection) => plainText(html`${dataSection(of, createClock("America/New_York")).body}`);

describe("dataSection", () => {
  const text = read(inspection);

  it("accounts for every row", () => {
    expect(text).toMatch(/^458,640 rows read: 433,090 clean, 21,000 repaired and used, 4,550 set aside\./);
    expect(text).toContain(
      "Repaired, by reason (a row can have several) reason count decreasing-volume 16,800 stale-price 5,600",
    );
    expect(text).toContain("Set aside, by reason (rows) reason count duplicate 3,150 outside-session 1,400");
  });

  it("says what the feed has and what it has not", () => {
    expect(text).toContain("who took (bought and sold volume) none delta of the options 7 open interest 14");
  });

  it("lists notes once with their sessions, and dates that are no sessions", () => {
    expect(text).toContain("Notes of the reader (1) lots of ABC derived from open interest: 125 (14 sessions)");
    expect(text).toContain("2026-01-10 (12 rows)");
    const { idle: _, ...dataset } = inspection.dataset;
    expect(read({ ...inspection, dataset })).not.toContain("no sessions");
  });

  it("prints each session with its gaps in the exchange's clock", () => {
    expect(text).toContain(
      "2026-01-06 2 42 1 780 09:31:00 16:00:00 60 s 5 min 1 94.0 % 87.0 % 32,760 30,990 1,500 270 duplicate 170, outside-session 100",
    );
  });

  it("survives a dataset without sessions and without defects", () => {
    const empty = { ...inspection, sessions: [], total: { ...inspection.total, repairs: {}, setAside: {} } };
    expect(read(empty)).toContain("No row was repaired. No row was set aside.");
  });
});
