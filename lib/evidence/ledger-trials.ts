import { pooledSharpes, type SharpeSpread, sharpeSpread } from "../statistics/sharpe-spread.js";
import type { Json } from "./canonical-json.js";
import { type LedgerLine, marketOf, type PriorTrials } from "./ledger-line.js";
import { ledgerHead } from "./read-ledger.js";
import { looksOf } from "./vault.js";

/** Which trials are meant; all where a part is left out. */
export interface TrialFilter {
  /** Digest of what was recorded. */
  readonly market?: string;
  readonly strategy?: string;
  /** Trials on held-out sessions, or on the others. */
  readonly heldOut?: boolean;
}

/** A study, as it is recognised when it comes again. */
export interface StudyIdentity {
  readonly strategy: string;
  readonly data: string;
  readonly market?: string;
  readonly seed: number;
  /** Digest of the registration whose held-out sessions are studied; absent in a study of the others. */
  readonly confirms?: string;
  /** Digests of its configurations: the one that the verdict is about first, then those beside. */
  readonly configurations: readonly string[];
}

/** One evaluation, as it is recognised when it comes again. */
interface TrialIdentity extends Omit<StudyIdentity, "configurations"> {
  readonly configuration: string;
}

/** Trials that are not each other's repetition. */
interface Trials {
  /** Annual Sharpe ratio by identity; null where no run of it had one. */
  readonly single: ReadonlyMap<string, number | null>;
  readonly sweeps: ReadonlyMap<string, { readonly points: number; readonly sharpes: SharpeSpread }>;
}

/**
 * Number of distinct trials. The same strategy, configuration, data and seed count once, however often they were run;
 * configurations that ran beside a study count, and so do studies that failed. A sweep counts its distinct points, one by
 * one beside everything else: it does not say which they are.
 */
export function countTrials(lines: readonly LedgerLine[], filter: TrialFilter = {}): number {
  return countOf(trialsOf(lines, filter));
}

/**
 * How the annual Sharpe ratios of the distinct trials spread: number and variance of the trials of a deflated ratio. Divide
 * the variance by the periods of a year for ratios per period. Trials without a ratio are not among them.
 */
export function trialSharpes(lines: readonly LedgerLine[], filter: TrialFilter = {}): SharpeSpread {
  return spreadOf(trialsOf(lines, filter));
}

/**
 * What a study records of the ledger. One that comes again takes what it recorded when it was first begun, so that the same
 * inputs give the same bytes however many others were tried in between. Lines that did not record everything do not count as
 * a first time.
 */
export function priorTrials(lines: readonly LedgerLine[], identity: StudyIdentity): PriorTrials {
  const own = new Set(identity.configurations.map((configuration) => trialKey({ ...identity, configuration })));
  const [main] = own;
  for (const { entry } of lines) {
    if (entry.kind !== "study" || !entry.before?.sharpes) continue;
    const { configuration } = entry.evaluations[0]!;
    if (trialKey({ ...entry, configuration }) === main) return entry.before;
  }
  const { strategy } = identity;
  // Nothing is selected on held-out sessions by what was tried on the others.
  const filter = { strategy, market: marketOf(identity), heldOut: identity.confirms !== undefined };
  const { single, sweeps } = trialsOf(lines, filter);
  const others = { single: new Map([...single].filter(([key]) => !own.has(key))), sweeps };
  return {
    head: ledgerHead(lines).digest,
    trials: countOf(others),
    sharpes: spreadOf(others),
    looks: looksOf(lines, strategy),
  };
}

/** What a study records of the ledger, as JSON. */
export function priorJson({ head, trials, sharpes, looks }: PriorTrials): Json {
  return { head, trials, sharpes: { ...sharpes }, looks: looks.map((look) => ({ ...look })) };
}

/** What was tried before, in a sentence. */
export function priorTrialsSentence({ trials }: PriorTrials): string {
  const tried = trials === 1 ? "1 other trial" : `${trials === 0 ? "no" : trials.toLocaleString("en")} other trials`;
  return `${tried} of this strategy on these data stood in the ledger before this study was first run`;
}

function trialsOf(lines: readonly LedgerLine[], { market, strategy, heldOut }: TrialFilter): Trials {
  const single = new Map<string, number | null>();
  const sweeps = new Map<string, { points: number; sharpes: SharpeSpread }>();
  for (const { entry } of lines) {
    if (market !== undefined && marketOf(entry) !== market) continue;
    if (strategy !== undefined && entry.strategy !== strategy) continue;
    // A registration evaluates nothing, and a look is followed by the study that it was for.
    if (entry.kind === "registration" || entry.kind === "look") continue;
    const confirms = entry.kind === "study" ? entry.confirms : undefined;
    if (heldOut !== undefined && heldOut !== (confirms !== undefined)) continue;
    if (entry.kind === "sweep") {
      sweeps.set(trialKey({ ...entry, configuration: entry.table }), entry);
      continue;
    }
    for (const { configuration, sharpe } of entry.evaluations) {
      const key = trialKey({ ...entry, configuration });
      single.set(key, single.get(key) ?? sharpe);
    }
  }
  return { single, sweeps };
}

function trialKey({ strategy, configuration, data, seed, confirms }: TrialIdentity): string {
  return JSON.stringify([strategy, configuration, data, seed, confirms ?? null]);
}

function countOf({ single, sweeps }: Trials): number {
  return [...sweeps.values()].reduce((sum, { points }) => sum + points, single.size);
}

function spreadOf({ single, sweeps }: Trials): SharpeSpread {
  const alone = [...single.values()].filter((sharpe) => sharpe !== null);
  return pooledSharpes([sharpeSpread(alone), ...[...sweeps.values()].map(({ sharpes }) => sharpes)]);
}
