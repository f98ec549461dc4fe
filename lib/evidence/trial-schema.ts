import type { CombinedVerdict } from "../hypotheses/combine-verdicts.js";
import type { ExperimentalValidity, GateCriterion } from "../hypotheses/gate.js";
import type { Hypothesis, LeastSample, Trial, Verdict } from "../hypotheses/hypothesis.js";
import { adjustmentSchema, intervalSchema, powerSchema } from "./finding-schema.js";
import { designSchema, neededSchema } from "./needed-schema.js";
import {
  count,
  type Fields,
  flagOrNull,
  level,
  listOf,
  nameOf,
  number,
  numberOrNull,
  orNull,
  pValue,
  recordOf,
  type Schema,
  shared,
  text,
  textOrNull,
} from "./schema-kinds.js";

export const verdictSchema: Schema = nameOf<Verdict>({
  SUPPORTED: true,
  NOT_DEMONSTRATED: true,
  REFUTED: true,
  INSUFFICIENT_DATA: true,
  NOT_TESTABLE: true,
});

export const standingSchema: Schema = nameOf<Trial["standing"]>({ confirmatory: true, exploratory: true });

export const combinedVerdictSchema: Schema = shared(
  "combinedVerdict",
  "intersection-union: supported only when every part is",
  recordOf<keyof CombinedVerdict>({ verdict: verdictSchema, reason: text }),
);

export const validitySchema: Schema = nameOf<ExperimentalValidity>({
  VALIDATED: true,
  REJECTED: true,
  INSUFFICIENT_DATA: true,
});

export const criterionSchema: Schema = recordOf<keyof GateCriterion>({
  name: nameOf<GateCriterion["name"]>({
    win_rate: true,
    sharpe_ratio: true,
    p_value: true,
    sample_size: true,
    r_squared: true,
  }),
  value: numberOrNull,
  threshold: number,
  comparison: nameOf<GateCriterion["comparison"]>({ ">=": true, "<": true, ">": true }),
  met: flagOrNull.describe("value compared with threshold; null where it is not computed"),
});

const trialFields: Fields<string> = {
  id: text,
  family: nameOf<Hypothesis["family"]>({
    effect: true,
    advertised: true,
    timing: true,
    direction: true,
    selection: true,
    exploratory: true,
    secondary: true,
    calibration: true,
    companion: true,
  }),
  claim: text,
  null_hypothesis: text,
  statistic: text,
  unit: text,
  side: nameOf<Hypothesis["side"]>({ greater: true, less: true, different: true }),
  tails: nameOf<Hypothesis["tails"]>({ "one-sided": true, "two-sided": true }),
  claimed: numberOrNull.describe("in `unit`; the claim is that the quantity lies on `side` of it"),
  level: level.describe("significance level"),
  counts: nameOf<Hypothesis["counts"]>({
    trades: true,
    events: true,
    episodes: true,
    forecasts: true,
    "strike-windows": true,
    expiries: true,
    strikes: true,
  }),
  least_sample: recordOf<keyof LeastSample>({ trades: count, days: count }),
  design: designSchema,
  verdict: verdictSchema,
  reason: text,
  standing: standingSchema,
  estimate: numberOrNull,
  interval: orNull(intervalSchema),
  p_value: pValue.describe("of the null, on the hypothesis's tails"),
  p_value_opposite: pValue.describe("of the opposite one-sided test, which refutes the claim"),
  p_value_adjusted: pValue.describe("decides where there is one"),
  adjustment: orNull(adjustmentSchema),
  method: textOrNull,
  trades: orNull(count).describe("sample, of whatever `counts` names"),
  days: orNull(count),
  design_effect: numberOrNull.describe("variance over that of independent cases"),
  power: orNull(powerSchema),
  violated: listOf(text).describe("assumptions of the method that the data do not meet"),
};

const meaning = "a hypothesis as it was fixed before the numbers were seen, and what the data say of it";

/** A hypothesis tried on data, as `trialJson` writes it. */
export const trialSchema: Schema = shared("trial", meaning, recordOf(trialFields));

/** The same with what it would take to reach a verdict, as `trialsJson` writes it. */
export const openTrialSchema: Schema = shared(
  "openTrial",
  `${meaning}; what a verdict would take`,
  recordOf({ ...trialFields, needed: neededSchema }),
);
