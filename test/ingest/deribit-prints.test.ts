import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scanDeribitFile } from "../../lib/ingest/deribit-file.js";
import { readDeribitFile } from "../../lib/ingest/deribit-prints.js";
import { readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import { type DeribitRow, deribitHeader, deribitText } from "../fixtures/deribit-files.js";
import { folderWith } from "../fixtures/nse-files.js";

const read = (rows: readonly DeribitRow[]) => {
  const path = join(folderWith({ "a.csv": deribitText(rows) }), "a.csv");
  return withDatabase(readingSettings, async (connection) => {
    const source = { path, name: "a.csv", columns: deribitHeader.split(",") };
    return readDeribitFile(connection, await scanDeribitFile(connection, source));
  });
};
const tomorrow = "2026-02-01T10:00:00+00:00";

describe("readDeribitFile", () => {
  test("hands out the rows by session, empty fields as NaN", async () => {
    const sessions = await read([{ bid: "" }, { stamp: tomorrow, strike: 80000, type: "put" }, { strike: 80500 }]);
    expect([...sessions.keys()]).toEqual(["2026-02-01", "2026-02-02"]);
    const first = sessions.get("2026-02-01")!;
    expect([...first.numbers.strike]).toEqual([79000, 80500]);
    expect([...first.numbers.bid_price]).toEqual([Number.NaN, 0.004]);
    expect([...sessions.get("2026-02-02")!.type]).toEqual([1]);
  });

  test("sets aside rows that are of no contract, or without a price to convert theirs with", async () => {
    const sessions = await read([
      {},
      { stamp: "" },
      { type: "" },
      { expiry: "" },
      { currency: "" },
      { strike: 0 },
      { forward: "" },
      { stamp: tomorrow, strike: "" },
    ]);
    expect(sessions.get("2026-02-01")!.setAside).toEqual({ unidentified: 6 });
    expect(sessions.get("2026-02-01")!.numbers.strike).toHaveLength(1);
    expect(sessions.get("2026-02-02")!.setAside).toEqual({ unidentified: 1 });
  });

  test("refuses unreadable numbers and deltas that are not signed, with their place", async () => {
    await expect(read([{}, { mark: "cheap" }])).rejects.toThrow(
      "a.csv, row 3, column mark_price: unreadable number: cheap",
    );
    await expect(read([{}, { type: "put", delta: 0.3 }])).rejects.toThrow("a.csv, row 3, column delta: delta 0.3");
    await expect(read([{ delta: 1.5 }])).rejects.toThrow("a.csv, row 2, column delta: delta 1.5");
  });
});
