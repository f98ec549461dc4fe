import type { Trade } from "../execution/trade.js";
import type { Json } from "./canonical-json.js";
import { namePattern } from "./package-schemas.js";

/** Files of a package by name. What is read here has met its schema: the types below say what was checked there. */
export type PackageContents = ReadonlyMap<string, Json>;

/** A file of a package, found by its name with `<n>` for a number. */
export interface NamedContent<Content> {
  readonly file: string;
  readonly content: Content;
}

/**
 * @param pattern name of the file, `<n>` for a number in it
 * @throws RangeError where the package has no such file
 */
export function contentOf<Content>(contents: PackageContents, pattern: string): NamedContent<Content> {
  for (const [file, content] of contents) {
    if (namePattern(file) === pattern) return { file, content: content as unknown as Content };
  }
  throw new RangeError(`missing file: ${pattern}`);
}

/**
 * The trades of a package as the library's own functions take them. Their instants are text and their order has no plan, so only
 * functions that read results, dates and classes may be given them.
 */
export function tradesOf(contents: PackageContents): readonly Trade[] {
  return contentOf<readonly Trade[]>(contents, "trades.json").content;
}

/** A value as it stands in a file: NaN and infinities are null, what is undefined is left out. */
export function asWritten(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}
