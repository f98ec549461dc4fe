import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BarTape } from "../market/tape.js";
import type { CanonicalDay, CanonicalFile, CanonicalManifest, GeneratedBy } from "./canonical-format.js";
import { digestFile } from "./digest.js";
import { withDatabase } from "./duckdb.js";
import { writeCanonicalSession } from "./write-canonical-session.js";

/** What the tapes do not say of themselves. */
export interface CanonicalDescription {
  /** Name of a market profile. */
  readonly profile: string;
  /** Null for a recorded market. */
  readonly generated: GeneratedBy | null;
}

/**
 * Writes sessions as canonical files, `<date>.parquet` each, and the manifest last: a folder that was not finished is not
 * a dataset. The same tapes give the same bytes. Only one session is in memory at a time.
 *
 * @param folder made when missing; its manifest, and files of the same names, are replaced
 * @param sessions by date, ascending, each with at least one underlying
 * @throws RangeError when dates do not ascend, days of a session differ in date or hours or have one underlying, or
 *   delta conventions differ
 */
export async function writeCanonical(
  folder: string,
  description: CanonicalDescription,
  sessions: AsyncIterable<readonly CanonicalDay[]> | Iterable<readonly CanonicalDay[]>,
): Promise<CanonicalManifest> {
  const manifestPath = join(folder, "manifest.json");
  await mkdir(folder, { recursive: true });
  await rm(manifestPath, { force: true });
  const underlyings = new Set<string>();
  const conventions = new Set<BarTape["deltaConvention"]>();
  const files: CanonicalFile[] = [];
  for await (const days of sessions) {
    const { date, opensAt, closesAt } = sharedIdentity(days);
    if (files.length > 0 && date <= files.at(-1)!.date) throw new RangeError(`invalid date: ${date}`);
    for (const { tape } of days) {
      underlyings.add(tape.underlying);
      if (tape.deltaConvention) conventions.add(tape.deltaConvention);
    }
    if (conventions.size > 1) throw new RangeError(`invalid deltaConvention: ${[...conventions].join(" and ")}`);
    const file = `${date}.parquet`;
    const path = join(folder, file);
    // One thread: what is written must not depend on how work was shared out.
    const records = await withDatabase({ threads: 1, memoryLimit: "1GB" }, (connection) =>
      writeCanonicalSession(connection, path, days),
    );
    const { bytes, sha256 } = await digestFile({ path, name: file });
    files.push({ file, date, opensAt, closesAt, records, bytes, sha256 });
  }
  const manifest: CanonicalManifest = {
    format: "strikelab-canonical",
    version: 1,
    profile: description.profile,
    underlyings: [...underlyings].sort(),
    timeUnit: "epoch milliseconds, UTC",
    deltaConvention: [...conventions][0] ?? null,
    generated: description.generated,
    sessions: files,
  };
  await writeFile(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
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
