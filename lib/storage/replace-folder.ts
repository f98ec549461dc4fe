import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { StorageError } from "./storage-error.js";
import { beginUnfinished, endUnfinished } from "./unfinished.js";

/**
 * Makes a folder anew, all or nothing: `write` fills a private folder beside it, which then takes its place. Whatever goes
 * wrong, what was there before is still there and nothing else is.
 *
 * @param write told the path of the private folder, which exists and is empty
 * @returns what `write` returned
 * @throws StorageError when the folder cannot be written; what else `write` throws is passed on as it is
 */
export async function replaceFolder<T>(folder: string, write: (fresh: string) => Promise<T>): Promise<T> {
  const beside = await attempt(folder, async () => {
    await mkdir(dirname(folder), { recursive: true });
    return mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  });
  const fresh = join(beside, "fresh");
  beginUnfinished(beside);
  try {
    await attempt(folder, () => mkdir(fresh));
    const result = await attempt(folder, () => write(fresh));
    await attempt(folder, () => changePlaces(folder, fresh, join(beside, "former")));
    return result;
  } finally {
    await rm(beside, { recursive: true, force: true });
    endUnfinished(beside);
  }
}

async function changePlaces(folder: string, fresh: string, former: string): Promise<void> {
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

async function attempt<T>(folder: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const ofTheDisk = error instanceof Error && "syscall" in error;
    throw ofTheDisk ? new StorageError(folder, error) : error;
  }
}
