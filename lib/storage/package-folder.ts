import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TextFile } from "../evidence/digest.js";
import { StorageError } from "./storage-error.js";

/** A package on disk. */
export interface StoredPackage {
  readonly folder: string;
  /** False when the same package was already there, byte for byte. */
  readonly written: boolean;
}

/**
 * Writes the files of a package into `<root>/<strategy>/<name>`, all or nothing: they are written beside and renamed. A
 * folder that already holds the same bytes is left as it is; one that holds others under the same digest is replaced.
 * Throws `StorageError` when the folder cannot be written; what was there before is then still there.
 */
export async function storePackage(
  root: string,
  strategy: string,
  name: string,
  files: readonly TextFile[],
): Promise<StoredPackage> {
  const parent = join(root, strategy);
  const folder = join(parent, name);
  if (await holds(folder, files)) return { folder, written: false };
  try {
    await mkdir(parent, { recursive: true });
    const beside = await mkdtemp(join(parent, `.${name}-`));
    try {
      await replaceFolder(folder, beside, files);
    } finally {
      await rm(beside, { recursive: true, force: true });
    }
  } catch (error) {
    throw new StorageError(folder, error);
  }
  return { folder, written: true };
}

/** Inside the private folder `beside` stand the new folder before, and the old one after the two change places. */
async function replaceFolder(folder: string, beside: string, files: readonly TextFile[]): Promise<void> {
  const fresh = join(beside, "fresh");
  const former = join(beside, "former");
  await mkdir(fresh);
  for (const file of files) await writeFile(join(fresh, file.name), file.text);
  const replaces = await rename(folder, former).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
  try {
    await rename(fresh, folder);
  } catch (error) {
    if (replaces) await rename(former, folder);
    throw error;
  }
}

async function holds(folder: string, files: readonly TextFile[]): Promise<boolean> {
  for (const file of files) {
    const text = await readFile(join(folder, file.name), "utf8").catch(() => null);
    if (text !== file.text) return false;
  }
  return true;
}
