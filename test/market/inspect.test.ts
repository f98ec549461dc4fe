import { describe, expect, test } from "vitest";
import { createInspector, inspectSession } from "../../lib/market/inspect.js";
import type { DatasetDescription, LoadedSession, SessionQuality } from "../../lib/market/session.js";
import { type DayOptions, dayOf, openOf } from "../fixtures/days.js";

const date = "2026-01-05";
const quality = (part: Partial<SessionQuality> = {}): SessionQuality => ({
  date,
  read: 10,
  clean: 7,
  repaired: 2,
  repairs: { "stale-price": 2 },
  setAside: { duplicate: 1 },
  notes: ["a note"],
  ...part,
});
const loaded = (days: readonly DayOptions[], part: Partial<SessionQuality> = {}): LoadedSession => ({
  session: { date, days: days.map((day) => dayOf({ date, ...day })) },
  quality: quality(part),
});
const description: DatasetDescription = {
  name: "set",
  format: "memory",
  generated: null,
  dates: [date],
  files: [],
  digest: "",
};
const unknown = Number.NaN;

describe("inspectSession", () => {
  const session = inspectSession(
    loaded([
      {
        underlying: "A",
        minutes: 100,
        rows: [
          { minute: 5, unsignedVolume: [[1, 2]] },
          { minute: 10, unsignedVolume: [[unknown, 2]] },
          { minute: 40, unsignedVolume: [[1, 0]] },
        ],
      },
      {
        underlying: "B",
        minutes: 100,
        strikes: [90, 100],
        rows: [
          {
            minute: 20,
            price: [
              [1, 2],
              [unknown, unknown],
            ],
          },
        ],
      },
    ]),
  );

  test("counts underlyings, strikes and rows", () => {
    expect(session).toMatchObject({ date, underlyings: 2, strikes: 3, rows: 4, expirations: ["2026-01-12"] });
  });

  test("says when it began and ended, over all underlyings", () => {
    expect([session.firstAt, session.lastAt]).toEqual([openOf(date) + 5 * 60_000, openOf(date) + 40 * 60_000]);
  });

  test("measures the gaps between rows, and counts the holes before them, the late open included", () => {
    expect([session.medianGap, session.longestGap, session.holes]).toEqual([1800, 1800, 2]);
  });

  test("says which share of the time lies in rows without a hole", () => {
    expect(session.timeCovered).toBe(600 / (2 * 6000));
  });

  test("says which share of the cells was observed, by volume or else by price", () => {
    expect(session.cellsObserved).toBe((5 + 2) / (6 + 4));
  });

  test("carries the account of the rows", () => {
    expect(session).toMatchObject({
      read: 10,
      clean: 7,
      repaired: 2,
      repairs: { "stale-price": 2 },
      setAside: { duplicate: 1 },
    });
    expect(session.notes).toEqual(["a note"]);
  });

  test.each([
    ["volume", { rows: [{ buyVolume: [[1, 1]] }] }],
    ["sides", { rows: [{ buyVolume: [[1, 1]], sellVolume: [[1, 1]] }] }],
    ["delta", { rows: [{ delta: [[0.5, -0.5]] }] }],
    ["future", { rows: [{ future: { close: 1 } }] }],
    ["path", { rows: [{}], path: { at: Float64Array.of(1), price: Float64Array.of(1) } }],
  ] as [keyof typeof session.has, DayOptions][])("sees whether the feed has %s", (part, day) => {
    expect(inspectSession(loaded([day])).has[part]).toBe(true);
    expect(inspectSession(loaded([{ rows: [{}] }])).has[part]).toBe(false);
  });

  test("sees whether the feed has open interest", () => {
    const day = dayOf({ date, rows: [{}] });
    const openInterest = [{ session: date, availableAt: 0, contracts: Float64Array.of(1, 1) }];
    expect(
      inspectSession({ session: { date, days: [{ ...day, openInterest }] }, quality: quality() }).has.openInterest,
    ).toBe(true);
    expect(inspectSession({ session: { date, days: [day] }, quality: quality() }).has.openInterest).toBe(false);
  });

  test("has no instants and no gaps without rows", () => {
    const { firstAt, lastAt, medianGap, longestGap } = inspectSession(loaded([]));
    expect([firstAt, lastAt, medianGap, longestGap]).toEqual([unknown, unknown, unknown, unknown]);
  });
});

describe("createInspector", () => {
  test("adds the sessions up", () => {
    const inspector = createInspector(description);
    inspector.add(loaded([{ rows: [{}, { minute: 30 }] }]));
    inspector.add(loaded([{ rows: [{}] }], { setAside: { duplicate: 2, expired: 1 }, read: 12 }));
    expect(inspector.inspection().total).toEqual({
      rows: 3,
      holes: 1,
      read: 22,
      clean: 14,
      repaired: 4,
      repairs: { "stale-price": 4 },
      setAside: { duplicate: 3, expired: 1 },
    });
  });

  test("counts the rows of dates that are no sessions in the total", () => {
    const inspector = createInspector({ ...description, idle: [{ date: "2026-01-15", rows: 40 }] });
    inspector.add(loaded([{ rows: [{}] }]));
    const { total } = inspector.inspection();
    expect(total.read).toBe(50);
    expect(total.setAside).toEqual({ duplicate: 1, "outside-session": 40 });
  });

  test("counts them under their own reason where they have one", () => {
    const idle = [
      { date: "2026-01-15", rows: 40 },
      { date: "2026-01-16", rows: 7, reason: "previous-contract" },
    ] as const;
    const inspector = createInspector({ ...description, idle });
    inspector.add(loaded([{ rows: [{}] }]));
    const { total } = inspector.inspection();
    expect(total.read).toBe(57);
    expect(total.setAside).toEqual({ duplicate: 1, "outside-session": 40, "previous-contract": 7 });
  });

  test("says in words what all sessions lack, and what some do with their dates", () => {
    const inspector = createInspector(description);
    inspector.add(loaded([{ rows: [{}] }]));
    inspector.add({ ...loaded([{ rows: [{ unsignedVolume: [[1, 1]] }] }]) });
    const { lacks } = inspector.inspection();
    expect(lacks[0]).toBe("no option volume on 1 of 2 sessions (2026-01-05 to 2026-01-05)");
    expect(lacks).toContain("no trade side: bought and sold volume cannot be told apart");
    expect(lacks).toContain("no future: neither its volume nor its trades");
  });

  test("an inspection does not change when more sessions come", () => {
    const inspector = createInspector(description);
    inspector.add(loaded([{ rows: [{}] }]));
    const early = inspector.inspection();
    inspector.add(loaded([{ rows: [{}] }]));
    expect(early.sessions).toHaveLength(1);
    expect(inspector.inspection().sessions).toHaveLength(2);
  });
});
