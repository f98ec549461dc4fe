import type { Json } from "./canonical-json.js";
import { manifestVersion, newerManifest } from "./manifest.js";

/** What a manifest of any version tells of its package; what else stands in it is kept aside. */
export interface PackageManifest {
  readonly version: number;
  readonly strategy: string;
  readonly preset: string;
  readonly seed: number;
  /** Version of strikelab that made the package. */
  readonly strikelab: string;
  readonly data: { readonly name: string; readonly digest: string };
  /** Names of the files of evidence; the manifest itself is none of them. */
  readonly files: readonly string[];
}

/**
 * Reads a parsed `manifest.json`.
 *
 * @throws RangeError for a value that is no manifest of a package, or one newer than `manifestVersion`
 */
export function packageManifest(value: Json): PackageManifest {
  const version = memberOf(value, "manifest_version");
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1)
    throw new RangeError(`this is no manifest of an evidence package: manifest_version is ${spelled(version)}`);
  if (version > manifestVersion) throw new RangeError(newerManifest(version));
  const files = memberOf(value, "files");
  if (!Array.isArray(files)) throw new RangeError("this is no manifest of an evidence package: no list of files");
  return {
    version,
    strategy: text(value, "strategy"),
    preset: text(value, "configuration", "preset"),
    seed: number(value, "seed"),
    strikelab: text(value, "strikelab"),
    data: { name: text(value, "data", "name"), digest: text(value, "data", "digest") },
    files: files.map((file: Json) => text(file, "name")),
  };
}

function text(value: Json, ...path: readonly string[]): string {
  const found = at(value, path);
  if (typeof found !== "string") throw missing(path, found);
  return found;
}

function number(value: Json, ...path: readonly string[]): number {
  const found = at(value, path);
  if (typeof found !== "number") throw missing(path, found);
  return found;
}

function missing(path: readonly string[], found: Json | undefined): RangeError {
  return new RangeError(`this is no manifest of an evidence package: ${path.join(".")} is ${spelled(found)}`);
}

function at(value: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((inner, name) => (inner === undefined ? inner : memberOf(inner, name)), value);
}

function memberOf(value: Json, name: string): Json | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as { readonly [key: string]: Json | undefined })[name] : undefined;
}

function spelled(value: Json | undefined): string {
  return value === undefined ? "missing" : JSON.stringify(value);
}
