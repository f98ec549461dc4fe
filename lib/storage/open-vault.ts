import type { LookEntry } from "../evidence/ledger-line.js";
import { type LookLine, mayOpen, type RegistrationLine } from "../evidence/vault.js";
import { DataError } from "../market/data-error.js";
import { appendToLedger } from "./append-to-ledger.js";
import { soundLedger } from "./ledger-file.js";

/**
 * Opens the vault for a registered configuration: the look is on disk before this returns. Opened for the same registration
 * before, it is open, and that look stands.
 *
 * @param path of the ledger
 * @param at ISO 8601 instant
 * @throws DataError where it was opened for another registration, and where the chain is broken; StorageError where the
 *   ledger cannot be written
 */
export async function openVault(path: string, registration: RegistrationLine, at: string): Promise<LookLine> {
  try {
    const opened = mayOpen((await soundLedger(path)).lines, registration);
    if (opened) return opened;
    const { strategy, dataset, data, market, seed, heldOut } = registration.entry;
    const entry: LookEntry = {
      ...{ kind: "look", strategy, dataset, data, market, seed },
      ...{ registration: registration.digest, heldOut, at },
    };
    // Between reading and writing somebody else may have opened it.
    const { line } = await appendToLedger(path, entry, (lines) => {
      if (mayOpen(lines, registration)) throw new AlreadyOpen();
    });
    return line as LookLine;
  } catch (error) {
    if (error instanceof AlreadyOpen) return mayOpen((await soundLedger(path)).lines, registration)!;
    if (error instanceof RangeError) throw new DataError(error.message, { file: path });
    throw error;
  }
}

/** Another process opened the vault for the same registration first. */
class AlreadyOpen extends RangeError {}
