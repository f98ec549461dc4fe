import { describe, expect, test } from "vitest";
import { readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import { openDataset } from "../../lib/ingest/open-dataset.js";
import { rolling15min } from "../../lib/ingest/rolling-15min.js";
import { rollingBars } from "../../lib/ingest/rolling-bars.js";
import { readRollingRows, scanRollingFile } from "../../lib/ingest/rolling-file.js";
import { setAsideRows, tally } from "../../lib/market/quality.js";
import type { Dataset, LoadedSession } from "../../lib/market/session.js";
import { settlementOf } from "../../lib/market/settlement.js";
import { folderWith } from "../fixtures/nse-files.js";
import { realData, withoutRealData } from "../fixtures/real-data.js";
import { type Change, rollingBar, rollingHeader, rollingText } from "../fixtures/rolling-files.js";

async function collect(dataset: Dataset, until?: string): Promise<LoadedSession[]> {
  const sessions: LoadedSession[] = [];
  for await (const session of dataset.sessions(until)) sessions.push(session);
  return sessions;
}

const january = rollingText(rollingBar("2025-01-29 15:15:00", 23300), rollingBar("2025-01-30 15:15:00", 23250));
/** Begins with the contract before its own, as the real files do. */
const february = rollingText(
  rollingBar("2025-01-29 15:15:00", 23300),
  rollingBar("2025-01-30 15:15:00", 23250),
  rollingBar("2025-01-31 15:15:00", 23350),
  rollingBar("2025-02-27 15:15:00", 22550),
);
const both = { "NIFTY_2025-01-30_15min.csv.gz": january, "NIFTY_2025-02-27_15min.csv.gz": february };

describe("rolling15min", () => {
  test("is recognised by its columns", () => {
    expect(rolling15min.recognises(rollingHeader.split(","))).toBe(true);
    expect(rolling15min.recognises(["a"])).toBe(false);
  });

  test("describes the dataset before a session is read", async () => {
    const { description } = await openDataset(folderWith(both));
    expect(description).toMatchObject({
      format: "rolling-15min",
      generated: null,
      dates: ["2025-01-29", "2025-01-30", "2025-01-31", "2025-02-27"],
      cycleEnds: ["2025-01-30", "2025-02-27"],
      idle: [],
    });
    expect(description.files.map(({ name }) => name)).toEqual(Object.keys(both));
  });

  test("trades a day once, however many files hold it", async () => {
    const sessions = await collect(await openDataset(folderWith(both)));
    expect(sessions.map(({ session }) => session.days.map(({ strikes }) => strikes[0]!.expiration))).toEqual([
      ["2025-01-30"],
      ["2025-01-30"],
      ["2025-02-27"],
      ["2025-02-27"],
    ]);
    expect(sessions.map(({ quality }) => [quality.read, quality.setAside["previous-contract"] ?? 0])).toEqual([
      [20, 10],
      [20, 10],
      [10, 0],
      [10, 0],
    ]);
  });

  test("calls no session what a lone file holds of the contract before", async () => {
    const dataset = await openDataset(folderWith({ "NIFTY_2025-02-27.csv": february }));
    expect(dataset.description).toMatchObject({
      dates: ["2025-01-31", "2025-02-27"],
      idle: [
        { date: "2025-01-29", rows: 10, reason: "previous-contract" },
        { date: "2025-01-30", rows: 10, reason: "previous-contract" },
      ],
    });
    expect(await collect(dataset)).toHaveLength(2);
  });

  test("calls a date with nothing but a stray bar after the close no session", async () => {
    const stray = rollingText(rollingBar("2025-02-20 15:30:00", 22500), rollingBar("2025-02-27 15:15:00", 22550));
    const { description } = await openDataset(folderWith({ "NIFTY_2025-02-27.csv": stray }));
    expect(description).toMatchObject({ dates: ["2025-02-27"], idle: [{ date: "2025-02-20", rows: 10 }] });
  });

  test("stops after the date it is told, and can be walked again", async () => {
    const broken = rollingText(rollingBar("2025-03-27 15:15:00", 23500)).replace("23500.0", "x");
    const dataset = await openDataset(folderWith({ ...both, "NIFTY_2025-03-27_15min.csv": broken }));
    expect((await collect(dataset, "2025-02-27")).at(-1)!.session.date).toBe("2025-02-27");
    await expect(collect(dataset)).rejects.toThrow(
      "NIFTY_2025-03-27_15min.csv, row 4, column strike: unreadable number: x",
    );
    const whole = await openDataset(folderWith(both));
    expect(await collect(whole, "2025-01-30")).toHaveLength(2);
    expect(await collect(whole)).toHaveLength(4);
  });

  test("takes the lots it is told", async () => {
    const folder = folderWith(both);
    const lots = `${folderWith({ "lots.csv": "underlying,lot\nNIFTY,25\n" })}/lots.csv`;
    const [loaded] = await collect(await openDataset(folder, { lots }));
    expect(loaded!.session.days[0]!.lot).toEqual({ size: 25, derived: false });
  });

  test("refuses a day most of which is not its own, but not one whose contracts stand twice", async () => {
    const open = (change: Change) =>
      openDataset(
        folderWith({ "NIFTY_2025-02-27.csv": rollingText(rollingBar("2025-02-27 15:15:00", 22550, change)) }),
      );
    const foreign: Change = ({ label }) => (/[+-]2/.test(label) ? { spot: 12_000, strike: 12_000 } : {});
    await expect(open(foreign).then((dataset) => collect(dataset))).rejects.toThrow(
      "40.0 % of the rows of 2025-02-27 had to be set aside (4 foreign of 10)",
    );
    const twice: Change = ({ label }) => (/[+-]2/.test(label) ? { strike: "22550.0" } : {});
    const [loaded] = await collect(await open(twice));
    expect(loaded!.quality.setAside).toEqual({ repeated: 4 });
  });
});

const real = realData("nifty-monthly-15min");

describe.skipIf(!real)(`the eight monthly contracts of 2025${real ? "" : ` (${withoutRealData})`}`, () => {
  test("are read whole: every row is accounted for, and the series settle where their options say", {
    timeout: 60_000,
  }, async () => {
    const dataset = await openDataset(real!);
    expect(dataset.description.dates).toHaveLength(161);
    expect(dataset.description.idle).toEqual([]);
    const setAside: Record<string, number> = {};
    const lots = new Set<string>();
    const settled: number[] = [];
    let read = 0;
    for await (const { session, quality } of dataset.sessions()) {
      read += quality.read;
      expect(quality.read).toBe(quality.clean + quality.repaired + setAsideRows(quality));
      for (const [reason, rows] of Object.entries(quality.setAside)) tally(setAside, reason, rows);
      const [day, ...others] = session.days;
      expect([others.length, day!.rows]).toEqual([0, 25]);
      const { expiration } = day!.strikes[0]!;
      lots.add(`${expiration} ${day!.lot.size}`);
      if (expiration !== session.date) continue;
      const settlement = settlementOf(day!, day!.closesAt)!;
      expect(settlement.method).toBe("last-parity");
      expect(settlement.error).toBeLessThan(1);
      settled.push(settlement.price);
    }
    // Rows, and rows of other indices over all files, as the collector of the set counted them.
    expect(read).toBe(183_874);
    expect(setAside.foreign).toBe(58 + 30 + 140 + 610 + 202 + 232 + 352 + 54);
    // NIFTY's lot was 25 for the contracts up to January 2025 and 75 for those after it.
    expect([...lots]).toEqual([
      "2025-01-30 25",
      ...["02-27", "03-27", "04-24", "05-29", "06-26", "07-31", "08-28"].map((day) => `2025-${day} 75`),
    ]);
    // What the collector of the set read off the last bar.
    const parity = [23_249.6, 22_545, 23_592, 24_269, 24_833.2, 25_549.2, 24_768.7, 24_500.7];
    for (const [k, value] of parity.entries()) expect(Math.abs(settled[k]! - value)).toBeLessThan(1);
  });

  test("have as many rows of other indices and repeated contracts as the collector of the set counted", async () => {
    const dataset = await openDataset(real!);
    const counts = await withDatabase(readingSettings, async (connection) => {
      const all: (readonly [string, number, number])[] = [];
      for (const { name } of dataset.description.files) {
        const columns = rollingHeader.split(",");
        const file = await scanRollingFile(connection, { path: `${real}/${name}`, name, columns });
        const rows = await readRollingRows(connection, file);
        const { fault } = rollingBars(file, rows, "");
        const contracts = new Set<string>();
        for (const [row, stamp] of rows.stamp.entries())
          contracts.add(`${stamp} ${rows.right[row]} ${rows.strike[row]}`);
        const foreign = fault.filter((reason) => reason === "foreign").length;
        all.push([file.expiration, foreign, rows.stamp.length - contracts.size] as const);
      }
      return all;
    });
    expect(counts).toEqual([
      ["2025-01-30", 58, 66],
      ["2025-02-27", 30, 118],
      ["2025-03-27", 140, 99],
      ["2025-04-24", 610, 1578],
      ["2025-05-29", 202, 123],
      ["2025-06-26", 232, 128],
      ["2025-07-31", 352, 113],
      ["2025-08-28", 54, 1],
    ]);
  });
});
