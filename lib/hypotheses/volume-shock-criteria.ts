import type { FlowJudgeParameters } from "./flow-parameters.js";
import type { Hypothesis } from "./hypothesis.js";
import { percent } from "./percent.js";
import { conformanceShows, livePipeline, performanceCriteria, secondaryCriterion } from "./performance-criteria.js";
import type { RoadmapCriterion } from "./roadmap-criterion.js";

const roadmap = (phase: number): string => `strategy document, roadmap phase ${phase}`;

/**
 * Success and roadmap criteria of the volume-shock document.
 *
 * @param hypotheses the strategy's list
 */
export function volumeShockCriteria(
  judge: FlowJudgeParameters,
  hypotheses: readonly Hypothesis[],
): readonly RoadmapCriterion[] {
  return [
    ...performanceCriteria("VS", judge),
    {
      id: "VS-C-latency",
      criterion: "detection to execution takes less than 5 minutes",
      source: "strategy document, success criteria",
      rule: {
        ...{ kind: "assumption", count: "slowestFill", comparison: "<=", threshold: 300 },
        assumption:
          "orders wait for as long as was declared, and then for the next price of the data: the value meets nothing",
      },
      unit: "seconds at most",
    },
    {
      id: "VS-C-detection",
      criterion: "volume anomalies are detected within 30 seconds",
      source: roadmap(1),
      rule: {
        ...{ kind: "count", count: "slowestDecision", comparison: "<=", threshold: 30 },
        open: "so much the rule itself waits after the first trigger; what feed, step of the data and computation add, only the live pipeline measures",
      },
      unit: "seconds at most",
    },
    {
      id: "VS-C-delta",
      criterion: "delta exposures are calculated with mathematical accuracy",
      source: roadmap(1),
      rule: { kind: "elsewhere", where: conformanceShows("prices and greeks") },
      unit: "",
    },
    {
      id: "VS-C-feed",
      criterion: "the data feed is less than 100 ms late",
      source: roadmap(1),
      rule: { kind: "elsewhere", where: livePipeline },
      unit: "",
    },
    {
      id: "VS-C-audit-trail",
      criterion: "every alert has a complete audit trail",
      source: roadmap(1),
      rule: { kind: "count", count: "traced", comparison: ">=", threshold: 1, open: null },
      unit: "of alerts",
    },
    {
      id: "VS-C-latency-cases",
      criterion: "detection latency is measured over 100 cases or more",
      source: roadmap(1),
      rule: {
        ...{ kind: "assumption", count: "latencies", comparison: ">=", threshold: 100 },
        assumption: `so many orders have a latency, all of them simulated; ${livePipeline}`,
      },
      unit: "orders",
    },
    {
      id: "VS-C-classes",
      criterion: `flow types are classified with more than ${percent(judge.claimedClassAccuracy)} % accuracy`,
      source: roadmap(2),
      rule: {
        kind: "elsewhere",
        where:
          "market data do not record the true class of an order: only a simulated market knows it (npm run controls)",
      },
      unit: "",
    },
    {
      id: "VS-C-fills",
      criterion: "trades are executed within 5 seconds of their signal",
      source: roadmap(2),
      rule: {
        ...{ kind: "assumption", count: "withinFillTarget", comparison: ">=", threshold: 1 },
        assumption: "the wait of an order is drawn from declared parameters: it returns what was assumed",
      },
      unit: "of fills in time",
    },
    {
      id: "VS-C-reliability",
      criterion: "execution is more than 98 % reliable",
      source: roadmap(2),
      rule: {
        ...{ kind: "assumption", count: "reliability", comparison: ">=", threshold: 0.98 },
        assumption:
          "outages are simulated from declared parameters, and whether a price came is a matter of the data: the value meets nothing",
      },
      unit: "of orders",
    },
    {
      id: "VS-C-paper",
      criterion: "paper trading for three weeks or more",
      source: roadmap(2),
      rule: { kind: "elsewhere", where: livePipeline },
      unit: "",
    },
    {
      id: "VS-C-flow",
      criterion: `the delta flow correlation (R squared) is above ${judge.claimedRSquared}`,
      source: roadmap(3),
      rule: { kind: "hypotheses", ids: ["VS-S1-r-squared"], value: "estimate" },
      unit: "R squared",
    },
    {
      id: "VS-C-sample",
      criterion: "a sample of 150 trades or more",
      source: roadmap(3),
      rule: { kind: "count", count: "trades", comparison: ">=", threshold: 150, open: null },
      unit: "trades",
    },
    secondaryCriterion("VS", "statistical significance across all hypotheses", roadmap(3), hypotheses),
  ];
}
