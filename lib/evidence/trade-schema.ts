import type { ExitReason, ExitRule } from "../execution/exit.js";
import type { LimitCheck, LimitName } from "../execution/limits.js";
import type { Plan } from "../execution/plan.js";
import type { RouteName } from "../execution/routes.js";
import type { Fill, Order, RefusalReason, Trade } from "../execution/trade.js";
import {
  date,
  direction,
  instant,
  listOf,
  nameOf,
  number,
  numberOrNull,
  orNull,
  recordOf,
  type Schema,
  shared,
  text,
} from "./schema-kinds.js";

const limitNames: Readonly<Record<LimitName, true>> = {
  RISK_PER_TRADE: true,
  DAILY_RISK: true,
  CONCURRENT_POSITIONS: true,
  POSITIONS_PER_UNDERLYING: true,
  EXECUTION_LATENCY: true,
  EXIT_BEFORE_CLOSE: true,
  DAILY_VOLUME: true,
  EARNINGS: true,
  DATA_RELEASE: true,
  VOLATILITY_INDEX: true,
  MARGIN_USE: true,
  CASH_RESERVE: true,
};

const checkSchema: Schema = recordOf<keyof LimitCheck>({
  limit: nameOf(limitNames),
  outcome: nameOf<LimitCheck["outcome"]>({ pass: true, fail: true, "not-checked": true }),
  detail: text,
});

const planSchema: Schema = recordOf<keyof Plan>({
  detection: text,
  underlying: text,
  date,
  triggeredAt: instant,
  decidedAt: instant,
  label: text,
  direction,
  expectedMagnitude: numberOrNull.describe("points"),
  expectedTiming: numberOrNull.describe("minutes"),
  confidence: numberOrNull,
  size: numberOrNull.describe("contracts by the document's formula, before limits"),
  riskShare: number.describe("share of the account that one trade of the class may lose"),
  longestHold: numberOrNull.describe("minutes; null: the class names none"),
  flatBefore: numberOrNull.describe("minutes before the close"),
  exit: orNull(
    recordOf<keyof ExitRule>({
      target: numberOrNull.describe("points in favour; null: none"),
      stop: numberOrNull.describe("points against, positive; null: none"),
      maximumHold: numberOrNull.describe("minutes"),
    }),
  ),
});

export const routeSchema: Schema = nameOf<RouteName>({ direct: true, smart: true });

const fillSchema: Schema = recordOf<keyof Fill>({ at: instant, price: number });

/** A trade, as `tradeJson` writes it. */
const tradeSchema: Schema = shared(
  "trade",
  "a closed trade; points are of one contract, signed in the trade's favour",
  recordOf<keyof Trade | "detection" | "plan">({
    detection: text.describe("id of the alert"),
    plan: planSchema,
    order: recordOf<Exclude<keyof Order, "plan">>({
      submittedAt: instant,
      route: orNull(routeSchema),
      wait: numberOrNull.describe("seconds from submission to the earliest fill"),
      checks: listOf(checkSchema),
    }),
    underlying: text,
    date,
    label: text,
    direction,
    contracts: number,
    route: routeSchema,
    entry: fillSchema,
    exit: fillSchema,
    exitReason: nameOf<ExitReason>({
      target: true,
      stop: true,
      time: true,
      "before-close": true,
      halt: true,
      "end-of-data": true,
    }),
    latency: number.describe("seconds from the first trigger to the fill"),
    holdMinutes: number,
    pointSize: number.describe("price units of one point"),
    grossPoints: number,
    costPoints: number,
    netPoints: number.describe("after costs; above zero is a win"),
    netProfit: number.describe("account currency, all contracts"),
    stopRisk: number.describe("account currency lost at the stop's level"),
    adverseExcursion: number.describe("points, zero or below"),
    favourableExcursion: number.describe("points, zero or above"),
  }),
);

export const tradesFile: Schema = listOf(tradeSchema);

/** Why an alert was not traded; null where it was. */
export const refusalSchema: Schema = orNull(
  recordOf({
    reason: nameOf<RefusalReason>({
      ...limitNames,
      NO_EXPECTED_BEHAVIOUR: true,
      HALTED: true,
      NO_ROUTE: true,
      NO_PRICE: true,
      TOO_LATE: true,
    }),
    detail: text,
  }),
);
