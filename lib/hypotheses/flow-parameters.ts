import { defineParameters, type ParameterRow } from "../numeric/define-parameters.js";
import type { ParameterSchema } from "../numeric/parameter.js";
import type { JudgeParameters } from "./hypothesis.js";

/** Numbers of the tests on what the future's signed volume did after an event. */
export interface FlowParameters {
  readonly flowBin: number;
  readonly flowLags: number;
  readonly flowWindow: number;
  readonly flowHorizon: number;
  readonly timingFrom: number;
  readonly hedgeRatio: number;
  readonly responseShare: number;
  readonly completionShare: number;
  readonly permutationBucket: number;
  readonly signingAccuracy: number;
  readonly claimedSpearman: number;
}

// biome-ignore format: a row per parameter
const flowParameterRows: readonly ParameterRow[] = [
  ["flowBin", "seconds", 1, 600, 5, "width of the bins of signed flow; a coarser feed gets the next multiple that covers its step", "a fast hedge is over in a minute"],
  ["flowLags", "bins", 0, 60, 1, "own lags and lagged returns in what flow was to be expected", "1.5: residual from clock bucket, own lags and lagged returns"],
  ["flowWindow", "minutes", 1, 60, 1, "flow after an event that is held against its predicted hedge; events closer than this disturb each other", "VS-S1: 10 minutes; primary hypothesis: 2-10"],
  ["flowHorizon", "minutes", 1, 120, 5, "longest watch: a response that has not come by then is censored", "1.5: 30 minutes"],
  ["timingFrom", "minutes", 0, 60, 0.5, "hedging is claimed to come after this, and within the flow window", "strategy document: 2-10 minutes"],
  ["hedgeRatio", "1", 0.05, 1, 0.05, "share of the customers' delta that is predicted to be hedged", "the plain prediction |net delta| / future multiplier"],
  ["responseShare", "1", 0.05, 1, 0.05, "share of the predicted hedge whose arrival is the response time", "1.5: half the predicted hedge"],
  ["completionShare", "1", 0.05, 1, 0.05, "share of the predicted hedge at which it counts as complete", "VS-S4: 90 %"],
  ["permutationBucket", "minutes", 5, 390, 5, "events are permuted among those of the same clock stretch", "VS-S1 and VS-S2: within clock bucket; wide enough that few events are alone"],
  ["signingAccuracy", "1", 0.51, 1, 0.01, "share of option volume whose side is right; slopes are also given divided by 2a - 1", "2.4: 1 where the feed itself has the side"],
  ["claimedSpearman", "1", -1, 1, 0.05, "claimed rank correlation of response time with exposure", "strategy document: r < -0.60"],
];

/** Numbers by which a session's volume stands out. */
export interface SpikeParameters {
  readonly spikeRatio: number;
  readonly spikeSessions: number;
}

/** Numbers of the judge stage of volume shock: those of both strategies, and its own. */
export interface FlowJudgeParameters extends JudgeParameters, FlowParameters, SpikeParameters {
  readonly claimedRSquared: number;
  readonly claimedClassAccuracy: number;
}

// biome-ignore format: a row per parameter
export const flowJudgeSchema: readonly ParameterSchema[] = defineParameters("judge", [
  ["claimedRSquared", "1", 0, 1, 0.01, "claimed R squared of observed flow on predicted hedge", "strategy document: > 0.70"],
  ["claimedClassAccuracy", "1", 0, 1, 0.01, "claimed share of right classes, where the truth is known", "strategy document: > 85 %"],
  ...flowParameterRows,
  ["spikeRatio", "1", 1, 100, 0.1, "a session that trades this many times the option volume of the sessions before it is a volume-spike day", "assumption: half as much again"],
  ["spikeSessions", "sessions", 2, 250, 1, "sessions before it whose mean volume it is held against; without as many it is on neither side", "assumption: as many as the document's baseline"],
]);
