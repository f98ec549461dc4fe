import type { LeftOut } from "../hypotheses/answer.js";
import type { Adjustment, Finding } from "../hypotheses/hypothesis.js";
import type { Interval } from "../statistics/test-result.js";
import {
  count,
  eitherOf,
  type Fields,
  level,
  listOf,
  nothing,
  numberOrNull,
  orNull,
  pValue,
  recordOf,
  type Schema,
  shared,
  text,
} from "./schema-kinds.js";

export const intervalSchema: Schema = shared(
  "interval",
  "a two-sided confidence interval; a limit is null where none could be computed",
  recordOf<keyof Interval>({ lower: numberOrNull, upper: numberOrNull, level, method: text }),
);

export const powerSchema: Schema = recordOf<keyof NonNullable<Finding["power"]>>({
  value: numberOrNull,
  alternative: text,
});

export const adjustmentSchema: Schema = recordOf<Exclude<keyof Adjustment, "pValue">>({
  method: text,
  tests: count.describe("tests that it was adjusted among"),
});

const findingFields: Fields<keyof Finding> = {
  estimate: numberOrNull,
  interval: orNull(intervalSchema),
  pValue,
  pOpposite: pValue.describe("p of the opposite one-sided test"),
  method: text,
  trades: count.describe("sample, of whatever the hypothesis counts"),
  days: count,
  designEffect: numberOrNull.describe("variance over that of independent cases"),
  power: orNull(powerSchema),
  violated: listOf(text),
};

export const findingSchema: Schema = shared(
  "finding",
  "what a method says, before the verdict",
  recordOf(findingFields),
);

const noFinding = { finding: nothing, reason: text };

/** A finding, or the reason why there is none. */
export const answerSchema: Schema = shared("answer", "a finding, or the reason why there is none", answerWith({}));

/** The same with other fields beside. */
export function answerWith<Name extends string>(beside: Fields<Name>): Schema {
  return eitherOf(recordOf({ ...findingFields, ...beside }), recordOf({ ...noFinding, ...beside }));
}

export const leftOutSchema: Schema = listOf(recordOf<keyof LeftOut>({ reason: text, cases: count }));
