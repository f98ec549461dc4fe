import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TextFile } from "../evidence/digest.js";
import { replaceFolder } from "./replace-folder.js";

/** A package on disk. */
export interface StoredPackage {
  readonly folder: string;
  /** False when the same package was already there, byte for byte. */
  readonly written: boolean;
}

/**
 * Writes the files of a package into `<root>/<strategy>/<name>`, all or nothing: they are written beside and renamed. A
 * folder that already holds the same bytes is left as it is; one that holds others under the same digest is replaced.
 *
 * @param context files that say where the package was made; what stands there already is kept when nothing else differs
 * @throws StorageError when the folder cannot be written; what was there before is then still there
 */
export async function storePackage(
  root: string,
  strategy: string,
  name: string,
  files: readonly TextFile[],
  context: readonly TextFile[] = [],
): Promise<StoredPackage> {
  const folder = join(root, strategy, name);
  if (await holds(folder, files)) return { folder, written: false };
  await replaceFolder(folder, async (fresh) => {
    for (const file of [...files, ...context]) await writeFile(join(fresh, file.name), file.text);
  });
  return { folder, written: true };
}

async function holds(folder: string, files: readonly TextFile[]): Promise<boolean> {
  for (const file of files) {
    const text = await readFile(join(folder, file.name), "utf8").catch(() => null);
    if (text !== file.text) return false;
  }
  return true;
}
