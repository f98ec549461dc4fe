import type { Json } from "../evidence/canonical-json.js";
import {
  type PresetEvidence,
  type VolumeShockEvidenceInput,
  volumeShockEvidence,
} from "../evidence/volume-shock-evidence.js";
import { judgeVolumeShock, type VolumeShockJudgement } from "../hypotheses/judge-volume-shock.js";
import { type DayPrices, dayPrices } from "../market/price-book.js";
import type { Dataset, DatasetDescription, LoadedSession, SessionQuality } from "../market/session.js";
import { type HoldOut, holdOutOf } from "./hold-out.js";
import { type VolumeShockPreset, volumeShockPresets } from "./volume-shock.js";
import { type VolumeShockExecution, volumeShockExecution } from "./volume-shock-execution.js";
import { createVolumeShockRun, type VolumeShockRecord } from "./volume-shock-run.js";
import { sharedScans } from "./volume-shock-scan.js";

/** What a study is asked for. */
export interface VolumeShockStudyOptions {
  /** The preset the verdict is about. */
  readonly preset: VolumeShockPreset;
  /** Presets that are printed beside it; the other standard ones where left out. */
  readonly beside?: readonly VolumeShockPreset[];
  /** Feeds every random stream of the study. */
  readonly seed: number;
  /** Told after each session; `quality` is the account of its rows. */
  readonly onSession?: (loaded: LoadedSession, done: number, total: number) => void;
}

/** One preset, run and judged. */
export interface JudgedPreset {
  readonly record: VolumeShockRecord;
  readonly judgement: VolumeShockJudgement;
  readonly execution: VolumeShockExecution;
}

/** A finished study: plain records from rows to verdicts. */
export interface VolumeShockStudy {
  readonly dataset: DatasetDescription;
  readonly seed: number;
  readonly holdOut: HoldOut;
  readonly main: JudgedPreset;
  readonly beside: readonly JudgedPreset[];
  readonly quality: readonly SessionQuality[];
  /** Instant of the last row studied, epoch milliseconds. */
  readonly lastInstant: number;
  /** Median seconds between prices of the hedge instrument, over all days. */
  readonly priceStep: number;
  /** IANA name of the exchange's clock. */
  readonly timeZone: string;
  /** The evidence package's JSON. */
  readonly evidence: Json;
}

/**
 * Runs the volume-shock study: one walk over the sessions serves all presets, then every hypothesis is tried. Memory holds
 * one session, the baselines, and the price paths of the days.
 *
 * @throws RangeError for an empty dataset
 */
export async function studyVolumeShock(dataset: Dataset, options: VolumeShockStudyOptions): Promise<VolumeShockStudy> {
  const { description } = dataset;
  const holdOut = holdOutOf(description.dates);
  const others = options.beside ?? Object.values(volumeShockPresets).filter(({ name }) => name !== options.preset.name);
  const presets = [options.preset, ...others];
  const scans = sharedScans(presets);
  const runs = presets.map((preset, k) => createVolumeShockRun(preset, scans[k]!, dataset.context, options.seed));
  const book = new Map<string, DayPrices[]>();
  const quality: SessionQuality[] = [];
  let lastInstant = Number.NaN;
  let timeZone = "UTC";
  for await (const loaded of dataset.sessions(holdOut.until)) {
    const { session } = loaded;
    const prices = new Map<string, DayPrices>();
    for (const day of session.days) {
      const own = dayPrices(day);
      prices.set(day.underlying, own);
      const known = book.get(day.underlying);
      if (known) known.push(own);
      else book.set(day.underlying, [own]);
      timeZone = day.profile.hours.timeZone;
      if (day.rows > 0) lastInstant = Math.max(lastInstant || 0, day.knownAt[day.rows - 1]!);
    }
    for (const run of runs) run.session(session, prices);
    quality.push(loaded.quality);
    options.onSession?.(loaded, quality.length, holdOut.studied);
  }
  if (quality.length === 0) throw new RangeError(`invalid dataset: ${description.name} has no sessions`);

  const judged = runs.map((run): JudgedPreset => {
    const record = run.record();
    const { parameters, choices } = record.preset;
    const judgement = judgeVolumeShock({
      ...record,
      plans: [...record.trades, ...record.refusals].map(({ order }) => order.plan),
      window: parameters.measure.window,
      book,
      judge: parameters.judge,
      limits: parameters.limit,
      closeEarly: choices.execute.limits === "enforced",
      halts: dataset.context.halts,
      seed: options.seed,
    });
    return { record, judgement, execution: volumeShockExecution(record, book, dataset.context, options.seed) };
  });
  const [main, ...beside] = judged as [JudgedPreset, ...JudgedPreset[]];
  const input: VolumeShockEvidenceInput = {
    dataset: description,
    main: presetEvidence(main),
    beside: beside.map(presetEvidence),
    holdOut: holdOut.statement,
    studied: quality.map(({ date }) => date),
    lastInstant,
  };
  return {
    dataset: description,
    seed: options.seed,
    holdOut,
    main,
    beside,
    quality,
    lastInstant,
    priceStep: medianStep(book),
    timeZone,
    evidence: volumeShockEvidence(input),
  };
}

function presetEvidence({ record, judgement, execution }: JudgedPreset): PresetEvidence {
  const { preset, detections, trades, refusals, lacks } = record;
  return {
    preset: preset.name,
    meaning: preset.meaning,
    judgement,
    detections: detections.length,
    trades,
    refusals,
    lacks,
    latency: execution.latency.statement,
  };
}

function medianStep(book: ReadonlyMap<string, readonly DayPrices[]>): number {
  const steps = [...book.values()]
    .flatMap((days) => days.map(({ step }) => step))
    .filter((step) => !Number.isNaN(step));
  steps.sort((a, b) => a - b);
  return steps[steps.length >> 1] ?? Number.NaN;
}
