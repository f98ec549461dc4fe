import { appendFile, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { StorageError } from "./storage-error.js";

/**
 * Appends one line to the ledger of evaluations. One write call in append mode, so that lines of runs at the same time do
 * not mix. Throws `StorageError` when the file cannot be written.
 */
export async function appendLedgerLine(path: string, line: string): Promise<void> {
  if (line.includes("\n")) throw new RangeError("invalid ledger line: it contains a line feed");
  try {
    await mkdir(dirname(path), { recursive: true });
    await appendFile(path, `${line}\n`);
  } catch (error) {
    throw new StorageError(path, error);
  }
}
