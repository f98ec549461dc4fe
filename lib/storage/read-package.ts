import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Json } from "../evidence/canonical-json.js";
import type { TextFile } from "../evidence/digest.js";
import { packageManifest } from "../evidence/package-manifest.js";
import { DataError } from "../market/data-error.js";
import { contextName } from "./package-context.js";

/** A package as it lies on disk, whether or not its digest still holds. */
export interface PackageOnDisk {
  readonly folder: string;
  /** All files of the folder, the report with them, by name. */
  readonly files: readonly TextFile[];
}

/**
 * Reads every file of a folder, whatever it holds; folders inside it and files that begin with a dot are left out.
 *
 * @throws DataError for a folder that is missing, and for files that cannot be read
 */
export async function readFolder(folder: string): Promise<PackageOnDisk> {
  const names = await namesIn(folder);
  const files = await Promise.all(names.map(async (name) => ({ name, text: await textAt(join(folder, name)) })));
  return { folder, files };
}

/**
 * Reads every file of a package's folder (see {@link readFolder}).
 *
 * @throws DataError for a folder that is missing or no package, for a manifest that is broken or too new, and for files that
 *   the manifest lists and that are not there
 */
export async function readPackage(folder: string): Promise<PackageOnDisk> {
  const { files } = await readFolder(folder);
  const names = files.map(({ name }) => name);
  if (!names.includes("manifest.json"))
    throw new DataError("this is no evidence package: manifest.json is missing", { file: folder });
  const manifest = manifestIn(folder, files);
  const missing = manifest.files.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new DataError("missing, though manifest.json lists it", { file: join(folder, missing[0]!) });
  return { folder, files };
}

/**
 * The JSON files of a package, parsed.
 *
 * @throws DataError for a file that is no JSON, or no JSON that a package holds
 */
export function packageContent({ folder, files }: PackageOnDisk): ReadonlyMap<string, Json> {
  return new Map(jsonFiles(files).map(({ name, text }) => [name, parsed(join(folder, name), text)]));
}

/** The files that a package's digest covers: where it was made is no part of it. */
export function jsonFiles(files: readonly TextFile[]): readonly TextFile[] {
  return files.filter(({ name }) => name.endsWith(".json") && name !== contextName);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new DataError(reasonOf(error), { file: folder });
  });
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  return names.filter((name) => !name.startsWith(".")).sort();
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "there is no such folder";
  return error.code === "ENOTDIR" ? "this is no folder" : error.message;
}

function textAt(path: string): Promise<string> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new DataError(error.message, { file: path });
  });
}

function manifestIn(folder: string, files: readonly TextFile[]) {
  const file = join(folder, "manifest.json");
  try {
    return packageManifest(parsed(file, files.find(({ name }) => name === "manifest.json")!.text));
  } catch (error) {
    if (error instanceof RangeError) throw new DataError(error.message, { file });
    throw error;
  }
}

function parsed(file: string, text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new DataError(`this is no JSON: ${(error as SyntaxError).message}`, { file });
  }
}
