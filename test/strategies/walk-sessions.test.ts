import { describe, expect, it } from "vitest";
import { walkSessions } from "../../lib/strategies/walk-sessions.js";
import { plantedDataset } from "../fixtures/planted-dataset.js";

describe("walkSessions", () => {
  it("shows every session once with the prices of its underlyings, and keeps the prices", async () => {
    const dataset = plantedDataset({ sessions: 3, seed: 1 });
    const seen: string[] = [];
    const told: string[] = [];
    const walked = await walkSessions(
      dataset,
      "studied",
      {
        warmUp: () => expect.unreachable(),
        visit(session, prices) {
          seen.push(session.date);
          expect([...prices.keys()]).toEqual(session.days.map(({ underlying }) => underlying));
        },
      },
      (loaded, done, total) => told.push(`${loaded?.quality.date} ${done}/${total}`),
    );
    expect(seen).toEqual(dataset.description.dates);
    expect(told).toEqual(seen.map((date, k) => `${date} ${k + 1}/3`));
    expect(walked.book.get("PLANTED")!.map(({ date }) => date)).toEqual(seen);
    expect(walked.quality.map(({ date }) => date)).toEqual(seen);
    expect(walked).toMatchObject({ priceStep: 5, timeZone: "America/New_York", holdOut: { studied: 3, keptBack: 0 } });
    expect(walked.lastInstant).toBe(walked.book.get("PLANTED")!.at(-1)!.closesAt);
  });

  it("does not look at sessions that are held out", async () => {
    const dataset = plantedDataset({ sessions: 60, seed: 1, parameters: { trades: 10, orders: 0, rowLength: 11_700 } });
    const seen: string[] = [];
    const walked = await walkSessions(dataset, "studied", { visit: ({ date }) => void seen.push(date) });
    expect(seen).toEqual(dataset.description.dates.slice(0, 42));
    expect(walked.holdOut).toMatchObject({ studied: 42, keptBack: 18 });
  });

  it("keeps of a confirmation the held-out sessions alone; those before them only warm up", async () => {
    const dataset = plantedDataset({ sessions: 60, seed: 1, parameters: { trades: 10, orders: 0, rowLength: 11_700 } });
    const { dates } = dataset.description;
    const warmed: string[] = [];
    const seen: string[] = [];
    const told: (readonly [string | null, number, number])[] = [];
    const walked = await walkSessions(
      dataset,
      "held-out",
      { warmUp: ({ date }) => void warmed.push(date), visit: ({ date }) => void seen.push(date) },
      (loaded, done, total) => told.push([loaded?.session.date ?? null, done, total]),
    );
    expect(warmed).toEqual(dates.slice(0, 42));
    expect(seen).toEqual(dates.slice(42));
    expect(walked.quality.map(({ date }) => date)).toEqual(seen);
    expect(walked.book.get("PLANTED")!.map(({ date }) => date)).toEqual(seen);
    expect(walked.holdOut).toMatchObject({ from: dates[42], until: undefined, studied: 18, keptBack: 0 });
    expect(told).toEqual(dates.map((date, k) => [k < 42 ? null : date, k + 1, 60]));
  });

  it("refuses held-out sessions where there are none", async () => {
    const dataset = plantedDataset({ sessions: 8, seed: 1 });
    const walk = walkSessions(dataset, "held-out", { visit: () => expect.unreachable() });
    await expect(walk).rejects.toThrow("invalid hold-out: 8 sessions are fewer than 60, none are held out");
  });

  it("refuses a dataset without sessions", async () => {
    const dataset = plantedDataset({ sessions: 0, seed: 1 });
    await expect(walkSessions(dataset, "studied", { visit() {} })).rejects.toThrow(
      "invalid dataset: planted has no sessions",
    );
  });
});
