import { countNouns } from "./count-nouns.js";
import type { Adjustment, Finding, Hypothesis, JudgeParameters, Trial, Verdict } from "./hypothesis.js";

/** How a trial stands among the others: left out, on its own and confirmatory. */
export interface Standing {
  readonly adjustment: Adjustment | null;
  readonly standing: Trial["standing"];
}

const alone: Standing = { adjustment: null, standing: "confirmatory" };

/**
 * The five-state verdict. SUPPORTED: the null is rejected at the level. REFUTED: the opposite one-sided test rejects at the
 * same level, so that a false refutation is no likelier than a false support (an interval of level 1 - 2 x level is the same
 * decision; the 95 % intervals beside it are for the eye). Failing to show something is not refuting it (X7). Where a method
 * has no p, its whole interval decides. Below the least sample neither is said, and below `descriptiveDays` days nothing is
 * tested at all.
 */
export function judge(
  hypothesis: Hypothesis,
  finding: Finding,
  parameters: Pick<JudgeParameters, "descriptiveDays">,
  { adjustment, standing }: Standing = alone,
): Trial {
  const { verdict, reason } = decide(hypothesis, finding, parameters, adjustment?.pValue ?? finding.pValue);
  return { hypothesis, finding, verdict, reason, adjustment, standing };
}

/** Intervals of another level say so. */
const usualLevel = 0.95;

/** A hypothesis that these data cannot speak to. */
export function notTestable(hypothesis: Hypothesis, reason: string): Trial {
  return withoutFinding(hypothesis, "NOT_TESTABLE", reason);
}

/** A hypothesis that the data could speak to, had there been more of them; what there is may be shown. */
export function insufficientData(hypothesis: Hypothesis, reason: string, finding: Finding | null = null): Trial {
  return { ...withoutFinding(hypothesis, "INSUFFICIENT_DATA", reason), finding };
}

function withoutFinding(hypothesis: Hypothesis, verdict: Verdict, reason: string): Trial {
  return { hypothesis, finding: null, verdict, reason, adjustment: null, standing: "exploratory" };
}

function decide(
  hypothesis: Hypothesis,
  finding: Finding,
  parameters: Pick<JudgeParameters, "descriptiveDays">,
  p: number | null,
): { readonly verdict: Verdict; readonly reason: string } {
  const { leastSample, claimed, level, unit } = hypothesis;
  const { counts } = hypothesis;
  if (finding.trades === 0) return insufficient(`there are no ${counts}`);
  if (finding.days < parameters.descriptiveDays) {
    return insufficient(
      `${countNouns(finding.days, "days")} with ${counts}: below ${parameters.descriptiveDays} the numbers are descriptive only`,
    );
  }
  if (finding.trades < leastSample.trades || finding.days < leastSample.days) {
    return insufficient(
      `${countNouns(finding.trades, counts)} on ${countNouns(finding.days, "days")}; a verdict needs ${leastSample.trades} on ${leastSample.days}`,
    );
  }
  if (Number.isNaN(finding.estimate)) return insufficient(`the statistic is not defined on these ${counts}`);
  if (!hasAnswer(finding)) return insufficient(`the test has no answer on these ${counts}, which may not vary at all`);
  const { estimate } = finding;
  if (p === null ? beyond(finding, hypothesis) : p < level && onClaimedSide(estimate, hypothesis)) {
    const shown = p === null ? "the whole interval lies there" : `p = ${format(p)} < ${level}`;
    return {
      verdict: "SUPPORTED",
      reason: `${format(estimate)} ${unit} is ${relation(hypothesis, estimate)} ${format(claimed)} beyond chance: ${shown}`,
    };
  }
  const refuted = refutation(hypothesis, finding, p);
  return refuted === null
    ? { verdict: "NOT_DEMONSTRATED", reason: openReason(hypothesis, finding, p) }
    : { verdict: "REFUTED", reason: refuted };
}

/** A two-sided p rejects in both directions; a one-sided one has chosen already. */
function onClaimedSide(estimate: number, { side, tails, claimed }: Hypothesis): boolean {
  if (tails === "one-sided" || side === "different") return true;
  return side === "greater" ? estimate > claimed : estimate < claimed;
}

function relation({ side, claimed }: Hypothesis, estimate: number): string {
  if (side === "different") return estimate > claimed ? "above" : "below";
  return side === "greater" ? "above" : "below";
}

/** Why the claim is refuted; null where it is not. That something differs from a value is never refuted by a test. */
function refutation(hypothesis: Hypothesis, finding: Finding, p: number | null): string | null {
  const { side, tails, claimed, level, unit } = hypothesis;
  if (side === "different") return null;
  const { pOpposite } = finding;
  if (tails === "two-sided")
    return p !== null && p < level
      ? `${format(finding.estimate)} ${unit} lies on the other side of ${format(claimed)} beyond chance: p = ${format(p)} < ${level}`
      : null;
  const by = `the interval ${interval(finding)} excludes the claimed ${format(claimed)} ${unit}`;
  if (pOpposite === null) return excluded(finding, hypothesis) ? by : null;
  if (!(pOpposite < level)) return null;
  const test = `the opposite test has p = ${format(pOpposite)} < ${level}`;
  return excluded(finding, hypothesis)
    ? `${by}, and ${test}`
    : `${format(finding.estimate)} ${unit} is short of the claimed ${format(claimed)} beyond chance: ${test}`;
}

/** Why a claim stays open: the interval contains the value, or lies to one side of it without reaching the level. */
function openReason(hypothesis: Hypothesis, finding: Finding, p: number | null): string {
  const { claimed, level, unit } = hypothesis;
  const short = `p = ${format(p ?? Number.NaN)}, not below ${level}`;
  if (!hasInterval(finding)) return `${short}, and there is no interval: neither shown nor excluded`;
  if (p !== null && beyond(finding, hypothesis)) {
    return `the interval ${interval(finding)} lies beyond ${format(claimed)} ${unit}, but ${short}: not shown at this level`;
  }
  if (finding.pOpposite !== null && excluded(finding, hypothesis)) {
    return `the interval ${interval(finding)} lies short of ${format(claimed)} ${unit}, but the opposite test has p = ${format(finding.pOpposite)}, not below ${level}: neither shown nor excluded at this level`;
  }
  return `the interval ${interval(finding)} contains ${format(claimed)} ${unit}: neither shown nor excluded`;
}

function insufficient(reason: string): { readonly verdict: Verdict; readonly reason: string } {
  return { verdict: "INSUFFICIENT_DATA", reason };
}

/** Whether there is a p or, for methods without one, an interval to decide on. */
function hasAnswer(finding: Finding): boolean {
  return finding.pValue === null ? hasInterval(finding) : !Number.isNaN(finding.pValue);
}

function hasInterval({ interval: range }: Finding): boolean {
  return range !== null && !Number.isNaN(range.lower) && !Number.isNaN(range.upper);
}

/** Whether the whole interval lies on the claimed side. */
function beyond({ interval: range }: Finding, { side, claimed }: Hypothesis): boolean {
  if (!range) return false;
  if (side === "different") return range.lower > claimed || range.upper < claimed;
  return side === "greater" ? range.lower > claimed : range.upper < claimed;
}

/** Whether the whole interval lies on the other side. */
function excluded({ interval: range }: Finding, { side, claimed }: Hypothesis): boolean {
  if (!range || side === "different") return false;
  return side === "greater" ? range.upper < claimed : range.lower > claimed;
}

function interval({ interval: range }: Finding): string {
  if (!range) return "(none)";
  const limits = `[${format(range.lower)}, ${format(range.upper)}]`;
  return range.level === usualLevel ? limits : `${limits} (${format(100 * range.level)} %)`;
}

function format(value: number): string {
  return Math.abs(value) > 0 && Math.abs(value) < 0.001 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
}
