import { describe, expect, test } from "vitest";
import { deltaSnapshots } from "../../lib/ingest/delta-snapshots.js";
import { openDataset } from "../../lib/ingest/open-dataset.js";
import { isBalanced } from "../../lib/market/quality.js";
import type { Dataset, LoadedSession } from "../../lib/market/session.js";
import { median } from "../../lib/numeric/quantile.js";
import { deltaChain, deltaHeader, deltaText, longDeltaHeader } from "../fixtures/delta-files.js";
import { folderWith } from "../fixtures/nse-files.js";
import { realData, withoutRealData } from "../fixtures/real-data.js";

async function collect(dataset: Dataset, until?: string): Promise<LoadedSession[]> {
  const sessions: LoadedSession[] = [];
  for await (const session of dataset.sessions(until)) sessions.push(session);
  return sessions;
}

const open = (files: Readonly<Record<string, string>>) => openDataset(folderWith(files));

describe("deltaSnapshots", () => {
  test("is recognised by its columns", () => {
    expect(deltaSnapshots.recognises(deltaHeader.split(","))).toBe(true);
    expect(deltaSnapshots.recognises(["Expiry", "Strike"])).toBe(false);
  });

  test("makes a session of each expiry, whatever its file is called, and as often as asked", async () => {
    const dataset = await open({
      "z.csv.gz": deltaText(deltaChain(92100)),
      "a.csv": deltaText(deltaChain(92500, { expiry: "15-01-2026", time: "17:30" })),
    });
    expect(dataset.description).toMatchObject({
      format: "delta-snapshots",
      dates: ["2026-01-14", "2026-01-15"],
      idle: [],
    });
    for (const _ of [1, 2]) {
      const sessions = await collect(dataset);
      expect(sessions.map(({ session }) => session.days[0]!.underlyingPrice[0])).toEqual([92100, 92500]);
      expect(sessions.every(({ quality }) => isBalanced(quality))).toBe(true);
    }
    expect(await collect(dataset, "2026-01-14")).toHaveLength(1);
  });

  test("makes one session of an expiry that is split over two files, short rows and all", async () => {
    const long = deltaText(
      [...deltaChain(92000, { time: "17:30" }), ...deltaChain(92010, { time: "08:21" })],
      longDeltaHeader,
    );
    const [loaded, ...others] = await collect(
      await open({ "a.csv": long, "b.csv": deltaText(deltaChain(92050, { time: "10:05" })) }),
    );
    expect(others).toEqual([]);
    expect([...loaded!.session.days[0]!.underlyingPrice]).toEqual([92000, 92010, 92050]);
    expect(loaded!.quality.read).toBe(9);
  });

  test("finds the expiries in the columns: several in a file, and each in its own evening or morning", async () => {
    const { description, ...dataset } = await open({
      "BTC_01-01-2020.csv": deltaText([
        ...deltaChain(92000, { expiry: "20-01-2026", time: "17:29" }),
        ...deltaChain(93000, { expiry: "21-01-2026", time: "17:30" }),
      ]),
    });
    expect(description).toMatchObject({ dates: ["2026-01-20", "2026-01-21"], idle: [] });
    const days = (await collect({ description, ...dataset })).map(({ session }) => session.days[0]!);
    const close = Date.UTC(2026, 0, 20, 12);
    expect(days.map(({ knownAt }) => [...knownAt])).toEqual([[close], [close + 60_000]]);
    // The earlier one is seen within its averaging window only.
    expect(days.map(({ underlyingPrice }) => [...underlyingPrice])).toEqual([[Number.NaN], [93000]]);
  });

  test("refuses lots, which say nothing about contracts", async () => {
    const folder = folderWith({ "a.csv": deltaText(deltaChain(92100)) });
    const lots = folderWith({ "lots.csv": "underlying,lot\nBTC,5\n" });
    await expect(openDataset(folder, { lots: `${lots}/lots.csv` })).rejects.toThrow("counts contracts");
  });

  test("refuses a session of which more than a fifth had to be set aside", async () => {
    const twice = [...deltaChain(92100), ...deltaChain(92101)];
    await expect(collect(await open({ "a.csv": deltaText(twice) }))).rejects.toThrow(
      "a.csv: 50.0 % of the rows of 2026-01-14 had to be set aside (3 same-instant of 6)",
    );
  });
});

const real = realData("delta-btc-daily-expiry");

describe.skipIf(!real)(`the recordings of the winter of 2026${real ? "" : ` (${withoutRealData})`}`, () => {
  test("are read whole, and every row is accounted for", { timeout: 60_000 }, async () => {
    const dataset = await openDataset(real!);
    expect(dataset.description).toMatchObject({ idle: [] });
    expect(dataset.description.dates).toHaveLength(34);
    const of = new Map((await collect(dataset)).map((loaded) => [loaded.session.date, loaded]));
    const sum = (value: (loaded: LoadedSession) => number) =>
      [...of.values()].reduce((total, own) => total + value(own), 0);
    expect([...of.values()].every(({ quality }) => isBalanced(quality))).toBe(true);
    // Rows and repeated rows as the collector of the set counted them.
    expect(sum(({ quality }) => quality.read)).toBe(235_184);
    expect(sum(({ quality: { setAside } }) => (setAside.duplicate ?? 0) + (setAside["same-instant"] ?? 0))).toBe(8_541);
    expect(sum(({ quality: { setAside } }) => Object.keys(setAside).length)).toBeLessThanOrEqual(2 * 34);
    const day = (date: string) => of.get(date)!.session.days[0]!;
    expect([day("2026-01-14").rows, day("2026-01-14").strikes.length]).toEqual([171, 45]);
    // The ragged file, and the expiry in two files.
    expect([of.get("2026-02-02")!.quality.read, day("2026-02-02").rows]).toEqual([8_886, 148]);
    expect([of.get("2026-02-05")!.quality.read, day("2026-02-05").rows]).toEqual([10_058, 156]);
    // Stamped 17:29: the last row of the session, known at its end.
    expect(day("2026-01-14").knownAt[170]).toBe(Date.UTC(2026, 0, 14, 12));
    expect(day("2026-01-23").knownAt[0]).toBe(Date.UTC(2026, 0, 22, 12, 1));
  });

  test("imply a level that comes to rest in the last half hour, as an average does", { timeout: 60_000 }, async () => {
    // Sum and number of squared moves per minute: 30 to 60, 10 to 20, and 0 to 10 minutes before the expiry.
    const moves = new Map<string, number[]>();
    for await (const { session } of (await openDataset(real!)).sessions()) {
      const { strikes, rows, stride, knownAt, closesAt, options } = session.days[0]!;
      let [last, at] = [Number.NaN, Number.NaN];
      for (let row = 0; row < rows; row++) {
        const levels = strikes.map(
          ({ strike }, s) => options.price![row * stride + 2 * s]! - options.price![row * stride + 2 * s + 1]! + strike,
        );
        // Strikes of which both marks are above the floor.
        const level = median(levels.filter((each) => !Number.isNaN(each)));
        if (Number.isNaN(level)) continue;
        const left = (closesAt - knownAt[row]!) / 60_000;
        const minutes = (knownAt[row]! - at) / 60_000;
        const part = left < 10 ? "end" : left < 20 ? "middle" : left >= 30 && left < 60 ? "before" : "";
        if (minutes <= 12) moves.set(part, [...(moves.get(part) ?? []), (level / last - 1) ** 2 / minutes]);
        [last, at] = [level, knownAt[row]!];
      }
    }
    const size = (part: string) =>
      Math.sqrt(moves.get(part)!.reduce((sum, move) => sum + move, 0) / moves.get(part)!.length);
    // An average over half an hour still follows half of the price at the middle and a sixth in the last ten minutes.
    expect(size("middle") / size("before")).toBeLessThan(0.7);
    expect(size("end") / size("before")).toBeLessThan(0.4);
  });
});
