import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StorageError } from "./storage-error.js";

/**
 * Makes an empty folder among the system's temporary ones, for packages and a ledger that should not count. Nobody removes
 * it but the system.
 *
 * @throws StorageError where none can be made
 */
export async function scratchFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "strikelab-")).catch((error: unknown) => {
    throw new StorageError(tmpdir(), error);
  });
}
