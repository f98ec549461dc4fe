import { canonicalJson, type Json } from "./canonical-json.js";
import { arithmeticFaults } from "./check-arithmetic.js";
import { digestOfFiles, type TextFile } from "./digest.js";
import { type ManifestCore, readManifest } from "./manifest.js";
import { manifestFaults } from "./manifest-arithmetic.js";
import type { PackageFault } from "./package-fault.js";
import { schemaFaults } from "./package-schemas.js";

/** What can be said of a package from its own files. */
export interface CheckedPackage {
  /** Null where it cannot be read: nothing else is checked then. */
  readonly manifest: ManifestCore | null;
  /** Digest of the JSON files that the manifest names, and of the manifest. */
  readonly digest: string | null;
  readonly faults: readonly PackageFault[];
}

/** Files beside the JSON that no digest covers. */
const uncovered = ["report.html", "context.json"];

/**
 * Checks a package from its own files: the manifest, which files there are and how long, that they are the JSON that strikelab
 * writes, their schemas, that their numbers agree with each other, and the digest that the folder is named by.
 *
 * @param files everything in the folder
 * @param name of the folder, which is the beginning of the digest; null where it may be called anything
 */
export function checkPackage(files: readonly TextFile[], name: string | null): CheckedPackage {
  const texts = new Map(files.map((file) => [file.name, file.text]));
  const manifest = manifestOf(texts);
  if ("faults" in manifest) return { manifest: null, digest: null, faults: manifest.faults };
  const faults: PackageFault[] = [...presenceFaults(texts, manifest)];
  const values = new Map<string, Json>();
  for (const { name: file } of manifest.files) {
    const text = texts.get(file);
    if (text === undefined) continue;
    const read = readValue(file, text);
    if ("fault" in read) faults.push(read.fault);
    else values.set(file, read.value);
  }
  // What is missing or no JSON has been said; schemas and arithmetic are about whole packages.
  if (values.size === manifest.files.length) {
    faults.push(...arithmeticFaults(manifest.strategy, values));
    const evidence = values.get("evidence.json");
    const isWhole = evidence !== undefined && schemaFaults(manifest.strategy, "evidence.json", evidence).length === 0;
    if (isWhole) faults.push(...manifestFaults(values, manifest));
  }
  const covered = [...manifest.files.map((file) => file.name), "manifest.json"];
  const digest = digestOfFiles(
    covered.flatMap((file) => (texts.has(file) ? [{ name: file, text: texts.get(file)! }] : [])),
  );
  faults.push(...digestFaults(digest, name, texts.get("report.html")));
  return { manifest, digest, faults };
}

function manifestOf(texts: ReadonlyMap<string, string>): ManifestCore | { readonly faults: readonly PackageFault[] } {
  const file = "manifest.json";
  const text = texts.get(file);
  if (text === undefined) return { faults: [fault(file, null, "is not there: this is no package")] };
  const read = readValue(file, text);
  if ("fault" in read) return { faults: [read.fault] };
  const manifest = readManifest(read.value);
  if ("manifest_version" in manifest) return manifest;
  return { faults: manifest.map(({ field, problem }) => fault(file, field, problem)) };
}

function presenceFaults(texts: ReadonlyMap<string, string>, { files }: ManifestCore): readonly PackageFault[] {
  const faults: PackageFault[] = [];
  for (const { name, bytes } of files) {
    const text = texts.get(name);
    if (text === undefined) {
      faults.push(fault(name, null, "is missing: the manifest names it"));
      continue;
    }
    const length = new TextEncoder().encode(text).length;
    if (length !== bytes) faults.push(fault(name, null, "has another length", `${length} bytes`, `${bytes} bytes`));
  }
  const known = new Set([...files.map(({ name }) => name), "manifest.json", ...uncovered]);
  for (const name of texts.keys())
    if (!known.has(name)) faults.push(fault(name, null, "does not belong here: the manifest does not name it"));
  return faults;
}

function readValue(file: string, text: string): { readonly value: Json } | { readonly fault: PackageFault } {
  try {
    const value: Json = JSON.parse(text);
    if (canonicalJson(value) === text) return { value };
    return { fault: fault(file, null, "is not spelled as strikelab writes it") };
  } catch (error) {
    // Whoever nests without end exhausts the stack.
    const problem = error instanceof RangeError ? "is nested too deeply" : `is no JSON: ${(error as Error).message}`;
    return { fault: fault(file, null, problem) };
  }
}

function digestFaults(digest: string, name: string | null, report: string | undefined): readonly PackageFault[] {
  const faults: PackageFault[] = [];
  if (name !== null && !(name.length >= 12 && digest.startsWith(name)))
    faults.push(
      fault("manifest.json", null, "the folder is not named by the digest of its files", name, digest.slice(0, 12)),
    );
  if (report !== undefined && !report.includes(digest))
    faults.push(
      fault("report.html", null, "is the report of another package: it does not name this digest", null, digest),
    );
  return faults;
}

function fault(
  file: string,
  field: string | null,
  problem: string,
  found: string | null = null,
  expected: string | null = null,
): PackageFault {
  return { file, field, problem, found, expected };
}
