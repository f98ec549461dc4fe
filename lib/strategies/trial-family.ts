import type { PriorTrials } from "../evidence/ledger-line.js";
import { trialOf } from "../evidence/trial-json.js";
import type { DailyResult } from "../execution/performance.js";
import { deflatedTrial, type TrialFamily } from "../hypotheses/deflated-trial.js";
import type { JudgeParameters, Trial } from "../hypotheses/hypothesis.js";
import { pooledSharpes, sharpeSpread } from "../statistics/sharpe-spread.js";

/** What a judge leaves open: T7 needs the other trials. */
interface Judgement {
  readonly trials: readonly Trial[];
  readonly daily: readonly DailyResult[];
}

/**
 * The trials that a study's results were selected from: those that the ledger knew before, and its own presets.
 *
 * @param prefix short name of the strategy, with which the ids of its hypotheses begin
 */
export function trialFamily(
  prior: PriorTrials,
  judgements: readonly Pick<Judgement, "trials">[],
  prefix: string,
): TrialFamily {
  const own = judgements.flatMap((judgement) => {
    const sharpe = trialOf(judgement, `${prefix}-T6-sharpe`).finding?.estimate ?? Number.NaN;
    return Number.isFinite(sharpe) ? [sharpe] : [];
  });
  return { trials: prior.trials + judgements.length, sharpes: pooledSharpes([prior.sharpes, sharpeSpread(own)]) };
}

/** A judgement in which T7 is judged; as it was where nobody knows what else was tried. */
export function withDeflatedTrial<J extends Judgement>(
  judgement: J,
  prefix: string,
  { limit, judge }: { readonly limit: { readonly capital: number }; readonly judge: JudgeParameters },
  trades: number,
  family: TrialFamily | null,
): J {
  if (family === null) return judgement;
  const id = `${prefix}-T7-deflated`;
  const trials = judgement.trials.map((trial) =>
    trial.hypothesis.id === id ? deflatedTrial(trial, judgement.daily, limit.capital, trades, family, judge) : trial,
  );
  return { ...judgement, trials };
}
