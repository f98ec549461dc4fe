import { cp, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { canonicalJson, type Json } from "../evidence/canonical-json.js";
import { DataError } from "../market/data-error.js";
import { scratchFolder } from "./scratch-folder.js";

/** One value of a package to be changed. */
export interface Forgery {
  /** Name of the JSON file. */
  readonly file: string;
  /** Members that lead to the value, with dots between them: `performance_metrics.overall_win_rate`. */
  readonly field: string;
  readonly value: Json;
}

/**
 * Copies a package into a scratch folder and changes one value of it there, as a forger would: to see what a verification says.
 * The package itself is not touched.
 *
 * @param folder of the package
 * @returns the folder of the copy, which bears the same name
 * @throws DataError for a file or field that is not there; StorageError where no folder can be made
 */
export async function forgedCopy(folder: string, { file, field, value }: Forgery): Promise<string> {
  const original = join(folder, file);
  const text = await readFile(original, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new DataError(error.message, { file: original });
  });
  const document: unknown = JSON.parse(text);
  const steps = field.split(".");
  const parent = steps.slice(0, -1).reduce(memberOf, document);
  const last = steps.at(-1)!;
  if (memberOf(parent, last) === undefined) throw new DataError(`there is no field ${field}`, { file: original });
  (parent as Record<string, Json>)[last] = value;
  const copy = join(await scratchFolder(), basename(folder));
  await cp(folder, copy, { recursive: true });
  await writeFile(join(copy, file), canonicalJson(document as Json));
  return copy;
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
