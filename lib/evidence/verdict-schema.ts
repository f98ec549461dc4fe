import type { PrimaryVerdict } from "../hypotheses/primary-verdict.js";
import type { Rival, RivalExplanation, RivalTest } from "../hypotheses/rival-explanations.js";
import type { CriterionRule, JudgedCriterion } from "../hypotheses/roadmap-criterion.js";
import type { RunCounts } from "../hypotheses/run-counts.js";
import {
  eitherOf,
  type Fields,
  level,
  listOf,
  nameOf,
  number,
  numberOrNull,
  only,
  pValue,
  recordOf,
  type Schema,
  shared,
  text,
  textOrNull,
} from "./schema-kinds.js";
import { combinedVerdictSchema, verdictSchema } from "./trial-schema.js";

/** The primary hypothesis: the verdict on its parts together, and their p. */
export const primaryVerdictSchema: Schema = shared(
  "primaryVerdict",
  "intersection-union: supported only when every part is",
  recordOf<Exclude<keyof PrimaryVerdict, "pValue" | "pReason"> | "p_value" | "p_value_reason">({
    verdict: verdictSchema,
    reason: text,
    level,
    p_value: pValue.describe("the largest of its parts"),
    p_value_reason: textOrNull.describe("why there is none"),
  }),
);

const rivalTest: Schema = recordOf<keyof RivalExplanation["tests"][number]>({
  hypothesis: text,
  role: nameOf<RivalTest["role"]>({ decides: true, beside: true }),
  why: text,
});

const rivalState: Schema = recordOf<Exclude<keyof RivalExplanation, "rival">>({
  state: nameOf<RivalExplanation["state"]>({ excluded: true, remains: true, "not-testable": true }),
  tests: listOf(rivalTest),
  statement: text,
});

const rivals: Schema = shared(
  "rivals",
  "what else could explain a verdict",
  recordOf<Rival>({ information: rivalState, volatility: rivalState, chance: rivalState }),
);

export const verdictsSchema: Schema = recordOf({
  primary: primaryVerdictSchema,
  effect: combinedVerdictSchema.describe("is there something?"),
  as_advertised: combinedVerdictSchema.describe("is it as large as the strategy document says?"),
  rival_explanations: recordOf({ primary: rivals, effect: rivals, as_advertised: rivals }),
});

/** The combined verdicts as the file of the statistics has them. */
export const verdictFields: Fields<string> = {
  primary: primaryVerdictSchema,
  effect: combinedVerdictSchema,
  as_advertised: combinedVerdictSchema,
};

type RuleOf<Kind extends CriterionRule["kind"]> = Extract<CriterionRule, { kind: Kind }>;

const counted: Schema = nameOf<keyof RunCounts>({
  alerts: true,
  trades: true,
  traced: true,
  slowestDecision: true,
  reliability: true,
  withinFillTarget: true,
  slowestFill: true,
  latencies: true,
});
const comparison: Schema = nameOf<RuleOf<"count">["comparison"]>({ ">=": true, "<=": true });

const rule: Schema = [
  recordOf<keyof RuleOf<"hypotheses">>({
    kind: only("hypotheses"),
    ids: listOf(text),
    value: nameOf<RuleOf<"hypotheses">["value"]>({ estimate: true, "p-value": true, supported: true }),
  }),
  recordOf<keyof RuleOf<"count">>({
    kind: only("count"),
    ...{ count: counted, comparison, threshold: number },
    open: textOrNull.describe("why a value that keeps the threshold proves nothing yet"),
  }),
  recordOf<keyof RuleOf<"assumption">>({
    kind: only("assumption"),
    ...{ count: counted, comparison, threshold: number, assumption: text },
  }),
  recordOf<keyof RuleOf<"elsewhere">>({ kind: only("elsewhere"), where: text }),
].reduce(eitherOf);

/** A criterion of the strategy document on this run. */
export const judgedCriterionSchema: Schema = shared(
  "criterion",
  "a criterion of the strategy document on this run",
  recordOf<keyof JudgedCriterion>({
    ...{ id: text, criterion: text, source: text, rule, unit: text },
    state: nameOf<JudgedCriterion["state"]>({ MET: true, NOT_MET: true, NOT_TESTABLE: true }),
    value: numberOrNull,
    reason: text,
  }),
);
