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
      (session, prices) => {
        seen.push(session.date);
        expect([...prices.keys()]).toEqual(session.days.map(({ underlying }) => underlying));
      },
      ({ quality }, done, total) => told.push(`${quality.date} ${done}/${total}`),
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
    await walkSessions(dataset, ({ date }) => seen.push(date));
    expect(seen).toEqual(dataset.description.dates.slice(0, 42));
  });

  it("refuses a dataset without sessions", async () => {
    const dataset = plantedDataset({ sessions: 0, seed: 1 });
    await expect(walkSessions(dataset, () => {})).rejects.toThrow("invalid dataset: planted has no sessions");
  });
});
