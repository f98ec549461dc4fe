import { type FileHandle, link, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import {
  chainLine,
  genesis,
  type LedgerEntry,
  type LedgerHead,
  type LedgerLine,
  lineDigest,
  lineText,
} from "../evidence/ledger-line.js";
import { isPlainLedger } from "../evidence/plain-ledger.js";
import { parseObject } from "../evidence/read-ledger.js";
import { DataError } from "../market/data-error.js";
import { withFileLock } from "./file-lock.js";
import { plainLines, soundLedger } from "./ledger-file.js";
import { StorageError } from "./storage-error.js";

/** Bytes that are read at once. */
const step = 65_536;

/** A line that is on disk. */
export interface AppendedLine {
  readonly line: LedgerLine;
  /** Where a last line went that its writer did not finish; null where there was none. */
  readonly torn: string | null;
  /** Where the plain lines of an older ledger are kept; null where there were none. */
  readonly unchained: string | null;
}

/** Looks at the ledger before a line is added to it; throws where it must not be. */
export type LedgerGuard = (lines: readonly LedgerLine[]) => void;

/**
 * Appends an entry to a ledger's chain. When it returns, the line is on disk and stays there, whatever happens to this or any
 * other process. Writers at the same time take turns; a last line that a killed writer left unfinished is moved into
 * `<ledger>.torn-<n>`, and plain lines, older than the chain, are taken over and kept in `ledger.unchained.jsonl`.
 *
 * @param guard asked while no other writer can come between
 * @throws what the guard throws: nothing is written then
 * @throws StorageError when the line cannot be written: the ledger then is as it was
 * @throws DataError when the last line is not as it was written: nothing can be chained to it
 */
export async function appendToLedger(path: string, entry: LedgerEntry, guard?: LedgerGuard): Promise<AppendedLine> {
  try {
    await mkdir(dirname(path), { recursive: true });
    return await withFileLock(path, async () => {
      guard?.((await soundLedger(path)).lines);
      const unchained = await takeOver(path);
      const file = await open(path, "a+");
      try {
        return { ...(await append(file, path, entry)), unchained };
      } finally {
        await file.close();
      }
    });
  } catch (error) {
    const explained = error instanceof StorageError || error instanceof DataError || error instanceof RangeError;
    throw explained ? error : new StorageError(path, error);
  }
}

async function append(file: FileHandle, path: string, entry: LedgerEntry): Promise<Omit<AppendedLine, "unchained">> {
  const { size } = await file.stat();
  const end = await endOfLines(file, size);
  const torn = end < size ? await moveAside(file, path, end, size) : null;
  const line = chainLine(entry, await headAt(file, path, end));
  const bytes = Buffer.from(`${lineText(line)}\n`, "ascii");
  try {
    const { bytesWritten } = await file.write(bytes);
    if (bytesWritten < bytes.length) throw new Error(`only ${bytesWritten} of ${bytes.length} bytes could be written`);
    await file.sync();
  } catch (error) {
    // Where even this fails, the next writer finds an unfinished line and moves it aside.
    await file.truncate(end).catch(() => {});
    throw error;
  }
  // The name of a new file is on disk only when its folder is.
  if (end === 0) await syncFolder(path);
  return { line, torn };
}

/** Where the last whole line ends: behind a line feed, a last line that is no JSON left out. */
async function endOfLines(file: FileHandle, size: number): Promise<number> {
  const end = await lineStart(file, size);
  if (end === 0) return 0;
  const start = await lineStart(file, end - 1);
  const last = await textOf(file, start, end - 1);
  return end === size && parseObject(last) === null ? start : end;
}

/** Position behind the last line feed before `end`. */
async function lineStart(file: FileHandle, end: number): Promise<number> {
  for (let to = end; to > 0; to -= step) {
    const from = Math.max(0, to - step);
    const at = (await bytesOf(file, from, to)).lastIndexOf(10);
    if (at >= 0) return from + at + 1;
  }
  return 0;
}

async function headAt(file: FileHandle, path: string, end: number): Promise<LedgerHead> {
  if (end === 0) return genesis;
  const text = await textOf(file, await lineStart(file, end - 1), end - 1);
  const last = parseObject(text) as LedgerLine | null;
  const sound = last !== null && "entry" in last && lineDigest(last) === last.digest && lineText(last) === text;
  if (sound) return last;
  const problem = "the last line is not as it was written, so that nothing can be chained to it";
  throw new DataError(`${problem}; \`strikelab ledger\` shows the chain, moving the file away begins a new one`, {
    file: path,
  });
}

/** Keeps what a killed writer left: it is on disk under its new name before it is cut off. */
async function moveAside(ledger: FileHandle, path: string, from: number, to: number): Promise<string> {
  const bytes = await bytesOf(ledger, from, to);
  const { file, place } = await openNew((n) => `${path}.torn-${n}`);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(path);
  await ledger.truncate(from);
  await ledger.sync();
  return place;
}

/** The first file of a numbered series that is not there yet. */
async function openNew(name: (n: number) => string): Promise<{ readonly file: FileHandle; readonly place: string }> {
  for (let n = 1; ; ++n) {
    const place = name(n);
    try {
      return { file: await open(place, "wx"), place };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** Chains a ledger of plain lines; the file that they stood in keeps its bytes under another name. */
async function takeOver(path: string): Promise<string | null> {
  if (!isPlainLedger(await beginningOf(path))) return null;
  const text = await readFile(path, "utf8");
  const end = text.lastIndexOf("\n") + 1;
  const lines = plainLines(path, text.slice(0, end));
  const fresh = `${path}.chained`;
  await rm(fresh, { force: true });
  const file = await open(fresh, "wx");
  try {
    // An unfinished last line goes with it and is moved aside like any other.
    await file.writeFile(lines.map((line) => `${lineText(line)}\n`).join("") + text.slice(end));
    await file.sync();
  } finally {
    await file.close();
  }
  const kept = await linkNew(path);
  await rename(fresh, path);
  await syncFolder(path);
  return kept;
}

async function linkNew(path: string): Promise<string> {
  const stem = join(dirname(path), basename(path, ".jsonl"));
  for (let n = 1; ; ++n) {
    const place = `${stem}.unchained${n === 1 ? "" : `-${n}`}.jsonl`;
    try {
      await link(path, place);
      return place;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** Enough of a file to hold its first line; empty where there is no file. */
async function beginningOf(path: string): Promise<string> {
  const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (file === null) return "";
  try {
    const { size } = await file.stat();
    return await textOf(file, 0, Math.min(size, step));
  } finally {
    await file.close();
  }
}

async function textOf(file: FileHandle, from: number, to: number): Promise<string> {
  return (await bytesOf(file, from, to)).toString("utf8");
}

async function bytesOf(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from);
  for (let done = 0; done < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, from + done);
    if (bytesRead === 0) throw new Error(`the file ends at byte ${from + done}, before byte ${to}`);
    done += bytesRead;
  }
  return bytes;
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
