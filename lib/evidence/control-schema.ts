import type { ControlEffect, ShareOfTrades } from "../hypotheses/exit-effects.js";
import type { PairedEffect } from "../hypotheses/paired-effect.js";
import type { AccountResult, SizingEffect } from "../hypotheses/sizing-effects.js";
import { intervalSchema } from "./finding-schema.js";
import {
  count,
  type Fields,
  listOf,
  nameOf,
  number,
  numberOrNull,
  orNull,
  pValue,
  recordOf,
  type Schema,
  share,
  shared,
  text,
} from "./schema-kinds.js";

const effectSchema: Schema = shared(
  "controlEffect",
  "the same trades with and without a control",
  recordOf<keyof ControlEffect>({
    control: text,
    comparison: text,
    affected: count,
    of: count,
    effect: orNull(
      recordOf<keyof PairedEffect>({
        pairs: count,
        days: count,
        unit: nameOf<PairedEffect["unit"]>({ points: true, "account currency": true }),
        withControl: numberOrNull,
        withoutControl: numberOrNull,
        difference: numberOrNull.describe("with minus without: above zero the control helped"),
        interval: intervalSchema.describe("of the difference"),
        pValue,
        method: text,
        violated: listOf(text),
      }),
    ),
    statement: text,
  }),
);

const shareSchema: Schema = shared(
  "shareOfTrades",
  "a share of trades with its interval",
  recordOf<keyof ShareOfTrades>({ count, of: count, rate: share, interval: intervalSchema }),
);

const accountSchema: Schema = recordOf<keyof AccountResult>({
  totalReturn: numberOrNull.describe("share of the capital"),
  drawdown: numberOrNull.describe("share of the initial capital, positive"),
  sharpe: numberOrNull.describe("annual"),
});

/** The effect of every control, as `controlsJson` writes it. */
export const controlsSchema: Schema = recordOf({
  effects: listOf(effectSchema),
  stop_loss: recordOf({
    prevented_large_losses: shareSchema,
    large_loss_in_stops: number,
    average_loss_when_hit: numberOrNull.describe("net points, positive"),
    false_stop_rate: shareSchema,
  }),
  time_stop: recordOf({ average_exit_timing_minutes: numberOrNull, missed_profit_rate: shareSchema }),
  sizing: listOf(
    recordOf<Extract<keyof SizingEffect, "control" | "statement"> | `account_${"with" | "without"}`>({
      control: text,
      account_with: accountSchema,
      account_without: accountSchema,
      statement: text,
    }),
  ),
});

const withAndWithout: Schema = recordOf({ with: numberOrNull, without: numberOrNull });

/** The document's risk report, as `riskValidation` writes it: its three parts. */
export const riskValidationFields: Fields<string> = {
  stop_loss_validation: recordOf({
    prevented_large_losses: shareSchema,
    large_loss_in_stops: number,
    average_loss_when_hit: numberOrNull.describe("net points, positive"),
    false_stop_rate: shareSchema,
    paired: effectSchema,
  }),
  time_stop_validation: recordOf({
    expiration_risk_prevention: effectSchema,
    missed_profit_rate: shareSchema,
    average_exit_timing: numberOrNull.describe("minutes"),
    paired: effectSchema,
  }),
  position_sizing_validation: recordOf({
    drawdown_control_effectiveness: withAndWithout,
    return_optimization: withAndWithout,
    risk_adjusted_performance: withAndWithout,
    paired: effectSchema,
  }),
};
