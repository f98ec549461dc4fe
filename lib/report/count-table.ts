import { dataTable } from "./data-table.js";
import { integer } from "./format.js";
import { type Html, html } from "./html.js";

/** A name and how often it came. */
export type Count = readonly [name: string, count: number];

/** Counts names, the most frequent first, equals in order of the alphabet. */
export function countNames(names: readonly string[]): readonly Count[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return sortCounts([...counts]);
}

/** Adds up counts by name, the most frequent first. */
export function sumCounts(parts: readonly Readonly<Record<string, number>>[]): readonly Count[] {
  const counts = new Map<string, number>();
  for (const part of parts)
    for (const [name, count] of Object.entries(part)) counts.set(name, (counts.get(name) ?? 0) + count);
  return sortCounts([...counts]);
}

/** Counts by name as a table; a sentence where there are none. */
export function countTable(caption: string, head: string, counts: readonly Count[], none: string): Html {
  if (counts.length === 0)
    return html`<p>${none}</p>
`;
  return dataTable<Count>(
    caption,
    [
      { title: head, heading: true, cell: ([name]) => html`<code>${name}</code>` },
      { title: "count", numeric: true, cell: ([, count]) => integer(count) },
    ],
    counts,
  );
}

function sortCounts(counts: readonly Count[]): readonly Count[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
