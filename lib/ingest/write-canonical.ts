import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BarTape } from "../market/tape.js";
import type {
  CanonicalDay,
  CanonicalFile,
  CanonicalManifest,
  CanonicalUnderlying,
  GeneratedBy,
} from "./canonical-format.js";
import { digestFile } from "./digest.js";
import { type Database, openDatabase } from "./duckdb.js";
import { writeCanonicalSession } from "./write-canonical-session.js";

/**
 * Writes sessions as canonical files, `<date>.parquet` each, and the manifest last: a folder that was not finished is not
 * a dataset. The same tapes give the same bytes. No more than two sessions are in memory at a time.
 *
 * @param generated how the market was made; null for a recorded one
 * @param folder made when missing; its manifest, and files of the same names, are replaced
 * @param sessions by date, ascending, each with at least one underlying
 * @throws RangeError when dates do not ascend, days of a session differ in date or hours or have one underlying, or
 *   delta conventions differ
 */
export async function writeCanonical(
  folder: string,
  generated: GeneratedBy | null,
  sessions: AsyncIterable<readonly CanonicalDay[]> | Iterable<readonly CanonicalDay[]>,
): Promise<CanonicalManifest> {
  const manifestPath = join(folder, "manifest.json");
  await mkdir(folder, { recursive: true });
  await rm(manifestPath, { force: true });
  const { files, convention } = await writeSessions(folder, sessions);
  const manifest: CanonicalManifest = {
    format: "strikelab-canonical",
    version: 2,
    timeUnit: "epoch milliseconds, UTC",
    deltaConvention: convention,
    generated,
    sessions: files,
  };
  await writeFile(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function writeSessions(
  folder: string,
  sessions: AsyncIterable<readonly CanonicalDay[]> | Iterable<readonly CanonicalDay[]>,
): Promise<{ readonly files: readonly CanonicalFile[]; readonly convention: BarTape["deltaConvention"] }> {
  const conventions = new Set<BarTape["deltaConvention"]>();
  const files: CanonicalFile[] = [];
  // One session is written while the next is read, each in a database of its own. One thread: what is written must not
  // depend on how work was shared out.
  const settings = { threads: 1, memoryLimit: "512MB" };
  const databases = [await openDatabase(settings), await openDatabase(settings)] as const;
  let writing: Promise<CanonicalFile> | null = null;
  let last = "";
  let count = 0;
  try {
    for await (const days of sessions) {
      const { date } = sharedIdentity(days);
      if (date <= last) throw new RangeError(`invalid date: ${date}`);
      last = date;
      for (const { tape } of days) if (tape.deltaConvention) conventions.add(tape.deltaConvention);
      if (conventions.size > 1) throw new RangeError(`invalid deltaConvention: ${[...conventions].join(" and ")}`);
      if (writing) files.push(await writing);
      writing = writeSession(databases[count++ % 2]!, folder, days);
      writing.catch(() => {}); // A failure is reported when its turn comes.
    }
    if (writing) files.push(await writing);
    return { files, convention: [...conventions][0] ?? null };
  } finally {
    await writing?.catch(() => {});
    for (const database of databases) database.close();
  }
}

async function writeSession(
  { connection }: Database,
  folder: string,
  days: readonly CanonicalDay[],
): Promise<CanonicalFile> {
  const { date, opensAt, closesAt } = sharedIdentity(days);
  const file = `${date}.parquet`;
  const path = join(folder, file);
  const records = await writeCanonicalSession(connection, path, days);
  const { bytes, sha256 } = await digestFile({ path, name: file });
  return { file, date, opensAt, closesAt, underlyings: underlyingsOf(days), records, bytes, sha256 };
}

function underlyingsOf(days: readonly CanonicalDay[]): readonly CanonicalUnderlying[] {
  const told = days.map(({ tape, profile, lot }) => ({
    name: tape.underlying,
    profile,
    lot: lot.size,
    lotDerived: lot.derived,
  }));
  return told.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function sharedIdentity(days: readonly CanonicalDay[]): BarTape {
  const first = days[0]?.tape;
  if (!first) throw new RangeError("invalid session: no underlying");
  const seen = new Set<string>();
  for (const { tape } of days) {
    for (const name of ["date", "opensAt", "closesAt"] as const)
      if (tape[name] !== first[name]) throw new RangeError(`invalid ${name}: ${tape[name]} beside ${first[name]}`);
    if (seen.has(tape.underlying)) throw new RangeError(`invalid underlying: ${tape.underlying} twice`);
    seen.add(tape.underlying);
  }
  return first;
}
