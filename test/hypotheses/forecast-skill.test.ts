import { describe, expect, it } from "vitest";
import type { Plan } from "../../lib/execution/plan.js";
import { forecastSkill } from "../../lib/hypotheses/forecast-skill.js";
import { createStream } from "../../lib/numeric/random.js";
import { dateAfter } from "../fixtures/days.js";
import { observationOf, tradeOf } from "../fixtures/trades.js";

const planOf = (k: number, confidence: number): Plan =>
  tradeOf({
    date: dateAfter("2026-01-05", k),
    plan: { detection: `${k}`, date: dateAfter("2026-01-05", k), confidence },
  }).order.plan;
const tried = (cases: readonly (readonly [confidence: number, right: boolean])[], draws = 99) =>
  forecastSkill(
    cases.map(([confidence], k) => planOf(k, confidence)),
    cases.map(([, right], k) => observationOf({ detection: `${k}`, points: right ? 5 : -5 })),
    draws,
    createStream(1, "skill"),
  );

describe("the skill of stated confidence", () => {
  it("is that of the Brier score against the base rate", () => {
    const found = tried([
      [0.9, true],
      [0.9, true],
      [0.2, false],
      [0.6, false],
    ])!;
    const brier = (0.01 + 0.01 + 0.04 + 0.36) / 4;
    expect(found).toMatchObject({ forecasts: 4, baseRate: 0.5, brierOfBaseRate: 0.25 });
    expect(found.brier).toBeCloseTo(brier, 12);
    expect(found.skill).toBeCloseTo(1 - brier / 0.25, 12);
    expect(found.gain.estimate).toBeCloseTo(0.25 - brier, 12);
    expect(found.logScore).toBeCloseTo(-(2 * Math.log(0.9) + Math.log(0.8) + Math.log(0.4)) / 4, 12);
  });

  it("is significant where confidence tells right from wrong, and lost by overconfidence", () => {
    const knowing = tried(Array.from({ length: 60 }, (_, k) => [k % 2 ? 0.9 : 0.1, k % 2 === 1] as const))!;
    // All days say the same.
    expect(knowing.gain.pValue).toBe(0.01);
    expect(knowing.skill).toBeGreaterThan(0.9);
    const boasting = tried(Array.from({ length: 60 }, (_, k) => [0.9, k % 2 === 1] as const))!;
    expect(boasting.skill).toBeLessThan(0);
    expect(boasting.gain.pOpposite).toBeLessThan(0.01);
  });

  it("leaves out plans without confidence and alerts without a price", () => {
    const plans = [planOf(0, Number.NaN), planOf(1, 0.8), planOf(2, 0.8), planOf(3, 0.8)];
    const unseen = { ...observationOf({ detection: "1" }), observedDirection: Number.NaN };
    const found = forecastSkill(
      plans,
      [observationOf({ detection: "0" }), unseen, observationOf({ detection: "3" })],
      99,
      createStream(1),
    );
    expect(found).toMatchObject({ forecasts: 1, baseRate: 1 });
    expect(found!.skill).toBeNaN();
    expect(forecastSkill([planOf(0, Number.NaN)], [], 99, createStream(1))).toBeNull();
  });

  it("flips days by as many draws as asked for", () => {
    expect(
      tried(
        Array.from({ length: 25 }, (_, k) => [0.5 + k / 60, k % 3 === 0] as const),
        49,
      )!.gain.method,
    ).toContain("49 drawn");
  });
});
