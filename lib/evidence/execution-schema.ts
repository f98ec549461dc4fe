import type { ExitCeiling } from "../execution/exit-ceiling.js";
import type { LatencySummary } from "../execution/latency-summary.js";
import type { MarkedDrawdown } from "../execution/marked-equity.js";
import type { ExecutionReliability, RouteRecord } from "../execution/reliability.js";
import type { LatencyTrend, PairedDifference, StressPoint } from "../hypotheses/latency-curve.js";
import { controlsSchema } from "./control-schema.js";
import { intervalSchema } from "./finding-schema.js";
import {
  count,
  type Fields,
  flag,
  instant,
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
  textOrNull,
} from "./schema-kinds.js";
import { routeSchema } from "./trade-schema.js";

const latencySummary: Schema = shared(
  "latencySummary",
  "of one unit, which the field names; null without cases",
  recordOf<keyof LatencySummary>({
    n: count,
    mean: numberOrNull,
    minimum: numberOrNull,
    median: numberOrNull,
    p95: numberOrNull,
    p99: numberOrNull,
    maximum: numberOrNull,
  }),
);

const pairedDifference: Schema = orNull(
  recordOf<keyof PairedDifference>({
    difference: numberOrNull.describe("points a signal"),
    interval: intervalSchema,
    pValue,
    method: text,
  }),
);

const outcomeFields: Fields<string> = {
  signals: count,
  mean_wait: numberOrNull.describe("seconds from decision to the price that filled"),
  mean_points: numberOrNull.describe("net points of one contract"),
  interval: intervalSchema.describe("of mean_points"),
  win_rate: share,
  win_rate_interval: intervalSchema,
};

/** The same signals at several latencies, as `latencyCurveJson` writes them. */
export const latencyCurveSchema: Schema = recordOf({
  signals: count,
  dropped: count,
  days: count,
  price_step_seconds: numberOrNull,
  unit: text,
  points: listOf(
    recordOf({
      ...outcomeFields,
      latency: number.describe("seconds"),
      testable: flag,
      reason: text,
      to_first: pairedDifference,
    }),
  ),
  trend: orNull(
    recordOf<keyof LatencyTrend>({
      slope: numberOrNull.describe("points a minute of latency"),
      interval: intervalSchema,
      pValue,
      armitageZ: numberOrNull,
      armitagePValue: pValue,
    }),
  ),
  drawn: recordOf({ ...outcomeFields, latencies: latencySummary.describe("seconds") }),
  stress: listOf(
    recordOf({
      ...outcomeFields,
      stress: nameOf<StressPoint["stress"]>({ latency: true, volatility: true, both: true }),
      factor: number,
      to_calm: pairedDifference,
    }),
  ),
  statement: text,
});

const reliability: Schema = recordOf<keyof ExecutionReliability>({
  routes: listOf(
    recordOf<keyof RouteRecord>({
      route: routeSchema,
      sent: count,
      filled: count,
      missed: count,
      reliability: share,
      outages: count,
      outageMinutes: numberOrNull,
    }),
  ),
  wanted: count,
  noRoute: count,
  reliability: share,
  waits: latencySummary.describe("seconds"),
  fills: latencySummary.describe("seconds"),
  triggerToFill: latencySummary.describe("minutes"),
  withinTarget: share,
  target: number.describe("seconds"),
  assumption: text,
});

const markedEquity: Schema = recordOf<keyof MarkedDrawdown | "marks">({
  ofPeak: numberOrNull.describe("share of the running peak, positive"),
  ofCapital: numberOrNull.describe("share of the initial capital, positive"),
  amount: numberOrNull.describe("account currency, positive"),
  points: numberOrNull.describe("one contract a trade, positive"),
  marks: count,
  peakAt: orNull(instant),
  troughAt: orNull(instant),
  recoveredAt: orNull(instant),
  longestUnderwater: count.describe("sessions"),
});

/** `execution.json` */
export const executionFile: Schema = recordOf({
  controls: controlsSchema,
  latency_curve: latencyCurveSchema,
  reliability,
  marked_equity: markedEquity,
  exit_ceilings: listOf(
    recordOf<keyof ExitCeiling | "label">({
      label: text,
      plans: count,
      ceiling: numberOrNull.describe("mean points that no trade can beat; null without targets or plans"),
      claimed: number,
      unreachable: flag,
      neededWinRate: numberOrNull.describe("above 1 where the claim is out of reach"),
      statement: text,
    }),
  ),
  halts: listOf(
    recordOf({
      from: orNull(instant),
      to: orNull(instant).describe("null: for good"),
      underlying: textOrNull.describe("null: all of them"),
      reason: text,
      refused: listOf(text),
      closed: listOf(text),
    }),
  ),
});
