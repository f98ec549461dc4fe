import { describe, expect, it } from "vitest";
import { type FlowPlanParameters, flowPlanSchema, planFlowTrade } from "../../lib/execution/flow-plan.js";
import type { ExitChoice } from "../../lib/execution/plan.js";
import { volumeShockPreset } from "../../lib/strategies/volume-shock.js";
import { detectionOf, labelOf, minuteOf } from "../fixtures/alerts.js";

const { plan: parameters, limit } = volumeShockPreset("seed").parameters;
const none = { wins: 0, losses: 0 };

const planOf = (
  flowType: Parameters<typeof labelOf>[0],
  record = none,
  given: Partial<FlowPlanParameters> = {},
  choice: ExitChoice = "class-range",
) => planFlowTrade(detectionOf(), labelOf(flowType), record, { ...parameters, ...limit, ...given }, choice);

describe("planFlowTrade", () => {
  it("says what would be done about a detection, and what is predicted", () => {
    expect(
      planFlowTrade(
        detectionOf({ netDelta: -8000 }),
        labelOf("GAMMA_EMERGENCY"),
        none,
        { ...parameters, ...limit },
        "class-range",
      ),
    ).toEqual({
      detection: "TEST/2026-01-05/1",
      underlying: "TEST",
      date: "2026-01-05",
      triggeredAt: minuteOf(10),
      decidedAt: minuteOf(11),
      label: "GAMMA_EMERGENCY",
      direction: -1,
      expectedMagnitude: 22.5,
      expectedTiming: 2,
      confidence: 0.9,
      size: 7.2,
      riskShare: 0.02,
      longestHold: 8,
      flatBefore: 0,
      exit: { target: 15, stop: 15, maximumHold: 8 },
    });
  });

  it("leaves a sweep at the lower end of its range, with a stop as far away and three minutes more than its response", () => {
    const { expectedMagnitude, exit } = planOf("INSTITUTIONAL_SWEEP");
    expect(expectedMagnitude).toBe(11.5);
    expect(exit).toEqual({ target: 8, stop: 8, maximumHold: 18 });
  });

  it("leaves when the hedge should be complete where time decides, with a protective stop only", () => {
    const sweep = planOf("INSTITUTIONAL_SWEEP", none, { protectiveStop: 25 }, "time");
    expect(sweep.exit).toEqual({ target: Number.POSITIVE_INFINITY, stop: 25, maximumHold: 15 });
    expect(planOf("GAMMA_EMERGENCY", none, {}, "time").exit!.maximumHold).toBe(5);
  });

  it("has nothing to execute where the class expects nothing", () => {
    const plan = planOf("AMBIGUOUS_SIGNAL");
    expect(plan).toMatchObject({ exit: null, expectedMagnitude: Number.NaN, confidence: Number.NaN, size: Number.NaN });
  });

  it("trusts the claimed win rate until 30 trades of the class are closed, and their record from then on", () => {
    expect(planOf("GAMMA_EMERGENCY", { wins: 9, losses: 20 }).confidence).toBe(0.9);
    expect(planOf("GAMMA_EMERGENCY", { wins: 9, losses: 21 }).confidence).toBe((2 + 9) / (4 + 30));
    expect(planOf("GAMMA_EMERGENCY", { wins: 30, losses: 0 }).confidence).toBe(32 / 34);
    expect(planOf("AMBIGUOUS_SIGNAL", { wins: 15, losses: 15 }).confidence).toBe(0.5);
  });

  it("sizes by that confidence", () => {
    expect(planOf("GAMMA_EMERGENCY", { wins: 9, losses: 21 }).size).toBeCloseTo(2 * (11 / 34) * 2 * 2, 12);
  });
});

describe("flowPlanSchema", () => {
  const plans = (given: Partial<FlowPlanParameters>) =>
    (["INSTITUTIONAL_SWEEP", "GAMMA_EMERGENCY", "AMBIGUOUS_SIGNAL"] as const).flatMap((flowType) => [
      planOf(flowType, { wins: 12, losses: 22 }, given),
      planOf(flowType, { wins: 12, losses: 22 }, given, "time"),
    ]);
  const changed: Record<keyof FlowPlanParameters, number> = {
    baseSize: 3,
    sweepMultiplier: 1,
    emergencyMultiplier: 1,
    ambiguousMultiplier: 1,
    exposurePerConviction: 20_000,
    convictionCap: 1,
    maximumSize: 1,
    holdBuffer: 4,
    protectiveStop: 10,
    confidenceTrades: 50,
    confidencePriorWins: 5,
    confidencePriorLosses: 5,
  };

  it("names exactly the parameters that a plan reads", () => {
    expect(flowPlanSchema.map(({ name }) => name)).toEqual(Object.keys(parameters));
  });

  for (const [name, value] of Object.entries(changed)) {
    it(`has a ${name} that changes a plan`, () => {
      expect(plans({ [name]: value })).not.toEqual(plans({}));
    });
  }
});
