import { readFile } from "node:fs/promises";
import { chainPlainLedger, isPlainLedger } from "../evidence/plain-ledger.js";
import { faultSentence, type Ledger, readLedger } from "../evidence/read-ledger.js";
import { DataError } from "../market/data-error.js";

/**
 * Reads a ledger from disk; one that is not there is empty. Plain lines, older than the chain, are read as they will stand
 * in it. Nothing is written.
 *
 * @throws DataError for a file that cannot be read, or that begins like a plain ledger and goes on otherwise
 */
export async function readLedgerFile(path: string): Promise<Ledger> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw new DataError(error.message, { file: path });
  });
  if (!isPlainLedger(text)) return readLedger(text);
  const end = text.lastIndexOf("\n") + 1;
  const rest = text.slice(end);
  const lines = plainLines(path, text.slice(0, end));
  return { lines, torn: rest === "" ? null : { line: lines.length + 1, text: rest }, faults: [] };
}

/**
 * A ledger whose chain holds: numbers of trials can be taken from it.
 *
 * @throws DataError for a broken chain, naming its first fault
 */
export async function soundLedger(path: string): Promise<Ledger> {
  const ledger = await readLedgerFile(path);
  const [fault] = ledger.faults;
  if (!fault) return ledger;
  const wayOut = "put the file back as it was, or move it away to begin a new ledger";
  throw new DataError(`the chain is broken: ${faultSentence(fault)}; ${wayOut}`, { file: path });
}

/** {@link chainPlainLedger} of a file, which is named where it cannot be taken over. */
export function plainLines(path: string, text: string): Ledger["lines"] {
  try {
    return chainPlainLedger(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DataError(`${error.message}; move the file away to begin a new ledger`, { file: path });
  }
}
