import { describe, expect, it } from "vitest";
import { expiryVelocity } from "../../lib/hypotheses/expiry-velocity.js";
import { createStream } from "../../lib/numeric/random.js";
import { linearRegression } from "../../lib/statistics/linear-regression.js";
import { expiryCaseOf, plantedCases, scaledCase } from "../fixtures/expiry-cases.js";

const rule = { level: 0.95, draws: 199 };
/** Displacement grows with concentration; time and deviation vary and matter. */
const steered = (days: number, points: number, seed = 1, signs = false) => {
  const stream = createStream(seed, "velocity");
  return Array.from({ length: days }, (_, day) => {
    const concentration = 0.2 + 0.6 * stream.uniform();
    const minutes = 55 + 10 * stream.uniform();
    const expiresAt = Date.parse("2026-01-05") + day * 86_400_000 + (20 + 2 * stream.uniform()) * 3_600_000;
    const deviation = 5 + 10 * stream.uniform();
    const sign = signs && stream.integer(2) === 1 ? -1 : 1;
    const away = sign * points * minutes * concentration + 0.5 * deviation * stream.normal();
    return expiryCaseOf({ day, concentration, minutes, expiresAt, deviation, settled: 5004 + away });
  });
};

describe("velocity and the concentration of open interest", () => {
  it("is the slope with deviation, minutes and clock time held", () => {
    const cases = steered(40, 0.5);
    const { velocity, controls, dropped } = expiryVelocity(cases, rule, createStream(1));
    const fit = linearRegression(
      [
        cases.map((own) => own.strikes[own.heaviest]!.concentration),
        cases.map(({ deviation }) => deviation),
        cases.map(({ minutes }) => minutes),
        cases.map(({ seenAt }) => (seenAt / 3_600_000) % 24),
      ],
      cases.map((own) => (own.settlement.price - own.price) / own.minutes),
      true,
      null,
    );
    expect(velocity.finding!.estimate).toBeCloseTo(fit.coefficients[1]!, 9);
    expect(velocity.finding!.pValue).toBeLessThan(0.001);
    expect(controls).toHaveLength(3);
    expect(dropped).toEqual([]);
  });

  it("sees speed where the direction cancels", () => {
    const { velocity, speed } = expiryVelocity(steered(120, 0.6, 2, true), rule, createStream(1));
    expect(speed.finding!.pValue).toBeLessThan(0.001);
    expect(speed.finding!.estimate).toBeGreaterThan(0.3);
    expect(Math.abs(velocity.finding!.estimate)).toBeLessThan(speed.finding!.estimate);
  });

  it("is in points a minute, whatever the price of a point", () => {
    const cases = steered(40, 0.5);
    const [one, ten] = [1, 10].map((factor) =>
      expiryVelocity(
        cases.map((own) => scaledCase(own, factor)),
        rule,
        createStream(1),
      ),
    );
    expect(ten!.velocity.finding!.estimate).toBeCloseTo(one!.velocity.finding!.estimate, 9);
    expect(ten!.speed.finding!.interval!.upper).toBeCloseTo(one!.speed.finding!.interval!.upper, 9);
    const mixed = cases.map((own, day) => scaledCase(own, day % 2 ? 10 : 1));
    expect(expiryVelocity(mixed, rule, createStream(1)).velocity.finding!.estimate).toBeCloseTo(
      one!.velocity.finding!.estimate,
      9,
    );
  });

  it("drops controls that do not vary, or that others hold already", () => {
    const same = expiryVelocity(plantedCases({ days: 30 }, createStream(1)), rule, createStream(1));
    expect(same.controls).toEqual(["standard deviation of the move"]);
    expect(same.dropped).toEqual(["minutes to the expiry", "clock time"]);
    const fixed = steered(30, 0.5).map((own, day) => {
      const expiresAt = Date.parse("2026-01-05") + day * 86_400_000 + 21 * 3_600_000;
      return { ...own, expiresAt, seenAt: expiresAt - 60_000 * own.minutes };
    });
    expect(expiryVelocity(fixed, rule, createStream(1)).dropped).toEqual(["clock time"]);
  });

  it("keeps its size, with few days by the wild bootstrap and with many: 200 runs at 5 %", () => {
    for (const days of [15, 40]) {
      const runs = Array.from({ length: 200 }, (_, seed) =>
        expiryVelocity(
          plantedCases({ days, underlyings: 2, common: 0.5, push: 0.3 }, createStream(seed, "null")),
          // Ninety-nine draws are enough to tell 5 %.
          { ...rule, draws: 99 },
          createStream(seed),
        ),
      );
      for (const test of ["velocity", "speed"] as const) {
        const rejected = runs.filter((own) => own[test].finding!.pValue! <= 0.05).length;
        expect(rejected).toBeLessThanOrEqual(21);
        expect(rejected).toBeGreaterThanOrEqual(2);
      }
    }
  });

  it("says why there is nothing", () => {
    const unknown = expiryVelocity([expiryCaseOf({ concentration: Number.NaN })], rule, createStream(1));
    expect(unknown.velocity.reason).toContain("the concentration of open interest is not known (1)");
    expect(expiryVelocity([], rule, createStream(1)).speed.reason).toBe("there are no expiries");
    expect(expiryVelocity([expiryCaseOf()], rule, createStream(1)).velocity.reason).toBe(
      "a slope needs three days, there is 1",
    );
  });
});
