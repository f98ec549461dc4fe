import type { Refusal, Trade } from "../execution/trade.js";
import type { CombinedVerdict } from "../hypotheses/combine-verdicts.js";
import type { TrialFamily } from "../hypotheses/deflated-sharpe-finding.js";
import type { Gate } from "../hypotheses/gate.js";
import type { PrimaryVerdict } from "../hypotheses/primary-verdict.js";
import type { RivalExplanation, RivalExplanations } from "../hypotheses/rival-explanations.js";
import type { JudgedCriterion } from "../hypotheses/roadmap-criterion.js";
import type { DatasetDescription } from "../market/session.js";
import type { Json } from "./canonical-json.js";
import { primaryJson } from "./primary-json.js";
import { datasetJson, performanceOf, type TradeJudgement, validationTimestamp } from "./trade-evidence.js";

/** What a judge of either strategy concludes. */
export interface ConcludedJudgement extends TradeJudgement {
  readonly gate: Gate;
  readonly primary: PrimaryVerdict;
  readonly effect: CombinedVerdict;
  readonly advertised: CombinedVerdict;
  readonly rivals: RivalExplanations;
}

/** What one preset of either strategy contributes to a package. */
export interface PresetEvidence<Judgement extends ConcludedJudgement> {
  readonly preset: string;
  readonly meaning: string;
  readonly judgement: Judgement;
  readonly criteria: readonly JudgedCriterion[];
  readonly detections: number;
  readonly trades: readonly Trade[];
  readonly refusals: readonly Refusal[];
  readonly lacks: readonly string[];
  /** What the same signals at several latencies came to, in a sentence. */
  readonly latency: string;
}

/** What a package of either strategy is built from. */
export interface EvidenceInput<Evidence> {
  readonly dataset: DatasetDescription;
  /** The preset the package is about, and those printed beside it. */
  readonly main: Evidence;
  readonly beside: readonly Evidence[];
  /** Sessions studied and kept back, in words. */
  readonly holdOut: string;
  /** Dates that were studied, ascending. */
  readonly studied: readonly string[];
  /** Instant of the last row that was studied, epoch milliseconds. */
  readonly lastInstant: number;
  /** Trials that the results were selected from; null where nobody knows what else was tried. */
  readonly family: TrialFamily | null;
}

/** What was studied, with the document's own conclusion and the verdicts: the same fields in both strategies' packages. */
export function conclusionJson<Judgement extends ConcludedJudgement>(
  input: EvidenceInput<PresetEvidence<Judgement>>,
): { readonly [key: string]: Json } {
  const { judgement, preset, meaning } = input.main;
  return {
    preset,
    preset_meaning: meaning,
    dataset: datasetJson(input.dataset, input.studied),
    hold_out: input.holdOut,
    experimental_validity: judgement.gate.validity,
    experimental_validity_reason: judgement.gate.reason,
    gate: judgement.gate.criteria.map((criterion) => ({ ...criterion })),
    verdicts: {
      primary: primaryJson(judgement.primary),
      effect: { ...judgement.effect },
      as_advertised: { ...judgement.advertised },
      rival_explanations: rivalsJson(judgement.rivals),
    },
    criteria: input.main.criteria.map(criterionJson),
    validation_timestamp: validationTimestamp(input.lastInstant),
  };
}

/** A criterion of the document with how it is judged and what became of it. */
function criterionJson({ id, criterion, source, rule, unit, state, value, reason }: JudgedCriterion): Json {
  const ids = rule.kind === "hypotheses" ? { ids: [...rule.ids] } : {};
  return { id, criterion, source, rule: { ...rule, ...ids }, unit, state, value, reason };
}

/** What else could explain each combined verdict. */
function rivalsJson({ primary, effect, advertised }: RivalExplanations): Json {
  const of = (explanations: readonly RivalExplanation[]): Json =>
    Object.fromEntries(
      explanations.map(({ rival, state, tests, statement }) => [
        rival,
        { state, tests: tests.map((test) => ({ ...test })), statement },
      ]),
    );
  return { primary: of(primary), effect: of(effect), as_advertised: of(advertised) };
}

/** A preset that was printed beside the one the package is about. */
export function besideJson<Judgement extends ConcludedJudgement>(
  own: PresetEvidence<Judgement>,
): { readonly [key: string]: Json } {
  const { judgement } = own;
  const all = performanceOf(judgement, "ALL");
  return {
    preset: own.preset,
    preset_meaning: own.meaning,
    experimental_validity: judgement.gate.validity,
    experimental_validity_reason: judgement.gate.reason,
    primary: primaryJson(judgement.primary),
    effect: { ...judgement.effect },
    as_advertised: { ...judgement.advertised },
    detections: own.detections,
    trades: own.trades.length,
    win_rate: all.winRate,
    average_points: all.averagePoints,
    p_value_placebo: judgement.placebo?.pValue ?? null,
    lacks: [...own.lacks],
  };
}
