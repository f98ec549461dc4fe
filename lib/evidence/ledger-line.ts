import { canonicalJson, type Json } from "./canonical-json.js";
import { sha256Text } from "./digest.js";

/** One evaluation of a strategy on data: what was tried, on what, with what result. */
export interface LedgerEntry {
  readonly strategy: string;
  readonly preset: string;
  /** Digest of all parameter values and choices. */
  readonly parameters: string;
  /** Digest of the data. */
  readonly data: string;
  readonly sessions: number;
  readonly seed: number;
  /** Digest of the evidence package. */
  readonly package: string;
  readonly validity: string;
  readonly effect: string;
  readonly advertised: string;
  /** Digests of the configurations that were evaluated beside it: every look at the data counts. */
  readonly beside: readonly string[];
  /** When it was run, ISO 8601 in UTC: the only clock time in the project's records. */
  readonly at: string;
}

/** The entry as one line of JSON, keys in alphabetical order. */
export function ledgerLine(entry: LedgerEntry): string {
  const keys = Object.keys(entry).sort() as (keyof LedgerEntry)[];
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, entry[key]])));
}

/** Identity of a configuration: digest of its canonical JSON. */
export function configurationDigest(configuration: Json): string {
  return sha256Text(canonicalJson(configuration));
}
