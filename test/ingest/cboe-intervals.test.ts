import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { cboeIntervals } from "../../lib/ingest/cboe-intervals.js";
import { quoted, readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import { openDataset } from "../../lib/ingest/open-dataset.js";
import { createInspector } from "../../lib/market/inspect.js";
import type { Dataset, LoadedSession } from "../../lib/market/session.js";
import { type CboeRow, type CboeWriting, calcsColumns, cboeText, plainColumns } from "../fixtures/cboe-files.js";
import { folderWith, nseText } from "../fixtures/nse-files.js";

async function collect(dataset: Dataset, until?: string): Promise<LoadedSession[]> {
  const sessions: LoadedSession[] = [];
  for await (const session of dataset.sessions(until)) sessions.push(session);
  return sessions;
}

type Files = Readonly<Record<string, string | Uint8Array>>;
const open = (files: Files): Promise<Dataset> => openDataset(folderWith(files));
const load = async (files: Files): Promise<LoadedSession[]> => collect(await open(files));
const only = async (rows: readonly CboeRow[], writing?: CboeWriting): Promise<LoadedSession> =>
  (await load({ "a.csv": cboeText(rows, writing) }))[0]!;
const minutes = (count: number, date = "2024-03-06", row: CboeRow = {}): CboeRow[] =>
  Array.from({ length: count }, (_, index) => ({ stamp: `${date} 09:${31 + index}:00`, ...row }));
const chain: readonly CboeRow[] = [...minutes(3), ...minutes(3, "2024-03-06", { type: "P", strike: 5010 })];

describe("what is read", () => {
  test("is recognised by its columns", () => {
    expect(cboeIntervals.recognises(plainColumns)).toBe(true);
    expect(cboeIntervals.recognises(["a"])).toBe(false);
  });

  test.each<[string, CboeWriting]>([
    ["another order of columns", { columns: calcsColumns.toReversed() }],
    ["upper case", { columns: calcsColumns.map((name) => name.toUpperCase()) }],
    ["unknown columns", { columns: ["more", ...calcsColumns, "other"] }],
    ["a byte order mark", { before: "\uFEFF" }],
    ["Windows line ends", { lineEnd: "\r\n" }],
    ["quoted cells", { quoted: true }],
  ])("the same with %s", async (_title, writing) => {
    expect(await only(chain, writing)).toEqual(await only(chain));
  });

  test("the same packed", async () => {
    expect(await load({ "a.csv.gz": cboeText(chain) })).toEqual([await only(chain)]);
  });

  test("the same from Parquet, with times and dates in their own types", async () => {
    const from = join(folderWith({ "a.csv": cboeText(chain) }), "a.csv");
    const folder = folderWith({});
    await withDatabase(readingSettings, (connection) =>
      connection.run(`COPY (SELECT * REPLACE (CAST(quote_datetime AS TIMESTAMP) AS quote_datetime, CAST(expiration AS DATE) AS expiration)
        FROM read_csv(${quoted(from)}, all_varchar = true)) TO ${quoted(join(folder, "a.parquet"))} (FORMAT parquet)`),
    );
    expect(await collect(await openDataset(folder))).toEqual([await only(chain)]);
  });

  test("files without calcs have no delta and no open interest; with open interest only, that", async () => {
    const plain = (await only(chain, { columns: plainColumns })).session.days[0]!;
    expect(plain).toMatchObject({ deltaConvention: null, openInterest: [], options: { delta: null } });
    expect([...plain.underlyingPrice]).toEqual([5001, 5001, 5001]);
    const counted = (await only(chain, { columns: [...plainColumns, "open_interest"] })).session.days[0]!;
    expect(counted.deltaConvention).toBeNull();
    expect([...counted.openInterest[0]!.contracts]).toEqual([100, Number.NaN, Number.NaN, 100]);
    const calcs = (await only(chain)).session.days[0]!;
    expect(calcs.deltaConvention).toBe("signed");
    expect([...calcs.underlyingPrice]).toEqual([5000, 5000, 5000]);
  });

  test("several dates in one file, as if each had its own", async () => {
    const [first, second] = [minutes(2, "2024-03-07"), minutes(3, "2024-03-06")];
    const together = await load({ "a.csv": cboeText([...first, ...second]) });
    expect(together.map(({ session, quality }) => [session.date, quality.read])).toEqual([
      ["2024-03-06", 3],
      ["2024-03-07", 2],
    ]);
    expect(together).toEqual(await load({ "a.csv": cboeText(first), "b.csv": cboeText(second) }));
  });

  test("several dates in one Parquet file", async () => {
    const rows = [...minutes(2, "2024-03-07"), ...minutes(3, "2024-03-06")];
    const from = join(folderWith({ "a.csv": cboeText(rows) }), "a.csv");
    const folder = folderWith({});
    const to = quoted(join(folder, "a.parquet"));
    await withDatabase(readingSettings, (connection) =>
      connection.run(`COPY (SELECT * FROM read_csv(${quoted(from)})) TO ${to} (FORMAT parquet)`),
    );
    expect(await collect(await openDataset(folder))).toEqual(await load({ "a.csv": cboeText(rows) }));
  });

  test("several files of a date as one session", async () => {
    const parts = { "a.csv": cboeText(chain.slice(0, 3)), "b.csv": cboeText(chain.slice(3)) };
    expect(await load(parts)).toEqual([await only(chain)]);
  });

  test("underlyings side by side, each with its market profile", async () => {
    const { session } = await only([...chain, ...minutes(2, "2024-03-06", { underlying: "SPY", root: "SPY" })]);
    expect(session.days.map(({ underlying, profile, rows }) => [underlying, profile.name, rows])).toEqual([
      ["SPY", "us-option", 2],
      ["^SPX", "spx-es", 3],
    ]);
    expect(session.days[0]!.profile.futureMultiplier).toBe(1);
  });
});

describe("the dataset", () => {
  test("is described before a session is read; dates without a session are idle", async () => {
    const { description } = await open({
      "b.csv": cboeText([
        ...minutes(1, "2024-03-07"),
        ...minutes(2, "2024-03-09").map((row) => ({ ...row, stamp: "2024-03-09 18:00:00" })),
      ]),
      "a.csv.gz": cboeText(minutes(1)),
    });
    expect(description).toMatchObject({
      format: "cboe-intervals",
      generated: null,
      dates: ["2024-03-06", "2024-03-07"],
      idle: [{ date: "2024-03-09", rows: 2 }],
    });
    expect(description.files.map(({ name }) => name)).toEqual(["a.csv.gz", "b.csv"]);
    expect(description.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test("stops after the date it is told, whatever stands behind it", async () => {
    const broken = cboeText(minutes(1, "2024-03-08", { bid: "x" }));
    const dataset = await open({
      "a.csv": cboeText(minutes(1)),
      "b.csv": cboeText(minutes(1, "2024-03-07")),
      "c.csv": broken,
    });
    expect(await collect(dataset, "2024-03-07")).toHaveLength(2);
    await expect(collect(dataset)).rejects.toThrow("c.csv, row 2, column bid: unreadable number: x");
  });

  test("can be left in the middle and read again", async () => {
    const dataset = await open({
      "a.csv": cboeText([...minutes(1), ...minutes(1, "2024-03-07"), ...minutes(1, "2024-03-08")]),
    });
    for await (const { session } of dataset.sessions()) {
      expect(session.date).toBe("2024-03-06");
      break;
    }
    expect(await collect(dataset)).toHaveLength(3);
  });

  test("open interest is of the session before: the data's, else the last weekday", async () => {
    const loaded = await load({ "a.csv": cboeText([...minutes(1, "2024-03-04"), ...minutes(1, "2024-03-07")]) });
    const records = loaded.map(({ session }) => session.days[0]!.openInterest[0]!);
    expect(records.map(({ session, availableAt }) => [session, availableAt])).toEqual([
      ["2024-03-01", Date.UTC(2024, 2, 4, 11, 30)],
      ["2024-03-04", Date.UTC(2024, 2, 7, 11, 30)],
    ]);
  });
});

test("every row of every file is in the inspection's totals, with what became of it", async () => {
  const files = {
    "a.csv": cboeText([...minutes(8), { bid: 22, strike: 5010 }, { stamp: "" }, { stamp: "2024-03-06 16:15:00" }]),
    "b.csv": cboeText([...minutes(1), ...minutes(6, "2024-03-07"), { stamp: "2024-03-07 09:31:00", root: "SPX1" }]),
    "weekend.csv": cboeText([{ stamp: "2024-03-09 10:00:00" }, { stamp: "2024-03-09 18:00:00" }, { stamp: "" }], {
      before: "\uFEFF",
    }),
    "night.csv": cboeText([{ stamp: "2024-03-10 18:00:00" }, { stamp: "" }]),
  };
  const dataset = await open(files);
  const inspector = createInspector(dataset.description);
  for (const loaded of await collect(dataset)) inspector.add(loaded);
  const { total, sessions, lacks } = inspector.inspection();
  expect(dataset.description.idle).toEqual([
    { date: "2024-03-09", rows: 3 },
    { date: "2024-03-10", rows: 2 },
  ]);
  expect(sessions.map(({ date, read }) => [date, read])).toEqual([
    ["2024-03-06", 12],
    ["2024-03-07", 7],
  ]);
  expect(total).toMatchObject({
    read: 24,
    clean: 14,
    repaired: 1,
    repairs: { "crossed-quotes": 1 },
    setAside: { unidentified: 1, duplicate: 1, adjusted: 1, "outside-session": 6 },
  });
  expect(lacks.join()).toMatch(/side/);
});

describe("refused data", () => {
  const refusal = (content: string | Uint8Array, name = "a.csv") => expect(load({ [name]: content })).rejects;

  test("a number that cannot be read", async () => {
    await refusal(cboeText([...minutes(2), { close: "many" }])).toThrow(
      "a.csv, row 4, column close: unreadable number: many",
    );
    await refusal(cboeText([{ bid: "19,5" }], { quoted: true })).toThrow(
      "a.csv, row 2, column bid: unreadable number: 19,5",
    );
    await refusal(cboeText([{ type: "X" }])).toThrow("a.csv, row 2, column option_type: unreadable value: X");
  });

  test("a number in a file of several dates, in its own line", async () => {
    const rows = [...minutes(2), ...minutes(1, "2024-03-07", { bid: "x" })];
    await refusal(cboeText(rows)).toThrow("a.csv, row 4, column bid: unreadable number: x");
  });

  test("a decimal comma without quotes: a cell too many", async () => {
    await refusal(cboeText([{ bid: "19,5" }])).toMatchObject({ name: "DataError", place: { file: "a.csv", row: 2 } });
  });

  test("columns that are missing, stand twice, or are split by something else", async () => {
    await refusal(cboeText(chain, { columns: calcsColumns.filter((name) => name !== "strike") })).toThrow(
      "a.csv: missing column: strike",
    );
    await refusal(cboeText(chain, { columns: [...calcsColumns, "bid"] })).toThrow(
      "a.csv, column bid: column stands twice: bid",
    );
    await refusal(cboeText(chain, { delimiter: ";" })).toThrow(
      "a.csv: unknown format, its columns are underlying_symbol;quote_datetime;",
    );
  });

  test("files that are empty, have a header only, or were cut", async () => {
    await refusal("").toThrow("a.csv: the file is empty");
    await refusal(cboeText([])).toThrow("a.csv: no rows below the header");
    const packed = gzipSync(cboeText(chain));
    await refusal(packed.subarray(0, packed.length - 9), "a.csv.gz").toThrow("a.csv.gz: truncated or damaged");
    await refusal(cboeText(chain).slice(0, -30)).toMatchObject({ name: "DataError", place: { file: "a.csv", row: 7 } });
  });

  test("no rows within session hours", async () => {
    await refusal(cboeText([{ stamp: "2024-03-06 18:00:00" }])).toThrow("no rows within session hours");
  });

  test("more than a fifth of a session's rows set aside", async () => {
    const fifth = [...minutes(8), ...minutes(2)];
    expect((await only(fifth)).quality.setAside).toEqual({ duplicate: 2 });
    await refusal(cboeText([...fifth, ...minutes(1)])).toThrow(
      "a.csv: 27.3 % of the rows of 2024-03-06 had to be set aside (3 duplicate of 11); at most 20 % may",
    );
  });

  test("formats side by side", async () => {
    await expect(open({ "a.csv": cboeText(chain), "b.csv": nseText([{}]) })).rejects.toThrow(
      "b.csv: mixed formats: nse-snapshots, but a.csv is cboe-intervals",
    );
  });

  test("deltas that are not signed, in the line of the file", async () => {
    await refusal(cboeText([...minutes(2), { type: "P", delta: 0.4 }])).toThrow(
      "a.csv, row 4, column delta: delta 0.4 of a put: CBOE's deltas are signed",
    );
    await refusal(cboeText([{ delta: -0.4 }])).toThrow("a.csv, row 2, column delta: delta -0.4 of a call");
    await refusal(cboeText([...minutes(2), ...minutes(1, "2024-03-07", { type: "P", delta: 0.4 })])).toThrow(
      "a.csv, row 4, column delta: delta 0.4 of a put",
    );
  });
});
