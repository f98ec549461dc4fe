import { normalCdf, normalQuantile } from "../numeric/normal.js";
import { studentTQuantile } from "../numeric/student-t.js";
import { binomialPower } from "../statistics/binomial-power.js";
import { sharpeErrorLo } from "../statistics/sharpe.js";
import type { Finding, Hypothesis, JudgeParameters } from "./hypothesis.js";

/**
 * Power of a finding's test at the design alternative of its hypothesis: exact binomial with the design effect, or the normal law
 * with the spread that the interval shows. A finding that knows its power keeps it; null where nothing is planned for, where the
 * plan is not beyond the claim, and for Sharpe ratios, whose sessions a finding does not tell ({@link sharpePower}).
 */
export function designPower(hypothesis: Hypothesis, finding: Finding): Finding["power"] {
  const { design, claimed, level, tails } = hypothesis;
  if (finding.power || design.law === null || design.law === "sharpe") return finding.power;
  const { value, words, law } = design;
  if (!isBeyond(value, hypothesis)) return null;
  if (law === "proportion") {
    const trades = Math.floor(finding.trades / (finding.designEffect > 1 ? finding.designEffect : 1));
    const alternative = `${words} with ${trades} independent ${hypothesis.counts}`;
    return trades === 0 ? null : { value: binomialPower(trades, claimed, value, level).power, alternative };
  }
  const error = intervalError(finding);
  if (!(error > 0)) return null;
  const limit = normalQuantile(1 - (tails === "two-sided" ? level / 2 : level));
  return {
    value: normalCdf(Math.abs(value - claimed) / error - limit),
    alternative: `${words} with the spread that the interval shows`,
  };
}

/** The same of an annual Sharpe ratio on some daily results, normal and independent (Lo 2002). */
export function sharpePower(
  sessions: number,
  { claimedSharpe, designSharpe, level }: Pick<JudgeParameters, "claimedSharpe" | "designSharpe" | "level">,
): Finding["power"] {
  if (!(designSharpe > claimedSharpe) || sessions < 2) return null;
  const daily = (annual: number): number => annual / Math.sqrt(tradingDays);
  const distance = (daily(designSharpe) - daily(claimedSharpe)) / sharpeErrorLo(daily(designSharpe), sessions);
  return {
    value: normalCdf(distance - normalQuantile(1 - level)),
    alternative: `a true annual Sharpe ratio of ${designSharpe} with ${sessions} normal daily results`,
  };
}

/** Sessions of a year. */
export const tradingDays = 252;

/** Whether a value lies where the claim is. That something differs is as well shown by a value on either side. */
export function isBeyond(value: number, { side, claimed }: Pick<Hypothesis, "side" | "claimed">): boolean {
  if (Number.isNaN(claimed)) return false;
  return side === "different" ? value !== claimed : side === "greater" ? value > claimed : value < claimed;
}

/** Standard error that a finding's interval implies, taken as one of Student's law on its days; NaN without one. */
export function intervalError({ interval, days }: Pick<Finding, "interval" | "days">): number {
  if (!interval || days < 2) return Number.NaN;
  return (interval.upper - interval.lower) / 2 / studentTQuantile(0.5 + interval.level / 2, days - 1);
}
