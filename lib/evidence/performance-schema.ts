import type { LatencyBucket, LatencyBucketName } from "../hypotheses/latency-buckets.js";
import type { PlaceboEffects } from "../hypotheses/placebo-effects.js";
import type { PlaceboTest } from "../hypotheses/placebo-test.js";
import { intervalSchema } from "./finding-schema.js";
import {
  byName,
  count,
  type Fields,
  level,
  listOf,
  nameOf,
  number,
  numberOrNull,
  orNull,
  pValue,
  recordOf,
  type Schema,
  share,
  text,
  textOrNull,
} from "./schema-kinds.js";

export const latencyBucketSchema: Schema = recordOf<keyof LatencyBucket>({
  bucket: nameOf<LatencyBucketName>({ sub_2_minutes: true, "2_to_5_minutes": true, over_5_minutes: true }),
  sampleSize: count,
  wins: count,
  successRate: share,
  averageLatency: numberOrNull.describe("minutes from first trigger to fill"),
});

/** Metrics that both strategies' packages have, as `tradeMetrics` writes them. */
export const tradeMetricFields: Fields<string> = {
  win_rate_confidence_interval: orNull(intervalSchema),
  win_rate_intervals: listOf(intervalSchema).describe("by four methods; empty without trades"),
  average_points: numberOrNull.describe("net points of one contract"),
  average_win_points: numberOrNull,
  average_loss_points: numberOrNull.describe("mean of the losing trades, positive"),
  break_even_win_rate: numberOrNull,
  sharpe_ratio: numberOrNull.describe("annual; see sharpe_conventions"),
  sharpe_conventions: recordOf({
    risk_free_rate: number,
    ddof: count,
    sampling: text,
    periods_per_year: count,
    n: count,
  }),
  maximum_drawdown: numberOrNull.describe("share of peak equity, positive"),
  average_hold_time_minutes: numberOrNull,
  execution_latency_stats: recordOf({
    unit: text,
    minimum: numberOrNull,
    median: numberOrNull,
    p95: numberOrNull,
    p99: numberOrNull,
    maximum: numberOrNull,
    sample_size: count,
  }),
};

/** The measures that both documents ask for; `counts` names what else the sample counts. */
export function statisticalMeasuresSchema(counts: Fields<string>): Schema {
  return recordOf({
    confidence_interval: level.describe("a level, as the strategy document has it"),
    p_value: pValue,
    p_value_null: text,
    p_value_placebo: pValue,
    effect_size: numberOrNull,
    effect_size_name: text,
    effect_sizes_against_placebo: orNull(
      recordOf<keyof PlaceboEffects>({
        cohenH: numberOrNull,
        cohenD: numberOrNull,
        hedgesG: numberOrNull,
        cliffDelta: numberOrNull,
      }),
    ),
    sample_size: count.describe("trades"),
    sample_sizes: recordOf({
      trades: count,
      ...counts,
      days_with_trades: count,
      design_effect_of_win_rate: numberOrNull,
    }),
    observed_power: numberOrNull,
    observed_power_note: text,
    statistical_power: numberOrNull,
    statistical_power_alternative: textOrNull,
  });
}

export const placeboSchema: Schema = orNull(
  recordOf<keyof PlaceboTest>({
    actual: numberOrNull.describe("mean net points of the trades that have placebos"),
    placebo: numberOrNull,
    difference: numberOrNull.describe("actual minus placebo"),
    actualWinRate: share,
    placeboWinRate: share,
    standardError: numberOrNull,
    statistic: numberOrNull,
    pValue,
    pOpposite: pValue,
    interval: intervalSchema.describe("of the difference"),
    trades: count,
    days: count,
    donorsPerDay: numberOrNull,
  }),
);

/** What became of the alerts. */
export const alertCountFields: Fields<string> = {
  detections: count,
  trades: count,
  refusals: byName(count).describe("alerts that were not traded, by reason"),
  failed_checks: byName(count).describe("limits that trades exceeded where limits are recorded and not enforced"),
};
