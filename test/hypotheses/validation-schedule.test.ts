import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accuracyAsOf, type DetectionCase, detectionCases } from "../../lib/hypotheses/detection-accuracy.js";
import { closedSessions, validationSchedule } from "../../lib/hypotheses/validation-schedule.js";
import { openOf } from "../fixtures/days.js";
import { bookOf, observationOf, perMinute, pricesOf, tradeOf } from "../fixtures/trades.js";

const dates = ["2026-01-05", "2026-01-06", "2026-01-07"];
const minutes = 390;
const sessions = dates.map((date) => ({ date, closesAt: openOf(date) + 60_000 * minutes }));

/** An alert of a session (by number) whose outcome is known so many minutes after the open. */
function caseOf(session: number, knownAfter: number, points: number): DetectionCase {
  const date = dates[session]!;
  const knownAt = openOf(date) + 60_000 * knownAfter;
  const watching = { responseShare: 1, flowWindow: 1 };
  const observation = observationOf({ detection: `${session}/${knownAfter}`, points, knownAt });
  return detectionCases(["PIN"], [observation], [], [{ underlying: "TEST", date }], watching)[0]!;
}

const cases = [caseOf(0, 60, 5), caseOf(0, 395, 5), caseOf(2, 30, -5), caseOf(2, 400, 5)];
const trades = [
  tradeOf({ date: dates[0]!, netPoints: 4 }),
  tradeOf({ date: dates[0]!, netPoints: -1 }),
  tradeOf({ date: dates[2]!, netPoints: -2 }),
];
const schedule = validationSchedule({ cases, trades, sessions, claimedWinRate: 0.5 });

describe("the validation schedule", () => {
  it("has a line per session with what was known by its close: an outcome after it belongs to the next", () => {
    const lines = schedule.daily.map(({ date, alerts, known, right, knownSoFar, rightSoFar }) => [
      ...[date, alerts, known, right, knownSoFar, rightSoFar],
    ]);
    expect(lines).toEqual([
      ["2026-01-05", 2, 1, 1, 1, 1],
      ["2026-01-06", 0, 1, 1, 2, 2],
      ["2026-01-07", 2, 1, 0, 3, 2],
    ]);
    expect(schedule.knownLater).toBe(1);
    expect(schedule.daily[2]!.accuracySoFar).toBeCloseTo(2 / 3, 12);
  });

  it("adds up trades, wins and points, and holds each session against the claim", () => {
    const lines = schedule.daily.map((own) => [own.trades, own.wins, own.points, own.pointsSoFar, own.claim]);
    expect(lines).toEqual([
      [2, 1, 3, 3, "in-line"],
      [0, 0, 0, 3, "no-trades"],
      [1, 0, -2, 1, "short"],
    ]);
    const stricter = validationSchedule({ cases, trades, sessions, claimedWinRate: 0.51 });
    expect(stricter.daily[0]!.claim).toBe("short");
    expect(stricter.claimedWinRate).toBe(0.51);
  });

  it("says of each close what the tracker says as of it, whatever comes later", () => {
    const drawn = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 500 }), fc.integer({ min: -9, max: 9 })),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(drawn, fc.integer({ min: 1, max: 3 }), (rows, count) => {
        const all = rows.map(([session, after, points]) => caseOf(session, after, points));
        const whole = validationSchedule({ cases: all, trades, sessions, claimedWinRate: 0.5 });
        whole.daily.forEach(({ knownSoFar, rightSoFar, accuracySoFar }, k) => {
          const [tracked] = accuracyAsOf(all, sessions[k]!.closesAt, []);
          expect([knownSoFar, rightSoFar, accuracySoFar]).toEqual([
            ...[tracked!.sampleSize, tracked!.correct, tracked!.directionAccuracy],
          ]);
        });
        const until = sessions.slice(0, count);
        const early = validationSchedule({ cases: all, trades, sessions: until, claimedWinRate: 0.5 });
        expect(early.daily).toEqual(whole.daily.slice(0, count));
      }),
    );
  });

  it("is empty, not wrong, without sessions and without alerts", () => {
    expect(validationSchedule({ cases: [], trades: [], sessions: [], claimedWinRate: 0.5 })).toEqual({
      ...{ claimedWinRate: 0.5, daily: [], weekly: [], knownLater: 0 },
    });
    const quiet = validationSchedule({ cases: [], trades: [], sessions, claimedWinRate: 0.5 });
    expect(quiet.daily[2]).toMatchObject({ knownSoFar: 0, accuracySoFar: Number.NaN, claim: "no-trades" });
  });
});

describe("closedSessions", () => {
  const day = (underlying: string, date: string, length: number) =>
    pricesOf({ prices: perMinute(() => 5000), underlying, date, minutes: length });
  const book = bookOf([day("A", dates[0]!, 390), day("B", dates[0]!, 400), day("A", dates[1]!, 390)]);

  it("takes the last close of a date's underlyings", () => {
    expect(closedSessions(book, dates.slice(0, 2)).map(({ closesAt }, k) => closesAt - openOf(dates[k]!))).toEqual([
      ...[400 * 60_000, 390 * 60_000],
    ]);
  });

  it("refuses a date without a session", () => {
    expect(() => closedSessions(book, [dates[2]!])).toThrow(new RangeError("unknown session: 2026-01-07"));
  });
});
