import type { Hypothesis, JudgeParameters } from "./hypothesis.js";
import { percent } from "./percent.js";
import type { RoadmapCriterion } from "./roadmap-criterion.js";

/** Latencies of feeds and computation belong to the live path; a study of recorded data has none. */
export const livePipeline = "only the live pipeline measures it: a study of recorded data has no feed";

/** What a comparison with reference numbers shows of a part of the library. */
export function conformanceShows(part: string): string {
  return `reference numbers computed elsewhere are held against ${part} by strikelab conformance: a run cannot check its own arithmetic`;
}

/**
 * The success criteria that both documents ask of trades; each is a claim on the list of hypotheses, so that meeting it in the
 * sample is not enough.
 *
 * @param prefix short name of the strategy, with which the ids of its hypotheses begin
 */
export function performanceCriteria(prefix: string, judge: JudgeParameters): readonly RoadmapCriterion[] {
  const source = "strategy document, success criteria";
  const claim = (test: string, value: "estimate" | "p-value") =>
    ({ kind: "hypotheses", ids: [`${prefix}-${test}`], value }) as const;
  return [
    {
      id: `${prefix}-C-win-rate`,
      criterion: `a win rate of ${percent(judge.claimedWinRate)} % or more`,
      ...{ source, rule: claim("T2-win-rate", "estimate"), unit: "of trades" },
    },
    {
      id: `${prefix}-C-trades`,
      criterion: `over ${judge.leastTrades} trades or more`,
      ...{ source, unit: "trades" },
      rule: { kind: "count", count: "trades", comparison: ">=", threshold: judge.leastTrades, open: null },
    },
    {
      id: `${prefix}-C-points`,
      criterion: `an average profit of ${judge.claimedPoints} points or more per trade`,
      ...{ source, rule: claim("T4-points", "estimate"), unit: "points" },
    },
    {
      id: `${prefix}-C-drawdown`,
      criterion: `a maximum drawdown of ${percent(judge.claimedDrawdown)} % or less`,
      ...{ source, rule: claim("T8-drawdown", "estimate"), unit: "of peak equity" },
    },
    {
      id: `${prefix}-C-sharpe`,
      criterion: `a Sharpe ratio of ${judge.claimedSharpe} or more`,
      source: "strategy document, roadmap phase 3",
      ...{ rule: claim("T6-sharpe", "estimate"), unit: "per year" },
    },
    {
      id: `${prefix}-C-significance`,
      criterion: `statistical significance at p < ${judge.level}, against matched placebo trades`,
      ...{ source, rule: claim("T3-points", "p-value"), unit: "p" },
    },
  ];
}

/** All secondary hypotheses together. */
export function secondaryCriterion(
  prefix: string,
  criterion: string,
  source: string,
  hypotheses: readonly Hypothesis[],
): RoadmapCriterion {
  const secondary = hypotheses.filter(({ family }) => family === "secondary");
  return {
    ...{ id: `${prefix}-C-secondary`, criterion, source },
    rule: { kind: "hypotheses", ids: secondary.map(({ id }) => id), value: "supported" },
    unit: `of ${secondary.length} supported`,
  };
}
