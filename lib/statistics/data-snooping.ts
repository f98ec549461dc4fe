import type { SnoopingCounts } from "./snooping-counts.js";
import type { SnoopingModels } from "./snooping-models.js";

/** A p-value from resamples, in both ways in which it is written. */
export interface ResampledP {
  /** Resamples at least as extreme as the data. */
  readonly exceedances: number;
  /** Share of the resamples, as in the papers and in arch; can be 0. */
  readonly share: number;
  /** (b + 1) / (m + 1), never 0: the one to decide by. */
  readonly pValue: number;
}

/** Whether the best of many models beats the benchmark, and which ones do. */
export interface DataSnooping {
  /** The model with the greatest studentised mean; -1 when none takes part. */
  readonly best: number;
  /** White: the greatest sqrt(n) x mean. Null: no model is better than the benchmark. */
  readonly realityCheck: ResampledP & { readonly statistic: number };
  /** Hansen: the greatest studentised mean, at least 0. Same null, not weakened by poor and noisy rivals. */
  readonly spa: {
    readonly statistic: number;
    /** Studentised mean below which the consistent test does not count a model. */
    readonly threshold: number;
    /** Liberal: every model worse than the benchmark is taken as bad as it looks. */
    readonly lower: ResampledP;
    /** The one to decide by. */
    readonly consistent: ResampledP;
    /** Conservative: every model is taken to be as good as the benchmark. */
    readonly upper: ResampledP;
  };
  /**
   * Romano and Wolf's p-value of each model in the order given, adjusted for all: the models <= alpha are those that
   * StepM calls superior at the family-wise level alpha. NaN for a model left out.
   */
  readonly stepM: Float64Array;
  /** The same with poor models recentred as in the consistent test (Step-SPA): sharper when there are many. */
  readonly stepSpa: Float64Array;
  readonly draws: number;
  readonly violated: readonly string[];
}

/**
 * White's reality check (Econometrica 68, 2000), Hansen's test of superior predictive ability (J. Business & Economic
 * Statistics 23, 2005), StepM (Romano and Wolf, Econometrica 73, 2005, with the adjusted p-values of Statistics &
 * Probability Letters 113, 2016) and Step-SPA (Hsu, Hsu and Kuan, J. Empirical Finance 17, 2010), all from the same
 * resamples. Without a model that takes part, or without draws: NaN, with the reason.
 *
 * @param prepared from `snoopingModels`
 * @param counts from `snoopingCounts` of the same models, those of several parts added
 * @throws RangeError when the counts are of other models
 */
export function dataSnooping(prepared: SnoopingModels, counts: SnoopingCounts): DataSnooping {
  const { order, omega, studentised, threshold, models, violated } = prepared;
  const { draws } = counts;
  if (counts.stepM.length !== order.length) throw new RangeError(`invalid counts: ${counts.stepM.length} models`);
  const resampled = (exceedances: number): ResampledP => ({
    exceedances,
    share: exceedances / draws,
    pValue: draws === 0 ? Number.NaN : (exceedances + 1) / (draws + 1),
  });
  const adjusted = (exceedances: Int32Array): Float64Array => {
    const result = new Float64Array(models).fill(Number.NaN);
    let greatest = 0;
    order.forEach((k, j) => {
      greatest = Math.max(greatest, resampled(exceedances[j]!).pValue);
      result[k] = greatest;
    });
    return result;
  };
  const none = order.length === 0;
  const means = studentised.map((t, j) => t * omega[order[j]!]!);
  return {
    best: none ? -1 : order[0]!,
    realityCheck: { statistic: none ? Number.NaN : Math.max(...means), ...resampled(counts.realityCheck) },
    spa: {
      statistic: none ? Number.NaN : Math.max(0, studentised[0]!),
      threshold,
      lower: resampled(counts.lower),
      consistent: resampled(counts.consistent),
      upper: resampled(counts.upper),
    },
    stepM: adjusted(counts.stepM),
    stepSpa: adjusted(counts.stepSpa),
    draws,
    violated: !none && draws === 0 ? ["no resamples"] : violated,
  };
}
