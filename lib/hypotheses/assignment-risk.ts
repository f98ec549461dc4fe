import type { ExpiryCase } from "../detectors/expiry-case.js";
import { finishWithin } from "../pricing/finish-probability.js";
import type { Interval } from "../statistics/test-result.js";
import { wilson } from "../statistics/wilson.js";
import type { LeftOut } from "./answer.js";
import { displacementOf } from "./heaviest-strike.js";
import { selectCases } from "./select-cases.js";

/** What counts as assignment risk, and how far back the recent past goes. */
export interface RiskRule {
  /** Points from the heaviest strike. */
  readonly within: number;
  /** Calendar days, the last expiry's among them. */
  readonly days: number;
  readonly level: number;
}

/** How often the price finished near the heaviest strike, against what its diffusion alone would have done. */
export interface RiskRow {
  readonly span: string;
  /** First and last date of the cases; empty without a case. */
  readonly from: string;
  readonly to: string;
  readonly expiries: number;
  readonly days: number;
  readonly near: number;
  readonly rate: number;
  /** Wilson, cases as independent. */
  readonly interval: Interval;
  /** Mean probability under the lognormal law with each case's standard deviation. */
  readonly expected: number;
  readonly leftOut: readonly LeftOut[];
}

const dayMilliseconds = 86_400_000;

/** The recent past and the whole history; a table that describes and tests nothing. */
export function assignmentRisk(cases: readonly ExpiryCase[], rule: RiskRule): readonly [recent: RiskRow, all: RiskRow] {
  if (!(Number.isInteger(rule.days) && rule.days >= 1)) throw new RangeError(`invalid days: ${rule.days}`);
  const last = Math.max(...cases.map(({ date }) => Date.parse(date)));
  const recent = cases.filter(({ date }) => Date.parse(date) > last - rule.days * dayMilliseconds);
  return [riskRow(`last ${rule.days} days`, recent, rule), riskRow("all", cases, rule)];
}

function riskRow(span: string, cases: readonly ExpiryCase[], { within, level }: RiskRule): RiskRow {
  const { kept, leftOut } = selectCases(cases, (own) => {
    const moved = displacementOf(own);
    // A price at the strike has no side, but it may well finish there.
    const strike = own.strikes[own.heaviest]?.strike;
    if (typeof moved === "string" && own.price !== strike) return moved;
    if (!(own.deviation > 0 && own.settlement.price > 0) || strike === undefined)
      return "the settlement or its standard deviation is not known";
    const zone = within * own.point;
    if (!(own.settlement.error <= zone))
      return "the settlement is known too roughly: its error is larger than the zone";
    return {
      date: own.date,
      near: Math.abs(own.settlement.price - strike) <= zone * (1 + 1e-9),
      expected: finishWithin(own.price, strike, own.deviation, zone),
    };
  });
  const dates = [...new Set(kept.map(({ date }) => date))].sort();
  const near = kept.filter((own) => own.near).length;
  return {
    span,
    from: dates[0] ?? "",
    to: dates.at(-1) ?? "",
    expiries: kept.length,
    days: dates.length,
    near,
    rate: near / kept.length,
    interval: wilson(near, kept.length, level),
    expected: kept.reduce((sum, own) => sum + own.expected, 0) / kept.length,
    leftOut,
  };
}
