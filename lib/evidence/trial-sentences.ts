import type { Trial } from "../hypotheses/hypothesis.js";
import type { Json } from "./canonical-json.js";

/** Why no classification accuracy can come from market data. */
export const noTrueClass =
  "NOT_TESTABLE - the true class of an order is not recorded in market data; only a simulated market knows it";

/** Whether a trial supports its claim; null where the data do not allow an answer. */
export function supported({ verdict }: Trial): boolean | null {
  return verdict === "NOT_TESTABLE" || verdict === "INSUFFICIENT_DATA" ? null : verdict === "SUPPORTED";
}

/** p of a trial, with its adjustment. */
export function significanceOf({ finding, adjustment }: Trial): Json {
  return { p_value: finding?.pValue ?? null, p_value_adjusted: adjustment?.pValue ?? null };
}

/** The win rate with its interval, or why there is none. */
export function winRateInWords({ finding, reason }: Trial): string {
  if (!finding?.interval || finding.trades === 0) return `win rate: ${reason}`;
  const { interval, estimate, trades } = finding;
  return `win rate ${percent(estimate)} (${percent(interval.level)} interval ${percent(interval.lower)} to ${percent(interval.upper)}, n = ${trades})`;
}

/** The claim's trial in a sentence, with the p of the null beside it. */
export function inWords(claim: Trial, null_: Trial): string {
  const { finding, hypothesis, verdict, reason } = claim;
  if (!finding?.interval) return `${verdict} - ${reason}`;
  const { interval, estimate, trades, days } = finding;
  const p = null_.finding?.pValue;
  const shown = p === null || p === undefined || Number.isNaN(p) ? "" : `; ${null_.hypothesis.unit}: p = ${figures(p)}`;
  return `${verdict} - ${hypothesis.unit} ${figures(estimate)} (${percent(interval.level)} interval ${figures(interval.lower)} to ${figures(interval.upper)}, n = ${trades} ${hypothesis.counts} on ${days} days)${shown}`;
}

/** A share as a percentage with one decimal. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A number with three significant figures. */
export function figures(value: number): string {
  return String(Number(value.toPrecision(3)));
}
