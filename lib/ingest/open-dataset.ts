import { glob, readdir, stat } from "node:fs/promises";
import { basename, dirname, relative, resolve } from "node:path";
import { digestOfMarket } from "../evidence/digest.js";
import { DataError } from "../market/data-error.js";
import type { Dataset } from "../market/session.js";
import { canonical } from "./canonical.js";
import { cboeIntervals } from "./cboe-intervals.js";
import { deltaSnapshots } from "./delta-snapshots.js";
import { deribitChain } from "./deribit-chain.js";
import { readingSettings, withDatabase } from "./duckdb.js";
import { readGeneratedNote } from "./generated-note.js";
import { nseSnapshots } from "./nse-snapshots.js";
import { readLots } from "./read-lots.js";
import type { Progress, Reader, SourceFile } from "./reader.js";
import { rolling15min } from "./rolling-15min.js";
import { declaredColumns } from "./source-table.js";
import { type SideFiles, withSideFiles } from "./with-side-files.js";

/** What else `openDataset` can be told. */
export interface DatasetOptions extends SideFiles {
  /** Path of a file with the units in one contract (`readLots`); they come before what a profile lists. */
  readonly lots?: string;
  readonly progress?: Progress;
}

const readers: readonly Reader[] = [canonical, cboeIntervals, nseSnapshots, rolling15min, deltaSnapshots, deribitChain];

/**
 * Opens a file, the files of a folder (not of its subfolders) or the files that match a glob, as one dataset. Files are
 * `.csv`, `.csv.gz` and `.parquet`; others are not looked at. The columns decide which reader takes them, and one reader
 * has to take them all, except those that it knows to stand beside its own (`Reader.accompanies`). A `generated.json` in their folder says that no market made them. Files beside the data (`options`) belong to the dataset and its digest. Throws `DataError` when there is
 * nothing to read or nobody to read it.
 */
export async function openDataset(path: string, options: DatasetOptions = {}): Promise<Dataset> {
  const { folder, name, paths } = await findFiles(path);
  if (paths.length === 0) throw new DataError("no .csv, .csv.gz or .parquet file", { file: path });
  const files = await withDatabase(readingSettings, async (connection) => {
    const sources: SourceFile[] = [];
    for (const file of paths) {
      const source = { path: file, name: relative(folder, file) };
      sources.push({ ...source, columns: await declaredColumns(connection, source.path, source.name) });
      options.progress?.("opening files", sources.length, paths.length);
    }
    return sources;
  });
  const { progress } = options;
  const lots = options.lots === undefined ? null : await readLots(options.lots);
  const told = { ...(progress ? { progress } : {}), ...(lots ? { lots: lots.lots } : {}) };
  const dataset = await readerOf(files).open(name, files, told);
  return withSideFiles(await withGeneratedNote(withMarket(dataset), folder), options, lots);
}

/** What was recorded stays the same market when files beside it come and go. */
function withMarket(dataset: Dataset): Dataset {
  const { description } = dataset;
  return { ...dataset, description: { ...description, market: digestOfMarket(description.files) } };
}

/** A generated market never passes for a recorded one, whatever format it is written in. */
async function withGeneratedNote(dataset: Dataset, folder: string): Promise<Dataset> {
  const note = await readGeneratedNote(folder);
  if (note === null || dataset.description.generated !== null) return dataset;
  return { ...dataset, description: { ...dataset.description, generated: note.label } };
}

/** The one reader that takes all files. */
function readerOf(files: readonly SourceFile[]): Reader {
  let chosen: { reader: Reader; file: SourceFile } | null = null;
  const others: SourceFile[] = [];
  for (const file of files) {
    const reader = readers.find((candidate) => candidate.recognises(file.columns));
    if (!reader) {
      others.push(file);
      continue;
    }
    chosen ??= { reader, file };
    if (reader !== chosen.reader) {
      throw new DataError(`mixed formats: ${reader.format}, but ${chosen.file.name} is ${chosen.reader.format}`, {
        file: file.name,
      });
    }
  }
  const stranger = others.find(({ columns }) => !chosen?.reader.accompanies?.(columns));
  if (stranger)
    throw new DataError(`unknown format, its columns are ${stranger.columns.join(", ")}`, { file: stranger.name });
  return chosen!.reader;
}

const isReadable = (path: string): boolean => /\.(csv|csv\.gz|parquet)$/.test(path);

async function findFiles(path: string): Promise<{ folder: string; name: string; paths: string[] }> {
  const root = resolve(path);
  const found = await stat(root).catch(() => null);
  if (found?.isDirectory()) {
    const names = await readdir(root);
    return {
      folder: root,
      name: basename(root),
      paths: names
        .filter(isReadable)
        .sort()
        .map((file) => resolve(root, file)),
    };
  }
  if (found) return { folder: dirname(root), name: basename(root), paths: isReadable(root) ? [root] : [] };
  if (!/[*?[{]/.test(path)) throw new DataError("no such file or folder", { file: path });
  const paths: string[] = [];
  for await (const match of glob(root)) if (isReadable(match)) paths.push(match);
  paths.sort();
  const folder = commonFolder(paths);
  return { folder, name: basename(folder), paths };
}

/** The deepest folder that holds all of some absolute paths. */
function commonFolder(paths: readonly string[]): string {
  let folder = dirname(paths[0] ?? resolve("."));
  while (!paths.every((path) => path.startsWith(`${folder}/`)) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
