import type { OpenInterest } from "../market/open-interest.js";

/** Collects open interest while the prints of a day go by in any order of contracts. */
export interface Positions {
  /** Takes note of what a print says of a contract; NaN says nothing. */
  enter(cell: number, knownAt: number, contracts: number): void;
  /** In the order in which they became available. */
  records(): readonly OpenInterest[];
}

/**
 * Open interest of a feed that repeats it in every print. The number that a contract has first was published before the
 * session; another number later in the day was known from its own print on.
 *
 * @param session whose positions are counted, `YYYY-MM-DD`
 * @param published instant of the publication, epoch milliseconds
 */
export function createPositions(cells: number, session: string, published: number): Positions {
  const first = new Float64Array(cells).fill(Number.NaN);
  const firstAt = new Float64Array(cells).fill(Number.POSITIVE_INFINITY);
  const changes: { readonly cell: number; readonly knownAt: number; readonly contracts: number }[] = [];
  return {
    enter(cell, knownAt, contracts) {
      if (!(contracts >= 0)) return;
      if (contracts === first[cell]) firstAt[cell] = Math.min(firstAt[cell]!, knownAt);
      else if (Number.isNaN(first[cell])) {
        first[cell] = contracts;
        firstAt[cell] = knownAt;
      } else if (knownAt < firstAt[cell]!) {
        // Prints of an earlier instant can come later.
        changes.push({ cell, knownAt: firstAt[cell]!, contracts: first[cell]! });
        first[cell] = contracts;
        firstAt[cell] = knownAt;
      } else changes.push({ cell, knownAt, contracts });
    },
    records() {
      if (first.every(Number.isNaN)) return [];
      const contracts = first.slice();
      const records: OpenInterest[] = [{ session, availableAt: published, contracts: contracts.slice() }];
      for (const [at, together] of [...Map.groupBy(changes, ({ knownAt }) => knownAt)].sort(([a], [b]) => a - b)) {
        const news = together.filter(({ cell, contracts: held }) => contracts[cell] !== held);
        if (news.length === 0) continue;
        for (const { cell, contracts: held } of news) contracts[cell] = held;
        records.push({ session, availableAt: at, contracts: contracts.slice() });
      }
      return records;
    },
  };
}
