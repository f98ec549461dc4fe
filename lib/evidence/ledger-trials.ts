import type { LedgerLine, PriorTrials, SharpeSpread } from "./ledger-line.js";
import { ledgerHead } from "./read-ledger.js";

/** Which trials are meant; all where a part is left out. */
export interface TrialFilter {
  /** Digest of the data. */
  readonly data?: string;
  readonly strategy?: string;
}

/** One evaluation, as it is recognised when it comes again. */
export interface TrialIdentity {
  readonly strategy: string;
  readonly data: string;
  readonly seed: number;
  /** Digest of the configuration that the verdict is about. */
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
  const { single, sweeps } = trialsOf(lines, filter);
  return [...sweeps.values()].reduce((sum, { points }) => sum + points, single.size);
}

/**
 * How the annual Sharpe ratios of the distinct trials spread: number and variance of the trials of a deflated ratio. Divide
 * the variance by the periods of a year for ratios per period. Trials without a ratio are not among them.
 */
export function trialSharpes(lines: readonly LedgerLine[], filter: TrialFilter = {}): SharpeSpread {
  const { single, sweeps } = trialsOf(lines, filter);
  const alone = [...single.values()].filter((sharpe) => sharpe !== null);
  return pooledSharpes([sharpeSpread(alone), ...[...sweeps.values()].map(({ sharpes }) => sharpes)]);
}

/** How ratios spread. */
export function sharpeSpread(sharpes: readonly number[]): SharpeSpread {
  return pooledSharpes(sharpes.map((mean) => ({ trials: 1, mean, variance: null })));
}

/**
 * What an evaluation records of the ledger. One that comes again takes what it recorded when it was first begun, so that
 * the same inputs give the same bytes however many others were tried in between.
 */
export function priorTrials(lines: readonly LedgerLine[], identity: TrialIdentity): PriorTrials {
  for (const { entry } of lines) {
    if (entry.kind !== "study" || entry.before === null) continue;
    const { configuration } = entry.evaluations[0]!;
    if (trialKey({ ...entry, configuration }) === trialKey(identity)) return entry.before;
  }
  const { strategy, data } = identity;
  const known = trialsOf(lines, { strategy, data }).single.has(trialKey(identity)) ? 1 : 0;
  return { head: ledgerHead(lines).digest, trials: countTrials(lines, { strategy, data }) - known };
}

/** What was tried before, in a sentence. */
export function priorTrialsSentence({ trials }: PriorTrials): string {
  const tried = trials === 1 ? "1 other trial" : `${trials === 0 ? "no" : trials.toLocaleString("en")} other trials`;
  return `${tried} of this strategy on these data stood in the ledger before this study was first run`;
}

function trialsOf(lines: readonly LedgerLine[], { data, strategy }: TrialFilter): Trials {
  const single = new Map<string, number | null>();
  const sweeps = new Map<string, { points: number; sharpes: SharpeSpread }>();
  for (const { entry } of lines) {
    if (data !== undefined && entry.data !== data) continue;
    if (strategy !== undefined && entry.strategy !== strategy) continue;
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

function trialKey({ strategy, configuration, data, seed }: TrialIdentity): string {
  return JSON.stringify([strategy, configuration, data, seed]);
}

/** Spreads of separate groups as one (Chan, Golub and LeVeque, American Statistician 37, 1983). */
function pooledSharpes(spreads: readonly SharpeSpread[]): SharpeSpread {
  let trials = 0;
  let mean = 0;
  let squares = 0;
  for (const spread of spreads) {
    if (spread.trials === 0 || spread.mean === null) continue;
    const total = trials + spread.trials;
    const distance = spread.mean - mean;
    squares += (spread.variance ?? 0) * (spread.trials - 1) + (distance * distance * trials * spread.trials) / total;
    mean += (distance * spread.trials) / total;
    trials = total;
  }
  return { trials, mean: trials > 0 ? mean : null, variance: trials > 1 ? squares / (trials - 1) : null };
}
