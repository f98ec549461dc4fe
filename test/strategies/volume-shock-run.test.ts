import { beforeAll, describe, expect, it } from "vitest";
import { noContext } from "../../lib/market/market-context.js";
import type { MarketDay } from "../../lib/market/market-day.js";
import { type DayPrices, dayPrices } from "../../lib/market/price-book.js";
import type { Session } from "../../lib/market/session.js";
import { type PresetName, volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { createVolumeShockRun, type VolumeShockRecord } from "../../lib/strategies/volume-shock-run.js";
import { createVolumeShockScan } from "../../lib/strategies/volume-shock-scan.js";
import { plantedDataset, withoutSides } from "../fixtures/planted-dataset.js";

const names = ["seed", "seed-fixed", "scientific"] as const;
/** Long enough for the ten sessions that a scientific baseline needs, and a few that are judged. */
const market = { sessions: 14, seed: 1 };

async function daysOf(change?: (day: MarketDay) => MarketDay): Promise<readonly MarketDay[]> {
  const days: MarketDay[] = [];
  for await (const { session } of plantedDataset({ ...market, ...(change && { change }) }).sessions())
    days.push(...session.days);
  return days;
}

function runSessions(name: PresetName, sessions: readonly Session[]): VolumeShockRecord {
  const run = createVolumeShockRun(
    volumeShockPresets[name],
    createVolumeShockScan(volumeShockPresets[name]),
    noContext,
    1,
  );
  for (const session of sessions) {
    run.session(session, new Map<string, DayPrices>(session.days.map((day) => [day.underlying, dayPrices(day)])));
  }
  return run.record();
}

const run = (name: PresetName, days: readonly MarketDay[]) =>
  runSessions(
    name,
    days.map((day) => ({ date: day.date, days: [day] })),
  );

let days: readonly MarketDay[];
let records: Readonly<Record<PresetName, VolumeShockRecord>>;

beforeAll(async () => {
  days = await daysOf();
  records = { seed: run("seed", days), "seed-fixed": run("seed-fixed", days), scientific: run("scientific", days) };
});

describe("a run of a preset", () => {
  it.each(names)("%s ends every detection in exactly one trade or refusal", (name) => {
    const { detections, trades, refusals } = records[name];
    expect(detections.length).toBeGreaterThan(5);
    const ends = [...trades, ...refusals].map(({ order }) => order.plan.detection);
    expect([...ends].sort()).toEqual(detections.map(({ id }) => id).sort());
    expect(new Set(ends).size).toBe(detections.length);
  });

  it.each(names)("%s labels and observes every detection, in the same order", (name) => {
    const { detections, labels, observations } = records[name];
    const ids = detections.map(({ id }) => id);
    expect(labels.map(({ detection }) => detection)).toEqual(ids);
    expect(observations.map(({ detection }) => detection)).toEqual(ids);
  });

  it.each(names)("%s leads every trade back to the rows that caused it", (name) => {
    const { detections, labels, trades } = records[name];
    for (const trade of trades) {
      const at = detections.findIndex(({ id }) => id === trade.order.plan.detection);
      const detection = detections[at]!;
      expect(trade).toMatchObject({
        underlying: detection.underlying,
        date: detection.date,
        direction: detection.direction,
      });
      expect(trade.label).toBe(labels[at]!.flowType);
      expect(trade.entry.at).toBeGreaterThanOrEqual(detection.decidedAt + 5000);
      expect(trade.exit.at).toBeGreaterThanOrEqual(trade.entry.at);
      const day = days.find(({ date }) => date === trade.date)!;
      for (const { row, knownAt } of detection.strikes) {
        expect(knownAt).toBe(day.knownAt[row]);
        expect(knownAt).toBeLessThanOrEqual(detection.decidedAt);
      }
    }
  });

  it("has trades in time order within each session", () => {
    for (const { trades } of Object.values(records)) {
      trades.forEach((trade, k) => {
        if (k > 0) expect(trade.order.submittedAt).toBeGreaterThanOrEqual(trades[k - 1]!.order.submittedAt);
      });
    }
  });

  it("judges sessions from the first baseline on: five past sessions in seed, ten in scientific", () => {
    const dates = days.map(({ date }) => date);
    expect(records.seed.judgedDates).toEqual(dates.slice(5));
    expect(records.scientific.judgedDates).toEqual(dates.slice(10));
    for (const { detections, judgedDates } of Object.values(records)) {
      for (const { date } of detections) expect(judgedDates).toContain(date);
    }
  });

  it("enforces limits in seed-fixed and only records them in seed", () => {
    const limited = (record: VolumeShockRecord) =>
      record.refusals.filter(({ reason }) => reason !== "NO_EXPECTED_BEHAVIOUR");
    expect(limited(records.seed)).toEqual([]);
    expect(limited(records["seed-fixed"]).length).toBeGreaterThan(0);
    for (const { refusals } of Object.values(records)) {
      for (const { detail } of refusals) expect(detail).not.toBe("");
    }
  });

  it("depends on the past only: later sessions change nothing in earlier ones", () => {
    const early = days[11]!.date;
    const upTo = (record: VolumeShockRecord) => ({
      detections: record.detections.filter(({ date }) => date <= early),
      trades: record.trades.filter(({ date }) => date <= early),
      dismissed: record.dismissed.filter(({ id }) => id.split("/")[1]! <= early),
    });
    const { detections, trades, dismissed } = run("scientific", days.slice(0, 12));
    expect({ detections, trades, dismissed }).toEqual(upTo(records.scientific));
  });

  it("knows of each session's volume only when it is over", () => {
    const [first] = records["seed-fixed"].trades;
    const check = first!.order.checks.find(({ limit }) => limit === "DAILY_VOLUME")!;
    const yesterday = days[days.findIndex(({ date }) => date === first!.date) - 1]!;
    const { buyVolume, sellVolume, unsignedVolume } = yesterday.options;
    const traded = [...buyVolume!, ...sellVolume!, ...unsignedVolume!].reduce((sum, volume) => sum + (volume || 0), 0);
    expect(check.detail).toContain(`${traded} contracts in the last session`);
  });
});

describe("what the data lack for a preset", () => {
  it("is nothing where sides and futures are there", () => {
    for (const { lacks } of Object.values(records)) expect(lacks).toEqual([]);
  });

  it("is the trade side for scientific, which then has no detection; the others do not need it", async () => {
    const unsigned = await daysOf(withoutSides);
    const scientific = run("scientific", unsigned);
    expect(scientific.lacks).toHaveLength(1);
    expect(scientific.lacks[0]).toContain("no trade side");
    expect(scientific.detections).toEqual([]);
    expect(scientific.dismissed.every(({ reason }) => reason === "unknown-exposure")).toBe(true);
    const seed = run("seed", unsigned);
    expect(seed.lacks).toEqual([]);
    expect(seed.detections).toEqual(records.seed.detections);
  });

  it("is the side or the future as soon as one day has none", () => {
    const mixed = days.map((day, k) => (k === 3 ? { ...withoutSides(day), future: null } : day));
    expect(run("scientific", mixed).lacks).toEqual([
      expect.stringContaining("no trade side"),
      expect.stringContaining("no future"),
    ]);
  });

  it("is the volume where a feed has none", () => {
    const silent = days.map((day) => ({
      ...day,
      options: { ...day.options, buyVolume: null, sellVolume: null, unsignedVolume: null },
    }));
    const record = run("seed", silent);
    expect(record).toMatchObject({ lacks: ["no option volume"], detections: [], judgedDates: [] });
  });
});

describe("a session of several underlyings", () => {
  it("is one stream: each has its own baselines and alerts, all share the limits", () => {
    const twins = days.map((day) => ({ date: day.date, days: [day, { ...day, underlying: "TWIN" }] }));
    const record = runSessions("seed-fixed", twins);
    const alone = records["seed-fixed"];
    for (const underlying of ["PLANTED", "TWIN"]) {
      const own = record.detections.filter((detection) => detection.underlying === underlying);
      expect(own.map(({ triggeredAt, netDelta }) => [triggeredAt, netDelta])).toEqual(
        alone.detections.map(({ triggeredAt, netDelta }) => [triggeredAt, netDelta]),
      );
    }
    expect(record.detections).toHaveLength(2 * alone.detections.length);
    expect(record.trades.length + record.refusals.length).toBe(record.detections.length);
    expect(record.judgedDates).toEqual(alone.judgedDates);
  });
});
