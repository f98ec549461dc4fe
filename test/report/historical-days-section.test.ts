import { describe, expect, it } from "vitest";
import { historicalDays } from "../../lib/hypotheses/historical-days.js";
import { createStream } from "../../lib/numeric/random.js";
import { createClock } from "../../lib/report/clock.js";
import { expirationDaysSection, spikeDaysSection } from "../../lib/report/historical-days-section.js";
import { html } from "../../lib/report/html.js";
import type { Section } from "../../lib/report/section.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const { historical } = exampleStudy().main.judgement;
const read = ({ body }: Section) => plainText(html`${body}`);
const rule = { spikeRatio: 1.75, spikeSessions: 12 };
const mark = (day: number) => ({
  date: new Date(86_400_000 * (20_000 + day)).toISOString().slice(0, 10),
  underlying: "A",
});
const expiring = (count: number, impossible: string | null = null) =>
  historicalDays(
    {
      named: Array.from({ length: count }, (_, k) => ({
        ...mark(k),
        expiries: k === 0 ? [] : [86_400_000 * (20_000 + k)],
      })),
      ...{ others: [], unknown: [], cases: [], trades: [], kind: "expiration day", impossible },
    },
    99,
    createStream(1, "days"),
  );

describe("the section of volume-spike days", () => {
  it("says how they were found, and lists them by name with their ratio", () => {
    const text = read(spikeDaysSection(historical, rule));
    expect(text).toContain("1.75 times the mean option volume of its 12 sessions before");
    for (const { mark: own } of historical.days) expect(text).toContain(`${own.date} ${own.underlying} 90,000 2.25`);
    expect(text).toContain(`Volume-spike days by name (n = ${historical.days.length})`);
    expect(text).toContain("Net points per trade minus those of other days");
  });

  it("says how many sessions could not be told", () => {
    expect(read(spikeDaysSection({ ...historical, unknown: [mark(0), mark(1)] }, rule))).toContain(
      "2 sessions of underlyings had too few sessions before them and stand on neither side.",
    );
    expect(read(spikeDaysSection(historical, rule))).not.toContain("neither side");
  });
});

describe("the section of expiration days", () => {
  const clock = createClock("UTC");

  it("names the expiries of each day on the exchange's clock, or says that none was followed", () => {
    const text = read(expirationDaysSection(expiring(2), clock));
    expect(text).toContain(`${mark(0).date} A none 0`);
    expect(text).toContain(`${mark(1).date} A 00:00:00 0`);
    expect(read(expirationDaysSection(expiring(2), createClock("Asia/Kolkata")))).toContain("A 05:30:00 0");
  });

  it("says why there is no comparison, without a number in its place", () => {
    const text = read(expirationDaysSection(expiring(2, "every session is an expiration day"), clock));
    expect(text).toContain("Not computed: every session is an expiration day.");
    expect(text).not.toMatch(/NaN|undefined/);
  });

  it("lists the last days where there are many, and says so where there are none", () => {
    expect(read(expirationDaysSection(expiring(401), clock))).toContain("by name (last 400 of 401)");
    expect(read(expirationDaysSection(expiring(0), clock))).toContain("There was no expiration day.");
  });
});
