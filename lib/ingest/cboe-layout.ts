import { DataError } from "../market/data-error.js";
import type { SourceFile } from "./reader.js";

/** Columns of text that every file has. */
const texts = ["underlying_symbol", "quote_datetime", "expiration", "option_type"] as const;
/** Columns of numbers that every file has. */
const numbers = ["strike", "close", "trade_volume", "bid", "ask"] as const;
/** Columns that come with the underlying's quotes, with "calcs" and with open interest. */
const more = ["underlying_bid", "underlying_ask", "active_underlying_price", "delta", "open_interest"] as const;

export type CboeNumber = (typeof numbers)[number] | (typeof more)[number];

/** What a column of the file is called, by what it says; null where the file does not have it. */
export type CboeLayout = Readonly<Record<(typeof texts)[number] | (typeof numbers)[number], string>> &
  Readonly<Record<"root" | (typeof more)[number], string | null>>;

/** All columns of numbers, in a fixed order. */
export const cboeNumbers: readonly CboeNumber[] = [...numbers, ...more];

/** Whether columns look like those of CBOE option intervals; what is missing from them is said when the file is opened. */
export function isCboeLayout(columns: readonly string[]): boolean {
  const known = columns.map(spelling);
  return ["quote_datetime", "option_type", "trade_volume"].every((name) => known.includes(name));
}

/**
 * The names that a file uses, in any order, upper or lower case, among others that are not looked at.
 *
 * @throws DataError for a column that is needed and not there, or that stands twice
 */
export function cboeLayout({ columns, name: file }: SourceFile): CboeLayout {
  const known = columns.map(spelling);
  const twice = known.find((name, k) => known.indexOf(name) < k);
  if (twice !== undefined) throw new DataError(`column stands twice: ${twice}`, { file, column: twice });
  const find = (name: string): string | null => columns[known.indexOf(name)] ?? null;
  for (const name of [...texts, ...numbers]) {
    if (find(name) === null) throw new DataError(`missing column: ${name}`, { file });
  }
  const names = [...texts, "root", ...cboeNumbers];
  return Object.fromEntries(names.map((name) => [name, find(name)])) as unknown as CboeLayout;
}

/** The columns of numbers that a file has, with their SQL type. */
export function numberTypes(layout: CboeLayout): Readonly<Record<string, "DOUBLE">> {
  return Object.fromEntries(cboeNumbers.flatMap((name) => (layout[name] === null ? [] : [[layout[name], "DOUBLE"]])));
}

function spelling(name: string): string {
  return name.trim().toLowerCase();
}
