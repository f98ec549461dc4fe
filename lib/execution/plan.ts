import type { ExitRule } from "./exit.js";

/**
 * `class-range`: target at the lower end of the class's range and a stop as far away, so that no win rate is
 * manufactured. `time`: out when the hedge should be complete, with a protective stop only.
 */
export type ExitChoice = "class-range" | "time";

/** Wins and losses of a class that were closed before an instant. */
export interface ClassRecord {
  readonly wins: number;
  readonly losses: number;
}

/** What would be done about an alert, and what is predicted. Points and minutes. */
export interface Plan {
  /** Id of the alert. */
  readonly detection: string;
  readonly underlying: string;
  readonly date: string;
  readonly triggeredAt: number;
  readonly decidedAt: number;
  /** Class of the alert, by the name that the strategy's classifier gives it. */
  readonly label: string;
  readonly direction: 1 | -1;
  /** NaN where the class has no expected behaviour. */
  readonly expectedMagnitude: number;
  readonly expectedTiming: number;
  /** In [0, 1]; NaN where the class claims nothing and has no record. */
  readonly confidence: number;
  /** The document's formula, real-valued. */
  readonly size: number;
  /** Share of the account that the class may lose in one trade. */
  readonly riskShare: number;
  /** Longest hold that the risk manager allows the class, minutes; Infinity where it names none. */
  readonly longestHold: number;
  /** Minutes before the close by which nothing of it may be held, whether limits are enforced or not. */
  readonly flatBefore: number;
  /** Null where there is nothing to execute: the class expects nothing (V17). */
  readonly exit: ExitRule | null;
}

/** When a class's own record replaces the win rate that is claimed for it, and the prior of that record. */
export interface ConfidenceParameters {
  readonly confidenceTrades: number;
  readonly confidencePriorWins: number;
  readonly confidencePriorLosses: number;
}

// biome-ignore format: a row per parameter
export const confidenceRows = [
  ["confidenceTrades", "trades", 1, 1000, 1, "closed trades of a class before its own record replaces the claimed win rate", "undefined in the document: 30 (1.5)"],
  ["confidencePriorWins", "trades", 0, 100, 1, "prior wins in that record", "beta-binomial prior (2, 2) (1.5)"],
  ["confidencePriorLosses", "trades", 0, 100, 1, "prior losses in that record", "beta-binomial prior (2, 2) (1.5)"],
] as const;

/** The claimed win rate until enough trades are closed, then their posterior mean. */
export function classConfidence(
  { wins, losses }: ClassRecord,
  claimed: number,
  parameters: ConfidenceParameters,
): number {
  if (wins + losses < parameters.confidenceTrades) return claimed;
  const a = parameters.confidencePriorWins + wins;
  const b = parameters.confidencePriorLosses + losses;
  return a / (a + b);
}
