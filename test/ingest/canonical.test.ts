import { readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { canonical } from "../../lib/ingest/canonical.js";
import { canonicalColumns } from "../../lib/ingest/canonical-format.js";
import { writeCanonical } from "../../lib/ingest/write-canonical.js";
import { DataError } from "../../lib/market/data-error.js";
import { foldBars } from "../../lib/market/fold-bars.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import { smallSession, sourceFiles, writeSmallSet } from "../fixtures/canonical-set.js";
import { plantedDates } from "../fixtures/planted-request.js";

const dates = plantedDates.slice(0, 3);
const [monday, tuesday] = plantedDates;
const open = async (folder: string) => canonical.open("small", await sourceFiles(folder));
const collect = async <T>(sequence: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const each of sequence) all.push(each);
  return all;
};

describe("canonical.recognises(columns)", () => {
  it("asks for every column of the format, in any order, and allows more", () => {
    const columns = Object.keys(canonicalColumns);
    expect(canonical.recognises(columns)).toBe(true);
    expect(canonical.recognises([...columns.toReversed(), "note"])).toBe(true);
    expect(canonical.recognises(columns.filter((name) => name !== "delta"))).toBe(false);
  });
});

describe("canonical.open(name, files)", () => {
  it("describes the dataset: dates, label of its generator, files with the manifest among them", async () => {
    const { description } = await open(await writeSmallSet(dates));
    expect(description).toMatchObject({ name: "small", format: "canonical", generated: "generated for a test", dates });
    expect(description.files.map(({ name }) => name)).toEqual([
      "manifest.json",
      ...dates.map((date) => `${date}.parquet`),
    ]);
    expect(description.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it("tells how many files it has checked", async () => {
    const told: unknown[] = [];
    const files = await sourceFiles(await writeSmallSet(dates));
    await canonical.open("small", files, { progress: (...progress) => told.push(progress) });
    expect(told).toEqual([1, 2, 3].map((done) => ["checking files", done, 3]));
  });

  it("yields each session as the day that its tape folds into, as often as it is walked", async () => {
    const dataset = await open(await writeSmallSet(dates));
    for (let walk = 0; walk < 2; walk++) {
      const sessions = await collect(dataset.sessions());
      expect(sessions.map(({ session }) => session.date)).toEqual(dates);
      for (const { session, quality } of sessions) {
        const { tape, openInterest } = smallSession(session.date);
        expect(session.days).toEqual([foldBars(tape, synthetic, openInterest).day]);
        expect(quality).toMatchObject({ read: 520, clean: 520, repaired: 0, setAside: {} });
      }
    }
  });

  it("leaves sessions after `until` unopened", async () => {
    const folder = await writeSmallSet(dates);
    const dataset = await open(folder);
    await rm(join(folder, `${dates[2]}.parquet`));
    const sessions = await collect(dataset.sessions(tuesday));
    expect(sessions.map(({ session }) => session.date)).toEqual([monday, tuesday]);
  });

  it("opens one file of a folder as one session", async () => {
    const files = await sourceFiles(await writeSmallSet(dates));
    expect((await canonical.open("one", files.slice(1, 2))).description.dates).toEqual([tuesday]);
  });

  it("sets a repeated bar aside and keeps the account whole", async () => {
    const folder = await writeSmallSet([monday]);
    const small = smallSession(monday);
    const { tape } = small;
    const repeated = <T extends Float64Array | Int32Array>(values: T): T => {
      const longer = new (values.constructor as new (length: number) => T)(values.length + 1);
      longer.set(values);
      longer[values.length] = values[0]!;
      return longer;
    };
    const { prints } = tape;
    const doubled = Object.fromEntries(
      Object.entries(prints).map(([name, values]) => [name, repeated(values)]),
    ) as unknown as typeof prints;
    await writeCanonical(folder, null, [[{ ...small, tape: { ...tape, prints: doubled } }]]);
    const [loaded] = await collect((await open(folder)).sessions());
    expect(loaded!.quality).toMatchObject({ read: 521, clean: 520, setAside: { duplicate: 1 } });
  });

  it("refuses a file that was truncated or edited, by name", async () => {
    const folder = await writeSmallSet(dates);
    const path = join(folder, `${tuesday}.parquet`);
    const content = await readFile(path);
    await truncate(path, content.length - 10);
    await expect(open(folder)).rejects.toThrow(DataError);
    await expect(open(folder)).rejects.toThrow(`${tuesday}.parquet: truncated or changed`);
    content[content.length >> 1]! ^= 1;
    await writeFile(path, content);
    await expect(open(folder)).rejects.toThrow(`${tuesday}.parquet: truncated or changed`);
  });

  it("refuses a missing session, a file that the manifest does not list, and a missing or unknown manifest", async () => {
    const lost = await writeSmallSet(dates);
    await rm(join(lost, `${tuesday}.parquet`));
    await expect(open(lost)).rejects.toThrow(`manifest.json: lists ${tuesday}.parquet, which is missing`);

    const renamed = await writeSmallSet([monday]);
    await writeFile(join(renamed, "copy.parquet"), await readFile(join(renamed, `${monday}.parquet`)));
    await expect(open(renamed)).rejects.toThrow("copy.parquet: not listed in manifest.json");

    const bare = await writeSmallSet([monday]);
    await rename(join(bare, "manifest.json"), join(bare, "old.json"));
    await expect(open(bare)).rejects.toThrow("manifest.json: missing");
    const manifest = JSON.parse(await readFile(join(bare, "old.json"), "utf8"));
    await writeFile(join(bare, "manifest.json"), JSON.stringify({ ...manifest, version: 9 }));
    await expect(open(bare)).rejects.toThrow("manifest.json: unknown version: 9");
    await writeFile(join(bare, "manifest.json"), JSON.stringify(manifest).replaceAll('"synthetic"', '"moon"'));
    await expect(open(bare)).rejects.toThrow("manifest.json: unknown profile: moon");
  });

  it("refuses files of two folders", async () => {
    const files = [
      ...(await sourceFiles(await writeSmallSet([monday]))),
      ...(await sourceFiles(await writeSmallSet([tuesday]))),
    ];
    await expect(canonical.open("two", files)).rejects.toThrow(
      `${tuesday}.parquet: not in the folder of ${monday}.parquet`,
    );
  });
});
