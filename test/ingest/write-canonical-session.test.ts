import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { canonicalColumns } from "../../lib/ingest/canonical-format.js";
import { queryColumns, quoted, type Shape, withDatabase } from "../../lib/ingest/duckdb.js";
import { writeCanonicalSession } from "../../lib/ingest/write-canonical-session.js";
import { smallSession } from "../fixtures/canonical-set.js";

const settings = { threads: 1, memoryLimit: "512MB" };
const small = smallSession("2026-01-05");
const { tape, openInterest } = small;
let path: string;

const query = <const S extends Shape>(sql: string, shape: S) =>
  withDatabase(settings, (connection) =>
    queryColumns(connection, sql.replace("FILE", `read_parquet(${quoted(path)})`), shape),
  );

beforeAll(async () => {
  path = join(await mkdtemp(join(tmpdir(), "strikelab-canonical-")), "session.parquet");
  const other = { ...small, tape: { ...tape, underlying: "ANOTHER" }, openInterest: [] };
  await withDatabase(settings, (connection) => writeCanonicalSession(connection, path, [small, other]));
});

describe("writeCanonicalSession(connection, path, days)", () => {
  it("writes the columns of the format, in its order", async () => {
    const { column_name, column_type } = await query("DESCRIBE FROM FILE", {
      column_name: "text",
      column_type: "text",
    });
    expect(Object.fromEntries(column_name.map((name, k) => [name, column_type[k]]))).toEqual(canonicalColumns);
    expect(column_name).toEqual(Object.keys(canonicalColumns));
  });

  it("orders what is said of each underlying by underlying and kind, and puts the options after it", async () => {
    const sql = `SELECT underlying, record, min(n) AS first FROM (SELECT *, row_number() OVER () AS n FROM FILE)
      GROUP BY ALL ORDER BY first`;
    const { underlying, record } = await query(sql, { underlying: "text", record: "text" });
    expect(record.map((each, k) => `${underlying[k]} ${each}`)).toEqual([
      ...["strike", "row", "path"].map((each) => `ANOTHER ${each}`),
      ...["strike", "open_interest", "row", "path"].map((each) => `${tape.underlying} ${each}`),
      "ANOTHER option",
      `${tape.underlying} option`,
    ]);
  });

  it("can be read without this library: a contract's bars by name", async () => {
    const { expiration, strike } = tape.strikes[2]!;
    const sql = `SELECT buy_volume, price, epoch(make_timestamp(known_at * 1000)) AS seconds FROM FILE
      WHERE record = 'option' AND underlying = '${tape.underlying}' AND expiration = DATE '${expiration}' AND strike = ${strike} AND option_type = 'put'`;
    const { buy_volume, price, seconds } = await query(sql, {
      buy_volume: "number",
      price: "number",
      seconds: "number",
    });
    const ofCell = (values: Float64Array) => values.filter((_, print) => tape.prints.cell[print] === 5);
    expect(buy_volume).toEqual(ofCell(tape.prints.buyVolume));
    expect(price).toEqual(ofCell(tape.prints.price));
    expect(seconds).toEqual(tape.rows.knownAt.map((instant) => instant / 1000));
  });

  it("leaves null what was not observed", async () => {
    const sql =
      "SELECT count(bid)::INTEGER AS bids, count_if(isnan(price))::INTEGER AS nan FROM FILE WHERE record = 'option'";
    expect(await query(sql, { bids: "index", nan: "index" })).toEqual({
      bids: Int32Array.of(0),
      nan: Int32Array.of(0),
    });
  });

  it("refuses a tape whose prints or open interest point at nothing", async () => {
    const write = (changed: typeof tape, positions = openInterest) =>
      withDatabase(settings, (connection) =>
        writeCanonicalSession(connection, path, [{ ...small, tape: changed, openInterest: positions }]),
      );
    const beyond = (values: Int32Array) => values.map((value, print) => (print < 2 ? 99 : value));
    const { prints } = tape;
    await expect(write({ ...tape, prints: { ...prints, row: beyond(prints.row) } })).rejects.toThrow(
      "invalid row of print 0: 99",
    );
    await expect(write({ ...tape, prints: { ...prints, cell: beyond(prints.cell) } })).rejects.toThrow(
      "invalid cell of print 0: 99",
    );
    const wide = openInterest.map((record) => ({ ...record, contracts: new Float64Array(9) }));
    await expect(write(tape, wide)).rejects.toThrow("invalid cell of open interest: 8");
  });
});
