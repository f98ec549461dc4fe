import { type JudgedCriterion, judgeCriteria } from "../hypotheses/roadmap-criterion.js";
import type { RunCounts } from "../hypotheses/run-counts.js";
import { disagreements, faultAt } from "./agreement.js";
import { contentOf, type PackageContents, tradesOf } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";
import { type WrittenTrial, writtenTrial } from "./written-trial.js";

interface WrittenCriterion extends Omit<JudgedCriterion, "value"> {
  readonly value: number | null;
}

interface JudgedEvidence {
  readonly hypotheses: readonly WrittenTrial[];
  readonly criteria: readonly WrittenCriterion[];
}

/**
 * The criteria of the document: those on hypotheses follow from the trials, those on counts from value, comparison and threshold. What was
 * assumed, and what only something else shows, is never met.
 */
export function criterionFaults(contents: PackageContents): readonly PackageFault[] {
  const { file, content } = contentOf<JudgedEvidence>(contents, "evidence.json");
  const trials = content.hypotheses.map(writtenTrial);
  const ids = new Set(content.hypotheses.map(({ id }) => id));
  return content.criteria.flatMap((criterion, k) => {
    const { rule, value } = criterion;
    const at = (name: "state" | "value" | "reason" | "rule") => ({
      ...{ file, steps: ["criteria", k, name] },
      found: criterion[name],
    });
    if (rule.kind === "hypotheses" && rule.ids.some((id) => !ids.has(id))) {
      return [faultAt(at("rule"), null, "names a hypothesis that is not among the trials")];
    }
    const counts = "count" in rule ? { [rule.count]: value ?? Number.NaN } : {};
    const [again] = judgeCriteria(
      [{ ...criterion, rule: criterion.rule }],
      trials,
      counts as unknown as RunCounts,
      [],
    ) as readonly [JudgedCriterion];
    const problem =
      rule.kind === "hypotheses"
        ? "does not follow from the trials it names"
        : "does not follow from value and threshold";
    // Why nothing was counted is a matter of the data.
    const counted = !("count" in rule) || value !== null;
    return [
      ...disagreements(at("state"), again.state, problem),
      ...disagreements(at("value"), again.value, problem),
      ...(counted ? disagreements(at("reason"), again.reason, problem) : []),
      ...("count" in rule && rule.count === "trades" && value !== null
        ? disagreements(at("value"), tradesOf(contents).length, "is not the number of trades")
        : []),
    ];
  });
}
