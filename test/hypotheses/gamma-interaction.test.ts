import { describe, expect, it } from "vitest";
import { gammaInteraction, gammaSign } from "../../lib/hypotheses/gamma-interaction.js";
import { createStream } from "../../lib/numeric/random.js";
import { expiryCaseOf, type PlantedCases, plantedCases } from "../fixtures/expiry-cases.js";

const rule = { level: 0.95, draws: 199 };
const found = (planted: PlantedCases, seed = 1) =>
  gammaInteraction(
    plantedCases(planted, createStream(seed, "cases")),
    "calls-long-puts-short",
    rule,
    createStream(seed, "test"),
  );

describe("the displacement and the sign of market makers' gamma", () => {
  it("takes the sign from what market makers are taken to hold", () => {
    const strike = { ...expiryCaseOf().strikes[0]!, callOpenInterest: 10, putOpenInterest: 30 };
    expect(gammaSign(strike, "calls-long-puts-short")).toBe(-1);
    expect(gammaSign({ ...strike, putOpenInterest: 10 }, "calls-long-puts-short")).toBe(0);
    expect(gammaSign({ ...strike, putOpenInterest: Number.NaN }, "calls-long-puts-short")).toBeNaN();
    expect(gammaSign(strike, "both-long")).toBe(1);
    expect(gammaSign(strike, "both-short")).toBe(-1);
  });

  it("finds long gamma that attracts and short gamma that repels", () => {
    const { interaction, positive, negative } = found({ days: 120, gammaPull: 0.5 });
    expect(interaction.finding!.estimate).toBeLessThan(-0.3);
    expect(interaction.finding!.estimate).toBeCloseTo((positive.mean - negative.mean) / 2, 12);
    expect(interaction.finding!.pValue).toBeLessThan(0.001);
    expect(positive.cases + negative.cases).toBe(120);
  });

  it("does not mistake a push that is the same everywhere for it, and keeps its size over 200 runs", () => {
    for (const days of [15, 40]) {
      const rejected = Array.from({ length: 200 }, (_, seed) =>
        found({ days, push: 0.3, underlyings: 2, common: 0.4 }, 50 + seed),
      ).filter(({ interaction }) => interaction.finding!.pValue! <= 0.05);
      expect(rejected.length).toBeLessThanOrEqual(21);
      expect(rejected.length).toBeGreaterThanOrEqual(2);
    }
  });

  it("cannot be computed where the sign never varies, and says so", () => {
    const cases = plantedCases({ days: 20 }, createStream(1));
    for (const assumption of ["both-long", "both-short"] as const) {
      const { interaction } = gammaInteraction(cases, assumption, rule, createStream(1));
      expect(interaction.finding).toBeNull();
      expect(interaction.reason).toBe(
        `the sign of gamma never varies when market makers are taken as "${assumption.replace("-", " ")}"`,
      );
    }
  });

  it("leaves out strikes whose sign is not known", () => {
    const cases = [
      expiryCaseOf({ strikes: [[5000, 50, 50]], heaviest: 0 }),
      expiryCaseOf({ price: 5000 }),
      expiryCaseOf({ heaviest: -1 }),
    ];
    const { leftOut, interaction } = gammaInteraction(cases, "calls-long-puts-short", rule, createStream(1));
    expect(leftOut).toHaveLength(3);
    expect(interaction.reason).toContain("calls and puts of the strike cancel");
    expect(gammaInteraction([], "both-long", rule, createStream(1)).interaction.reason).toBe("there are no expiries");
  });
});
