import { access, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { digestOfData } from "../evidence/digest.js";
import { DataError } from "../market/data-error.js";
import { foldBars } from "../market/fold-bars.js";
import type { LotSize } from "../market/lot-size.js";
import { noContext } from "../market/market-context.js";
import type { MarketProfile } from "../market/market-profile.js";
import { marketProfile } from "../market/market-profiles.js";
import { mergeQuality, mostSetAside, requireUsable } from "../market/quality.js";
import type { LoadedSession } from "../market/session.js";
import type { BarTape } from "../market/tape.js";
import { type CanonicalFile, type CanonicalManifest, canonicalColumns, parseManifest } from "./canonical-format.js";
import { digestFile } from "./digest.js";
import { openDatabase, readingSettings } from "./duckdb.js";
import { readCanonicalSession } from "./read-canonical-session.js";
import type { Reader, SourceFile } from "./reader.js";
import { refuseLots } from "./refuse-lots.js";

/**
 * The project's own files (`canonicalColumns`). Opening compares them with the manifest beside them; a session is read
 * when its turn comes. Naming one file of a folder opens that session alone.
 */
export const canonical: Reader = {
  format: "canonical",
  recognises(columns) {
    return Object.keys(canonicalColumns).every((name) => columns.includes(name));
  },
  async open(name, files, options = {}) {
    refuseLots(options, name);
    const { progress } = options;
    const [first, ...others] = files;
    if (!first) throw new RangeError("invalid files: none");
    const folder = dirname(first.path);
    const stranger = others.find(({ path }) => dirname(path) !== folder);
    if (stranger)
      throw new DataError(`not in the folder of ${first.name}; one canonical dataset at a time`, {
        file: stranger.name,
      });
    const manifestFile = { path: join(folder, "manifest.json"), name: join(dirname(first.name), "manifest.json") };
    const manifest = await readManifest(manifestFile);
    await requireListedFiles(folder, manifest, manifestFile.name);

    const sources = new Map<string, SourceFile>(files.map((file) => [file.path, file]));
    const sessions = manifest.sessions.flatMap((session) => {
      const file = sources.get(join(folder, session.file));
      sources.delete(join(folder, session.file));
      return file ? [{ session, file }] : [];
    });
    for (const unlisted of sources.values())
      throw new DataError("not listed in manifest.json", { file: unlisted.name });
    const digests = [await digestFile(manifestFile)];
    for (const { session, file } of sessions) {
      const digest = await digestFile(file);
      if (digest.sha256 !== session.sha256)
        throw new DataError("truncated or changed: its sha256 is not the one in manifest.json", { file: file.name });
      digests.push(digest);
      progress?.("checking files", digests.length - 1, sessions.length);
    }
    return {
      description: {
        name,
        format: canonical.format,
        generated: manifest.generated?.label ?? null,
        dates: sessions.map(({ session }) => session.date),
        files: digests,
        digest: digestOfData(digests),
      },
      context: noContext,
      sessions: (until) => loadSessions(sessions, manifest, until),
    };
  },
};

async function readManifest(file: Pick<SourceFile, "path" | "name">): Promise<CanonicalManifest> {
  const text = await readFile(file.path, "utf8").catch(() => {
    throw new DataError("missing; canonical files are read by their manifest", { file: file.name });
  });
  try {
    const manifest = parseManifest(text);
    // Profiles are looked up now: an unknown one is no surprise for the tenth session.
    for (const { underlyings } of manifest.sessions) for (const { profile } of underlyings) marketProfile(profile);
    return manifest;
  } catch (error) {
    throw new DataError((error as Error).message, { file: file.name });
  }
}

/** A session that was lost on the way would otherwise be missed by nobody. */
async function requireListedFiles(
  folder: string,
  { sessions }: CanonicalManifest,
  manifestName: string,
): Promise<void> {
  for (const { file } of sessions)
    await access(join(folder, file)).catch(() => {
      throw new DataError(`lists ${file}, which is missing`, { file: manifestName });
    });
}

async function* loadSessions(
  sessions: readonly { readonly session: CanonicalFile; readonly file: SourceFile }[],
  manifest: CanonicalManifest,
  until: string | undefined,
): AsyncGenerator<LoadedSession> {
  const database = await openDatabase(readingSettings);
  try {
    for (const { session, file } of sessions) {
      if (until !== undefined && session.date > until) return;
      const source = { ...file, session, deltaConvention: manifest.deltaConvention };
      const days = await readCanonicalSession(database.connection, source);
      const folded = days.map(({ tape, openInterest }) => {
        const { profile, lot } = toldOf(session, tape.underlying, file.name);
        return foldBars(tape, profile, openInterest, lot);
      });
      const { date, records } = session;
      const prints = mergeQuality(
        date,
        folded.map(({ quality }) => quality),
      );
      for (const { tape } of days) requireDeclaredDeltas(tape, file.name);
      requireUsable(prints, mostSetAside, file.name);
      const others = records - prints.read;
      yield {
        session: { date, days: folded.flatMap(({ day }) => day ?? []) },
        quality: { ...prints, read: records, clean: prints.clean + others },
      };
    }
  } finally {
    database.close();
  }
}

/** What the manifest says of an underlying of a session. */
function toldOf(
  session: CanonicalFile,
  underlying: string,
  file: string,
): { readonly profile: MarketProfile; readonly lot: LotSize } {
  const told = session.underlyings.find(({ name }) => name === underlying);
  if (!told)
    throw new DataError(`holds ${underlying}, which manifest.json does not list for ${session.date}`, { file });
  return { profile: marketProfile(told.profile), lot: { size: told.lot, derived: told.lotDerived } };
}

/** Refuses deltas that are not what the manifest declares: a wrong declaration would turn every put around without a sound. */
function requireDeclaredDeltas({ underlying, deltaConvention, strikes, rows, prints }: BarTape, file: string): void {
  if (deltaConvention === null) return;
  prints.delta.forEach((delta, print) => {
    const cell = prints.cell[print]!;
    const sign = cell % 2 === 1 && deltaConvention === "signed" ? -1 : 1;
    if (Number.isNaN(delta) || (sign * delta >= 0 && sign * delta <= 1)) return;
    const { expiration, strike } = strikes[cell >> 1]!;
    const contract = `${underlying} ${expiration} ${strike} ${cell % 2 === 1 ? "put" : "call"}`;
    const at = new Date(rows.knownAt[prints.row[print]!]!).toISOString();
    throw new DataError(`delta ${delta} of ${contract} at ${at}, but the manifest declares ${deltaConvention} deltas`, {
      file,
      column: "delta",
    });
  });
}
