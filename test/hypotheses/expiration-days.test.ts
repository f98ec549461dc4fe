import { describe, expect, it } from "vitest";
import { expirationDays } from "../../lib/hypotheses/expiration-days.js";
import { documentAssignment } from "../fixtures/assignment.js";
import { expiryCaseOf } from "../fixtures/expiry-cases.js";

describe("the list of historical expiration days", () => {
  const days = expirationDays(
    [
      expiryCaseOf({ day: 3, underlying: "B", settled: 4999, minutes: 30 }),
      expiryCaseOf({ day: 1, heaviest: -1 }),
      expiryCaseOf({ day: 3, underlying: "A", settled: 5001.5, point: 0.5 }),
    ],
    documentAssignment,
    1,
  );

  it("is in order of dates, with the expiries of a day by name", () => {
    expect(days.map(({ date, expiries }) => [date, expiries.map(({ underlying }) => underlying)])).toEqual([
      ["2026-01-06", ["TEST"]],
      ["2026-01-08", ["A", "B"]],
    ]);
  });

  it("gives the numbers of the study: distances in points, pressure, displacement and where it finished", () => {
    // 950 contracts x (0.5 - 4 / 20) / 30^2
    expect(days[1]!.expiries[1]).toMatchObject({ strike: 5000, openInterest: 950, distance: 4, away: -5, z: -0.5 });
    expect(days[1]!.expiries[1]!.pressure).toBeCloseTo((950 * 0.3) / 900, 12);
    expect(days[1]!.expiries[1]).toMatchObject({ finalDistance: 1, near: true, settlement: 4999 });
    expect(days[1]!.expiries[0]).toMatchObject({ distance: 8, away: -5, finalDistance: 3, near: false });
    expect(days[1]!.expiries[0]!.z).toBeCloseTo(-0.25, 12);
  });

  it("takes what counts as near from its argument", () => {
    const [day] = expirationDays([expiryCaseOf({ settled: 5003 })], documentAssignment, 4);
    expect(day!.expiries[0]!.near).toBe(true);
    expect(expirationDays([expiryCaseOf({ settled: 5003 })], documentAssignment, 2)[0]!.expiries[0]!.near).toBe(false);
  });

  it("keeps an expiry without a strike within reach, with nothing measured from it", () => {
    const { strike, pressure, z, near } = days[0]!.expiries[0]!;
    expect([strike, pressure, z, near]).toEqual([Number.NaN, Number.NaN, Number.NaN, false]);
    expect(expirationDays([], documentAssignment, 1)).toEqual([]);
  });
});
