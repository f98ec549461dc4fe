import { type BreakdownHypothesis, isBreakdown } from "../hypotheses/breakdown-hypotheses.js";
import type { BreakdownRow, Breakdowns } from "../hypotheses/breakdowns.js";
import type { Trial } from "../hypotheses/hypothesis.js";
import type { Json } from "./canonical-json.js";

/** What both judges say of groups of trades. */
export interface BrokenDown {
  readonly breakdowns: Breakdowns;
  readonly trials: readonly Trial[];
}

/** The trades by class, hour and volatility: each breakdown as it was described beforehand, and its groups. */
export function breakdownsJson({ breakdowns, trials }: BrokenDown): Json {
  return {
    standing: "exploratory",
    note: exploratoryNote,
    false_discovery_rate: breakdowns.falseDiscoveryRate,
    adjustment: { method: breakdowns.adjustment, tests: breakdowns.tests },
    trades: breakdowns.trades,
    days: breakdowns.days,
    families: trials.flatMap(({ hypothesis }) => (isBreakdown(hypothesis) ? [familyJson(hypothesis)] : [])),
    rows: breakdowns.rows.map(rowJson),
  };
}

/** What has to be said wherever a breakdown is shown. */
const exploratoryNote =
  "exploratory: these groups were looked at to find what may be worth a study of its own; they prove nothing by themselves";

function familyJson({ id, dimension, level, adjusted }: BreakdownHypothesis): Json {
  return { id, dimension, level, adjustment: { ...adjusted } };
}

function rowJson(row: BreakdownRow): Json {
  return {
    dimension: row.dimension,
    group: row.group,
    trades: row.trades,
    days: row.days,
    wins: row.wins,
    win_rate: row.winRate,
    mean_points: row.meanPoints,
    interval: row.interval && { ...row.interval },
    p_value: row.pValue,
    p_value_adjusted: row.pAdjusted,
    discovered: row.discovered,
    method: row.method,
    violated: [...row.violated],
    reason: row.reason,
    standing: row.standing,
  };
}
