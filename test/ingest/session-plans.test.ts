import { describe, expect, it } from "vitest";

import { expirySessions, weekdaySessions } from "../../lib/ingest/session-plans.js";
import { crypto24h, synthetic } from "../../lib/market/market-profiles.js";

const plan = (first: string, sessions: number, daysToExpiry = 7) =>
  weekdaySessions({ first, sessions, profile: synthetic, daysToExpiry });

describe("weekdaySessions(request)", () => {
  it("holds sessions on weekdays only, from the first one on or after its date", () => {
    // 7 March 2026 is a Saturday.
    expect(plan("2026-03-07", 6).map(({ date }) => date)).toEqual([
      "2026-03-09",
      "2026-03-10",
      "2026-03-11",
      "2026-03-12",
      "2026-03-13",
      "2026-03-16",
    ]);
    expect(plan("2026-03-06", 2).map(({ previousDate }) => previousDate)).toEqual(["2026-03-05", "2026-03-06"]);
    expect(plan("2026-03-06", 0)).toEqual([]);
  });

  it("keeps New York's hours when the clocks change on 8 March 2026", () => {
    const [before, after] = plan("2026-03-06", 2);
    const utc = (at: number) => new Date(at).toISOString();
    expect([before!.opensAt, before!.closesAt, before!.publishedAt].map(utc)).toEqual([
      "2026-03-06T14:30:00.000Z",
      "2026-03-06T21:00:00.000Z",
      "2026-03-06T12:00:00.000Z",
    ]);
    expect([after!.opensAt, after!.closesAt, after!.publishedAt].map(utc)).toEqual([
      "2026-03-09T13:30:00.000Z",
      "2026-03-09T20:00:00.000Z",
      "2026-03-09T11:00:00.000Z",
    ]);
    // The series of the earlier session expires after the change.
    expect(utc(before!.expiries[0]!.expiresAt)).toBe("2026-03-13T20:00:00.000Z");
  });

  it("publishes open interest in the morning of the day on which a session opens, before it does", () => {
    const [day] = weekdaySessions({ first: "2026-03-10", sessions: 1, profile: crypto24h, daysToExpiry: 0 });
    const utc = (at: number) => new Date(at).toISOString().slice(0, 16);
    expect([day!.publishedAt, day!.opensAt, day!.closesAt].map(utc)).toEqual([
      "2026-03-09T01:30",
      "2026-03-09T12:00",
      "2026-03-10T12:00",
    ]);
    expect(day!.expiries[0]!.expiresAt).toBe(day!.closesAt);
  });

  it("moves an expiry off the weekend, and counts the sessions until it", () => {
    const expiry = (first: string, days: number) => {
      const { expiration, sessions, weight } = plan(first, 1, days)[0]!.expiries[0]!;
      return [expiration, sessions, weight];
    };
    expect(expiry("2026-03-10", 7)).toEqual(["2026-03-17", 5, 1]);
    // Saturday and Sunday fall back on Friday the 13th.
    expect(expiry("2026-03-10", 4)).toEqual(["2026-03-13", 3, 1]);
    expect(expiry("2026-03-10", 5)).toEqual(["2026-03-13", 3, 1]);
    expect(expiry("2026-03-10", 0)).toEqual(["2026-03-10", 0, 1]);
  });
});

describe("expirySessions(calendar)", () => {
  it("lists what expires next: today on Mondays, Wednesdays and Fridays, else tomorrow", () => {
    // 3 January 2026 is a Saturday.
    const plans = expirySessions({ first: "2026-01-03", sessions: 6, profile: synthetic });
    expect(plans.map(({ date, expiries }) => [date, expiries[0]!.expiration, expiries[0]!.sessions])).toEqual([
      ["2026-01-05", "2026-01-05", 0],
      ["2026-01-06", "2026-01-07", 1],
      ["2026-01-07", "2026-01-07", 0],
      ["2026-01-08", "2026-01-09", 1],
      ["2026-01-09", "2026-01-09", 0],
      ["2026-01-12", "2026-01-12", 0],
    ]);
    for (const { closesAt, opensAt, publishedAt, expiries } of plans) {
      expect(expiries).toHaveLength(1);
      expect(publishedAt).toBeLessThan(opensAt);
      if (expiries[0]!.sessions === 0) expect(expiries[0]!.expiresAt).toBe(closesAt);
    }
  });
});
