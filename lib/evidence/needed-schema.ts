import type { PlannedAlternative } from "../hypotheses/design-alternative.js";
import type { DesignNeed, Need, NeededSample } from "../hypotheses/needed-sample.js";
import {
  count,
  eitherOf,
  nameOf,
  nothing,
  number,
  numberOrNull,
  orNull,
  recordOf,
  type Schema,
  shared,
  text,
  textOrNull,
} from "./schema-kinds.js";

/** The true value that a test is planned for, or the reason why there is none. */
export const designSchema: Schema = shared(
  "design",
  "true value that the test is planned for, in the unit of the hypothesis, or why none is",
  eitherOf(
    recordOf<keyof PlannedAlternative>({
      law: nameOf<PlannedAlternative["law"]>({ proportion: true, sharpe: true, spread: true }),
      value: number,
      power: number.describe("asked for there"),
      words: text,
    }),
    recordOf({ law: nothing, reason: text }),
  ),
);

const need: Schema = recordOf<keyof Need>({ present: count, least: count, missing: count });

/** What it would take to reach a verdict. */
export const neededSchema: Schema = shared(
  "needed",
  "what it would take to reach a verdict",
  recordOf<Exclude<keyof NeededSample, "noDesign"> | "no_design">({
    trades: need.describe("of whatever the hypothesis counts"),
    days: need,
    sessions: numberOrNull.describe("judged sessions that hold the least sample at the pace that was seen"),
    pace: text,
    design: orNull(
      recordOf<keyof DesignNeed>({
        alternative: number,
        words: text,
        power: number,
        trades: numberOrNull,
        days: numberOrNull,
        sessions: numberOrNull,
        method: text,
      }),
    ),
    no_design: textOrNull,
    data: textOrNull.describe("what the data would have to have first"),
    statement: text,
  }),
);
