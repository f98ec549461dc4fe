import type { Finding, Hypothesis, JudgeParameters, Trial, Verdict } from "./hypothesis.js";

/**
 * The five-state verdict. SUPPORTED: the null is rejected at the level. REFUTED: the interval excludes the claimed value;
 * failing to show something is not refuting it (X7). Below the least sample neither is said, and below
 * `descriptiveDays` days nothing is tested at all.
 */
export function judge(hypothesis: Hypothesis, finding: Finding, parameters: JudgeParameters): Trial {
  const { verdict, reason } = decide(hypothesis, finding, parameters);
  return { hypothesis, finding, verdict, reason };
}

/** Intervals of another level say so. */
const usualLevel = 0.95;

/** A hypothesis that these data cannot speak to. */
export function notTestable(hypothesis: Hypothesis, reason: string): Trial {
  return { hypothesis, finding: null, verdict: "NOT_TESTABLE", reason };
}

function decide(
  hypothesis: Hypothesis,
  finding: Finding,
  parameters: JudgeParameters,
): { readonly verdict: Verdict; readonly reason: string } {
  const { leastSample, side, claimed, level, unit } = hypothesis;
  if (finding.trades === 0) return insufficient("there are no trades");
  if (finding.days < parameters.descriptiveDays) {
    return insufficient(
      `${count(finding.days, "day")} with trades: below ${parameters.descriptiveDays} the numbers are descriptive only`,
    );
  }
  if (finding.trades < leastSample.trades || finding.days < leastSample.days) {
    return insufficient(
      `${count(finding.trades, "trade")} on ${count(finding.days, "day")}; a verdict needs ${leastSample.trades} on ${leastSample.days}`,
    );
  }
  if (Number.isNaN(finding.estimate)) return insufficient("the statistic is not defined on these trades");
  if (!hasAnswer(finding)) return insufficient("the test has no answer on these trades, which may not vary at all");
  const better = side === "greater" ? "above" : "below";
  if (finding.pValue === null ? beyond(finding, hypothesis) : finding.pValue < level) {
    const shown =
      finding.pValue === null ? "the whole interval lies there" : `p = ${format(finding.pValue)} < ${level}`;
    return {
      verdict: "SUPPORTED",
      reason: `${format(finding.estimate)} ${unit} is ${better} ${format(claimed)} beyond chance: ${shown}`,
    };
  }
  if (excluded(finding, hypothesis)) {
    return {
      verdict: "REFUTED",
      reason: `the interval ${interval(finding)} excludes the claimed ${format(claimed)} ${unit}`,
    };
  }
  return { verdict: "NOT_DEMONSTRATED", reason: openReason(hypothesis, finding) };
}

/** Why a claim stays open: the interval contains the value, or lies beyond it without reaching the level. */
function openReason(hypothesis: Hypothesis, finding: Finding): string {
  const { claimed, level, unit } = hypothesis;
  const short = `p = ${format(finding.pValue ?? Number.NaN)}, not below ${level}`;
  if (!hasInterval(finding)) return `${short}, and there is no interval: neither shown nor excluded`;
  if (finding.pValue !== null && beyond(finding, hypothesis)) {
    return `the interval ${interval(finding)} lies beyond ${format(claimed)} ${unit}, but ${short}: not shown at this level`;
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
  return side === "greater" ? range.lower > claimed : range.upper < claimed;
}

/** Whether the whole interval lies on the other side. */
function excluded({ interval: range }: Finding, { side, claimed }: Hypothesis): boolean {
  if (!range) return false;
  return side === "greater" ? range.upper < claimed : range.lower > claimed;
}

function interval({ interval: range }: Finding): string {
  if (!range) return "(none)";
  const limits = `[${format(range.lower)}, ${format(range.upper)}]`;
  return range.level === usualLevel ? limits : `${limits} (${format(100 * range.level)} %)`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

function format(value: number): string {
  return Math.abs(value) > 0 && Math.abs(value) < 0.001 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
}
