import { beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../lib/market/session.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { withOverrides } from "../../lib/strategies/volume-shock-overrides.js";
import { createVolumeShockScan, sharedScans } from "../../lib/strategies/volume-shock-scan.js";
import { plantedDataset } from "../fixtures/planted-dataset.js";

const { seed, scientific, "seed-fixed": fixed } = volumeShockPresets;
const sessions: Session[] = [];

beforeAll(async () => {
  for await (const { session } of plantedDataset({ sessions: 8, seed: 1 }).sessions()) sessions.push(session);
});

describe("a scan of a session", () => {
  it("finds the same whether it is asked once or again", () => {
    const scan = createVolumeShockScan(seed);
    for (const session of sessions) expect(scan.session(session)).toBe(scan.session(session));
    const twin = createVolumeShockScan(seed);
    const counts = sessions.map((session) => twin.session(session).detections.length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(5);
    const again = createVolumeShockScan(seed);
    expect(sessions.map((session) => again.session(session).detections.length)).toEqual(counts);
  });

  it("judges nothing before there are enough sessions for a baseline", () => {
    const scan = createVolumeShockScan(seed);
    const judged = sessions.map((session) => scan.session(session).judged);
    expect(judged).toEqual(sessions.map((_, k) => k >= seed.parameters.measure.minimumSessions));
  });

  it("knows the volume of the session before, never of the running one", () => {
    const scan = createVolumeShockScan(seed);
    const [first, second] = sessions.map((session) => scan.session(session).lastDailyVolume);
    expect(first!.size).toBe(0);
    expect(second!.get("PLANTED")).toBeGreaterThan(0);
  });

  it("has the volume of the running session by underlying, which is the last daily volume of the next", () => {
    const scan = createVolumeShockScan(seed);
    const [first, second] = sessions.map((session) => scan.session(session));
    expect(first!.volumes).toEqual([
      { date: sessions[0]!.date, underlying: "PLANTED", contracts: second!.lastDailyVolume.get("PLANTED") },
    ]);
  });

  it("counts what the days have", () => {
    const [day] = sessions[0]!.days;
    const bare = { ...day!, future: null, options: { ...day!.options, sellVolume: null } };
    const silent = { ...bare, options: { ...bare.options, buyVolume: null, unsignedVolume: null } };
    const days = (own: typeof day) => createVolumeShockScan(seed).session({ date: day!.date, days: [own!] }).days;
    expect(days(day)).toEqual({ volume: 1, sides: 1, future: 1 });
    expect(days(bare)).toEqual({ volume: 1, sides: 0, future: 0 });
    expect(days(silent)).toEqual({ volume: 0, sides: 0, future: 0 });
  });
});

describe("sharedScans", () => {
  it("shares among presets that measure and detect alike, and only among them", () => {
    const later = withOverrides(seed, { execute: { latency: 30 } });
    const stricter = withOverrides(seed, { detect: { pressureThreshold: 30 } });
    const [a, b, c, d, e] = sharedScans([seed, fixed, scientific, later, stricter]);
    expect(b).toBe(a);
    expect(d).toBe(a);
    expect(c).not.toBe(a);
    expect(e).not.toBe(a);
    expect(e).not.toBe(c);
  });
});
