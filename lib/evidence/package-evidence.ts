import type { ExperimentalValidity, GateCriterion } from "../hypotheses/gate.js";
import type { Hypothesis, Trial, Verdict } from "../hypotheses/hypothesis.js";
import type { RivalExplanation } from "../hypotheses/rival-explanations.js";
import { type CombinedClaim, combinedClaims, type Rival, rivals } from "../hypotheses/rival-explanations.js";
import type { Interval } from "../statistics/test-result.js";
import type { Json } from "./canonical-json.js";
import { faultWords } from "./package-fault.js";
import { schemaFaults } from "./package-schemas.js";

/** A combined verdict. */
export interface ReadVerdict {
  readonly claim: CombinedClaim;
  readonly verdict: Verdict;
  readonly reason: string;
}

/** What became of a rival explanation of a combined verdict. */
export interface ReadRival {
  readonly claim: CombinedClaim;
  readonly rival: Rival;
  readonly state: RivalExplanation["state"];
  readonly statement: string;
}

/** A hypothesis with what the data say of it. Numbers are in its unit, NaN where there is none; the reason says why. */
export interface ReadHypothesis
  extends Pick<Hypothesis, "id" | "family" | "claim" | "unit" | "side" | "claimed" | "level" | "counts"> {
  readonly estimate: number;
  /** Null where none could be computed. */
  readonly interval: Interval | null;
  /** Adjusted where there is an adjustment: it decides. */
  readonly pValue: number;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly standing: Trial["standing"];
  /** Sample, of whatever `counts` names; NaN where nothing was computed. */
  readonly trades: number;
  readonly days: number;
  /** What a verdict would take, in words. */
  readonly needed: string;
}

/** What the Sharpe ratio is worth among all trials. Ratios are per year; NaN where they cannot be said. */
export interface ReadSelection {
  readonly trials: number;
  /** Variance over the trials that have a ratio. */
  readonly variance: number;
  /** Expected greatest ratio of so many trials without skill. */
  readonly bestByLuck: number;
  /** That the true ratio is above it: the deflated Sharpe ratio. */
  readonly probability: number;
  /** Ratio after Harvey and Liu's haircut. */
  readonly afterHaircut: number;
}

/** What both strategies' `evidence.json` says, as plain records for tables and charts. */
export interface PackageEvidence {
  readonly strategy: string;
  readonly preset: string;
  /** The strategy document's own gate, exactly as coded. */
  readonly gate: {
    readonly validity: ExperimentalValidity;
    readonly reason: string;
    /** Values are NaN where they were not computed. */
    readonly criteria: readonly (Omit<GateCriterion, "value"> & { readonly value: number })[];
  };
  readonly verdicts: readonly ReadVerdict[];
  readonly rivals: readonly ReadRival[];
  readonly hypotheses: readonly ReadHypothesis[];
  /** Null where nobody knew what else was tried. */
  readonly selection: ReadSelection | null;
}

/** Members of a file that keeps its schema, as far as they are read here. */
interface EvidenceFile {
  readonly strategy: string;
  readonly preset: string;
  readonly experimental_validity: ExperimentalValidity;
  readonly experimental_validity_reason: string;
  readonly gate: readonly GateCriterion[];
  readonly verdicts: Readonly<Record<WrittenClaim, Pick<ReadVerdict, "verdict" | "reason">>> & {
    readonly rival_explanations: Readonly<
      Record<WrittenClaim, Readonly<Record<Rival, Pick<ReadRival, "state" | "statement">>>>
    >;
  };
  readonly hypotheses: readonly TrialRecord[];
  readonly selection: {
    readonly trials: number;
    readonly variance_of_sharpe_ratios: number | null;
    readonly expected_best_sharpe_ratio_by_luck: number | null;
    readonly deflated_sharpe_probability: number | null;
    readonly sharpe_ratio_after_haircut: number | null;
  } | null;
}

interface TrialRecord
  extends Pick<
    ReadHypothesis,
    "id" | "family" | "claim" | "unit" | "side" | "level" | "counts" | "verdict" | "reason" | "standing"
  > {
  readonly claimed: number | null;
  readonly estimate: number | null;
  readonly interval: (Omit<Interval, "lower" | "upper"> & Record<"lower" | "upper", number | null>) | null;
  readonly p_value: number | null;
  readonly p_value_adjusted: number | null;
  readonly trades: number | null;
  readonly days: number | null;
  readonly needed: { readonly statement: string };
}

type WrittenClaim = "primary" | "effect" | "as_advertised";

const written: Readonly<Record<CombinedClaim, WrittenClaim>> = {
  primary: "primary",
  effect: "effect",
  advertised: "as_advertised",
};

/**
 * Reads a parsed `evidence.json` of either strategy. Whether it is true is not judged here: see `arithmeticFaults`.
 *
 * @throws RangeError for a value that does not keep the file's schema, naming its first fault
 */
export function packageEvidence(value: Json): PackageEvidence {
  const strategy = strategyOf(value);
  const [fault] = schemaFaults(strategy, "evidence.json", value);
  if (fault) throw new RangeError(faultWords(fault));
  const file = value as unknown as EvidenceFile;
  const { verdicts, selection } = file;
  return {
    strategy,
    preset: file.preset,
    gate: {
      validity: file.experimental_validity,
      reason: file.experimental_validity_reason,
      criteria: file.gate.map((criterion) => ({ ...criterion, value: numberOf(criterion.value) })),
    },
    verdicts: combinedClaims.map((claim) => {
      const { verdict, reason } = verdicts[written[claim]];
      return { claim, verdict, reason };
    }),
    rivals: combinedClaims.flatMap((claim) =>
      rivals.map((rival) => {
        const { state, statement } = verdicts.rival_explanations[written[claim]][rival];
        return { claim, rival, state, statement };
      }),
    ),
    hypotheses: file.hypotheses.map(hypothesisOf),
    selection: selection && {
      trials: selection.trials,
      variance: numberOf(selection.variance_of_sharpe_ratios),
      bestByLuck: numberOf(selection.expected_best_sharpe_ratio_by_luck),
      probability: numberOf(selection.deflated_sharpe_probability),
      afterHaircut: numberOf(selection.sharpe_ratio_after_haircut),
    },
  };
}

function hypothesisOf(trial: TrialRecord): ReadHypothesis {
  const { id, family, claim, unit, side, level, counts, verdict, reason, standing, interval } = trial;
  return {
    ...{ id, family, claim, unit, side, level, counts, verdict, reason, standing },
    claimed: numberOf(trial.claimed),
    estimate: numberOf(trial.estimate),
    interval: interval && { ...interval, lower: numberOf(interval.lower), upper: numberOf(interval.upper) },
    pValue: numberOf(trial.p_value_adjusted ?? trial.p_value),
    trades: numberOf(trial.trades),
    days: numberOf(trial.days),
    needed: trial.needed.statement,
  };
}

function strategyOf(value: Json): string {
  const strategy = typeof value === "object" && value !== null && "strategy" in value ? value.strategy : undefined;
  if (typeof strategy !== "string") throw new RangeError("this is no evidence.json: it names no strategy");
  return strategy;
}

function numberOf(value: number | null): number {
  return value ?? Number.NaN;
}
