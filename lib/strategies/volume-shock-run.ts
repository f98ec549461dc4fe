import { classifyFlow, type Label } from "../classifiers/flow-type.js";
import {
  createVolumeShockDetector,
  type Detection,
  type DismissedEvent,
  type VolumeShockDetector,
} from "../detectors/volume-shock-detect.js";
import { createVolumeShockMeasure, type VolumeShockMeasure } from "../detectors/volume-shock-measure.js";
import { executeSession } from "../execution/execute-session.js";
import { type Observation, observe } from "../execution/observation.js";
import type { Refusal, Trade } from "../execution/trade.js";
import { hasSides, type MarketDay } from "../market/market-day.js";
import type { DayPrices } from "../market/price-book.js";
import type { Session } from "../market/session.js";
import type { VolumeShockPreset } from "./volume-shock.js";

/** Everything one preset did on a dataset, each record naming its cause. */
export interface VolumeShockRecord {
  readonly preset: VolumeShockPreset;
  readonly detections: readonly Detection[];
  readonly labels: readonly Label[];
  readonly dismissed: readonly DismissedEvent[];
  readonly observations: readonly Observation[];
  readonly refusals: readonly Refusal[];
  readonly trades: readonly Trade[];
  /** Sessions in which at least one strike had a baseline: the only ones that could have had a detection. */
  readonly judgedDates: readonly string[];
  /** What the data lack for this preset, in words; a test that needs it is not testable. */
  readonly lacks: readonly string[];
}

/** Runs a preset session by session. */
export interface VolumeShockRun {
  session(session: Session, prices: ReadonlyMap<string, DayPrices>): void;
  record(): VolumeShockRecord;
}

export function createVolumeShockRun(preset: VolumeShockPreset): VolumeShockRun {
  const { parameters, choices } = preset;
  const engines = new Map<string, { readonly measure: VolumeShockMeasure; readonly detector: VolumeShockDetector }>();
  const lastVolume = new Map<string, number>();
  const detections: Detection[] = [];
  const labels: Label[] = [];
  const dismissed: DismissedEvent[] = [];
  const observations: Observation[] = [];
  const refusals: Refusal[] = [];
  const trades: Trade[] = [];
  const judgedDates: string[] = [];
  let daysWithVolume = 0;
  let daysWithSides = 0;
  let daysWithFuture = 0;

  const engineOf = (underlying: string) => {
    let engine = engines.get(underlying);
    if (!engine) {
      engine = {
        measure: createVolumeShockMeasure(parameters.measure, choices.measure),
        detector: createVolumeShockDetector(parameters.detect, choices.detect),
      };
      engines.set(underlying, engine);
    }
    return engine;
  };

  /** One underlying's day; says whether any strike had a baseline. */
  const detectDay = (day: MarketDay, found: Detection[]): boolean => {
    const { measure, detector } = engineOf(day.underlying);
    for (let row = 0; row < day.rows; row++) {
      const events = detector.step(day, row, measure.step(day, row));
      found.push(...events.detections);
      dismissed.push(...events.dismissed);
    }
    const events = detector.closeDay(day);
    found.push(...events.detections);
    dismissed.push(...events.dismissed);
    return measure.closeDay(day);
  };

  return {
    session(session, prices) {
      const found: Detection[] = [];
      let judged = false;
      const before = new Map(lastVolume);
      for (const day of session.days) {
        if (!hasVolume(day)) continue;
        daysWithVolume += 1;
        if (hasSides(day)) daysWithSides += 1;
        if (day.future) daysWithFuture += 1;
        judged = detectDay(day, found) || judged;
        lastVolume.set(day.underlying, engineOf(day.underlying).measure.lastDailyVolume());
      }
      if (judged) judgedDates.push(session.date);
      const alerts = found.map((detection) => ({
        detection,
        label: classifyFlow(detection, parameters.classify, choices.classify),
      }));
      const execution = executeSession(
        alerts,
        prices,
        (underlying) => before.get(underlying) ?? Number.NaN,
        trades,
        { ...parameters.execute, ...parameters.plan, ...parameters.limit },
        choices.execute,
      );
      for (const { detection, label } of alerts) {
        detections.push(detection);
        labels.push(label);
        observations.push(observe(detection, label, prices.get(detection.underlying)!));
      }
      refusals.push(...execution.refusals);
      trades.push(...execution.trades);
    },
    record: () => ({
      preset,
      detections,
      labels,
      dismissed,
      observations,
      refusals,
      trades,
      judgedDates,
      lacks: lacksOf(preset, daysWithVolume, daysWithSides, daysWithFuture),
    }),
  };
}

function hasVolume(day: MarketDay): boolean {
  const { buyVolume, sellVolume, unsignedVolume } = day.options;
  return buyVolume !== null || sellVolume !== null || unsignedVolume !== null;
}

function lacksOf(preset: VolumeShockPreset, volume: number, sides: number, future: number): readonly string[] {
  const lacks: string[] = [];
  if (volume === 0) lacks.push("no option volume");
  if (preset.choices.measure.volumeSide === "signed" && sides < volume) {
    lacks.push(
      "no trade side: whether customers bought or sold is not recorded, so the direction of hedging cannot be derived",
    );
  }
  if (preset.choices.detect.exposureUnit === "daily-volume-percent" && future < volume) {
    lacks.push("no future: exposure cannot be held against the daily volume of the hedge instrument");
  }
  return lacks;
}
