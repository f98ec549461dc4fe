import { describe, expect, test } from "vitest";
import { deribitChain } from "../../lib/ingest/deribit-chain.js";
import { openDataset } from "../../lib/ingest/open-dataset.js";
import { isBalanced } from "../../lib/market/quality.js";
import type { Dataset, LoadedSession } from "../../lib/market/session.js";
import { deribitHeader, deribitText, perpetualHeader, perpetualText } from "../fixtures/deribit-files.js";
import { folderWith } from "../fixtures/nse-files.js";
import { realData, withoutRealData } from "../fixtures/real-data.js";

async function collect(dataset: Dataset, until?: string): Promise<LoadedSession[]> {
  const sessions: LoadedSession[] = [];
  for await (const session of dataset.sessions(until)) sessions.push(session);
  return sessions;
}

const stampOn = (day: string) => `2026-${day}T05:00:00.000000+00:00`;
const chain = (...days: readonly string[]) =>
  deribitText(days.map((day) => ({ stamp: stampOn(day), expiry: `2026-${day}T08:00:00+00:00` })));

describe("deribitChain", () => {
  test("is recognised by its columns, and knows the bars that stand beside", () => {
    const [own, beside] = [deribitHeader.split(","), perpetualHeader.split(",")];
    expect([deribitChain.recognises(own), deribitChain.recognises(beside)]).toEqual([true, false]);
    expect([deribitChain.accompanies!(own), deribitChain.accompanies!(beside)]).toEqual([false, true]);
  });

  test("makes a session of each day from 08:00 to 08:00, from all files, as often as asked", async () => {
    const dataset = await openDataset(
      folderWith({
        "b.csv.gz": chain("02-01", "02-02"),
        "a.csv": chain("01-31", "02-01", "02-01").replace("79000", "78000"),
      }),
    );
    expect(dataset.description).toMatchObject({
      format: "deribit-chain",
      dates: ["2026-01-31", "2026-02-01", "2026-02-02"],
      idle: [],
    });
    await expect(collect(dataset)).rejects.toThrow("66.7 % of the rows of 2026-02-01 had to be set aside");
    const one = await openDataset(
      folderWith({ "b.csv.gz": chain("02-01", "02-02"), "a.csv": chain("01-31", "02-03") }),
    );
    for (const _ of [1, 2]) {
      const sessions = await collect(one);
      expect(sessions.map(({ session }) => session.date)).toEqual(one.description.dates);
      expect(sessions.map(({ quality }) => [quality.read, isBalanced(quality)])).toEqual(Array(4).fill([1, true]));
    }
    expect(await collect(one, "2026-02-01")).toHaveLength(2);
  });

  test("counts the bars of the perpetual future beside it, also where there is no chain", async () => {
    const bars = perpetualText(["01-30", "02-01", "02-01", "02-01", "02-01"].map(stampOn));
    const dataset = await openDataset(folderWith({ "chain.csv": chain("02-01", "02-02"), "bars.csv": bars }));
    expect(dataset.description.files.map(({ name }) => name)).toEqual(["bars.csv", "chain.csv"]);
    expect(dataset.description.idle).toEqual([{ date: "2026-01-30", rows: 1 }]);
    const [first, second] = await collect(dataset);
    // More bars than options: they are beside the data and say nothing against them.
    expect(first!.quality).toMatchObject({ read: 5, clean: 1, setAside: { perpetual: 4 } });
    expect(second!.quality).toMatchObject({ read: 1, setAside: {} });
  });

  test("does not open bars alone, nor reads a damaged bar over", async () => {
    const alone = folderWith({ "bars.csv": perpetualText([stampOn("02-01")]) });
    await expect(openDataset(alone)).rejects.toThrow("bars.csv: unknown format");
    const damaged = folderWith({ "chain.csv": chain("02-01"), "bars.csv": perpetualText(["noon"]) });
    await expect(openDataset(damaged)).rejects.toThrow("bars.csv, row 2, column obs_datetime");
  });

  test("refuses lots, which say nothing about contracts", async () => {
    const lots = `${folderWith({ "lots.csv": "underlying,lot\nBTC,5\n" })}/lots.csv`;
    await expect(openDataset(folderWith({ "a.csv": chain("02-01") }), { lots })).rejects.toThrow("counts contracts");
  });
});

const real = realData("deribit-btc-near-expiry-chain");

describe.skipIf(!real)(`the chains of 2026${real ? "" : ` (${withoutRealData})`}`, () => {
  test("are read whole, and every row is accounted for", { timeout: 60_000 }, async () => {
    const dataset = await openDataset(real!);
    const sessions = await collect(dataset);
    const sum = (value: (loaded: LoadedSession) => number) => sessions.reduce((total, own) => total + value(own), 0);
    expect(sessions.every(({ quality }) => isBalanced(quality))).toBe(true);
    // Rows, bars and snapshots as the collector of the set counted them; the last snapshots are of an expiry not reached.
    expect([dataset.description.dates.length, dataset.description.dates.at(-1)]).toEqual([236, "2026-08-23"]);
    expect(sum(({ quality }) => quality.read)).toBe(140_406 + 419);
    expect(sum(({ quality }) => quality.setAside.perpetual ?? 0)).toBe(419);
    expect(new Set(sessions.flatMap(({ quality }) => Object.keys(quality.setAside)))).toEqual(new Set(["perpetual"]));
    expect(sum(({ session }) => session.days[0]!.rows)).toBe(931);
    // Of 235 expiries the last snapshot is within an hour for 19, two hours for 75 and four for 199; their contracts hold 3,901
    // BTC at the median.
    const seen = sessions.slice(0, 235).map(({ session }) => session.days[0]!);
    const before = seen.map((day) => (day.closesAt - day.knownAt[day.rows - 1]!) / 3_600_000);
    expect([1, 2, 4].map((hours) => before.filter((own) => own <= hours).length)).toEqual([19, 75, 199]);
    const held = seen.map((day) =>
      day.openInterest
        .at(-1)!
        .contracts.reduce(
          (total, contracts, cell) =>
            total + (day.strikes[cell >> 1]!.expiresAt === day.closesAt && contracts > 0 ? contracts : 0),
          0,
        ),
    );
    expect(Math.round(held.sort((a, b) => a - b)[117]!)).toBe(3_901);
  });

  const delta = realData("delta-btc-daily-expiry");

  test.skipIf(!delta)("agree with what the marks of another exchange imply", { timeout: 60_000 }, async () => {
    const [index, implied] = [new Map<number, number>(), new Map<number, number>()];
    for (const [path, prices] of [
      [real!, index],
      [delta!, implied],
    ] as const) {
      for (const { session } of await collect(await openDataset(path), "2026-02-16")) {
        for (const { rows, knownAt, underlyingPrice } of session.days)
          for (let row = 0; row < rows; row++)
            if (underlyingPrice[row]! > 0) prices.set(knownAt[row]!, underlyingPrice[row]!);
      }
    }
    const differences = [...index].flatMap(([at, price]) =>
      [...implied].filter(([other]) => Math.abs(other - at) < 300_000).map(([, other]) => Math.abs(other / price - 1)),
    );
    expect(differences.length).toBeGreaterThan(100);
    // Up to five minutes and an exchange's premium apart: some ten basis points at the median.
    expect(differences.sort((a, b) => a - b)[differences.length >> 1]).toBeLessThan(0.002);
    expect(differences.at(-1)).toBeLessThan(0.01);
  });
});
