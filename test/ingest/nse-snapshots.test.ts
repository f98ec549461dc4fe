import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nseSnapshots } from "../../lib/ingest/nse-snapshots.js";
import { openDataset } from "../../lib/ingest/open-dataset.js";
import { setAsideRows } from "../../lib/market/quality.js";
import type { Dataset, LoadedSession } from "../../lib/market/session.js";
import { folderWith, indexHeader, type NseRow, nseLine, nseText, stockHeader } from "../fixtures/nse-files.js";
import { realData, withoutRealData } from "../fixtures/real-data.js";

async function collect(dataset: Dataset, until?: string): Promise<LoadedSession[]> {
  const sessions: LoadedSession[] = [];
  for await (const session of dataset.sessions(until)) sessions.push(session);
  return sessions;
}

const open = (files: Readonly<Record<string, string | Uint8Array>>) => openDataset(folderWith(files));
const only = async (rows: readonly NseRow[]) => (await collect(await open({ "a.csv": nseText(rows) })))[0]!;
const day = (date: string, rows = 1): string =>
  nseText(Array.from({ length: rows }, (_, index) => ({ stamp: `${date} 09:${20 + index}` })));

describe("nseSnapshots", () => {
  test("is recognised by its columns", () => {
    expect(nseSnapshots.recognises(stockHeader.split(","))).toBe(true);
    expect(nseSnapshots.recognises(["a"])).toBe(false);
  });

  test("describes the dataset before a session is read", async () => {
    const { description } = await open({ "b.csv": day("2026-01-21"), "a.csv.gz": day("2026-01-20") });
    expect(description).toMatchObject({
      format: "nse-snapshots",
      generated: null,
      dates: ["2026-01-20", "2026-01-21"],
      idle: [],
    });
    expect(description.files.map(({ name }) => name)).toEqual(["a.csv.gz", "b.csv"]);
    expect(description.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test("yields sessions in time order, as often as asked", async () => {
    const dataset = await open({ "a.csv": day("2026-01-21"), "b.csv": day("2026-01-20", 2) });
    for (const _ of [1, 2]) {
      const sessions = await collect(dataset);
      expect(sessions.map(({ session, quality }) => [session.date, quality.date, quality.read])).toEqual([
        ["2026-01-20", "2026-01-20", 2],
        ["2026-01-21", "2026-01-21", 1],
      ]);
    }
  });

  test("stops after the date it is told, whatever stands behind it", async () => {
    const broken = day("2026-01-22").replace("25.5", "x");
    const dataset = await open({ "a.csv": day("2026-01-20"), "b.csv": day("2026-01-21"), "c.csv": broken });
    expect((await collect(dataset, "2026-01-21")).map(({ session }) => session.date)).toEqual([
      "2026-01-20",
      "2026-01-21",
    ]);
    await expect(collect(dataset)).rejects.toThrow("c.csv, row 2, column CE_LTP: unreadable number: x");
  });

  test("can be left in the middle", async () => {
    const dataset = await open({ "a.csv": day("2026-01-20"), "b.csv": day("2026-01-21"), "c.csv": day("2026-01-22") });
    for await (const { session } of dataset.sessions()) {
      expect(session.date).toBe("2026-01-20");
      break;
    }
    expect(await collect(dataset)).toHaveLength(3);
  });

  test("counts dates on which nothing was recorded in session hours, and calls them no sessions", async () => {
    const { description } = await open({
      "a.csv": day("2026-01-20"),
      "b.csv": nseText([{ stamp: "2026-01-15 08:00" }, { stamp: "2026-01-15 15:30" }]),
    });
    expect(description.dates).toEqual(["2026-01-20"]);
    expect(description.idle).toEqual([{ date: "2026-01-15", rows: 2 }]);
  });

  test("tells how far it is", async () => {
    const steps: unknown[] = [];
    const folder = folderWith({ "a.csv": day("2026-01-20"), "b.csv": day("2026-01-21") });
    await openDataset(folder, { progress: (...step) => steps.push(step) });
    expect(steps.filter((step) => (step as string[])[0] === "reading dates")).toEqual([
      ["reading dates", 1, 2],
      ["reading dates", 2, 2],
    ]);
  });
});

describe("the defects of the recordings", () => {
  const minutes = (count: number, row: (index: number) => NseRow = () => ({})): NseRow[] =>
    Array.from({ length: count }, (_, index) => ({ stamp: `2026-01-20 09:${20 + index}`, ...row(index) }));

  test("exact duplicates are set aside", async () => {
    const rows = minutes(9);
    expect((await only([...rows, rows[3]!])).quality).toMatchObject({ read: 10, clean: 9, setAside: { duplicate: 1 } });
  });

  test("rows of one contract and instant that differ: the one with more volume stays", async () => {
    const rows = minutes(9);
    const { quality, session } = await only([...rows, { ...rows[8]!, call: [25.5, 1000, 700] }]);
    expect(quality).toMatchObject({ read: 10, clean: 9, setAside: { "same-instant": 1 } });
    expect(session.days[0]!.options.unsignedVolume![16]! * session.days[0]!.lot.size).toBe(200);
  });

  test("snapshots of zeros are set aside, strikes that never traded are not", async () => {
    const zero = { call: [0, 0, 0], put: [0, 0, 0] } as const;
    const never = minutes(10, () => ({ ...zero, strike: 2000 }));
    const rows = minutes(10, (index) => (index === 4 ? { ...zero, underlying: 0 } : {}));
    const { quality, session } = await only([...rows, ...never]);
    expect(quality).toMatchObject({ read: 20, clean: 18, repaired: 0, setAside: { "zero-snapshot": 2 } });
    expect(session.days[0]!.rows).toBe(9);
  });

  test("a falling day's volume is repaired", async () => {
    const { quality } = await only(minutes(10, (index) => ({ call: [25.5, 1000, index === 5 ? 400 : 500] })));
    expect(quality).toMatchObject({ read: 10, clean: 9, repaired: 1, repairs: { "decreasing-volume": 1 } });
  });

  test("a price from an earlier day is not used", async () => {
    const { quality, session } = await only(minutes(1, () => ({ call: [3.3, 119925, "0.0"] })));
    expect(quality).toMatchObject({ clean: 0, repaired: 1, repairs: { "stale-price": 1 } });
    expect([...session.days[0]!.options.price!]).toEqual([Number.NaN, 20.5]);
  });

  test("days without volume have no volume", async () => {
    const [day] = (await only(minutes(2, () => ({ call: [25.5, 1000, ""], put: [20.5, 2000, ""] })))).session.days;
    expect(day!.options.unsignedVolume).toBeNull();
    expect(day!.options.price![0]).toBe(25.5);
    expect(day!.lot).toEqual({ size: 1000, derived: true });
  });

  test("an index without a level gets it from its options", async () => {
    const rows = [1380, 1400, 1420].map((strike): NseRow => {
      const forward = 1405;
      return {
        symbol: "NIFTY",
        strike,
        underlying: "0.0",
        call: [Math.max(forward - strike, 0) + 9, 65, 65],
        put: [Math.max(strike - forward, 0) + 9, 65, 65],
      };
    });
    const { quality, session } = await only(rows);
    expect(quality).toMatchObject({ clean: 0, repaired: 3, repairs: { "underlying-from-parity": 3 } });
    expect(session.days[0]!.underlyingPrice[0]).toBeGreaterThan(1402);
    expect(session.days[0]!.underlyingPrice[0]).toBeLessThan(1405);
  });

  test("snapshots before the open and after the close are set aside, as many as there may be", async () => {
    const night = ["08:59", "09:14", "15:30", "15:30:01", "18:00"].map((time) => ({ stamp: `2026-01-20 ${time}` }));
    const { quality, session } = await only([
      ...night,
      { stamp: "2026-01-20 09:15" },
      { stamp: "2026-01-20 15:29:59" },
    ]);
    expect(quality).toMatchObject({ read: 7, clean: 2, setAside: { "outside-session": 5 } });
    expect(session.days[0]!.rows).toBe(2);
  });

  test("expired series are set aside", async () => {
    const { quality } = await only([...minutes(9), { expiry: "2026-01-13" }]);
    expect(quality).toMatchObject({ read: 10, clean: 9, setAside: { expired: 1 } });
  });

  test("strikes may differ between files and appear during the day", async () => {
    const [loaded] = await collect(
      await open({
        "stock.csv": nseText([
          { stamp: "2026-01-20 09:20" },
          { stamp: "2026-01-20 09:30" },
          { strike: 1500, stamp: "2026-01-20 09:30" },
        ]),
        "index.csv": nseText([{ strike: 1300, stamp: "2026-01-20 09:25:10" }], indexHeader),
      }),
    );
    expect(loaded!.session.days[0]!.strikes.map(({ strike }) => strike)).toEqual([1300, 1400, 1500]);
    expect([...loaded!.session.days[0]!.options.price!].filter((_, cell) => cell % 2 === 0)).toEqual([
      Number.NaN,
      25.5,
      Number.NaN,
      25.5,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      25.5,
      25.5,
    ]);
  });

  test("columns may stand in another order and have company", async () => {
    const columns = stockHeader.split(",");
    const order = [10, 3, 0, 7, 1, 2, 4, 5, 6, 8, 9];
    const line = (cells: readonly string[]) => ["?", ...order.map((index) => cells[index]!)].join(",");
    const text = [line(columns), line(nseLine({ stamp: "2026-01-20 09:20" }).split(","))].join("\r\n");
    const [turned] = await collect(await open({ "a.csv": `\uFEFF${text}\r\n` }));
    expect(turned!.session).toEqual((await only([{ stamp: "2026-01-20 09:20" }])).session);
  });
});

describe("refused data", () => {
  const rows = Array.from({ length: 10 }, (_, index) => ({ stamp: `2026-01-20 09:${20 + index}` }));

  test("more than a fifth of a session's rows set aside", async () => {
    const fifth = [...rows.slice(0, 8), rows[0]!, rows[0]!];
    expect((await only(fifth)).quality.setAside).toEqual({ duplicate: 2 });
    await expect(only([...fifth, rows[0]!])).rejects.toThrow(
      "a.csv: 27.3 % of the rows of 2026-01-20 had to be set aside (3 duplicate of 11); at most 20 % may",
    );
  });

  test("a file that was cut", async () => {
    const { gzipSync } = await import("node:zlib");
    const packed = gzipSync(nseText(rows));
    await expect(open({ "a.csv.gz": packed.subarray(0, packed.length - 9) })).rejects.toThrow(
      "a.csv.gz: truncated or damaged",
    );
    const text = nseText(rows);
    await expect(open({ "a.csv": text.slice(0, -25) })).rejects.toMatchObject({ place: { file: "a.csv", row: 11 } });
  });

  test("a number that cannot be read", async () => {
    await expect(only([...rows, { ...rows[0]!, put: [20.5, "2,000", 5] }])).rejects.toMatchObject({
      name: "DataError",
    });
    await expect(only([...rows, { ...rows[0]!, put: [20.5, "many", 5] }])).rejects.toThrow(
      "a.csv, row 12, column PE_OI: unreadable number: many",
    );
  });

  test("a missing column", async () => {
    await expect(open({ "a.csv": nseText(rows, stockHeader.replace("CE_OI", "OI")) })).rejects.toThrow(
      "a.csv: missing column: CE_OI",
    );
  });

  test("no rows at all within session hours", async () => {
    await expect(open({ "a.csv": nseText([]) })).rejects.toThrow("no rows within session hours");
    await expect(open({ "a.csv": nseText([{ stamp: "2026-01-20 18:00" }]) })).rejects.toThrow(
      "no rows within session hours",
    );
  });
});

const real = realData("nse-chain-snapshots");

describe.skipIf(!real)(`the recordings of the winter of 2025/26${real ? "" : ` (${withoutRealData})`}`, () => {
  test("are read whole, and every row is accounted for", { timeout: 120_000 }, async () => {
    const dataset = await openDataset(real!);
    expect(dataset.description.dates).toHaveLength(22);
    const setAside: Record<string, number> = {};
    let read = 0;
    for await (const { session, quality } of dataset.sessions()) {
      read += quality.read;
      expect(quality.read).toBe(quality.clean + quality.repaired + setAsideRows(quality));
      expect(session.days.length).toBeGreaterThanOrEqual(58);
      setAside[session.date] = quality.setAside.duplicate ?? 0;
    }
    // Rows and duplicates as the collector of the set counted them.
    expect(read).toBe(3_684_692);
    expect(setAside["2025-12-31"]).toBe(11_228);
    expect(setAside["2026-01-01"]).toBe(5_524);
  });

  test("end where the collector of the set saw the indices end on the monthly expiry", async () => {
    const [loaded] = await collect(await openDataset(join(real!, "index_chain_2026-01-27.csv.gz")));
    const of = (name: string) => loaded!.session.days.find(({ underlying }) => underlying === name)!;
    const nifty = of("NIFTY");
    expect(nifty.underlyingPrice[nifty.rows - 1]).toBe(25_233.75);
    expect(nifty.lot).toEqual({ size: 65, derived: false });
    // The feed has no price of this one. In the last half hour its options follow the settlement's average, not the price.
    const midcap = of("MIDCPNIFTY");
    const averagedFrom = midcap.closesAt - 30 * 60_000;
    for (let row = 0; row < midcap.rows; row++) {
      expect(midcap.underlyingPrice[row]! > 0).toBe(midcap.knownAt[row]! < averagedFrom);
    }
  });
});
