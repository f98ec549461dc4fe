import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scanDeribitFile } from "../../lib/ingest/deribit-file.js";
import { readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import { type DeribitRow, deribitHeader, deribitText, perpetualText } from "../fixtures/deribit-files.js";
import { folderWith } from "../fixtures/nse-files.js";

const scanText = (text: string) => {
  const path = join(folderWith({ "a.csv": text }), "a.csv");
  const columns = text.split("\n")[0]!.split(",");
  return withDatabase(readingSettings, (connection) => scanDeribitFile(connection, { path, name: "a.csv", columns }));
};
const scan = (rows: readonly DeribitRow[]) => scanText(deribitText(rows));

describe("scanDeribitFile", () => {
  test("puts stamps into sessions that end at 08:00 UTC", async () => {
    const stamps = [
      "2026-02-01T08:00:00.000000+00:00",
      "2026-02-01T08:00:00.001000+00:00",
      "2026-02-02T07:15:59+00:00",
    ];
    const file = await scan([...stamps, stamps[0]!].map((stamp) => ({ stamp })));
    expect(file.kind).toBe("chain");
    expect(file.stamps.map(({ date }) => date)).toEqual(["2026-02-01", "2026-02-02", "2026-02-02"]);
    expect(file.stamps[1]!.at).toBe(Date.UTC(2026, 1, 1, 8) + 1);
    expect([...file.rowsOn]).toEqual([
      ["2026-02-01", 2],
      ["2026-02-02", 2],
    ]);
    expect(file.expirations).toEqual([Date.UTC(2026, 1, 1, 8)]);
    expect(file.currencies).toEqual(["BTC"]);
  });

  test("counts bars of the perpetual future by session", async () => {
    const file = await scanText(
      perpetualText(["2026-02-01T04:54:02.172460+00:00", "2026-02-01T09:54:02.172460+00:00"]),
    );
    expect(file.kind).toBe("perpetual");
    expect([...file.rowsOn]).toEqual([
      ["2026-02-01", 1],
      ["2026-02-02", 1],
    ]);
  });

  test.each([
    [{ stamp: "2026-02-30T04:54:02+00:00" }, "timestamp: unreadable value: 2026-02-30T04:54:02+00:00"],
    [{ expiry: "tomorrow" }, "expiry_datetime: unreadable value: tomorrow"],
    [{ type: "forward" }, "option_type: unreadable value: forward"],
  ])("refuses %j with its place", async (row, problem) => {
    await expect(scan([{}, row])).rejects.toThrow(`a.csv, row 3, column ${problem}`);
  });

  test("refuses a bar without a readable time, and files without rows or times", async () => {
    await expect(scanText(perpetualText(["noon"]))).rejects.toThrow(
      "a.csv, row 2, column obs_datetime: unreadable value: noon",
    );
    await expect(scanText(`${deribitHeader}\n`)).rejects.toThrow("a.csv: the file has no rows");
    await expect(scan([{ stamp: "" }])).rejects.toThrow("a.csv: no row has a time");
  });
});
