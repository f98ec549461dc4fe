import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { quoted, readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import { type ColumnTypes, declaredColumns, querySource } from "../../lib/ingest/source-table.js";
import { folderWith } from "../fixtures/nse-files.js";

const types: ColumnTypes = { name: "VARCHAR", value: "DOUBLE" };
const shape = { name: "text", value: "number" } as const;

async function read(content: string | Uint8Array, file = "a.csv", wanted: ColumnTypes = types) {
  const path = join(folderWith({ [file]: content }), file);
  return withDatabase(readingSettings, async (connection) => {
    const source = { path, name: file, columns: await declaredColumns(connection, path, file) };
    return querySource(connection, source, wanted, (table) => `SELECT name, value FROM ${table}`, shape);
  });
}

async function columnsOf(content: string): Promise<string[]> {
  const path = join(folderWith({ "a.csv": content }), "a.csv");
  return withDatabase(readingSettings, (connection) => declaredColumns(connection, path, "a.csv"));
}

/** A Parquet file made by a query. */
async function parquet(sql: string): Promise<string> {
  const path = join(folderWith({}), "a.parquet");
  await withDatabase(readingSettings, (connection) =>
    connection.run(`COPY (${sql}) TO ${quoted(path)} (FORMAT parquet)`),
  );
  return path;
}

async function readParquet(sql: string) {
  const path = await parquet(sql);
  return withDatabase(readingSettings, async (connection) => {
    const source = { path, name: "a.parquet", columns: await declaredColumns(connection, path, "a.parquet") };
    return querySource(connection, source, types, (table) => `SELECT name, value FROM ${table}`, shape);
  });
}

describe("a padded source", () => {
  const readPadded = (content: string, padded: boolean) => {
    const path = join(folderWith({ "a.csv": content }), "a.csv");
    const source = { path, name: "a.csv", columns: ["name", "value", "more"], padded };
    return withDatabase(readingSettings, (connection) =>
      querySource(connection, source, types, (table) => `SELECT name, value FROM ${table}`, shape),
    );
  };
  const ragged = "name,value,more\na,1,x\nb,2\n";

  test("may have rows that are shorter than the header; any other may not", async () => {
    expect(await readPadded(ragged, true)).toEqual({ name: ["a", "b"], value: Float64Array.of(1, 2) });
    await expect(readPadded(ragged, false)).rejects.toMatchObject({ name: "DataError", place: { row: 3 } });
  });

  test("still refuses longer rows and unreadable numbers, with their place", async () => {
    await expect(readPadded(`${ragged}c,3,x,y\n`, true)).rejects.toMatchObject({
      name: "DataError",
      place: { row: 4 },
    });
    await expect(readPadded(`${ragged}c,many\n`, true)).rejects.toThrow(
      "a.csv, row 4, column value: unreadable number: many",
    );
  });
});

describe("declaredColumns", () => {
  test("reads the header, plain or quoted", async () => {
    expect(await columnsOf('a,"b, ""c""",d\n1,2,3\n')).toEqual(["a", 'b, "c"', "d"]);
    expect(await columnsOf("a,b")).toEqual(["a", "b"]);
  });

  test("does not mind a byte order mark, Windows line ends, or damage further down", async () => {
    expect(await columnsOf("\uFEFFa,b\r\n1,2\r\n")).toEqual(["a", "b"]);
    expect(await columnsOf('a,b\n1\n"2')).toEqual(["a", "b"]);
  });

  test("refuses an empty file", async () => {
    await expect(columnsOf("")).rejects.toThrow("a.csv: the file is empty");
  });
});

describe("querySource", () => {
  const expected = { name: ["x", "y"], value: Float64Array.of(1.5, Number.NaN) };

  test("reads the columns that are wanted, an empty cell as NULL", async () => {
    expect(await read("name,value\nx,1.5\ny,\n")).toEqual(expected);
  });

  test.each([
    ["columns in another order, and columns that nobody asked for", "more,value,name,other\n?,1.5,x,\n!,,y,9\n"],
    ["a byte order mark", "\uFEFFname,value\nx,1.5\ny,\n"],
    ["Windows line ends", "name,value\r\nx,1.5\r\ny,\r\n"],
    ["no line end at the end", "name,value\nx,1.5\ny,"],
    ["quoted cells", '"name","value"\n"x","1.5"\n"y",""\n'],
    ["numbers with spaces and exponents", "name,value\nx, 15e-1 \ny,\n"],
  ])("reads %s", async (_title, content) => {
    expect(await read(content)).toEqual(expected);
  });

  test("keeps a text as it is, whatever it looks like", async () => {
    const { name } = await read('name,value\n<script>,1\n"a ""quoted"", text",1\n007,1\n2026-01-20,1\n');
    expect(name).toEqual(["<script>", 'a "quoted", text', "007", "2026-01-20"]);
  });

  test("names file, line and column of the first cell that is no number", async () => {
    const failing = read("name,value\nx,1\ny,one\nz,two\n");
    await expect(failing).rejects.toThrow("a.csv, row 3, column value: unreadable number: one");
    await expect(failing).rejects.toMatchObject({
      name: "DataError",
      place: { file: "a.csv", row: 3, column: "value" },
    });
  });

  test("counts empty lines as lines", async () => {
    await expect(read("name,value\nx,1\n\n\ny,one\n")).rejects.toMatchObject({ place: { row: 5 } });
  });

  test("finds a cell far down in a packed file", async () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => `x,${index === 40_000 ? "?" : index}`);
    await expect(read(["name,value", ...rows].join("\n"), "a.csv.gz")).rejects.toMatchObject({
      place: { row: 40_002 },
    });
  });

  test("names the line of a text that is not in its list", async () => {
    const listed = { name: "ENUM('x', 'it''s')", value: "DOUBLE" };
    expect((await read("name,value\nx,1\nit's,2\n", "a.csv", listed)).name).toEqual(["x", "it's"]);
    const failing = read("name,value\nx,1\nz,2\n", "a.csv", listed);
    await expect(failing).rejects.toThrow("a.csv, row 3, column name: unreadable value: z");
  });

  test("names the line with too few or too many cells, an open quote, or bytes that are no UTF-8", async () => {
    await expect(read("name,value\nx,1\ny\n")).rejects.toMatchObject({ place: { file: "a.csv", row: 3 } });
    await expect(read("name,value\nx,1,2\n")).rejects.toMatchObject({ place: { file: "a.csv", row: 2 } });
    await expect(read('name,value\nx,1\n"y,1\n')).rejects.toMatchObject({ place: { file: "a.csv", row: 3 } });
    const latin = Uint8Array.of(...Buffer.from("name,value\nx,1\n"), 0xff, ...Buffer.from(",1\n"));
    await expect(read(latin)).rejects.toMatchObject({ place: { file: "a.csv", row: 3 } });
  });

  test("does not blame the data for a wrong query", async () => {
    const path = join(folderWith({ "a.csv": "name,value\nx,1\n" }), "a.csv");
    await withDatabase(readingSettings, async (connection) => {
      const source = { path, name: "a.csv", columns: ["name", "value"] };
      const query = querySource(connection, source, types, (table) => `SELECT 1 AS other FROM ${table}`, shape);
      await expect(query).rejects.toThrow(new RangeError("missing column: name"));
    });
  });
});

describe("querySource on Parquet", () => {
  test("reads the columns that are wanted in the types that are wanted", async () => {
    const columns = await readParquet(
      "SELECT * FROM (VALUES (1.5::DECIMAL(9, 2), 'x', 1), (NULL, 'y', 2)) t(value, name, other)",
    );
    expect(columns).toEqual({ name: ["x", "y"], value: Float64Array.of(1.5, Number.NaN) });
  });

  test("names file, row and column of the first value that has no meaning in its type", async () => {
    const failing = readParquet("SELECT * FROM (VALUES ('x', '1'), ('y', 'one')) t(name, value)");
    await expect(failing).rejects.toThrow("a.parquet, row 2, column value: unreadable value: one");
  });

  test("refuses a file that was cut", async () => {
    const { readFileSync } = await import("node:fs");
    const whole = readFileSync(await parquet("SELECT 'x' AS name, 1.0 AS value FROM range(1000)"));
    const path = join(folderWith({ "b.parquet": whole.subarray(0, whole.length - 20) }), "b.parquet");
    await withDatabase(readingSettings, async (connection) => {
      await expect(declaredColumns(connection, path, "b.parquet")).rejects.toMatchObject({
        name: "DataError",
        place: { file: "b.parquet" },
      });
    });
  });
});
