import { rmSync } from "node:fs";

/** Private folders that are being filled; only a rename makes them a result. */
const unfinished = new Set<string>();

/** Notes a folder that is nobody's result yet. */
export function beginUnfinished(folder: string): void {
  unfinished.add(folder);
}

/** Forgets a folder that is in its place, or gone. */
export function endUnfinished(folder: string): void {
  unfinished.delete(folder);
}

/** Removes what is being written, for a program that stops now. */
export function removeUnfinished(): void {
  for (const folder of unfinished) rmSync(folder, { recursive: true, force: true });
  unfinished.clear();
}
