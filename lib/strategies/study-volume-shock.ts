import type { Json } from "../evidence/canonical-json.js";
import type { PriorTrials } from "../evidence/ledger-line.js";
import {
  type VolumeShockEvidenceInput,
  type VolumeShockPresetEvidence,
  volumeShockEvidence,
} from "../evidence/volume-shock-evidence.js";
import { judgeVolumeShock, type VolumeShockJudgement } from "../hypotheses/judge-volume-shock.js";
import type { PriceBook } from "../hypotheses/placebo.js";
import { type JudgedCriterion, judgeCriteria } from "../hypotheses/roadmap-criterion.js";
import { runCounts } from "../hypotheses/run-counts.js";
import { volumeShockCriteria } from "../hypotheses/volume-shock-criteria.js";
import type { MarketContext } from "../market/market-context.js";
import type { Dataset } from "../market/session.js";
import { type ExecutionReview, reviewExecution } from "./execution-review.js";
import type { SessionChoice } from "./hold-out.js";
import type { JudgedStudy } from "./judged-study.js";
import { trialFamily } from "./trial-family.js";
import { type VolumeShockPreset, volumeShockPresets } from "./volume-shock.js";
import { createVolumeShockRun, type VolumeShockRecord } from "./volume-shock-run.js";
import { sharedScans } from "./volume-shock-scan.js";
import { type OnSession, type SessionVisitor, walkSessions } from "./walk-sessions.js";

/** Ambiguous signals are never traded. */
const classesWithExits = ["INSTITUTIONAL_SWEEP", "GAMMA_EMERGENCY"];

/** What a study is asked for. */
export interface VolumeShockStudyOptions {
  /** The preset the verdict is about. */
  readonly preset: VolumeShockPreset;
  /** Presets that are printed beside it; the other standard ones where left out. */
  readonly beside?: readonly VolumeShockPreset[];
  /** Feeds every random stream of the study. */
  readonly seed: number;
  /** What the ledger knew before; left out, nothing can be said of selection among trials (T7). */
  readonly prior?: PriorTrials;
  /** Which sessions are studied; `studied`, those that are not held out, where left out. */
  readonly sessions?: SessionChoice;
  readonly onSession?: OnSession;
}

/** One preset, run and judged. */
export interface JudgedPreset {
  readonly record: VolumeShockRecord;
  readonly judgement: VolumeShockJudgement;
  readonly execution: ExecutionReview;
  /** The document's criteria on this run. */
  readonly criteria: readonly JudgedCriterion[];
}

/** A finished study: plain records from rows to verdicts. */
export interface VolumeShockStudy extends JudgedStudy {
  readonly main: JudgedPreset;
  readonly beside: readonly JudgedPreset[];
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
  const others = options.beside ?? Object.values(volumeShockPresets).filter(({ name }) => name !== options.preset.name);
  const presets = [options.preset, ...others];
  const scans = sharedScans(presets);
  const runs = presets.map((preset, k) => createVolumeShockRun(preset, scans[k]!, dataset.context, options.seed));
  const visitor: SessionVisitor = {
    warmUp(session) {
      for (const run of runs) run.warmUp(session);
    },
    visit(session, prices) {
      for (const run of runs) run.session(session, prices);
    },
  };
  const walked = await walkSessions(dataset, options.sessions ?? "studied", visitor, options.onSession);
  const { holdOut, book, quality, lastInstant } = walked;

  const records = runs.map((run) => run.record());
  const family = trialFamily(options.prior, records);
  const judged = records.map((record): JudgedPreset => {
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
      family,
      seed: options.seed,
    });
    const execution = reviewVolumeShock(record, book, dataset.context, options.seed);
    return { record, judgement, execution, criteria: criteriaOfVolumeShock(record, judgement, execution) };
  });
  const [main, ...beside] = judged as [JudgedPreset, ...JudgedPreset[]];
  const input: VolumeShockEvidenceInput = {
    dataset: dataset.description,
    main: presetEvidence(main),
    beside: beside.map(presetEvidence),
    holdOut: holdOut.statement,
    studied: quality.map(({ date }) => date),
    lastInstant,
    family,
  };
  return {
    dataset: dataset.description,
    seed: options.seed,
    holdOut,
    main,
    beside,
    quality,
    lastInstant,
    priceStep: walked.priceStep,
    timeZone: walked.timeZone,
    evidence: volumeShockEvidence(input),
  };
}

/** Examines how a preset's orders were carried out and what its controls did. */
export function reviewVolumeShock(
  record: VolumeShockRecord,
  book: PriceBook,
  context: MarketContext,
  seed: number,
): ExecutionReview {
  const { parameters, choices } = record.preset;
  const { execute, limit, judge } = parameters;
  const executed = { ...record, execute, limit, judge, choices: choices.execute, classes: classesWithExits };
  return reviewExecution(executed, book, context, seed);
}

/** Judges the document's criteria on what a preset did. */
export function criteriaOfVolumeShock(
  { preset, detections, trades, refusals, lacks }: VolumeShockRecord,
  { trials }: Pick<VolumeShockJudgement, "trials">,
  { reliability }: Pick<ExecutionReview, "reliability">,
): readonly JudgedCriterion[] {
  const { judge } = preset.parameters;
  const alerts = detections.map((own) => ({ ...own, calculatedAt: own.strikes.map(({ knownAt }) => knownAt) }));
  const counts = runCounts({ alerts, trades, refusals, reliability });
  const hypotheses = trials.map(({ hypothesis }) => hypothesis);
  return judgeCriteria(volumeShockCriteria(judge, hypotheses), trials, counts, lacks);
}

function presetEvidence({ record, judgement, execution, criteria }: JudgedPreset): VolumeShockPresetEvidence {
  const { preset, detections, trades, refusals, lacks } = record;
  return {
    preset: preset.name,
    meaning: preset.meaning,
    judgement,
    criteria,
    detections: detections.length,
    trades,
    refusals,
    lacks,
    latency: execution.latency.statement,
  };
}
