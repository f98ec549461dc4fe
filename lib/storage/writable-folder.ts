import { access, constants, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { StorageError } from "./storage-error.js";

/**
 * Looks whether a folder can be written or made, so that long work whose result belongs there is not done in vain.
 * Nothing is made: input that is refused later must leave no trace.
 *
 * @throws StorageError when it cannot
 */
export async function checkWritable(folder: string): Promise<void> {
  try {
    let place = resolve(folder);
    for (;;) {
      const found = await stat(place).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return null;
        throw error;
      });
      if (found && !found.isDirectory()) throw new Error(`${place} is not a folder`);
      if (found) break;
      place = dirname(place);
    }
    await access(place, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StorageError(folder, error);
  }
}
