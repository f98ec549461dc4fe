import { describe, expect, it } from "vitest";
import {
  conformanceShows,
  livePipeline,
  performanceCriteria,
  secondaryCriterion,
} from "../../lib/hypotheses/performance-criteria.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { hypothesisOf } from "../fixtures/findings.js";

const { judge } = volumeShockPresets.seed.parameters;

describe("the success criteria of both documents", () => {
  it("say the judge's numbers, and are judged by hypotheses, the number of trades apart", () => {
    const changed = {
      ...{
        claimedWinRate: 0.6,
        claimedPoints: 7,
        claimedDrawdown: 0.2,
        claimedSharpe: 1.5,
        leastTrades: 44,
        level: 0.02,
      },
    };
    const criteria = performanceCriteria("XX", { ...judge, ...changed });
    expect(criteria.map(({ criterion }) => criterion)).toEqual([
      "a win rate of 60 % or more",
      "over 44 trades or more",
      "an average profit of 7 points or more per trade",
      "a maximum drawdown of 20 % or less",
      "a Sharpe ratio of 1.5 or more",
      "statistical significance at p < 0.02, against matched placebo trades",
    ]);
    expect(criteria.map(({ rule }) => (rule.kind === "hypotheses" ? rule.ids : rule.kind))).toEqual([
      ...[["XX-T2-win-rate"], "count", ["XX-T4-points"], ["XX-T8-drawdown"], ["XX-T6-sharpe"], ["XX-T3-points"]],
    ]);
    expect(criteria[1]!.rule).toMatchObject({ count: "trades", threshold: 44, comparison: ">=" });
  });
});

it("asks for every secondary hypothesis", () => {
  const hypotheses = [
    hypothesisOf({ id: "A", family: "secondary" }),
    hypothesisOf({ id: "B" }),
    hypothesisOf({ id: "C", family: "secondary" }),
  ];
  expect(secondaryCriterion("XX", "all of them", "document", hypotheses)).toEqual({
    ...{ id: "XX-C-secondary", criterion: "all of them", source: "document", unit: "of 2 supported" },
    rule: { kind: "hypotheses", ids: ["A", "C"], value: "supported" },
  });
});

it("names what shows the rest", () => {
  expect(conformanceShows("greeks")).toMatch(/^reference numbers .* greeks by strikelab conformance: /);
  expect(livePipeline).toContain("live pipeline");
});
