import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 of a text in UTF-8, 64 hexadecimal digits; runs in Node and in a browser alike. */
export function sha256Text(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** A file of a package: its name and its text. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Digest over names and contents of files, whatever order they come in. */
export function digestOfFiles(files: readonly TextFile[]): string {
  const lines = files.map(({ name, text }) => `${name} ${sha256Text(text)}\n`).sort();
  return sha256Text(lines.join(""));
}

/** A file of data by its name and SHA-256. */
export interface DigestedFile {
  readonly name: string;
  readonly sha256: string;
}

/** Identity of a set of data files: SHA-256 over digests and names, in the order of the names. */
export function digestOfData(files: readonly DigestedFile[]): string {
  const lines = files.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, sha256 }) => `${sha256}  ${name}\n`);
  return sha256Text(lines.join(""));
}

/**
 * Identity of what was recorded, whatever the files are called: SHA-256 over their digests alone. A `manifest.json` beside them
 * describes them and is none of them.
 */
export function digestOfMarket(files: readonly DigestedFile[]): string {
  const own = files.filter(({ name }) => !/(^|\/)manifest\.json$/.test(name));
  return sha256Text(
    own
      .map(({ sha256 }) => `${sha256}\n`)
      .sort()
      .join(""),
  );
}
