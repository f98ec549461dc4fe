import type { Trial } from "./hypothesis.js";
import type { RunCounts } from "./run-counts.js";

/** How a criterion is judged, and what its value is. */
export type CriterionRule =
  /** Every one of these hypotheses must be supported; the value is the estimate or p of the only one, or how many are. */
  | {
      readonly kind: "hypotheses";
      readonly ids: readonly string[];
      readonly value: "estimate" | "p-value" | "supported";
    }
  /** A count of the run against a threshold. */
  | {
      readonly kind: "count";
      readonly count: keyof RunCounts;
      readonly comparison: ">=" | "<=";
      readonly threshold: number;
      /** Why a value that keeps the threshold proves nothing yet; null where it meets the criterion. */
      readonly open: string | null;
    }
  /** The run returns what was assumed: the value is printed, and meets nothing. */
  | {
      readonly kind: "assumption";
      readonly count: keyof RunCounts;
      readonly comparison: ">=" | "<=";
      readonly threshold: number;
      readonly assumption: string;
    }
  /** Only something else can show it: another command, a simulated market, the live pipeline. */
  | { readonly kind: "elsewhere"; readonly where: string };

/** A criterion of a strategy document, as data. */
export interface RoadmapCriterion {
  readonly id: string;
  readonly criterion: string;
  readonly source: string;
  readonly rule: CriterionRule;
  /** Of the value; empty where there is none. */
  readonly unit: string;
}

/** A criterion on a run. */
export interface JudgedCriterion extends RoadmapCriterion {
  readonly state: "MET" | "NOT_MET" | "NOT_TESTABLE";
  /** NaN where nothing was counted. */
  readonly value: number;
  /** Why this state, as a clause. */
  readonly reason: string;
}

/**
 * Judges the criteria of a document on a run.
 *
 * @param lacks why the preset cannot be tried on these data; then nothing that was counted says anything
 * @throws RangeError for a criterion whose hypothesis is not among the trials
 */
export function judgeCriteria(
  criteria: readonly RoadmapCriterion[],
  trials: readonly Trial[],
  counts: RunCounts,
  lacks: readonly string[],
): readonly JudgedCriterion[] {
  return criteria.map((criterion) => ({ ...criterion, ...judged(criterion, trials, counts, lacks) }));
}

type Judged = Pick<JudgedCriterion, "state" | "value" | "reason">;

function judged(
  { rule, unit }: RoadmapCriterion,
  trials: readonly Trial[],
  counts: RunCounts,
  lacks: readonly string[],
): Judged {
  if (rule.kind === "elsewhere") return { state: "NOT_TESTABLE", value: Number.NaN, reason: rule.where };
  if (rule.kind === "hypotheses") return byHypotheses(rule, trials);
  const value = counts[rule.count];
  if (lacks.length > 0) return { state: "NOT_TESTABLE", value: Number.NaN, reason: lacks.join("; ") };
  const { comparison, threshold } = rule;
  if (Number.isNaN(value)) return { state: "NOT_TESTABLE", value, reason: "this run has nothing of the kind to count" };
  const kept = comparison === ">=" ? value >= threshold : value <= threshold;
  const told = `${figures(value)} ${unit}, asked for ${comparison} ${figures(threshold)}`;
  if (rule.kind === "assumption") return { state: "NOT_TESTABLE", value, reason: `${told}; ${rule.assumption}` };
  if (!kept) return { state: "NOT_MET", value, reason: told };
  return rule.open === null
    ? { state: "MET", value, reason: told }
    : { state: "NOT_TESTABLE", value, reason: `${told}; ${rule.open}` };
}

function byHypotheses(
  { ids, value }: Extract<CriterionRule, { kind: "hypotheses" }>,
  trials: readonly Trial[],
): Judged {
  const own = ids.map((id) => {
    const trial = trials.find(({ hypothesis }) => hypothesis.id === id);
    if (!trial) throw new RangeError(`unknown hypothesis: ${id}`);
    return trial;
  });
  const shown = own.filter(isShown);
  const { finding } = own[0]!;
  const number = {
    estimate: finding?.estimate ?? Number.NaN,
    "p-value": finding?.pValue ?? Number.NaN,
    supported: shown.length,
  }[value];
  if (shown.length === own.length) return { state: "MET", value: number, reason: told(own) };
  const missed = own.filter((trial) => !isShown(trial) && isAnswered(trial));
  return missed.length > 0
    ? { state: "NOT_MET", value: number, reason: told(missed) }
    : { state: "NOT_TESTABLE", value: number, reason: told(own.filter((trial) => !isShown(trial))) };
}

/** What is exploratory may not be claimed. */
function isShown({ verdict, standing }: Trial): boolean {
  return verdict === "SUPPORTED" && standing === "confirmatory";
}

function isAnswered({ verdict }: Trial): boolean {
  return verdict !== "INSUFFICIENT_DATA" && verdict !== "NOT_TESTABLE";
}

/** Verdicts with their reasons; a reason that several share is told once. */
function told(trials: readonly Trial[]): string {
  const clause = ({ verdict, standing, reason }: Trial): string =>
    `${verdict}${verdict === "SUPPORTED" && standing === "exploratory" ? " (exploratory: the primary hypothesis is not supported)" : ""} - ${reason}`;
  const clauses = [...new Set(trials.map(clause))];
  return clauses
    .map((own) => {
      const ids = trials.filter((trial) => clause(trial) === own).map(({ hypothesis }) => hypothesis.id);
      return `${ids.join(", ")}: ${own}`;
    })
    .join("; ");
}

/** Counts to the last one, shares and times to three figures. */
function figures(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(3)));
}
