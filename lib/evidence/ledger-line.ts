import type { SharpeSpread } from "../statistics/sharpe-spread.js";
import { canonicalJson, type Json } from "./canonical-json.js";
import { sha256Text } from "./digest.js";

/** One configuration that was evaluated: one look at the data. */
export interface Evaluation {
  readonly preset: string;
  /** Digest of all parameter values and choices. */
  readonly configuration: string;
  /** Annual Sharpe ratio of its daily results; null where there is none. */
  readonly sharpe: number | null;
}

/** What had been tried when an evaluation began: it goes into the evidence. */
export interface PriorTrials {
  /** Digest of the last line of the ledger then. */
  readonly head: string;
  /** Distinct trials of the same strategy on the same data, other than those of the study itself. */
  readonly trials: number;
  /** How the annual Sharpe ratios of those trials spread. */
  readonly sharpes: SharpeSpread;
  /** Every look of the strategy at held-out sessions so far, whatever the data. */
  readonly looks: readonly Look[];
}

/** One look at held-out sessions, as a study records it. */
export interface Look {
  /** Digest of its line in the ledger. */
  readonly line: string;
  /** Digest of the line that registered what was looked at with. */
  readonly registration: string;
  /** Name of the data, and digest of what was recorded. */
  readonly dataset: string;
  readonly market: string;
  /** First and last date that were held out. */
  readonly from: string;
  readonly until: string;
}

interface StudyLine {
  readonly kind: "study";
  readonly strategy: string;
  /** Digest of the data, and of what was recorded alone; the latter is absent where it is the same, and in older lines. */
  readonly data: string;
  readonly market?: string;
  readonly seed: number;
  /** The configuration that the verdict is about, then those that ran beside it: every look at the data counts. */
  readonly evaluations: readonly Evaluation[];
  /** Digest of the registration whose held-out sessions were studied; absent in a study of the others. */
  readonly confirms?: string;
  /** Null in lines that are older than the chain. */
  readonly before: PriorTrials | null;
  /** When it was run, ISO 8601 in UTC: the only clock time in the project's records. */
  readonly at: string;
}

/** A study that reached its verdict. */
export interface StudyEntry extends StudyLine {
  readonly outcome: "finished";
  readonly sessions: number;
  /** Digest of the evidence package. */
  readonly package: string;
  readonly validity: string;
  readonly effect: string;
  readonly advertised: string;
}

/** A study that stopped with an error after it had begun: it has looked at the data all the same. */
export interface FailedEntry extends StudyLine {
  readonly outcome: "failed";
  /** Class of the error; its text could hold paths. */
  readonly error: string;
}

/** A sweep: all its points are one line. */
export interface SweepEntry {
  readonly kind: "sweep";
  readonly strategy: string;
  readonly data: string;
  readonly market?: string;
  readonly seed: number;
  /** Number of distinct configurations. */
  readonly points: number;
  /** Digest of the table with a row for each point. */
  readonly table: string;
  /** Annual Sharpe ratios of the points that have one. */
  readonly sharpes: SharpeSpread;
  readonly at: string;
}

/** Sessions that are held out: an opened vault shows these. */
export interface HeldOutSessions {
  /** First and last date. */
  readonly from: string;
  readonly until: string;
  readonly sessions: number;
}

/** A configuration that is frozen before the held-out sessions are seen. */
export interface RegistrationEntry {
  readonly kind: "registration";
  readonly strategy: string;
  /** Version of strikelab: its code is a part of what is frozen. */
  readonly version: string;
  /** Name of the data, their digest, and that of what was recorded alone. */
  readonly dataset: string;
  readonly data: string;
  readonly market: string;
  readonly seed: number;
  /** All parameter values and choices, and what they are in a sentence. */
  readonly configuration: Json;
  readonly meaning: string;
  readonly heldOut: HeldOutSessions;
  readonly at: string;
}

/** The vault is opened: written before anything of the held-out sessions is seen. */
export interface LookEntry {
  readonly kind: "look";
  readonly strategy: string;
  readonly dataset: string;
  readonly data: string;
  readonly market: string;
  readonly seed: number;
  /** Digest of the line that registered the configuration. */
  readonly registration: string;
  readonly heldOut: HeldOutSessions;
  readonly at: string;
}

/** Identity of the market that a line is about, whatever its files are called. */
export function marketOf({ data, market }: { readonly data: string; readonly market?: string | undefined }): string {
  return market ?? data;
}

/** What one line of the ledger says. */
export type LedgerEntry = StudyEntry | FailedEntry | SweepEntry | RegistrationEntry | LookEntry;

/** Where a chain has got to. */
export interface LedgerHead {
  /** Number of the last line; 0 before the first. */
  readonly number: number;
  /** Its digest. */
  readonly digest: string;
}

/** A line of the chain. */
export interface LedgerLine extends LedgerHead {
  /** Digest of the line before. */
  readonly previous: string;
  readonly entry: LedgerEntry;
}

/** What stands before the first line of every ledger. */
export const genesis: LedgerHead = { number: 0, digest: sha256Text("strikelab ledger 1\n") };

/** Puts an entry behind the head of a chain: its digest covers the entry, its number and the digest of the line before. */
export function chainLine(entry: LedgerEntry, head: LedgerHead): LedgerLine {
  const line = { number: head.number + 1, previous: head.digest, entry };
  return { ...line, digest: lineDigest(line) };
}

/** Digest that a line must have. */
export function lineDigest({ number, previous, entry }: Omit<LedgerLine, "digest">): string {
  return sha256Text(oneLine({ number, previous, entry: entry as unknown as Json }));
}

/**
 * A line as it is written, without its line feed: JSON with sorted keys in ASCII alone, so that there is one spelling for
 * one line and a byte is a character.
 */
export function lineText({ number, previous, entry, digest }: LedgerLine): string {
  return oneLine({ number, previous, entry: entry as unknown as Json, digest });
}

/** Identity of a configuration: digest of its canonical JSON. */
export function configurationDigest(configuration: Json): string {
  return sha256Text(canonicalJson(configuration));
}

function oneLine(value: Json): string {
  // Keys come back in the order in which they are written canonically.
  const text = JSON.stringify(JSON.parse(canonicalJson(value)));
  return text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
