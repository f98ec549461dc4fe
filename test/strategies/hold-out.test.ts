import { describe, expect, it } from "vitest";
import { heldOutOf, holdOutOf, visibleSessions } from "../../lib/strategies/hold-out.js";
import { dateAfter } from "../fixtures/days.js";

const dates = (count: number) => Array.from({ length: count }, (_, k) => dateAfter("2026-01-05", k));

describe("the hold-out", () => {
  it("keeps nothing back below 60 sessions, and says so", () => {
    const all = holdOutOf({ dates: dates(59) });
    expect(all).toMatchObject({ until: undefined, studied: 59, keptBack: 0 });
    expect(all.statement).toContain("no hold-out: 59 sessions");
    expect(holdOutOf({ dates: [] })).toMatchObject({ until: undefined, studied: 0, keptBack: 0 });
  });

  it.each([
    [60, 42, 18],
    [61, 43, 18],
    [90, 63, 27],
    [252, 177, 75],
  ])("leaves of %i sessions the first %i to be studied and keeps the last %i", (count, studied, keptBack) => {
    const all = dates(count);
    const holdOut = holdOutOf({ dates: all });
    expect(holdOut).toMatchObject({ studied, keptBack, until: all[studied - 1] });
    expect(holdOut.statement).toBe(`the last ${keptBack} of ${count} sessions are held out; ${studied} were studied`);
  });

  it("keeps back a share of 30 % rounded down, whatever the binary fraction says", () => {
    for (let count = 60; count < 600; count++) {
      const { studied, keptBack } = holdOutOf({ dates: dates(count) });
      expect([count, keptBack, studied]).toEqual([
        count,
        Math.floor((3 * count) / 10),
        count - Math.floor((3 * count) / 10),
      ]);
    }
  });
});

describe("expiry cycles", () => {
  const all = dates(90);

  it("are kept back whole: the cut moves to the end of the cycle before", () => {
    const cycleEnds = [all[20]!, all[50]!, all[80]!];
    expect(holdOutOf({ dates: all, cycleEnds })).toMatchObject({
      ...{ studied: 51, keptBack: 39, until: all[50] },
      statement: "the last 39 of 90 sessions are held out, whole expiry cycles; 51 were studied",
    });
    expect(heldOutOf({ dates: all, cycleEnds })).toMatchObject({ from: all[51], studied: 39 });
  });

  it("leave the cut where it ends one, or where none ends before it", () => {
    expect(holdOutOf({ dates: all, cycleEnds: all })).toMatchObject({ studied: 63 });
    expect(holdOutOf({ dates: all, cycleEnds: [all[62]!] })).toMatchObject({ studied: 63 });
    expect(holdOutOf({ dates: all, cycleEnds: [all[63]!] })).toEqual(holdOutOf({ dates: all }));
  });
});

describe("heldOutOf(dates)", () => {
  it("is what holdOutOf keeps back: together they are all sessions, and no session is in both", () => {
    for (let count = 60; count < 300; count += 7) {
      const all = dates(count);
      const [open, closed] = [holdOutOf({ dates: all }), heldOutOf({ dates: all })];
      expect(closed).toMatchObject({ until: undefined, studied: open.keptBack, keptBack: 0 });
      expect(all.indexOf(closed.from)).toBe(all.indexOf(open.until!) + 1);
      expect(closed.statement).toContain(`the ${open.keptBack} sessions held out, from ${closed.from}`);
    }
  });

  it("refuses a dataset of which nothing is held out", () => {
    expect(() => heldOutOf({ dates: dates(59) })).toThrow(
      new RangeError("invalid hold-out: 59 sessions are fewer than 60, none are held out"),
    );
  });
});

describe("visibleSessions(dates, choice)", () => {
  it("is one or the other", () => {
    expect(visibleSessions({ dates: dates(90) }, "studied")).toEqual(holdOutOf({ dates: dates(90) }));
    expect(visibleSessions({ dates: dates(90) }, "held-out")).toEqual(heldOutOf({ dates: dates(90) }));
  });
});
