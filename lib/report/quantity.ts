import { decimal, integer, noAnswer, percent, significant } from "./format.js";

/** Units that are shares of 1 in the records and per cent on the page. */
const shares: ReadonlySet<string> = new Set([
  "of trades",
  "of peak equity",
  "of strike-windows",
  "of settlements",
  "of expiries",
  "of alerts",
]);

/** Units that are counted: whole numbers. */
const counts: ReadonlySet<string> = new Set(["groups"]);

/** A number in the unit of its hypothesis, without the unit's name. */
export function inUnit(value: number, unit: string): string {
  if (Number.isNaN(value)) return noAnswer;
  if (counts.has(unit)) return integer(value);
  return shares.has(unit) ? percent(value) : decimal(value, 2);
}

/** A number with the unit's name. */
export function quantity(value: number, unit: string): string {
  return Number.isNaN(value) ? noAnswer : `${inUnit(value, unit)} ${unit}`;
}

/** How a probability is written: four decimals, powers of ten where it is tiny, never rounded up to certainty. */
export function probability(p: number): string {
  if (p < 0.0001) return significant(p, 2);
  return p > 0.9999 && p < 1 ? "> 0.9999" : decimal(p, 4);
}

/** How the power of a test is written: per cent, never rounded up to certainty. */
export function power(value: number): string {
  return value > 0.999 ? `> ${percent(0.999)}` : percent(value);
}
