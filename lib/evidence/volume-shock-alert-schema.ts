import type { FlowType, FlowTypeInputs } from "../classifiers/flow-type.js";
import type { DeltaSource } from "../detectors/contract-delta.js";
import type { ExposureClass } from "../detectors/response-time.js";
import type { BaselineSource } from "../detectors/volume-baseline.js";
import type { Detection, DismissedEvent } from "../detectors/volume-shock-detect.js";
import type { VolumeShockMeasurement } from "../detectors/volume-shock-measure.js";
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
  recordOf,
  type Schema,
  share,
  text,
} from "./schema-kinds.js";
import { refusalSchema } from "./trade-schema.js";

export const flowTypeSchema: Schema = nameOf<FlowType>({
  INSTITUTIONAL_SWEEP: true,
  GAMMA_EMERGENCY: true,
  AMBIGUOUS_SIGNAL: true,
});

export const flowInputsSchema: Schema = recordOf<keyof FlowTypeInputs>({
  strikesAffected: count,
  concentration: share,
  estimatedResponse: number.describe("minutes"),
  deltaExposure: numberOrNull.describe("signed, in the unit of the preset"),
  sideAgreement: share,
});

const strikeSchema: Schema = recordOf<keyof VolumeShockMeasurement>({
  row: count,
  knownAt: instant,
  strike: count.describe("number of the strike on its day"),
  expiration: date,
  strikePrice: number,
  callVolume: numberOrNull.describe("contracts"),
  putVolume: numberOrNull.describe("contracts"),
  recentVolume: numberOrNull.describe("contracts in the window"),
  covered: number.describe("seconds that the window covers"),
  baselineVolume: numberOrNull.describe("contracts"),
  baselineVariance: numberOrNull,
  baselineSessions: count,
  baselineSource: nameOf<BaselineSource>({ strike: true, pool: true }),
  volumeRatio: numberOrNull,
  callDelta: numberOrNull,
  putDelta: numberOrNull.describe("negative"),
  deltaSource: nameOf<DeltaSource>({ feed: true, model: true }),
  netDelta: numberOrNull.describe("delta units; positive: market makers must buy"),
  underlyingPrice: numberOrNull,
  dailyFutureVolume: numberOrNull.describe("contracts a session"),
  looks: count.describe("strikes that the trigger was picked from"),
});

/** `alerts.json` */
export const volumeShockAlertsFile: Schema = recordOf({
  detections: listOf(
    recordOf<keyof Detection | "label" | "observation" | "refusal">({
      id: text,
      underlying: text,
      date,
      triggeredAt: instant,
      decidedAt: instant,
      strikes: listOf(strikeSchema),
      underlyingPrice: numberOrNull,
      totalVolume: numberOrNull.describe("contracts"),
      optionMultiplier: number.describe("delta units of one contract"),
      concentration: share.describe("largest strike's share of the volume"),
      netDelta: numberOrNull.describe("delta units; positive: market makers must buy"),
      exposure: numberOrNull.describe("without sign, in the unit of the preset"),
      exposureClass: nameOf<ExposureClass>({ GAMMA_EMERGENCY: true, INSTITUTIONAL_SWEEP: true, ROUTINE_HEDGING: true }),
      direction: direction.describe("+1: hedging buys are expected; -1: sells"),
      estimatedResponse: number.describe("minutes"),
      pressure: numberOrNull,
      label: recordOf({ flowType: flowTypeSchema, inputs: flowInputsSchema }),
      observation: observationSchema,
      refusal: refusalSchema,
    }),
  ),
  dismissed: listOf(
    recordOf<keyof DismissedEvent>({
      id: text,
      triggeredAt: instant,
      reason: nameOf<DismissedEvent["reason"]>({
        "unknown-exposure": true,
        "no-direction": true,
        "below-minimum-volume": true,
        "below-minimum-exposure": true,
        "below-pressure-threshold": true,
      }),
    }),
  ),
});
