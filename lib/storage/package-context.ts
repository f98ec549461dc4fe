import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { canonicalJson } from "../evidence/canonical-json.js";
import type { TextFile } from "../evidence/digest.js";
import { DataError } from "../market/data-error.js";

/** Name of the file beside a package that says where it was made; no digest covers it. */
export const contextName = "context.json";

/** Where data are on this machine: a dataset that ships with strikelab, or a path; files beside the data with their paths. */
export interface DataSource {
  /** Name of a shipped dataset. */
  readonly embedded?: string;
  /** Absolute path, or a glob that begins with one. */
  readonly path?: string;
  readonly futures?: string;
  readonly calendar?: string;
  readonly volatility?: string;
  readonly lots?: string;
}

/** Where and how a package was made: true on one machine only, so that no digest covers it. */
export interface PackageContext {
  readonly command: string;
  /** Null where the data came from memory. */
  readonly source: DataSource | null;
}

const path = z.string().optional();
const schema = z.object({
  command: z.string(),
  source: z.object({ embedded: path, path, futures: path, calendar: path, volatility: path, lots: path }).nullable(),
});

/** The context as a file. */
export function contextFile({ command, source }: PackageContext): TextFile {
  return { name: contextName, text: canonicalJson({ command, source: source && { ...source } }) };
}

/**
 * The context of a package; null where there is none, as where it was left out of what was sent on.
 *
 * @throws DataError for one that cannot be read
 */
export async function readContext(folder: string): Promise<PackageContext | null> {
  const file = join(folder, contextName);
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text)) as PackageContext;
  } catch {
    throw new DataError("cannot be read; delete it and name the data with --data", { file });
  }
}
