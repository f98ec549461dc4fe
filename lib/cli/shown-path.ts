import { isAbsolute, relative } from "node:path";

/** A path as a person reads it best: from the current folder where it lies in it, else whole. */
export function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  if (fromHere === "") return ".";
  return fromHere.startsWith("..") || isAbsolute(fromHere) ? path : fromHere;
}
