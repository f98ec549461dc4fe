/**
 * A number with what it counts, in the singular where it is one: "1 trade", "2 expiries".
 *
 * @param nouns in the plural, as hypotheses name what they count
 */
export function countNouns(count: number, nouns: string): string {
  return `${count} ${count === 1 ? singular(nouns) : nouns}`;
}

/** "trade" of "trades", "expiry" of "expiries". */
export function singular(nouns: string): string {
  return nouns === "expiries" ? "expiry" : nouns.slice(0, -1);
}
