import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scanDeltaFile } from "../../lib/ingest/delta-file.js";
import { readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import { type DeltaRow, deltaHeader, deltaText, longDeltaHeader } from "../fixtures/delta-files.js";
import { folderWith } from "../fixtures/nse-files.js";

const scanText = (text: string) => {
  const path = join(folderWith({ "a.csv": text }), "a.csv");
  const columns = (text.split("\n")[0] ?? "").split(",");
  return withDatabase(readingSettings, (connection) => scanDeltaFile(connection, { path, name: "a.csv", columns }));
};
const scan = (rows: readonly DeltaRow[], header = deltaHeader) => scanText(deltaText(rows, header));

describe("scanDeltaFile", () => {
  test("gives every row its expiry and instant, each expiry by its own clock", async () => {
    const { expirations, expiration, knownAt } = await scan([
      { time: "18:06" },
      { time: "17:40", expiry: "15-01-2026" },
      { time: "00:10" },
      { time: "17:50", expiry: "15-01-2026" },
    ]);
    expect(expirations).toEqual(["2026-01-14", "2026-01-15"]);
    expect([...expiration]).toEqual([0, 1, 0, 1]);
    expect(Array.from(knownAt, (at) => new Date(at).toISOString().slice(5, 16))).toEqual([
      "01-13T12:37",
      "01-14T12:11",
      "01-13T18:41",
      "01-14T12:21",
    ]);
  });

  test("loses no row of a file whose header and first rows have more columns than the others", async () => {
    const [header, first, ...others] = deltaText(
      [{ time: "17:30" }, { time: "17:35" }, { time: "17:40" }],
      longDeltaHeader,
    ).split("\n");
    const { knownAt, source } = await scanText([header, `${first},,,,,,,,,`, ...others].join("\n"));
    expect(knownAt).toHaveLength(3);
    expect(source.padded).toBe(true);
  });

  test.each([
    [{ expiry: "30-02-2026" }, "row 3, column Expiry: unreadable date: 30-02-2026"],
    [{ expiry: "2026-01-14" }, "row 3, column Expiry: unreadable date: 2026-01-14"],
    [{ expiry: "" }, "row 3, column Expiry: unreadable date: "],
    [{ time: "25:00" }, "row 3, column timestamp_IST: unreadable time: 25:00"],
    [{ time: "" }, "row 3, column timestamp_IST: unreadable time: "],
    [{ time: "17:59" }, "row 3, column timestamp_IST: time goes back a second time: 17:59 after 18:06"],
  ])("refuses %j with its place", async (row, problem) => {
    await expect(scan([{}, row])).rejects.toThrow(`a.csv, ${problem}`);
  });

  test("refuses a cut row, in either layout, and a file without rows", async () => {
    for (const header of [deltaHeader, longDeltaHeader]) {
      const text = deltaText([{}, {}], header);
      await expect(scanText(text.slice(0, -30))).rejects.toMatchObject({ name: "DataError", place: { row: 3 } });
      await expect(scan([], header)).rejects.toThrow("a.csv: the file has no rows");
    }
  });
});
