import { describe, expect, it } from "vitest";
import { validationSchedule } from "../../lib/hypotheses/validation-schedule.js";
import { html } from "../../lib/report/html.js";
import { validationSection } from "../../lib/report/validation-section.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";
import { tradeOf } from "../fixtures/trades.js";

const { validation } = exampleStudy().main.judgement;
const markup = (schedule = validation) => html`${validationSection(schedule).body}`;
const quiet = (sessions: number) =>
  validationSchedule({
    cases: [],
    trades: [],
    sessions: Array.from({ length: sessions }, (_, k) => ({
      ...{ date: new Date(86_400_000 * (20_000 + k)).toISOString().slice(0, 10), closesAt: k },
    })),
    claimedWinRate: 0.8,
  });

describe("validationSection", () => {
  it("has a row per week, its review in words, and the sessions folded away", () => {
    const text = plainText(markup());
    for (const { week, review } of validation.weekly) {
      expect(text).toContain(week);
      expect(text).toContain(review);
    }
    for (const { date } of validation.daily) expect(text).toContain(date);
    expect(markup().markup.match(/<details>/g)).toHaveLength(2);
    expect(text).toContain("its own win rate is 80.0 % or more");
  });

  it("says what became known too late, and only then", () => {
    expect(plainText(markup({ ...validation, knownLater: 2 }))).toContain(
      "2 outcomes became known after the last close",
    );
    expect(plainText(markup({ ...validation, knownLater: 0 }))).not.toContain("after the last close");
  });

  it("keeps the page short: the last sessions, and the file for all", () => {
    const text = plainText(markup(quiet(401)));
    expect(text).toContain("session by session (last 400 of 401)");
    expect(text).not.toContain(`${quiet(401).daily[0]!.date} 0 0`);
    expect(text).toContain("validation_schedule.json");
  });

  it("can be written without a session, and without a trade", () => {
    expect(plainText(markup(quiet(0)))).toContain("nothing to validate day by day");
    expect(plainText(markup(quiet(3)))).not.toMatch(/NaN|undefined/);
  });

  it("marks sessions by the claim", () => {
    const sessions = [
      { date: "2026-01-05", closesAt: 1 },
      { date: "2026-01-06", closesAt: 2 },
    ];
    const trades = [tradeOf({ netPoints: 1 }), tradeOf({ date: "2026-01-06", netPoints: -1 })];
    const text = plainText(markup(validationSchedule({ cases: [], trades, sessions, claimedWinRate: 0.8 })));
    expect(text).toMatch(/2026-01-05 0 0 0 0 – 1 1 \+1\.0 \+1\.0 in line/);
    expect(text).toMatch(/2026-01-06 0 0 0 0 – 1 0 −1\.0 0\.0 short/);
  });
});
