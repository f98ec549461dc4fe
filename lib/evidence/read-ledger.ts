import { genesis, type LedgerEntry, type LedgerHead, type LedgerLine, lineDigest, lineText } from "./ledger-line.js";

/** A line that does not fit the chain. */
export interface LedgerFault {
  /** Number of the line in the file, from 1. */
  readonly line: number;
  readonly reason: "unreadable" | "unknown-entry" | "number" | "previous" | "digest" | "spelling";
  /** What the chain asks for; null where that cannot be known. */
  readonly expected: string | null;
  readonly found: string | null;
}

/** A ledger as it was read. */
export interface Ledger {
  /** Lines without a fault, in order. */
  readonly lines: readonly LedgerLine[];
  /** A last line that was not written to its end: it was never acknowledged. */
  readonly torn: { readonly line: number; readonly text: string } | null;
  readonly faults: readonly LedgerFault[];
}

/**
 * Reads a ledger and checks its chain. A last line without its line feed, or that is no JSON, is torn; every other line that
 * does not have the number, the digest of the line before, its own digest and the one spelling is a fault. The chain goes on
 * from what a faulty line says of itself, so that one change does not make a fault of every later line. Whole lines that
 * are missing at the end leave no trace here: the head that a package recorded is then not among the lines.
 */
export function readLedger(text: string): Ledger {
  const pieces = text.split("\n");
  const rest = pieces.pop()!;
  const lines: LedgerLine[] = [];
  const faults: LedgerFault[] = [];
  let torn: Ledger["torn"] = rest === "" ? null : { line: pieces.length + 1, text: rest };
  let number = genesis.number;
  /** Digest of the line before; null where it could not be read. */
  let previous: string | null = genesis.digest;
  for (const [k, piece] of pieces.entries()) {
    const line = k + 1;
    const parsed = parseLine(piece);
    if (parsed === null) {
      if (line === pieces.length && torn === null) torn = { line, text: piece };
      else faults.push({ line, reason: "unreadable", expected: null, found: null });
      number += 1;
      previous = null;
      continue;
    }
    const fault = faultOf(parsed, piece, number + 1, previous);
    if (fault) faults.push({ line, ...fault });
    else lines.push(parsed as LedgerLine);
    number = parsed.number;
    previous = parsed.digest;
  }
  return { lines, torn, faults };
}

/** Head of a chain: its last line, or the genesis. */
export function ledgerHead(lines: readonly LedgerLine[]): LedgerHead {
  const { number, digest } = lines.at(-1) ?? genesis;
  return { number, digest };
}

/** A fault in words. */
export function faultSentence({ line, reason, expected, found }: LedgerFault): string {
  const meanings: Readonly<Record<LedgerFault["reason"], string>> = {
    unreadable: "cannot be read",
    "unknown-entry": "holds an entry of an unknown kind",
    number: "has another number",
    previous: "does not follow the line before it",
    digest: "was changed after it was written",
    spelling: "is not spelled as it was written",
  };
  const values = expected === null ? "" : ` (expected ${expected}, found ${found})`;
  return `line ${line} ${meanings[reason]}${values}`;
}

interface ParsedLine {
  readonly number: number;
  readonly previous: string;
  readonly digest: string;
  readonly entry: object;
}

function parseLine(piece: string): ParsedLine | null {
  const value = parseObject(piece);
  if (value === null) return null;
  const { number, previous, digest, entry } = value as Record<string, unknown>;
  if (typeof number !== "number" || typeof previous !== "string" || typeof digest !== "string") return null;
  if (typeof entry !== "object" || entry === null) return null;
  return { number, previous, digest, entry };
}

/** A piece of text as an object, null where it is none. */
export function parseObject(piece: string): object | null {
  try {
    const value: unknown = JSON.parse(piece);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function faultOf(
  parsed: ParsedLine,
  piece: string,
  number: number,
  previous: string | null,
): Omit<LedgerFault, "line"> | null {
  const { digest } = parsed;
  if (parsed.number !== number) return { reason: "number", expected: String(number), found: String(parsed.number) };
  if (previous !== null && parsed.previous !== previous)
    return { reason: "previous", expected: previous, found: parsed.previous };
  const own = lineDigest(parsed as LedgerLine);
  if (digest !== own) return { reason: "digest", expected: own, found: digest };
  if (piece !== lineText(parsed as LedgerLine)) return { reason: "spelling", expected: null, found: null };
  return isEntry(parsed.entry) ? null : { reason: "unknown-entry", expected: null, found: null };
}

function isEntry(entry: object): entry is LedgerEntry {
  const { kind, strategy, data, seed, evaluations, points, configuration, registration } = entry as Record<
    string,
    unknown
  >;
  if (typeof strategy !== "string" || typeof data !== "string" || typeof seed !== "number") return false;
  switch (kind) {
    case "study":
      return Array.isArray(evaluations);
    case "sweep":
      return typeof points === "number";
    case "registration":
      return typeof configuration === "object" && configuration !== null && isHeldOut(entry);
    case "look":
      return typeof registration === "string" && isHeldOut(entry);
    default:
      return false;
  }
}

function isHeldOut(entry: object): boolean {
  const { heldOut } = entry as { readonly heldOut?: Readonly<Record<string, unknown>> };
  return typeof heldOut?.from === "string" && typeof heldOut.until === "string" && typeof heldOut.sessions === "number";
}
