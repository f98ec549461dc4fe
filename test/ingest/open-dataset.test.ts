import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { quoted, readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import { openDataset } from "../../lib/ingest/open-dataset.js";
import { folderWith, nseText } from "../fixtures/nse-files.js";

const day = (date: string): string => nseText([{ stamp: `${date} 09:20` }]);
const files = { "a.csv": day("2026-01-20"), "b.csv.gz": day("2026-01-21"), "SOURCE.md": "# what this is" };
const namesOf = async (path: string): Promise<string[]> =>
  (await openDataset(path)).description.files.map(({ name }) => name);

describe("openDataset", () => {
  test("opens the data files of a folder and leaves other files alone", async () => {
    const folder = folderWith(files);
    mkdirSync(join(folder, "more"));
    writeFileSync(join(folder, "more", "c.csv"), "something else");
    expect(await namesOf(folder)).toEqual(["a.csv", "b.csv.gz"]);
    expect(await namesOf(`${folder}/`)).toEqual(["a.csv", "b.csv.gz"]);
  });

  test("opens one file", async () => {
    const dataset = await openDataset(join(folderWith(files), "b.csv.gz"));
    expect(dataset.description).toMatchObject({ name: "b.csv.gz", dates: ["2026-01-21"] });
  });

  test("opens what a glob matches, named from the deepest folder that holds all", async () => {
    const folder = folderWith(files);
    mkdirSync(join(folder, "more"));
    writeFileSync(join(folder, "more", "c.csv"), day("2026-01-22"));
    expect(await namesOf(join(folder, "**", "*"))).toEqual(["a.csv", "b.csv.gz", "more/c.csv"]);
    expect(await namesOf(join(folder, "*.gz"))).toEqual(["b.csv.gz"]);
  });

  test("opens Parquet files", async () => {
    const folder = folderWith(files);
    const out = folderWith({});
    await withDatabase(readingSettings, (connection) =>
      connection.run(
        `COPY (SELECT * FROM read_csv(${quoted(join(folder, "a.csv"))})) TO ${quoted(join(out, "a.parquet"))} (FORMAT parquet)`,
      ),
    );
    const dataset = await openDataset(out);
    expect(dataset.description.dates).toEqual(["2026-01-20"]);
    for await (const { quality } of dataset.sessions()) expect(quality).toMatchObject({ read: 1, clean: 1 });
  });

  test("gives the same digest for the same data in another folder, and another one for other data", async () => {
    const digestOf = async (content: Readonly<Record<string, string>>) =>
      (await openDataset(folderWith(content))).description.digest;
    expect(await digestOf({ "a.csv": files["a.csv"] })).toBe(await digestOf({ "a.csv": files["a.csv"] }));
    expect(await digestOf({ "a.csv": files["a.csv"] })).not.toBe(await digestOf({ "a.csv": day("2026-01-22") }));
  });

  test("takes lots from a file before those that are listed or derived, and counts the file among its own", async () => {
    const folder = folderWith({ "a.csv": nseText([{ stamp: "2026-01-20 09:20" }]) });
    const lots = join(folderWith({ "lots.csv": "underlying,lot\nRELIANCE,250\n" }), "lots.csv");
    const dataset = await openDataset(folder, { lots });
    expect(dataset.description.files.map(({ name }) => name)).toEqual(["a.csv", "lots/lots.csv"]);
    for await (const { session } of dataset.sessions())
      expect(session.days[0]!.lot).toEqual({ size: 250, derived: false });
    for await (const { session } of (await openDataset(folder)).sessions())
      expect(session.days[0]!.lot.derived).toBe(true);
  });

  test("tells how far it is", async () => {
    const steps: unknown[] = [];
    await openDataset(folderWith(files), { progress: (...step) => steps.push(step) });
    expect(steps.slice(0, 2)).toEqual([
      ["opening files", 1, 2],
      ["opening files", 2, 2],
    ]);
  });

  test("refuses a path that is not there", async () => {
    await expect(openDataset("nowhere/at/all")).rejects.toThrow("nowhere/at/all: no such file or folder");
    await expect(openDataset("nowhere/*.csv")).rejects.toThrow("nowhere/*.csv: no .csv, .csv.gz or .parquet file");
  });

  test("refuses a folder without data files", async () => {
    const folder = folderWith({ "SOURCE.md": "# nothing" });
    await expect(openDataset(folder)).rejects.toThrow(`${folder}: no .csv, .csv.gz or .parquet file`);
    await expect(openDataset(join(folder, "SOURCE.md"))).rejects.toThrow("no .csv, .csv.gz or .parquet file");
  });

  test("refuses columns that nobody knows, and says which they are", async () => {
    const folder = folderWith({ ...files, "c.csv": "time,price\n1,2\n" });
    await expect(openDataset(folder)).rejects.toThrow("c.csv: unknown format, its columns are time, price");
  });

  test("takes files along that its reader knows to stand beside its own, whichever comes first, and nobody else's", async () => {
    const { deribitText, perpetualText } = await import("../fixtures/deribit-files.js");
    const bars = perpetualText(["2026-02-01T04:54:02+00:00"]);
    expect(await namesOf(folderWith({ "a.csv": bars, "b.csv": deribitText([{}]) }))).toEqual(["a.csv", "b.csv"]);
    await expect(openDataset(folderWith({ ...files, "c.csv": bars }))).rejects.toThrow("c.csv: unknown format");
    await expect(openDataset(folderWith({ "a.csv": bars }))).rejects.toThrow("a.csv: unknown format");
  });

  test("refuses files of different formats", async () => {
    const { canonicalColumns } = await import("../../lib/ingest/canonical-format.js");
    const folder = folderWith({ ...files, "c.csv": `${Object.keys(canonicalColumns).join(",")}\n` });
    await expect(openDataset(folder)).rejects.toThrow("c.csv: mixed formats: canonical, but a.csv is nse-snapshots");
  });

  test("refuses a damaged file before anything else is said about it", async () => {
    await expect(openDataset(folderWith({ "a.csv.gz": Uint8Array.of(1, 2, 3) }))).rejects.toMatchObject({
      name: "DataError",
      place: { file: "a.csv.gz" },
    });
    await expect(openDataset(folderWith({ "a.parquet": "PAR1" }))).rejects.toMatchObject({ name: "DataError" });
  });
});
