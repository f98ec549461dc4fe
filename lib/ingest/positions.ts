import type { OpenInterest } from "../market/open-interest.js";

/** What the prints of a day say of open interest, in any order; NaN says nothing. */
export interface PositionPrints {
  readonly cell: Int32Array;
  /** Index into the instants. */
  readonly row: Int32Array;
  readonly contracts: Float64Array;
}

/**
 * Open interest of a feed that repeats it in every print. The number that a contract has first was published before the
 * session; another number later in the day was known from its own print on. Records are in the order in which they became
 * available; prints may come in any order. Of two numbers of one contract and instant the larger counts.
 *
 * @param cells number of cells of a record
 * @param instants of the rows, ascending, epoch milliseconds
 * @param session whose positions are counted, `YYYY-MM-DD`
 * @param published instant of the publication, epoch milliseconds
 */
export function positions(
  { cell, row, contracts }: PositionPrints,
  cells: number,
  instants: Float64Array,
  session: string,
  published: number,
): readonly OpenInterest[] {
  const first = new Float64Array(cells).fill(Number.NaN);
  const changed = new Uint8Array(cells);
  for (let print = 0; print < cell.length; print++) {
    const held = contracts[print]!;
    if (!(held >= 0)) continue;
    const own = cell[print]!;
    if (Number.isNaN(first[own]!)) first[own] = held;
    else if (held !== first[own]) changed[own] = 1;
  }
  if (first.every(Number.isNaN)) return [];
  // Few contracts change: only theirs are sorted.
  const sorted: number[] = [];
  for (let print = 0; print < cell.length; print++)
    if (changed[cell[print]!] === 1 && contracts[print]! >= 0) sorted.push(print);
  sorted.sort((a, b) => row[a]! - row[b]! || contracts[a]! - contracts[b]!);
  const current = first.slice();
  const firstRow = new Map<number, number>();
  for (const print of sorted) {
    const own = cell[print]!;
    if (!firstRow.has(own)) firstRow.set(own, row[print]!);
    if (row[print] === firstRow.get(own)) current[own] = contracts[print]!;
  }
  const records: OpenInterest[] = [{ session, availableAt: published, contracts: current.slice() }];
  for (const [at, together] of Map.groupBy(sorted, (print) => row[print]!)) {
    const news = new Map(together.map((print) => [cell[print]!, contracts[print]!]));
    const differing = [...news].filter(([own, held]) => current[own] !== held);
    if (differing.length === 0) continue;
    for (const [own, held] of differing) current[own] = held;
    records.push({ session, availableAt: instants[at]!, contracts: current.slice() });
  }
  return records;
}
