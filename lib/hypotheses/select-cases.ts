import type { LeftOut } from "./answer.js";

/** What a test can use of what it was given, and what it cannot. */
export interface Selection<T> {
  readonly kept: readonly T[];
  /** By reason, the most frequent first. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Makes of every item what a test uses, or says why it cannot.
 *
 * @param use the usable form, or the reason in words
 */
export function selectCases<S, T extends object>(items: readonly S[], use: (item: S) => T | string): Selection<T> {
  const kept: T[] = [];
  const reasons = new Map<string, number>();
  for (const item of items) {
    const used = use(item);
    if (typeof used === "string") reasons.set(used, (reasons.get(used) ?? 0) + 1);
    else kept.push(used);
  }
  const leftOut = [...reasons].map(([reason, cases]) => ({ reason, cases })).sort((a, b) => b.cases - a.cases);
  return { kept, leftOut };
}

/** Why there is no finding: nothing was given, or what was given could not be used. */
export function nothingLeft(what: string, leftOut: readonly LeftOut[]): string {
  if (leftOut.length === 0) return `there are no ${what}`;
  return `no ${what} can be used: ${leftOut.map(({ reason, cases }) => `${reason} (${cases})`).join("; ")}`;
}
