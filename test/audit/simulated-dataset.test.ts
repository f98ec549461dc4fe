import { describe, expect, it } from "vitest";
import { type SimulatedMarket, simulatedDataset } from "../../lib/audit/simulated-dataset.js";
import { weekdaySessions } from "../../lib/ingest/session-plans.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import type { Dataset, LoadedSession } from "../../lib/market/session.js";
import { smallPlans, smallShape } from "../fixtures/small-market.js";

const market: SimulatedMarket = {
  ...{ seed: 1, underlying: "SIM", profile: synthetic, mode: "truth", parameters: smallShape },
  sessions: smallPlans(3),
};

async function walk(dataset: Dataset, until?: string): Promise<readonly LoadedSession[]> {
  const sessions: LoadedSession[] = [];
  for await (const session of dataset.sessions(until)) sessions.push(session);
  return sessions;
}

describe("simulatedDataset(name, market, change)", () => {
  it("describes what was simulated and where it came from", () => {
    const { description } = simulatedDataset("planted", market);
    expect(description).toMatchObject({
      name: "planted",
      format: "simulated",
      dates: ["2026-01-05", "2026-01-06", "2026-01-07"],
      generated: "simulated market, mode truth, 2500 futures a session, seed 1",
    });
  });

  it("can be walked twice with the same days, and no truth in them", async () => {
    const dataset = simulatedDataset("planted", market);
    const sessions = await walk(dataset);
    expect(sessions.map(({ session }) => session.date)).toEqual(dataset.description.dates);
    expect(await walk(dataset)).toEqual(sessions);
    expect(sessions.every(({ session }) => session.days.length === 1)).toBe(true);
    const names = JSON.stringify(sessions).match(/"[a-zA-Z]+":/g)!;
    for (const known of [
      "truth",
      "orders",
      "parents",
      "opening",
      "volatility",
      "fundamental",
      "impact",
      "observed",
      "side",
    ])
      expect(names).not.toContain(`"${known}":`);
  });

  it("ends with the last session wanted", async () => {
    const sessions = await walk(simulatedDataset("planted", market), "2026-01-06");
    expect(sessions.map(({ session }) => session.date)).toEqual(["2026-01-05", "2026-01-06"]);
  });

  it("shows the changed tape instead of its own", async () => {
    const turned = simulatedDataset("turned", market, (tape) => ({
      ...tape,
      prints: { ...tape.prints, buyVolume: tape.prints.sellVolume, sellVolume: tape.prints.buyVolume },
    }));
    const [[own], [seen]] = [await walk(simulatedDataset("planted", market)), await walk(turned)];
    const [before, after] = [own!.session.days[0]!.options, seen!.session.days[0]!.options];
    expect(after.buyVolume).toEqual(before.sellVolume);
    expect(after.sellVolume).toEqual(before.buyVolume);
    expect(after.buyVolume).not.toEqual(before.buyVolume);
  });

  it("has a digest of its own for each market, and the same for the same", () => {
    const digest = (changes: Partial<SimulatedMarket> = {}, name = "planted") =>
      simulatedDataset(name, { ...market, ...changes }).description.digest;
    expect(digest()).toBe(digest());
    const others = [
      digest({ seed: 2 }),
      digest({ mode: "null-no-impact" }),
      digest({ parameters: { ...smallShape, trades: 201 } }),
      digest({ sessions: smallPlans(2) }),
      digest({ sessions: weekdaySessions({ first: "2026-01-05", sessions: 3, profile: synthetic, daysToExpiry: 14 }) }),
      digest({ underlying: "OTHER" }),
      digest({ profile: { ...synthetic, tick: 1 } }),
      digest({}, "turned"),
    ];
    expect(new Set([digest(), ...others]).size).toBe(others.length + 1);
  });
});
