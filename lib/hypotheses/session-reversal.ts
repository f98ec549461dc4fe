import type { ExpiryCase } from "../detectors/expiry-case.js";
import { deviation as spreadOf } from "../numeric/deviation.js";
import { mean } from "../numeric/mean.js";
import type { RandomStream } from "../numeric/random.js";
import type { Answer, LeftOut } from "./answer.js";
import { type DaySlopeRule, daySlopeFinding } from "./day-slope-finding.js";
import { nothingLeft, selectCases } from "./select-cases.js";

/** An expiry and what the price did next. */
export interface NextMove {
  readonly case: ExpiryCase;
  /** Change of the price over the first hour of the next session, price units; NaN where it was not seen. */
  readonly nextMove: number;
}

/** Whether the next session takes the move into the expiry back. */
export interface SessionReversal {
  /** Correlation of the two moves, each over the standard deviation of the move into the expiry: below zero, a reversal. */
  readonly correlation: Answer;
  readonly leftOut: readonly LeftOut[];
}

/**
 * Correlation of the move into the expiry with that of the next session's first hour. A move that hedging caused is taken back; one
 * that news caused is not. The correlation is the slope of the standardised moves, days as clusters, two-sided.
 */
export function sessionReversal(moves: readonly NextMove[], rule: DaySlopeRule, stream: RandomStream): SessionReversal {
  const { kept, leftOut } = selectCases(moves, ({ case: own, nextMove }) => {
    const { price, settlement, deviation, date } = own;
    const into = (settlement.price - price) / deviation;
    if (!(deviation > 0 && Number.isFinite(into)))
      return "the move into the expiry or its standard deviation is not known";
    if (!Number.isFinite(nextMove)) return "the next session was not seen";
    return { date, into, next: nextMove / deviation };
  });
  if (kept.length === 0) return { correlation: { finding: null, reason: nothingLeft("expiries", leftOut) }, leftOut };
  const correlation = daySlopeFinding(
    [standardised(kept.map(({ into }) => into))],
    standardised(kept.map(({ next }) => next)),
    kept.map(({ date }) => date),
    rule,
    stream,
  );
  return { correlation, leftOut };
}

function standardised(values: readonly number[]): Float64Array {
  const [centre, spread] = [mean(values), spreadOf(values, 1)];
  return Float64Array.from(values, (value) => (value - centre) / spread);
}
