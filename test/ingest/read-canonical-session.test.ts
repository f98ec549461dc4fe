import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CanonicalDay } from "../../lib/ingest/canonical-format.js";
import { quoted, withDatabase } from "../../lib/ingest/duckdb.js";
import { readCanonicalSession } from "../../lib/ingest/read-canonical-session.js";
import { writeCanonicalSession } from "../../lib/ingest/write-canonical-session.js";
import { smallSession } from "../fixtures/canonical-set.js";

const settings = { threads: 1, memoryLimit: "512MB" };
const planted = smallSession("2026-01-05");
const plain: CanonicalDay = planted;
/** What a file holds of a day; profile and lot stand in the manifest. */
const inFile = ({ tape, openInterest }: CanonicalDay) => ({ tape, openInterest });

/** Writes days, has the records changed by SQL (a table expression over `records`), and reads them again. */
async function roundTrip(days: readonly CanonicalDay[], change = "records", listed?: number) {
  const folder = await mkdtemp(join(tmpdir(), "strikelab-canonical-"));
  const [written, path] = [join(folder, "written.parquet"), join(folder, "session.parquet")];
  const { date, opensAt, closesAt, deltaConvention } = days[0]!.tape;
  return withDatabase(settings, async (connection) => {
    const records = await writeCanonicalSession(connection, written, days);
    await connection.run(
      `COPY (WITH records AS (FROM read_parquet(${quoted(written)})) FROM ${change}) TO ${quoted(path)} (FORMAT parquet)`,
    );
    const underlyings = [{ name: "any", profile: "synthetic", lot: 100, lotDerived: false }];
    const session = {
      ...{ file: "x", date, opensAt, closesAt, underlyings },
      ...{ records: listed ?? records, bytes: 1, sha256: "" },
    };
    return readCanonicalSession(connection, { path, name: "session.parquet", session, deltaConvention });
  });
}

describe("readCanonicalSession(connection, source)", () => {
  it("returns the tape and the open interest that were written, to the last bit", async () => {
    expect(await roundTrip([plain])).toEqual([inFile(plain)]);
  });

  it("keeps several underlyings apart, by name, with their own strikes", async () => {
    const strikes = plain.tape.strikes.map((strike) => ({ ...strike, strike: strike.strike + 0.5 }));
    const other: CanonicalDay = { ...plain, tape: { ...plain.tape, underlying: "ANOTHER", strikes }, openInterest: [] };
    expect(await roundTrip([plain, other])).toEqual([other, plain].map(inFile));
  });

  it("keeps later open interest as a record of its own", async () => {
    const [morning] = plain.openInterest;
    const noon = {
      ...morning!,
      session: "2026-01-05",
      availableAt: plain.tape.opensAt + 9e6,
      contracts: morning!.contracts.map((each) => each + 1),
    };
    const openInterest = [morning!, noon];
    expect((await roundTrip([{ ...plain, openInterest }]))[0]!.openInterest).toEqual(openInterest);
  });

  it("returns null for a future or a path that the feed does not have", async () => {
    const bare: CanonicalDay = {
      ...plain,
      tape: { ...plain.tape, rows: { ...plain.tape.rows, future: null }, path: null },
    };
    expect(await roundTrip([bare])).toEqual([inFile(bare)]);
  });

  it("keeps extremes and takers of the path where the feed has them, and the morning and the evening series of a date apart", async () => {
    const { path, strikes } = plain.tape;
    const values = (shift: number) => path!.price.map((price) => price + shift);
    const fine = { ...path!, high: values(1), low: values(-1), buyVolume: values(0), sellVolume: values(2) };
    const twice = strikes.map((strike, k) => ({ ...strike, strike: 5000, expiresAt: strike.expiresAt - 1000 * k }));
    const rich: CanonicalDay = { ...plain, tape: { ...plain.tape, path: fine, strikes: twice } };
    expect(await roundTrip([rich])).toEqual([inFile(rich)]);
  });

  it("keeps quotes and unsigned volume where the feed has them", async () => {
    const count = plain.tape.prints.row.length;
    const column = (shift: number) =>
      Float64Array.from({ length: count }, (_, print) => (print % 3 === 0 ? Number.NaN : print / 8 + shift));
    const prints = { ...plain.tape.prints, unsignedVolume: column(0), bid: column(0.25), ask: column(0.75) };
    const quoted: CanonicalDay = { ...plain, tape: { ...plain.tape, prints } };
    expect(await roundTrip([quoted])).toEqual([inFile(quoted)]);
  });

  it("refuses a file that is not Parquet, or has not the columns", async () => {
    const path = join(await mkdtemp(join(tmpdir(), "strikelab-canonical-")), "session.parquet");
    await writeFile(path, "not a table");
    const session = {
      ...{ file: "x", date: "2026-01-05", opensAt: 0, closesAt: 1, underlyings: [] },
      ...{ records: 1, bytes: 1, sha256: "" },
    };
    const source = { path, name: "session.parquet", session, deltaConvention: null };
    await expect(withDatabase(settings, (connection) => readCanonicalSession(connection, source))).rejects.toThrow(
      "session.parquet: cannot be read as a canonical session",
    );
    await expect(roundTrip([plain], "(SELECT * EXCLUDE delta FROM records)")).rejects.toThrow(
      "session.parquet: cannot be read",
    );
  });

  it("refuses records that point at nothing", async () => {
    const unlisted = "(SELECT * REPLACE (if(record = 'option', strike + 1, strike) AS strike) FROM records)";
    await expect(roundTrip([plain], unlisted)).rejects.toThrow(
      "session.parquet, column strike: an option record names an unlisted contract",
    );
    const oddType = "(SELECT * REPLACE (if(record = 'option', 'C', option_type) AS option_type) FROM records)";
    await expect(roundTrip([plain], oddType)).rejects.toThrow(
      "session.parquet, column strike: an option record names an unlisted contract",
    );
    const timeless = "(SELECT * REPLACE (if(record = 'option', known_at + 1, known_at) AS known_at) FROM records)";
    await expect(roundTrip([plain], timeless)).rejects.toThrow(
      "session.parquet, column known_at: an option record has no row of its instant",
    );
    const positions = "(SELECT * REPLACE (if(record = 'open_interest', strike + 1, strike) AS strike) FROM records)";
    await expect(roundTrip([plain], positions)).rejects.toThrow(
      "session.parquet, column strike: an open_interest record names an unlisted contract",
    );
  });

  it("refuses a file with more or fewer records than its manifest says, or a strike listed twice", async () => {
    await expect(roundTrip([plain], "records", 5)).rejects.toThrow(
      "session.parquet: has 520 records, its manifest says 5",
    );
    const twice = "(FROM records UNION ALL (FROM records WHERE record = 'strike' LIMIT 1))";
    await expect(roundTrip([plain], twice)).rejects.toThrow("session.parquet: has ");
  });
});
