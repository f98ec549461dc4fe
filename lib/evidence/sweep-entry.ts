import { sharpeSpread } from "../statistics/sharpe-spread.js";
import type { SweepEntry } from "./ledger-line.js";

/** A sweep as it is to be written down. */
export interface Sweep {
  readonly strategy: string;
  /** Digest of the data. */
  readonly data: string;
  readonly seed: number;
  /** Every point that was evaluated; the same configuration twice is one point. */
  readonly points: readonly {
    /** Digest of all parameter values and choices. */
    readonly configuration: string;
    /** Annual Sharpe ratio; null or NaN where there is none. */
    readonly sharpe: number | null;
  }[];
  /** Digest of the table with a row for each point. */
  readonly table: string;
  /** ISO 8601 instant of the run. */
  readonly at: string;
}

/**
 * The ledger's line of a sweep: one block with the number of its distinct points.
 *
 * @throws RangeError for a sweep without points
 */
export function sweepEntry({ strategy, data, seed, points, table, at }: Sweep): SweepEntry {
  if (points.length === 0) throw new RangeError("invalid points: 0");
  const distinct = new Map(points.toReversed().map(({ configuration, sharpe }) => [configuration, sharpe]));
  const sharpes = [...distinct.values()].filter((sharpe) => sharpe !== null && Number.isFinite(sharpe)).toReversed();
  return {
    ...{ kind: "sweep", strategy, data, seed },
    ...{ points: distinct.size, table, sharpes: sharpeSpread(sharpes as number[]), at },
  };
}
