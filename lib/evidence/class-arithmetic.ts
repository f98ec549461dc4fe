import { disagreements, faultAt, sameNumber } from "./agreement.js";
import type { PackageFault } from "./package-fault.js";

/** How the trades of a class did, as a package prints it. */
export interface PrintedClass {
  /** The fields that lead to it. */
  readonly steps: readonly string[];
  readonly sampleSize: number;
  readonly wins: number;
  readonly winRate: number | null;
}

/**
 * Classes against each other and the whole: a rate is wins over trades, and the overall rate is the classes' rates weighted by their
 * trades.
 */
export function classFaults(
  file: string,
  classes: readonly PrintedClass[],
  overall: { readonly steps: readonly string[]; readonly winRate: number | null; readonly trades: number },
): readonly PackageFault[] {
  const rates = classes.flatMap(({ steps, sampleSize, wins, winRate }) =>
    disagreements(
      { file, steps: [...steps, "win_rate"], found: winRate },
      wins / sampleSize,
      `is not ${wins} wins of ${sampleSize} trades`,
    ),
  );
  const trades = classes.reduce((sum, { sampleSize }) => sum + sampleSize, 0);
  const pooled = classes.reduce((sum, { winRate, sampleSize }) => sum + (winRate ?? 0) * sampleSize, 0) / trades;
  const { steps, winRate } = overall;
  const place = { file, steps, found: winRate };
  if (trades !== overall.trades) {
    return [...rates, faultAt(place, `a rate of ${trades} trades`, "is of other trades than the classes together")];
  }
  if (winRate === null || sameNumber(winRate, pooled)) return rates;
  return [...rates, ...disagreements(place, pooled, "is not the classes' win rates weighted by their trades")];
}
