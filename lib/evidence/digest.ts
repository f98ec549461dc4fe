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
