import type { ExpiryNumbers } from "../hypotheses/expiration-days.js";
import type { GammaAssumption } from "../hypotheses/gamma-interaction.js";
import type { MagnitudeAt } from "../hypotheses/magnitude-rates.js";
import type { ExponentBin, TimeExponent } from "../hypotheses/time-exponent.js";
import type { CalibrationBin } from "../statistics/calibration-bins.js";
import { answerSchema, answerWith, findingSchema, intervalSchema, leftOutSchema } from "./finding-schema.js";
import {
  count,
  date,
  type Fields,
  flag,
  listOf,
  nameOf,
  number,
  numberOrNull,
  only,
  orNull,
  pValue,
  recordOf,
  type Schema,
  share,
  shared,
  text,
} from "./schema-kinds.js";

const grid: Schema = shared(
  "strikeGrid",
  "settlements near the lines of a grid",
  recordOf({
    settlements: count,
    near: number.describe("within the zone; a settlement at its very end counts one half"),
    rate: share,
    base_rate: share.describe("what chance gives"),
    nearness: answerSchema.describe("rate minus base rate"),
    p_binomial: pValue,
    uniformity: answerSchema,
    p_uniform: pValue,
    folded: recordOf({ distance: numberOrNull, pValue }),
    against_ordinary_days: answerWith({ rate: share, base_rate: share }),
    left_out: leftOutSchema,
  }),
);

const casesAndMean: Schema = recordOf({ cases: count, mean: numberOrNull });

const displacement: Schema = recordOf({
  unit: text,
  mean: answerSchema.describe("positive: away from the heaviest strike"),
  outward: recordOf({ cases: count, rate: share, interval: intervalSchema, against_one_half: answerSchema }),
  rotated_labels: recordOf({ p_value: pValue, movable: count }),
  left_out: leftOutSchema,
});

const exponent: Schema = recordOf({
  compared_with: nameOf<TimeExponent["compared"]>({ "ordinary days": true, "far from the heaviest strike": true }),
  exponent: answerSchema.describe("above zero: moves grow toward the expiry"),
  exponent_of_logarithms: numberOrNull,
  interval_contains_the_claimed_2: flag,
  as_written: recordOf<keyof TimeExponent["asWritten"]>({ identity: only(true), exponent: numberOrNull }),
  bins: listOf(
    recordOf<keyof ExponentBin>({
      minutes: number.describe("to the expiry, middle of the bin"),
      rate: numberOrNull,
      reference: numberOrNull,
      ratio: numberOrNull,
      cases: count,
      references: count,
    }),
  ),
});

const forecast: Schema = shared(
  "forecastRecord",
  "forecasts of one kind against what came",
  recordOf({
    label: text,
    mean_forecast: numberOrNull,
    brier: numberOrNull,
    skill: answerSchema,
    excess: answerSchema.describe("above zero: it came more often than forecast"),
    bins: listOf(
      recordOf<keyof CalibrationBin>({
        from: number,
        to: number,
        forecasts: count,
        successes: count,
        meanForecast: numberOrNull,
        successRate: share,
        interval: intervalSchema,
      }),
    ),
  }),
);

const calibration: Schema = recordOf({
  outcome: text,
  strikes: count,
  base_rate: share,
  brier_of_base_rate: numberOrNull,
  risk_neutral_probability: forecast,
  as_written: forecast,
  uncertain_outcomes: count,
});

const magnitudeAt: Schema = recordOf<keyof MagnitudeAt>({
  minutes: number,
  deviation: numberOrNull.describe("points"),
  atLeast: share,
  within: share,
});

/** How often a move of a class's size comes by itself. */
export const magnitudeRateFields: Fields<string> = {
  name: text,
  fromPoints: number,
  toPoints: number,
  fromMinutes: number,
  toMinutes: number,
  expiries: count,
  first: magnitudeAt,
  last: magnitudeAt,
};

const expiryNumbers: Schema = recordOf<keyof ExpiryNumbers>({
  underlying: text,
  minutes: number.describe("to expiry"),
  price: number,
  strike: numberOrNull,
  openInterest: numberOrNull.describe("contracts"),
  distance: numberOrNull.describe("points; positive: the price is above the strike"),
  pressure: numberOrNull,
  settlement: number,
  settlementError: numberOrNull.describe("price units"),
  away: numberOrNull.describe("points; positive: away from the strike"),
  z: numberOrNull.describe("`away` over the standard deviation of the move"),
  finalDistance: numberOrNull.describe("points, without sign"),
  near: flag,
});

/** What the settlements say of heavy strikes, as `settlementJson` writes it. */
export const settlementsSchema: Schema = recordOf({
  strike_grid: recordOf({ within_points: grid, within_share_of_spacing: grid, round_strikes: grid }),
  displacement,
  dispersion: recordOf({
    log_ratio_to_ordinary_windows: answerSchema.describe("above zero: expiries move more"),
    size_over_deviation: orNull(findingSchema),
    expected_size_over_deviation: numberOrNull,
    ordinary_windows: count,
  }),
  gamma_sign: listOf(
    recordOf({
      assumption: nameOf<GammaAssumption>({ "calls-long-puts-short": true, "both-long": true, "both-short": true }),
      interaction: answerSchema,
      positive: casesAndMean,
      negative: casesAndMean,
    }),
  ),
  next_session_reversal: answerSchema,
  time_exponent: exponent,
  velocity_on_concentration: recordOf({
    velocity: answerSchema,
    speed: answerSchema,
    controls: listOf(text),
    dropped_controls: listOf(text),
  }),
  probability_calibration: recordOf({ near_the_strike: calibration, in_the_money: calibration }),
  movement_on_pressure: recordOf({
    r2_out_of_sample: answerSchema,
    r2_of_size_out_of_sample: answerSchema,
    r2_in_sample: numberOrNull,
    slope: answerSchema,
  }),
  assignment_risk: listOf(
    recordOf({
      span: text,
      from: text.describe("date; empty without a case"),
      to: text.describe("date; empty without a case"),
      expiries: count,
      days: count,
      near: count,
      rate: share,
      interval: intervalSchema,
      expected: numberOrNull,
      left_out: leftOutSchema,
    }),
  ),
  magnitude_base_rates: listOf(recordOf({ ...magnitudeRateFields, left_out: leftOutSchema })),
  expiration_days: listOf(recordOf({ date, expiries: listOf(expiryNumbers) })),
  ordinary_days: count,
});
