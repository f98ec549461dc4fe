import { type TailCounts, tailCounts } from "../detectors/tail-calibration.js";
import {
  createVolumeShockDetector,
  type Detection,
  type DismissedEvent,
  type VolumeShockDetector,
} from "../detectors/volume-shock-detect.js";
import { createVolumeShockMeasure, type VolumeShockMeasure } from "../detectors/volume-shock-measure.js";
import type { SessionVolume } from "../hypotheses/volume-spike-days.js";
import { hasSides, volumeColumns } from "../market/market-day.js";
import type { Session } from "../market/session.js";
import type { VolumeShockPreset } from "./volume-shock.js";

/** What measuring and detecting say of a session; nothing in it depends on labels, plans or limits. */
export interface SessionScan {
  readonly detections: readonly Detection[];
  readonly dismissed: readonly DismissedEvent[];
  /** Whether at least one strike had a baseline. */
  readonly judged: boolean;
  /** Underlyings' days that have volume at all, sides, a future. */
  readonly days: { readonly volume: number; readonly sides: number; readonly future: number };
  /** Tail probabilities of what was watched, by underlying. */
  readonly tails: readonly TailCounts[];
  /** Option contracts that each underlying traded in this session. */
  readonly volumes: readonly SessionVolume[];
  /** Option contracts that each underlying traded in its session before this one. */
  readonly lastDailyVolume: ReadonlyMap<string, number>;
}

/** Measures and detects session by session. */
export interface VolumeShockScan {
  /** Takes the next session. Asked again for the session it took last, it answers from memory. */
  session(session: Session): SessionScan;
}

export function createVolumeShockScan({ parameters, choices }: VolumeShockPreset): VolumeShockScan {
  const engines = new Map<string, { readonly measure: VolumeShockMeasure; readonly detector: VolumeShockDetector }>();
  const lastVolume = new Map<string, number>();
  let latest: { readonly session: Session; readonly scan: SessionScan } | null = null;

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

  const scanOf = (session: Session): SessionScan => {
    const lastDailyVolume = new Map(lastVolume);
    const detections: Detection[] = [];
    const dismissed: DismissedEvent[] = [];
    const days = { volume: 0, sides: 0, future: 0 };
    const tails: TailCounts[] = [];
    const volumes: SessionVolume[] = [];
    let judged = false;
    for (const day of session.days) {
      if (volumeColumns(day).length === 0) continue;
      days.volume += 1;
      if (hasSides(day)) days.sides += 1;
      if (day.future) days.future += 1;
      const { measure, detector } = engineOf(day.underlying);
      for (let row = 0; row <= day.rows; row++) {
        const events = row < day.rows ? detector.step(day, row, measure.step(day, row)) : detector.closeDay(day);
        detections.push(...events.detections);
        dismissed.push(...events.dismissed);
      }
      tails.push(tailCounts(measure.watchedWindows(day), parameters.detect.falseDiscoveryRate));
      judged = measure.closeDay(day) || judged;
      const contracts = measure.lastDailyVolume();
      volumes.push({ date: session.date, underlying: day.underlying, contracts });
      lastVolume.set(day.underlying, contracts);
    }
    return { detections, dismissed, judged, days, tails, volumes, lastDailyVolume };
  };

  return {
    session(session) {
      if (latest?.session !== session) latest = { session, scan: scanOf(session) };
      return latest.scan;
    },
  };
}

/** One scan per preset, in their order; presets that measure and detect alike share one, so that it is done once. */
export function sharedScans(presets: readonly VolumeShockPreset[]): readonly VolumeShockScan[] {
  const known = new Map<string, VolumeShockScan>();
  return presets.map((preset) => {
    const { parameters, choices } = preset;
    const key = JSON.stringify([parameters.measure, parameters.detect, choices.measure, choices.detect]);
    const scan = known.get(key) ?? createVolumeShockScan(preset);
    known.set(key, scan);
    return scan;
  });
}
