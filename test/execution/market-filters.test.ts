import { describe, expect, it } from "vitest";
import { eventFilter, volatilityFilter } from "../../lib/execution/market-filters.js";
import type { ScheduledEvent } from "../../lib/market/market-context.js";
import { minuteOf } from "../fixtures/alerts.js";
import { dateAfter } from "../fixtures/days.js";

const event = (at: number, given: Partial<ScheduledEvent> = {}): ScheduledEvent => ({
  kind: "release",
  at,
  underlying: null,
  name: "payrolls",
  ...given,
});
const first = event(minuteOf(0, "2026-01-02"));
const payrolls = event(minuteOf(60));
const last = event(minuteOf(0, dateAfter("2026-01-05", 10)));
const calendar = [first, payrolls, last];
const at = (minute: number, events: readonly ScheduledEvent[] | null = calendar, underlying = "TEST") =>
  eventFilter("release", events, underlying, minuteOf(minute), 30);

describe("eventFilter", () => {
  it("keeps the buffer on either side, its ends included", () => {
    expect([29, 30, 60, 90, 91].map((minute) => at(minute).outcome)).toEqual(["pass", "fail", "fail", "fail", "pass"]);
    expect(at(50).detail).toBe("10 minutes before payrolls, buffer 30 minutes");
    expect(at(75).detail).toBe("15 minutes after payrolls, buffer 30 minutes");
    expect(at(200).detail).toBe("no data release within 30 minutes");
    expect(eventFilter("release", calendar, "TEST", minuteOf(91), 31).outcome).toBe("fail");
  });

  it("checks nothing without a calendar, or where the calendar is silent about the kind or the underlying", () => {
    expect(at(60, null)).toEqual({ outcome: "not-checked", detail: "no calendar of data releases was given" });
    expect(eventFilter("earnings", null, "TEST", 0, 1440).detail).toBe("no calendar of earnings was given");
    expect(eventFilter("earnings", calendar, "TEST", minuteOf(60), 1440)).toEqual({
      outcome: "not-checked",
      detail: "the calendar names no earnings for TEST",
    });
    const other = calendar.map((own) => ({ ...own, underlying: "OTHER" }));
    expect(at(60, other).outcome).toBe("not-checked");
    expect(at(60, other, "OTHER").outcome).toBe("fail");
  });

  it("checks nothing outside the time that the calendar speaks of", () => {
    const detail = "the calendar names data releases from 2026-01-02 to 2026-01-15 only";
    expect(eventFilter("release", calendar, "TEST", first.at - 31 * 60_000, 30)).toEqual({
      outcome: "not-checked",
      detail,
    });
    expect(eventFilter("release", calendar, "TEST", last.at + 31 * 60_000, 30)).toEqual({
      outcome: "not-checked",
      detail,
    });
    expect(eventFilter("release", calendar, "TEST", last.at + 30 * 60_000, 30).outcome).toBe("fail");
  });

  it("counts in hours where the buffer is long", () => {
    const earnings = [event(minuteOf(60), { kind: "earnings", name: "earnings of TEST", underlying: "TEST" })];
    const finding = eventFilter("earnings", earnings, "TEST", minuteOf(60) - 23.5 * 3_600_000, 24 * 60);
    expect(finding).toEqual({ outcome: "fail", detail: "23.5 hours before earnings of TEST, buffer 24 hours" });
  });
});

describe("volatilityFilter", () => {
  const levels = {
    at: Float64Array.of(minuteOf(0), minuteOf(60), minuteOf(120)),
    level: Float64Array.of(39.9, 40, Number.NaN),
  };
  const level = (minute: number) => volatilityFilter(levels, minuteOf(minute), 40, 5);

  it("takes the level that was known at the instant, and the limit itself as too much", () => {
    expect(level(59)).toEqual({ outcome: "pass", detail: "volatility index at 39.9, normal size below 40" });
    expect(level(60)).toEqual({ outcome: "fail", detail: "volatility index at 40.0, normal size below 40" });
    expect(volatilityFilter(levels, minuteOf(60), 41, 5).outcome).toBe("pass");
  });

  it("checks nothing without a file, before its first level, on a missing level, or on one that is too old", () => {
    expect(volatilityFilter(null, 0, 40, 5).detail).toBe("no volatility index was given; sizes are not halved");
    expect(level(-1).detail).toBe("no level of the volatility index was known yet");
    expect(level(121).detail).toBe("the last level of the volatility index was not observed");
    const days = (count: number) => volatilityFilter(levels, minuteOf(60) + count * 86_400_000, 40, count);
    const early = { at: levels.at.subarray(0, 2), level: levels.level };
    expect(volatilityFilter(early, minuteOf(60) + 6 * 86_400_000, 40, 5)).toEqual({
      outcome: "not-checked",
      detail: "the last known level of the volatility index is 6 days old",
    });
    expect(volatilityFilter(early, minuteOf(60) + 6 * 86_400_000, 40, 6).outcome).toBe("fail");
    expect(days(0).outcome).toBe("fail");
  });
});
