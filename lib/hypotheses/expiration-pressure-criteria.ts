import type { Hypothesis, JudgeParameters } from "./hypothesis.js";
import { livePipeline, performanceCriteria, secondaryCriterion } from "./performance-criteria.js";
import type { RoadmapCriterion } from "./roadmap-criterion.js";

const roadmap = (phase: number): string => `strategy document, roadmap phase ${phase}`;

/**
 * Success and roadmap criteria of the expiration-pressure document.
 *
 * @param hypotheses the strategy's list
 */
export function expirationPressureCriteria(
  judge: JudgeParameters,
  hypotheses: readonly Hypothesis[],
): readonly RoadmapCriterion[] {
  return [
    ...performanceCriteria("EP", judge),
    {
      id: "EP-C-alerts",
      criterion: "alerts come within 30 seconds of their conditions",
      source: roadmap(1),
      rule: {
        ...{ kind: "count", count: "slowestDecision", comparison: "<=", threshold: 30 },
        open: "so much the rule itself waits; what feed, step of the data and computation add, only the live pipeline measures",
      },
      unit: "seconds at most",
    },
    {
      id: "EP-C-pressure",
      criterion: "pressure is checked by hand for 10 scenarios or more",
      source: roadmap(1),
      rule: {
        kind: "elsewhere",
        where:
          "the tests hold it against plain formulas and numbers computed apart (npm test): a run cannot check its own arithmetic",
      },
      unit: "",
    },
    {
      id: "EP-C-log",
      criterion: "all calculations are logged for validation",
      source: roadmap(1),
      rule: { kind: "count", count: "traced", comparison: ">=", threshold: 1, open: null },
      unit: "of alerts",
    },
    {
      id: "EP-C-classes",
      criterion: "urgency levels are classified with more than 90 % consistency",
      source: roadmap(2),
      rule: {
        kind: "elsewhere",
        where:
          "the rule is deterministic, so that it always agrees with itself; whether it is right takes a truth that market data do not record",
      },
      unit: "",
    },
    {
      id: "EP-C-execution",
      criterion: "trades are executed within 60 seconds of their signal",
      source: roadmap(2),
      rule: {
        ...{ kind: "assumption", count: "slowestFill", comparison: "<=", threshold: 60 },
        assumption:
          "orders wait for as long as was declared, and then for the next price of the data: the value meets nothing",
      },
      unit: "seconds at most",
    },
    {
      id: "EP-C-reliability",
      criterion: "execution is more than 95 % reliable",
      source: roadmap(2),
      rule: {
        ...{ kind: "assumption", count: "reliability", comparison: ">=", threshold: 0.95 },
        assumption:
          "outages are simulated from declared parameters, and whether a price came is a matter of the data: the value meets nothing",
      },
      unit: "of orders",
    },
    {
      id: "EP-C-paper",
      criterion: "paper trading for two weeks or more",
      source: roadmap(2),
      rule: { kind: "elsewhere", where: livePipeline },
      unit: "",
    },
    {
      id: "EP-C-sample",
      criterion: "a sample of 100 trades or more",
      source: roadmap(3),
      rule: { kind: "count", count: "trades", comparison: ">=", threshold: 100, open: null },
      unit: "trades",
    },
    secondaryCriterion("EP", "all secondary hypotheses are validated", roadmap(3), hypotheses),
  ];
}
