import { describe, expect, it } from "vitest";
import type { Urgency } from "../../lib/classifiers/urgency.js";
import { closedTradesBook } from "../../lib/execution/closed-trades.js";
import type { ExitChoice } from "../../lib/execution/plan.js";
import type { Trade } from "../../lib/execution/trade.js";
import {
  planUrgencyTrade,
  type SettlementTerms,
  type UrgencyPlanParameters,
  urgencyPlanSchema,
} from "../../lib/execution/urgency-plan.js";
import { expirationPressurePresets } from "../../lib/strategies/expiration-pressure.js";
import { pressureAlertOf, urgencyLabelOf } from "../fixtures/pressure-alerts.js";
import { tradeOf } from "../fixtures/trades.js";

const { plan: parameters } = expirationPressurePresets.seed.parameters;
const alert = pressureAlertOf();
const atClose: SettlementTerms = { closesAt: alert.expiresAt, averagedMinutes: 0 };

interface Given {
  readonly earlier?: readonly Trade[];
  readonly today?: readonly Trade[];
  readonly terms?: SettlementTerms;
  readonly numbers?: Partial<UrgencyPlanParameters>;
  readonly choice?: ExitChoice;
}

function planOf(urgency: Urgency, given: Given = {}) {
  const { earlier = [], today = [], terms = atClose, numbers = {}, choice = "class-range" } = given;
  const closed = closedTradesBook(earlier).asOf(alert.decidedAt, today);
  return planUrgencyTrade(alert, urgencyLabelOf(urgency), closed, terms, { ...parameters, ...numbers }, choice);
}

/** Trades of a class that were closed a day before, wins first; the later ones were closed later. */
function record(label: Urgency, wins: number, losses: number): readonly Trade[] {
  return Array.from({ length: wins + losses }, (_, k) =>
    tradeOf({
      label,
      date: "2026-01-02",
      netPoints: k < wins ? 1 : -1,
      exit: { at: alert.decidedAt - 86_400_000 + k * 1000, price: 5000 },
    }),
  );
}

describe("planUrgencyTrade", () => {
  it("says what would be done about an alert, and what is predicted", () => {
    expect(planOf("PIN_RISK_MANAGEMENT")).toEqual({
      detection: alert.id,
      underlying: "TEST",
      date: "2026-01-05",
      triggeredAt: alert.triggeredAt,
      decidedAt: alert.decidedAt,
      label: "PIN_RISK_MANAGEMENT",
      direction: 1,
      expectedMagnitude: 15,
      expectedTiming: 32.5,
      confidence: 0.75,
      // 1.5 contracts x 0.75 x 0.75 x 1.
      size: 0.84375,
      riskShare: 1,
      longestHold: Number.POSITIVE_INFINITY,
      flatBefore: 1,
      exit: { target: 10, stop: 10, maximumHold: 45 },
    });
  });

  it("leaves a panic at the lower end of its range, with a stop as far away, or by time with a protective stop only", () => {
    expect(planOf("ASSIGNMENT_PANIC").exit).toEqual({ target: 15, stop: 15, maximumHold: 8 });
    expect(planOf("ASSIGNMENT_PANIC", { choice: "time", numbers: { protectiveStop: 25 } }).exit).toEqual({
      target: Number.POSITIVE_INFINITY,
      stop: 25,
      maximumHold: 8,
    });
    // 1.5 x 0.85 x 0.85 x 2.
    expect(planOf("ASSIGNMENT_PANIC").size).toBeCloseTo(2.1675, 12);
  });

  it.each(["TRANSITION", "NO_SIGNAL"] as const)("has nothing to execute for %s, which expects nothing", (urgency) => {
    for (const choice of ["class-range", "time"] as const) {
      expect(planOf(urgency, { choice })).toMatchObject({
        label: urgency,
        exit: null,
        size: 0,
        expectedMagnitude: Number.NaN,
        expectedTiming: Number.NaN,
        confidence: Number.NaN,
      });
    }
  });

  it("is flat before the expiry, the averaging and a buffer: minutes from expiry to close + window + buffer", () => {
    const terms = { closesAt: alert.expiresAt + 12 * 60_000, averagedMinutes: 30 };
    expect(planOf("ASSIGNMENT_PANIC", { terms }).flatBefore).toBe(43);
    expect(planOf("ASSIGNMENT_PANIC", { terms, numbers: { flatBefore: 0 } }).flatBefore).toBe(42);
    expect(planOf("ASSIGNMENT_PANIC", { terms: { ...terms, averagedMinutes: 0 } }).flatBefore).toBe(13);
  });

  it("trusts the claimed win rate until 30 trades of the class are closed, and their record from then on", () => {
    const panic = (wins: number, losses: number) =>
      planOf("ASSIGNMENT_PANIC", { earlier: record("ASSIGNMENT_PANIC", wins, losses) }).confidence;
    expect(panic(9, 20)).toBe(0.85);
    expect(panic(9, 21)).toBe((2 + 9) / (4 + 30));
    expect(planOf("ASSIGNMENT_PANIC", { earlier: record("PIN_RISK_MANAGEMENT", 9, 21) }).confidence).toBe(0.85);
  });

  it("counts recent accuracy over the last closed trades of all classes", () => {
    // Confidence stays claimed: the record is of the other class.
    const size = (wins: number, losses: number) =>
      planOf("ASSIGNMENT_PANIC", { earlier: record("PIN_RISK_MANAGEMENT", wins, losses) }).size;
    expect(size(9, 20)).toBeCloseTo(1.5 * 0.85 * 0.85 * 2, 12);
    expect(size(9, 21)).toBeCloseTo(1.5 * 0.85 * (9 / 30) * 2, 12);
    // Only the latest 30 count: of 39, nine early wins are forgotten.
    expect(size(9, 30)).toBe(0);
  });

  it("knows trades of the day only once they are closed", () => {
    const at = (instant: number) =>
      record("ASSIGNMENT_PANIC", 0, 30).map((trade) => ({ ...trade, exit: { ...trade.exit, at: instant } }));
    const open = planOf("ASSIGNMENT_PANIC", { today: at(alert.decidedAt + 1) });
    const closed = planOf("ASSIGNMENT_PANIC", { today: at(alert.decidedAt) });
    expect([open.confidence, open.size]).toEqual([0.85, planOf("ASSIGNMENT_PANIC").size]);
    expect([closed.confidence, closed.size]).toEqual([2 / 34, 0]);
  });
});

describe("urgencyPlanSchema", () => {
  const earlier = [...record("PIN_RISK_MANAGEMENT", 25, 8), ...record("ASSIGNMENT_PANIC", 30, 7)];
  const plans = (numbers: Partial<UrgencyPlanParameters>) =>
    (["PIN_RISK_MANAGEMENT", "ASSIGNMENT_PANIC"] as const).flatMap((urgency) =>
      (["class-range", "time"] as const).map((choice) => planOf(urgency, { earlier, numbers, choice })),
    );
  const changed: Record<keyof UrgencyPlanParameters, number> = {
    baseSize: 3,
    pinMultiplier: 2,
    panicMultiplier: 1,
    maximumSize: 1,
    recentTrades: 5,
    protectiveStop: 10,
    flatBefore: 4,
    confidenceTrades: 50,
    confidencePriorWins: 5,
    confidencePriorLosses: 5,
  };

  it("names exactly the parameters that a plan reads", () => {
    expect(urgencyPlanSchema.map(({ name }) => name)).toEqual(Object.keys(parameters));
    expect(Object.keys(changed)).toEqual(Object.keys(parameters));
  });

  it.each(Object.entries(changed))("has a %s that changes a plan", (name, value) => {
    expect(plans({ [name]: value })).not.toEqual(plans({}));
  });
});
