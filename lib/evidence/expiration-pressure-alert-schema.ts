import type { Urgency, UrgencyInputs } from "../classifiers/urgency.js";
import type {
  DismissedPressure,
  PressureAlert,
  SteeringRule,
  StrikeMeasures,
} from "../detectors/expiration-pressure-detect.js";
import type { HedgeFlow, SignAssumption } from "../detectors/expiration-pressure-measure.js";
import type { CaseStrike, ExpiryCase } from "../detectors/expiry-case.js";
import type { DismissedExpiry } from "../detectors/expiry-cases.js";
import type { Settlement } from "../market/settlement.js";
import { observationSchema } from "./accuracy-schema.js";
import {
  count,
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
  share,
  text,
} from "./schema-kinds.js";
import { refusalSchema } from "./trade-schema.js";

export const urgencySchema: Schema = nameOf<Urgency>({
  PIN_RISK_MANAGEMENT: true,
  TRANSITION: true,
  ASSIGNMENT_PANIC: true,
  NO_SIGNAL: true,
});

export const urgencyInputsSchema: Schema = recordOf<keyof UrgencyInputs>({
  openInterest: numberOrNull.describe("contracts, calls and puts"),
  distance: numberOrNull.describe("points from the strike, without sign"),
  minutes: number.describe("to expiry"),
});

const deviationSource: Schema = nameOf<ExpiryCase["deviationSource"]>({ implied: true, realised: true });

const hedgeFlow: Schema = recordOf<keyof HedgeFlow>({
  charm: numberOrNull.describe("futures per minute; positive: market makers buy"),
  gamma: numberOrNull.describe("futures when the price rises by one point; positive: they buy"),
});

/** What market makers are taken to hold, one value each. */
function byAssumption(value: Schema): Schema {
  return recordOf<SignAssumption>({
    "calls-long-puts-short": value,
    "both-long": value,
    "both-short": value,
    "signed-volume": value,
  });
}

const measures: Schema = recordOf<keyof StrikeMeasures>({
  callOpenInterest: numberOrNull.describe("contracts"),
  putOpenInterest: numberOrNull.describe("contracts"),
  concentration: share,
  above: share.describe("risk-neutral probability of settling above the strike"),
  near: share.describe("risk-neutral probability of settling near the strike"),
  gamma: numberOrNull,
  charm: numberOrNull.describe("of a call, per minute"),
  netPressure: numberOrNull.describe("positive: upwards if market makers steer away"),
  settling: numberOrNull.describe("expected settling price"),
  deviation: numberOrNull.describe("of the logarithm of the settling price"),
  deviationSource: orNull(deviationSource),
  dealerOptions: byAssumption(numberOrNull).describe("options that market makers are taken to be long, contracts"),
  hedgeFlow: byAssumption(hedgeFlow),
});

const signs: Schema = recordOf<SteeringRule>({
  STEER_AWAY: number,
  PIN_TOWARD: number,
  GAMMA_SIGNED: number,
}).describe("+1: up, -1: down, 0: the rule says nothing");

/** `alerts.json` */
export const expirationPressureAlertsFile: Schema = recordOf({
  alerts: listOf(
    recordOf<keyof PressureAlert | "label" | "observation" | "refusal">({
      id: text,
      underlying: text,
      date,
      expiration: date,
      expiresAt: instant,
      strike: number,
      triggeredAt: instant,
      decidedAt: instant,
      minutes: number.describe("to expiry"),
      price: number,
      pointSize: number.describe("price units of one point"),
      distance: number.describe("points from the strike, without sign"),
      openInterest: number.describe("contracts, calls and puts"),
      probability: number.describe("the strategy document's assignment probability"),
      pressure: number.describe("contracts per minute squared"),
      direction,
      directions: signs,
      measures,
      label: recordOf({ urgency: urgencySchema, inputs: urgencyInputsSchema }),
      observation: observationSchema,
      refusal: refusalSchema,
    }),
  ),
  repeated_and_not_counted: count,
  dismissed: listOf(
    recordOf<keyof DismissedPressure>({
      id: text,
      expiresAt: instant,
      strike: numberOrNull,
      triggeredAt: instant,
      reason: nameOf<DismissedPressure["reason"]>({
        "too-early": true,
        "unknown-pressure": true,
        "out-of-reach": true,
        "below-pressure-threshold": true,
        "price-at-strike": true,
        "between-strikes": true,
        "unknown-gamma-sign": true,
      }),
    }),
  ),
});

const caseStrike: Schema = recordOf<keyof CaseStrike>({
  strike: number,
  callOpenInterest: numberOrNull.describe("contracts"),
  putOpenInterest: numberOrNull.describe("contracts"),
  openInterest: numberOrNull.describe("contracts, calls and puts"),
  concentration: share.describe("of the open interest of strikes within 1 % of the price"),
});

/** `expiries.json` */
export const expiriesFile: Schema = recordOf({
  cases: listOf(
    recordOf<keyof ExpiryCase | "strikes_listed">({
      underlying: text,
      date,
      expiresAt: instant,
      seenAt: instant,
      minutes: number.describe("to expiry"),
      price: number,
      point: number.describe("price units of one point"),
      deviation: number.describe("standard deviation of the move to expiry, price units"),
      deviationSource,
      strikes: listOf(caseStrike).describe("those near the price"),
      strikes_listed: count,
      spacing: numberOrNull.describe("price units"),
      heaviest: orNull(caseStrike),
      settlement: recordOf<keyof Settlement>({
        price: number,
        error: numberOrNull.describe("standard error of the estimate, price units"),
        method: nameOf<Settlement["method"]>({ "last-price": true, "last-parity": true, "window-mean": true }),
        at: instant,
      }),
      course: recordOf({ prices: count.describe("prices from then to the expiry") }),
    }),
  ),
  dismissed: listOf(
    recordOf<keyof DismissedExpiry>({
      underlying: text,
      date,
      expiresAt: instant,
      reason: nameOf<DismissedExpiry["reason"]>({
        "no-price": true,
        "no-open-interest": true,
        "single-strike": true,
        "unknown-deviation": true,
        "no-settlement": true,
        "settlement-not-later": true,
      }),
    }),
  ),
});
