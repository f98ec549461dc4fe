import { describe, expect, test } from "vitest";
import {
  openDatabase,
  queryColumns,
  quoted,
  quotedName,
  readingSettings,
  withDatabase,
} from "../../lib/ingest/duckdb.js";

describe("queryColumns", () => {
  test("returns one array per column, in the order of the rows, over many chunks", async () => {
    await withDatabase(readingSettings, async (connection) => {
      const { n, half, word } = await queryColumns(
        connection,
        "SELECT i::INTEGER AS n, i / 2 AS half, 'w' || (i % 3) AS word FROM range(5000) t(i) ORDER BY i",
        { n: "index", half: "number", word: "text" },
      );
      expect(n).toEqual(Int32Array.from({ length: 5000 }, (_, i) => i));
      expect(half).toEqual(Float64Array.from({ length: 5000 }, (_, i) => i / 2));
      expect(word).toEqual(Array.from({ length: 5000 }, (_, i) => `w${i % 3}`));
    });
  });

  test("turns NULL into NaN, -1 or null", async () => {
    await withDatabase(readingSettings, async (connection) => {
      const sql = "SELECT NULL::DOUBLE AS a, NULL::INTEGER AS b, NULL::VARCHAR AS c";
      const { a, b, c } = await queryColumns(connection, sql, { a: "number", b: "index", c: "text" });
      expect([a[0], b[0], c[0]]).toEqual([Number.NaN, -1, null]);
    });
  });

  test("reads whole numbers of 64 bits and texts of an ENUM", async () => {
    await withDatabase(readingSettings, async (connection) => {
      const sql =
        "SELECT 9007199254740991::BIGINT AS big, 'b'::ENUM('a', 'b') AS word, enum_code('b'::ENUM('a', 'b')) AS code";
      const { big, word, code } = await queryColumns(connection, sql, { big: "number", word: "text", code: "index" });
      expect([big[0], word[0], code[0]]).toEqual([9007199254740991, "b", 1]);
    });
  });

  test("gives empty arrays for a result without rows", async () => {
    await withDatabase(readingSettings, async (connection) => {
      const { a, b } = await queryColumns(connection, "SELECT 1.5::DOUBLE AS a, 'x' AS b WHERE false", {
        a: "number",
        b: "text",
      });
      expect([a.length, b.length]).toEqual([0, 0]);
    });
  });

  test("passes parameters by name", async () => {
    await withDatabase(readingSettings, async (connection) => {
      const { a } = await queryColumns(connection, "SELECT $text AS a", { a: "text" }, { text: "it's" });
      expect(a).toEqual(["it's"]);
    });
  });

  test("refuses a column that is not there and a type that does not fit", async () => {
    await withDatabase(readingSettings, async (connection) => {
      await expect(queryColumns(connection, "SELECT 1 AS a", { b: "number" })).rejects.toThrow(
        new RangeError("missing column: b"),
      );
      await expect(queryColumns(connection, "SELECT 'x' AS a", { a: "number" })).rejects.toThrow(
        new RangeError("invalid type of a: VARCHAR"),
      );
      await expect(queryColumns(connection, "SELECT 1 AS a", { a: "text" })).rejects.toThrow(
        new RangeError("invalid type of a: INTEGER"),
      );
    });
  });
});

describe("openDatabase", () => {
  test("applies its settings", async () => {
    const database = await openDatabase({ threads: 1, memoryLimit: "100MB" });
    const sql = "SELECT current_setting('threads')::INTEGER AS threads, current_setting('memory_limit') AS memory";
    const { threads, memory } = await queryColumns(database.connection, sql, { threads: "index", memory: "text" });
    database.close();
    expect([threads[0], memory[0]]).toEqual([1, "95.3 MiB"]);
  });
});

test("withDatabase closes the database when its user fails", async () => {
  let closed: Promise<unknown> | null = null;
  const failing = withDatabase(readingSettings, async (connection) => {
    closed = Promise.resolve(connection);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  const connection = (await closed) as unknown as Parameters<typeof queryColumns>[0];
  await expect(queryColumns(connection, "SELECT 1 AS a", { a: "index" })).rejects.toThrow();
});

test("quoted and quotedName survive quotes", async () => {
  await withDatabase(readingSettings, async (connection) => {
    const name = 'a "b" <script>';
    const { [name]: values } = await queryColumns(connection, `SELECT ${quoted("it's")} AS ${quotedName(name)}`, {
      [name]: "text",
    });
    expect(values).toEqual(["it's"]);
  });
});
