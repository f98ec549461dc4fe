import { expectedSteering, type UrgencyParameters } from "../classifiers/urgency.js";
import type { Json } from "../evidence/canonical-json.js";
import { expirationPressureEvidence, type PressureEvidence } from "../evidence/expiration-pressure-evidence.js";
import type { PriorTrials } from "../evidence/ledger-line.js";
import { expirationPressureCriteria } from "../hypotheses/expiration-pressure-criteria.js";
import {
  type ExpirationPressureJudgement,
  judgeExpirationPressure,
  type SettlementEvidence,
  settlementEvidence,
} from "../hypotheses/judge-expiration-pressure.js";
import type { MagnitudeClass } from "../hypotheses/magnitude-rates.js";
import { type JudgedCriterion, judgeCriteria } from "../hypotheses/roadmap-criterion.js";
import { runCounts } from "../hypotheses/run-counts.js";
import type { MarketProfile } from "../market/market-profile.js";
import type { Dataset } from "../market/session.js";
import { type ExecutionReview, reviewExecution } from "./execution-review.js";
import { type ExpirationPressurePreset, expirationPressurePresets } from "./expiration-pressure.js";
import { createExpirationPressureRun, type ExpirationPressureRecord } from "./expiration-pressure-run.js";
import type { SessionChoice } from "./hold-out.js";
import type { JudgedStudy } from "./judged-study.js";
import { trialFamily } from "./trial-family.js";
import { type OnSession, type SessionVisitor, walkSessions } from "./walk-sessions.js";

/** What a study is asked for. */
export interface ExpirationPressureStudyOptions {
  /** The preset the verdict is about. */
  readonly preset: ExpirationPressurePreset;
  /** Presets that are printed beside it; the other standard ones where left out. */
  readonly beside?: readonly ExpirationPressurePreset[];
  /** Feeds every random stream of the study. */
  readonly seed: number;
  /** What the ledger knew before; left out, nothing can be said of selection among trials (T7). */
  readonly prior?: PriorTrials;
  /** Which sessions are studied; `studied`, those that are not held out, where left out. */
  readonly sessions?: SessionChoice;
  readonly onSession?: OnSession;
}

/** One preset, run and judged. */
export interface JudgedPressure {
  readonly record: ExpirationPressureRecord;
  readonly judgement: ExpirationPressureJudgement;
  readonly execution: ExecutionReview;
  /** The document's criteria on this run. */
  readonly criteria: readonly JudgedCriterion[];
}

/** A finished study: plain records from rows to verdicts. */
export interface ExpirationPressureStudy extends JudgedStudy {
  readonly main: JudgedPressure;
  readonly beside: readonly JudgedPressure[];
  /** The evidence package's JSON. */
  readonly evidence: Json;
}

/** The other classes expect nothing. */
const classesWithExits = ["PIN_RISK_MANAGEMENT", "ASSIGNMENT_PANIC"] as const;

/**
 * Runs the expiration-pressure study: one walk over the sessions serves all presets, then every hypothesis is tried. Memory holds
 * one session, the expiries, and the price paths of the days.
 *
 * @throws RangeError for an empty dataset
 */
export async function studyExpirationPressure(
  dataset: Dataset,
  options: ExpirationPressureStudyOptions,
): Promise<ExpirationPressureStudy> {
  const standard = Object.values(expirationPressurePresets);
  const others = options.beside ?? standard.filter(({ name }) => name !== options.preset.name);
  const presets = [options.preset, ...others];
  const runs = presets.map((preset) => createExpirationPressureRun(preset, dataset.context, options.seed));
  const visitor: SessionVisitor = {
    warmUp(session) {
      for (const run of runs) run.warmUp(session);
    },
    visit(session, prices) {
      for (const run of runs) run.session(session, prices);
    },
  };
  const walked = await walkSessions(dataset, options.sessions ?? "studied", visitor, options.onSession);
  const { holdOut, book, quality, lastInstant, priceStep, timeZone } = walked;

  const known = new Map<string, SettlementEvidence>();
  const records = runs.map((run) => run.record());
  const family = trialFamily(options.prior, records);
  const judged = records.map((record): JudgedPressure => {
    const { parameters, choices } = record.preset;
    const { execute, limit, judge } = parameters;
    const { assumption } = choices.detect;
    const shared = {
      cases: record.cases,
      announced: announcedMoves(parameters.classify),
      book,
      judge,
      assignment: parameters.measure,
      seed: options.seed,
    };
    // Presets that see the same cases and test them alike share the tests on settlements.
    const key = JSON.stringify([parameters.measure, parameters.classify, judge, choices.measure, choices.judge]);
    const settlements = known.get(key) ?? settlementEvidence(shared);
    known.set(key, settlements);
    const judgement = judgeExpirationPressure({
      ...record,
      ...shared,
      settlements,
      alerts: record.detections,
      plans: [...record.trades, ...record.refusals].map(({ order }) => order.plan),
      // What customers traded today says nothing of what was open before: the settlements need a standing assumption.
      assumption: assumption === "signed-volume" ? "calls-long-puts-short" : assumption,
      limits: limit,
      closeEarly: choices.execute.limits === "enforced",
      halts: dataset.context.halts,
      family,
    });
    const executed = { ...record, execute, limit, judge, choices: choices.execute, classes: classesWithExits };
    const execution = reviewExecution(executed, book, dataset.context, options.seed);
    return { record, judgement, execution, criteria: criteriaOfPressure(record, judgement, execution) };
  });
  const [main, ...beside] = judged as [JudgedPressure, ...JudgedPressure[]];
  const [firstDay] = [...book.values()].flat();
  return {
    ...{ dataset: dataset.description, seed: options.seed, holdOut, main, beside },
    ...{ quality, lastInstant, priceStep, timeZone },
    evidence: expirationPressureEvidence({
      dataset: dataset.description,
      main: presetEvidence(main),
      beside: beside.map(presetEvidence),
      holdOut: holdOut.statement,
      studied: quality.map(({ date }) => date),
      lastInstant,
      family,
      environment: firstDay ? environmentOf(firstDay.profile, main, priceStep) : [],
    }),
  };
}

/** The moves that the classes announce (E8: their base rates stand beside them). */
export function announcedMoves(parameters: UrgencyParameters): readonly MagnitudeClass[] {
  return classesWithExits.map((name) => {
    const { magnitudeRange, durationRange } = expectedSteering(name, parameters)!;
    const [fromPoints, toPoints] = magnitudeRange;
    const [fromMinutes, toMinutes] = durationRange;
    return { name, fromPoints, toPoints, fromMinutes, toMinutes };
  });
}

/** Judges the document's criteria on what a preset did. */
function criteriaOfPressure(
  { preset, detections, trades, refusals, lacks }: ExpirationPressureRecord,
  { trials }: ExpirationPressureJudgement,
  { reliability }: ExecutionReview,
): readonly JudgedCriterion[] {
  const { judge } = preset.parameters;
  const alerts = detections.map((own) => ({ ...own, calculatedAt: [own.triggeredAt] }));
  const counts = runCounts({ alerts, trades, refusals, reliability });
  const hypotheses = trials.map(({ hypothesis }) => hypothesis);
  return judgeCriteria(expirationPressureCriteria(judge, hypotheses), trials, counts, lacks);
}

function presetEvidence({ record, judgement, execution, criteria }: JudgedPressure): PressureEvidence {
  const { preset, cases } = record;
  return {
    preset: preset.name,
    meaning: preset.meaning,
    direction: preset.choices.detect.direction,
    assumption: preset.choices.detect.assumption,
    judgement,
    criteria,
    alerts: record.detections,
    labels: record.labels,
    detections: record.detections.length,
    repeated: record.repeated,
    trades: record.trades,
    refusals: record.refusals,
    expiries: cases.length,
    units: cases.reduce((sum, { strikes }) => sum + strikes.length, 0),
    unseen: record.dismissedCases.map(({ reason }) => reason),
    lacks: record.lacks,
    controls: execution.controls,
    latency: execution.latency.statement,
  };
}

/** The document's environment controls, as they are in this run: settings, not measurements. */
function environmentOf(
  { hours, settlement, name }: MarketProfile,
  { record }: JudgedPressure,
  step: number,
): readonly string[] {
  const { limit } = record.preset.parameters;
  const settled =
    settlement.kind === "point" ? "at a point in time" : `in the average of ${settlement.minutes} minutes`;
  return [
    `session hours ${hours.open} to ${hours.close} ${hours.timeZone} (profile ${name}), settlement ${settled}`,
    `account of ${limit.capital} in account currency; the document's minimum for day trading concerns securities margin accounts`,
    `prices every ${step} seconds (median); the document's 500 ms cannot be told from recorded data`,
    `days on which a series expires: ${record.judgedDates.length}`,
  ];
}
