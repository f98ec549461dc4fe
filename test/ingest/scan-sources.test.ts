import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { SourceFile } from "../../lib/ingest/reader.js";
import { scanSources } from "../../lib/ingest/scan-sources.js";
import { DataError } from "../../lib/market/data-error.js";
import { scratchFolder } from "../fixtures/scratch.js";

async function twoFiles(): Promise<SourceFile[]> {
  const folder = await scratchFolder();
  const names = ["a.csv", "b.csv"];
  for (const name of names) await writeFile(join(folder, name), `x\n${name}\n`);
  return names.map((name) => ({ path: join(folder, name), name, columns: ["x"] }));
}

test("files are digested and scanned in their order, with a word after each", async () => {
  const told: string[] = [];
  const { inputs, files } = await scanSources(
    await twoFiles(),
    async (_, { name }) => name.toUpperCase(),
    (what, done, of) => told.push(`${what} ${done}/${of}`),
  );
  expect(inputs.map(({ name }) => name)).toEqual(["a.csv", "b.csv"]);
  expect(inputs[0]!.sha256).not.toBe(inputs[1]!.sha256);
  expect(files).toEqual(["A.CSV", "B.CSV"]);
  expect(told).toEqual(["reading dates 1/2", "reading dates 2/2"]);
});

test("a bad line is an error of the scan, a file that cannot be read one of the file", async () => {
  const fault = new DataError("odd line", { file: "b.csv" });
  const scan = async () => {
    throw fault;
  };
  const sources = await twoFiles();
  await expect(scanSources(sources, scan)).rejects.toBe(fault);
  const gone = [{ ...sources[0]!, path: `${sources[0]!.path}.gone` }];
  await expect(scanSources(gone, scan)).rejects.not.toBe(fault);
});
