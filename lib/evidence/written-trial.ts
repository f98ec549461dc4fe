import type { Finding, Hypothesis, Trial } from "../hypotheses/hypothesis.js";

/** A trial as `trialJson` writes it; null is what has no finding or no answer. */
export interface WrittenTrial
  extends Pick<Hypothesis, "id" | "family" | "claim" | "statistic" | "unit" | "side" | "tails" | "level" | "counts"> {
  readonly null_hypothesis: string;
  readonly claimed: number | null;
  readonly least_sample: Hypothesis["leastSample"];
  readonly design: Hypothesis["design"];
  readonly verdict: Trial["verdict"];
  readonly reason: string;
  readonly standing: Trial["standing"];
  readonly estimate: number | null;
  readonly interval: {
    readonly lower: number | null;
    readonly upper: number | null;
    readonly level: number;
    readonly method: string;
  } | null;
  readonly p_value: number | null;
  readonly p_value_opposite: number | null;
  readonly p_value_adjusted: number | null;
  readonly adjustment: { readonly method: string; readonly tests: number } | null;
  readonly method: string | null;
  readonly trades: number | null;
  readonly days: number | null;
  readonly design_effect: number | null;
  readonly power: Finding["power"];
  readonly violated: readonly string[];
  /** In `evidence.json` only. */
  readonly needed?: unknown;
}

/** The trial that was written, as far as its text tells: a p that had no answer is null, as one that there never was. */
export function writtenTrial(row: WrittenTrial): Trial {
  const { id, family, claim, statistic, unit, side, tails, level, counts, verdict, reason, standing } = row;
  return {
    hypothesis: {
      ...{ id, family, claim, statistic, unit, side, tails, level, counts },
      nullHypothesis: row.null_hypothesis,
      claimed: row.claimed ?? Number.NaN,
      leastSample: row.least_sample,
      design: row.design,
    },
    finding: row.method === null ? null : findingOf(row, row.method),
    ...{ verdict, reason, standing },
    adjustment: row.adjustment ? { ...row.adjustment, pValue: row.p_value_adjusted ?? Number.NaN } : null,
  };
}

function findingOf(row: WrittenTrial, method: string): Finding {
  const { interval } = row;
  return {
    estimate: row.estimate ?? Number.NaN,
    interval: interval && { ...interval, lower: interval.lower ?? Number.NaN, upper: interval.upper ?? Number.NaN },
    pValue: row.p_value,
    pOpposite: row.p_value_opposite,
    method,
    trades: row.trades ?? 0,
    days: row.days ?? 0,
    designEffect: row.design_effect ?? Number.NaN,
    power: row.power,
    violated: row.violated,
  };
}
