import { mean } from "../numeric/mean.js";
import { backtestOverfitting } from "../statistics/backtest-overfitting.js";
import { bcaInterval } from "../statistics/bca-interval.js";
import { benjaminiHochberg } from "../statistics/benjamini-hochberg.js";
import { benjaminiYekutieli } from "../statistics/benjamini-yekutieli.js";
import { bonferroni } from "../statistics/bonferroni.js";
import { fisherCombined, stoufferCombined } from "../statistics/combine-p-values.js";
import { dataSnooping } from "../statistics/data-snooping.js";
import { hochberg } from "../statistics/hochberg.js";
import { holm } from "../statistics/holm.js";
import { jackknife } from "../statistics/jackknife.js";
import { optimalBlockLength } from "../statistics/optimal-block-length.js";
import { holmSidak, sidak } from "../statistics/sidak.js";
import { snoopingCounts } from "../statistics/snooping-counts.js";
import { snoopingModels } from "../statistics/snooping-models.js";
import { indicesOfBlocks } from "../statistics/stationary-bootstrap.js";
import { type FamilyTable, limits, type SampleInput } from "./conformance-family.js";

type Matrix = readonly (readonly number[])[];

interface PValuesInput {
  readonly p: readonly number[];
}

/** The families of many tests and of resampling: adjusted p-values, data snooping, overfitting, bootstraps. */
export const selectionFamilies: FamilyTable = {
  "multiple-testing": ({ p, alpha }: PValuesInput & { readonly alpha: number }) => {
    const rejections = (adjusted: Float64Array): number => adjusted.filter((value) => value <= alpha).length;
    const adjusted = {
      bonferroni: bonferroni(p),
      sidak: sidak(p),
      holm: holm(p),
      hochberg: hochberg(p),
      benjaminiHochberg: benjaminiHochberg(p),
      benjaminiYekutieli: benjaminiYekutieli(p),
      holmSidak: holmSidak(p),
    };
    const rejected = Object.entries(adjusted).map(([name, values]) => [name, rejections(values)]);
    return { ...adjusted, rejectedAt: { alpha, ...Object.fromEntries(rejected) } };
  },
  "combine-p": ({ p }: PValuesInput) => {
    const [fisher, stouffer] = [fisherCombined(p), stoufferCombined(p)];
    return {
      fisherChi2: fisher.statistic,
      fisherP: fisher.pValue,
      stoufferZ: stouffer.statistic,
      stoufferP: stouffer.pValue,
    };
  },
  "data-snooping": ({
    differentials,
    bootstrapIndices,
    q,
  }: {
    readonly differentials: Matrix;
    readonly bootstrapIndices: Matrix;
    readonly q: number;
  }) => {
    const models = snoopingModels(Float64Array.from(differentials.flat()), differentials[0]!.length, q);
    const found = dataSnooping(models, snoopingCounts(models, Int32Array.from(bootstrapIndices.flat())));
    return {
      means: models.means,
      omega: models.omega,
      realityCheckV: found.realityCheck.statistic,
      spaT: found.spa.statistic,
      recentreThreshold: found.spa.threshold,
      pRealityCheck: found.realityCheck.share,
      pSpaLower: found.spa.lower.share,
      pSpaConsistent: found.spa.consistent.share,
      pSpaUpper: found.spa.upper.share,
    };
  },
  "pbo-cscv": ({ returns, blocks }: { readonly returns: Matrix; readonly blocks: number }) => {
    const found = backtestOverfitting(Float64Array.from(returns.flat()), returns[0]!.length, blocks);
    const details = Array.from(found.best, (best, split) => ({
      trainBlocks: found.training.subarray((split * blocks) / 2, ((split + 1) * blocks) / 2),
      best,
      oosRank: found.rank[split],
    }));
    return { combinations: found.combinations, logits: found.logits, pbo: found.probability, details };
  },
  "stationary-bootstrap": ({
    x,
    blockStarts,
    blockLengths,
  }: SampleInput & { readonly blockStarts: readonly number[]; readonly blockLengths: readonly number[] }) => {
    const indices = indicesOfBlocks(blockStarts, blockLengths, x.length);
    return { indices, mean: mean(Float64Array.from(indices, (index) => x[index]!)) };
  },
  "optimal-block-length": ({ x }: SampleInput) => ({ ...optimalBlockLength(x) }),
  "bca-interval": ({
    x,
    replicates,
    alpha,
  }: SampleInput & { readonly replicates: readonly number[]; readonly alpha: number }) => {
    const theta = mean(x);
    const found = bcaInterval(theta, replicates, jackknife(x, mean), 1 - alpha);
    return {
      theta,
      z0: found.bias,
      acceleration: found.acceleration,
      lowerLevel: found.lowerLevel,
      upperLevel: found.upperLevel,
      interval: limits(found.interval),
    };
  },
};
