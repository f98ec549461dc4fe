/** What JSON can hold; NaN and infinities are written as null, so a reason must stand beside any number that can be missing. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * One spelling for one value: keys sorted by code unit, two-space indentation, shortest round-trip numbers, a line
 * feed at the end. Absent (undefined) members are left out. The digest of a package rests on it.
 *
 * @throws TypeError for values that JSON cannot hold (functions, bigints, cycles by stack overflow)
 */
export function canonicalJson(value: Json): string {
  return `${write(value, "")}\n`;
}

function write(value: Json, indent: string): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  // Adding zero turns -0 into 0: two spellings of one number would be two digests.
  if (typeof value === "number") return Number.isFinite(value) ? String(value + 0) : "null";
  if (typeof value !== "object") throw new TypeError(`invalid JSON value: ${typeof value}`);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return `[\n${value.map((item) => inner + write(item, inner)).join(",\n")}\n${indent}]`;
  }
  const members = Object.entries(value as { readonly [key: string]: Json | undefined })
    .filter((entry): entry is [string, Json] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (members.length === 0) return "{}";
  return `{\n${members.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${write(item, inner)}`).join(",\n")}\n${indent}}`;
}
