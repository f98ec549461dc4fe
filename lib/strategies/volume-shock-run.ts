import { classifyFlow, type Label } from "../classifiers/flow-type.js";
import type { TailCounts } from "../detectors/tail-calibration.js";
import type { Detection, DismissedEvent } from "../detectors/volume-shock-detect.js";
import { executeSession } from "../execution/execute-session.js";
import { planFlowTrade } from "../execution/flow-plan.js";
import { flowPrediction } from "../execution/flow-prediction.js";
import { type Observation, observe } from "../execution/observation.js";
import type { Outage } from "../execution/routes.js";
import type { Refusal, Trade } from "../execution/trade.js";
import type { SessionVolume } from "../hypotheses/volume-spike-days.js";
import type { MarketContext } from "../market/market-context.js";
import type { DayPrices } from "../market/price-book.js";
import type { Session } from "../market/session.js";
import type { VolumeShockPreset } from "./volume-shock.js";
import type { VolumeShockScan } from "./volume-shock-scan.js";

/** Everything one preset did on a dataset, each record naming its cause. */
export interface VolumeShockRecord {
  readonly preset: VolumeShockPreset;
  readonly detections: readonly Detection[];
  readonly labels: readonly Label[];
  readonly dismissed: readonly DismissedEvent[];
  readonly observations: readonly Observation[];
  readonly refusals: readonly Refusal[];
  readonly trades: readonly Trade[];
  /** Simulated outages of the order routes: an assumption, see `drawOutages`. */
  readonly outages: readonly Outage[];
  /** Sessions in which at least one strike had a baseline: the only ones that could have had a detection. */
  readonly judgedDates: readonly string[];
  /** Tail probabilities of everything that was watched, by underlying and session. */
  readonly tails: readonly SessionTails[];
  /** Option contracts by underlying and session, also of those that are not judged. */
  readonly volumes: readonly SessionVolume[];
  /** What the data lack for this preset, in words; a test that needs it is not testable. */
  readonly lacks: readonly string[];
}

/** One underlying's tail probabilities in one session. */
export interface SessionTails extends TailCounts {
  readonly date: string;
}

/** Runs a preset session by session. */
export interface VolumeShockRun {
  /** Fills the baselines from a session that is not studied. */
  warmUp(session: Session): void;
  session(session: Session, prices: ReadonlyMap<string, DayPrices>): void;
  record(): VolumeShockRecord;
}

/**
 * @param scan what measures and detects for the preset; presets may share it
 * @param context what is known beside the tape: calendars, the volatility index, halts
 * @param seed of the simulated outages and fill times
 */
export function createVolumeShockRun(
  preset: VolumeShockPreset,
  scan: VolumeShockScan,
  context: MarketContext,
  seed: number,
): VolumeShockRun {
  const { parameters, choices } = preset;
  const detections: Detection[] = [];
  const labels: Label[] = [];
  const dismissed: DismissedEvent[] = [];
  const observations: Observation[] = [];
  const refusals: Refusal[] = [];
  const trades: Trade[] = [];
  const outages: Outage[] = [];
  const judgedDates: string[] = [];
  const tails: SessionTails[] = [];
  const volumes: SessionVolume[] = [];
  const days = { volume: 0, sides: 0, future: 0 };

  return {
    warmUp(session) {
      scan.session(session);
    },
    session(session, prices) {
      const found = scan.session(session);
      if (found.judged) judgedDates.push(session.date);
      tails.push(...found.tails.filter(({ windows }) => windows > 0).map((own) => ({ ...own, date: session.date })));
      volumes.push(...found.volumes);
      days.volume += found.days.volume;
      days.sides += found.days.sides;
      days.future += found.days.future;
      dismissed.push(...found.dismissed);
      const labelled = new Map(
        found.detections.map((own) => [own.id, classifyFlow(own, parameters.classify, choices.classify)]),
      );
      const execution = executeSession(
        found.detections,
        (detection, closed) => {
          const label = labelled.get(detection.id)!;
          const record = closed.recordOf(label.flowType);
          return planFlowTrade(
            detection,
            label,
            record,
            { ...parameters.plan, ...parameters.limit },
            choices.execute.exit,
          );
        },
        {
          prices,
          lastDailyVolume: (underlying) => found.lastDailyVolume.get(underlying) ?? Number.NaN,
          context,
        },
        trades,
        { ...parameters.execute, ...parameters.limit },
        choices.execute,
        seed,
      );
      for (const detection of found.detections) {
        const label = labelled.get(detection.id)!;
        detections.push(detection);
        labels.push(label);
        observations.push(observe(flowPrediction(detection, label), prices.get(detection.underlying)!));
      }
      refusals.push(...execution.refusals);
      trades.push(...execution.trades);
      outages.push(...execution.outages);
    },
    record: () => ({
      preset,
      detections,
      labels,
      dismissed,
      observations,
      refusals,
      trades,
      outages,
      judgedDates,
      tails,
      volumes,
      lacks: lacksOf(preset, days.volume, days.sides, days.future),
    }),
  };
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
