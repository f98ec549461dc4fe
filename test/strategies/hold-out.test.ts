import { describe, expect, it } from "vitest";
import { heldOutOf, holdOutOf, visibleSessions } from "../../lib/strategies/hold-out.js";
import { dateAfter } from "../fixtures/days.js";

const dates = (count: number) => Array.from({ length: count }, (_, k) => dateAfter("2026-01-05", k));

describe("the hold-out", () => {
  it("keeps nothing back below 60 sessions, and says so", () => {
    const all = holdOutOf(dates(59));
    expect(all).toMatchObject({ until: undefined, studied: 59, keptBack: 0 });
    expect(all.statement).toContain("no hold-out: 59 sessions");
    expect(holdOutOf([])).toMatchObject({ until: undefined, studied: 0, keptBack: 0 });
  });

  it.each([
    [60, 42, 18],
    [61, 43, 18],
    [90, 63, 27],
    [252, 177, 75],
  ])("leaves of %i sessions the first %i to be studied and keeps the last %i", (count, studied, keptBack) => {
    const all = dates(count);
    const holdOut = holdOutOf(all);
    expect(holdOut).toMatchObject({ studied, keptBack, until: all[studied - 1] });
    expect(holdOut.statement).toBe(`the last ${keptBack} of ${count} sessions are held out; ${studied} were studied`);
  });

  it("keeps back a share of 30 % rounded down, whatever the binary fraction says", () => {
    for (let count = 60; count < 600; count++) {
      const { studied, keptBack } = holdOutOf(dates(count));
      expect([count, keptBack, studied]).toEqual([
        count,
        Math.floor((3 * count) / 10),
        count - Math.floor((3 * count) / 10),
      ]);
    }
  });
});

describe("heldOutOf(dates)", () => {
  it("is what holdOutOf keeps back: together they are all sessions, and no session is in both", () => {
    for (let count = 60; count < 300; count += 7) {
      const all = dates(count);
      const [open, closed] = [holdOutOf(all), heldOutOf(all)];
      expect(closed).toMatchObject({ until: undefined, studied: open.keptBack, keptBack: 0 });
      expect(all.indexOf(closed.from)).toBe(all.indexOf(open.until!) + 1);
      expect(closed.statement).toContain(`the ${open.keptBack} sessions held out, from ${closed.from}`);
    }
  });

  it("refuses a dataset of which nothing is held out", () => {
    expect(() => heldOutOf(dates(59))).toThrow(
      new RangeError("invalid hold-out: 59 sessions are fewer than 60, none are held out"),
    );
  });
});

describe("visibleSessions(dates, choice)", () => {
  it("is one or the other", () => {
    expect(visibleSessions(dates(90), "studied")).toEqual(holdOutOf(dates(90)));
    expect(visibleSessions(dates(90), "held-out")).toEqual(heldOutOf(dates(90)));
  });
});
