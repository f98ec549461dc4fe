import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { quoted, readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import { readSideFile } from "../../lib/ingest/side-file.js";
import { folderWith } from "../fixtures/nse-files.js";

const columns = {
  time: { kind: "text", required: true },
  level: { kind: "number", required: true },
  note: { kind: "text", required: false },
} as const;
const read = (text: string, name = "a.csv") =>
  readSideFile("volatility", join(folderWith({ [name]: text }), name), columns);

describe("readSideFile", () => {
  test("reads columns in any order and case, among others, behind a BOM, with CRLF and quotes", async () => {
    const { table, rows, input } = await read('\uFEFFLEVEL,other,"Time"\r\n20.5,x,"a, b"\r\n,y,c\r\n');
    expect(rows).toBe(2);
    expect([...table.level]).toEqual([20.5, Number.NaN]);
    expect(table.time).toEqual(["a, b", "c"]);
    expect(table.note).toBeNull();
    expect(input).toMatchObject({ name: "volatility/a.csv" });
  });

  test("reads gzip and Parquet", async () => {
    const packed = await read("time,level\nx,1\n", "a.csv.gz");
    expect([...packed.table.level]).toEqual([1]);
    const path = join(folderWith({}), "a.parquet");
    await withDatabase(readingSettings, (connection) =>
      connection.run(
        `COPY (SELECT TIMESTAMP '2026-01-05 09:31:00' AS time, 1.5 AS level) TO ${quoted(path)} (FORMAT parquet)`,
      ),
    );
    const { table, fault } = await readSideFile("volatility", path, columns);
    expect([table.time[0], table.level[0]]).toEqual(["2026-01-05 09:31:00", 1.5]);
    expect(fault("odd", 0, "level").message).toContain("row 1, column level: odd");
  });

  test("names file, row and column of what cannot be read", async () => {
    await expect(read("time,level\nx,1\ny,abc\n")).rejects.toThrow(
      /a\.csv, row 3, column level: unreadable number: abc/,
    );
    await expect(read("time\nx\n")).rejects.toThrow("missing column: level");
    await expect(read("time,level,Level\nx,1,2\n")).rejects.toThrow("column stands twice: level");
    await expect(read("time;level\nx;1\n")).rejects.toThrow("missing column: time");
    await expect(read("time,level\n")).rejects.toThrow("no rows below the header");
    await expect(read("")).rejects.toThrow("the file is empty");
    await expect(readSideFile("lots", "/nowhere/a.csv", columns)).rejects.toThrow("/nowhere/a.csv: no such file");
    await expect(readSideFile("lots", "a.xlsx", columns)).rejects.toThrow("--lots reads .csv, .csv.gz and .parquet");
  });

  test("refuses a file that was cut", async () => {
    const path = join(folderWith({}), "a.csv.gz");
    writeFileSync(path, gzipSync(`time,level\n${"x,1\n".repeat(999)}`).subarray(0, 40));
    await expect(readSideFile("lots", path, columns)).rejects.toThrow("truncated or damaged");
  });
});
