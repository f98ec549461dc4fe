import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DisplacementRule, signedDisplacement } from "../../lib/hypotheses/signed-displacement.js";
import { createStream } from "../../lib/numeric/random.js";
import { clusteredMean } from "../../lib/statistics/clustered-mean.js";
import { expiryCaseOf, type PlantedCases, plantedCases, scaledCase } from "../fixtures/expiry-cases.js";

const rule: DisplacementRule = { reach: 20, level: 0.95, draws: 499, alpha: 0.05, designMean: 0.2 };
const found = (planted: PlantedCases, seed = 1, changes: Partial<DisplacementRule> = {}) =>
  signedDisplacement(
    plantedCases(planted, createStream(seed, "cases")),
    { ...rule, ...changes },
    createStream(seed, "test"),
  );
const away = (...z: readonly number[]) => z.map((own, day) => expiryCaseOf({ day, settled: 5004 + 10 * own }));

describe("the signed displacement from the heaviest strike", () => {
  it("is the mean of z, its p from flipping the signs of days: all seven away gives 2 of 128", () => {
    const { mean, outward } = signedDisplacement(away(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7), rule, createStream(1));
    expect(mean.finding!.estimate).toBeCloseTo(0.4, 12);
    expect(mean.finding!.pValue).toBe(2 / 128);
    expect(mean.finding!.pOpposite).toBeNull();
    expect(mean.finding!.violated).toEqual(["only 7 days: the smallest p that sign flips can give is 0.016"]);
    expect(outward).toMatchObject({ cases: 7, rate: 1 });
  });

  it("is two-sided: as significant to the strike as away from it", () => {
    const [push, pull] = [away(0.1, 0.2, 0.5, 0.6), away(-0.1, -0.2, -0.5, -0.6)].map(
      (cases) => signedDisplacement(cases, rule, createStream(1)).mean.finding!,
    );
    expect(push!.pValue).toBe(pull!.pValue);
    expect(push!.estimate).toBeCloseTo(-pull!.estimate, 12);
  });

  it("becomes a t test with days as clusters from 30 days on", () => {
    const { mean, displacements } = found({ days: 30, underlyings: 2, common: 0.5 });
    const t = clusteredMean(
      displacements.map(({ z }) => z),
      displacements.map(({ own }) => own.date),
      0,
      "two-sided",
      0.95,
    );
    expect(mean.finding!.pValue).toBe(t.pValue);
    expect(mean.finding!.method).toContain("day-clustered");
    expect(found({ days: 29, underlyings: 2, common: 0.5 }).mean.finding!.method).toContain("sign flips");
  });

  it("recognises a push and a pull, and so does the label rotation", () => {
    for (const push of [0.35, -0.35]) {
      const { mean, rotated } = found({ days: 250, push }, 7);
      expect(Math.sign(mean.finding!.estimate)).toBe(Math.sign(push));
      expect(mean.finding!.pValue).toBeLessThan(0.001);
      expect(rotated.pValue).toBeLessThan(0.01);
    }
  });

  it("turns labels among the strikes within reach only, days together, and shows every mean for the figure", () => {
    const cases = away(0.5, 0.4, 0.6);
    const { rotated } = signedDisplacement(cases, rule, createStream(2));
    expect(rotated.movable).toBe(3);
    expect(rotated.means).toHaveLength(499);
    // The price lies above three of the five strikes and below two, so that each z keeps or changes its sign.
    const values = new Set(Array.from(rotated.means, (value) => value.toFixed(6)));
    expect(values).toEqual(
      new Set([0.5, -0.5, 0.1, -0.1, 0.1667, -0.1667, 0.2333, -0.2333].map((value) => exact(value).toFixed(6))),
    );
    const alone = signedDisplacement(cases, { ...rule, reach: 0.5 }, createStream(2)).rotated;
    expect(alone).toMatchObject({ movable: 0, pValue: Number.NaN });
    expect(alone.means).toHaveLength(0);
  });

  it("reaches in points, whatever the price of one", () => {
    const cases = plantedCases({ days: 12 }, createStream(4, "cases"));
    const of = (factor: number) =>
      signedDisplacement(
        cases.map((own) => scaledCase(own, factor)),
        { ...rule, reach: 8 },
        createStream(2),
      ).rotated;
    expect(of(2).movable).toBe(of(1).movable);
    for (const [k, mean] of of(2).means.entries()) expect(mean).toBeCloseTo(of(1).means[k]!, 9);
  });

  it("states the power at the design alternative with the spread that was seen", () => {
    const power = (designMean: number, alpha = 0.05) =>
      found({ days: 100 }, 3, { designMean, alpha }).mean.finding!.power!.value;
    // A mean of 0.2 with a spread of about 1 over 100 days: near one half.
    expect(power(0.2)).toBeGreaterThan(0.35);
    expect(power(0.2)).toBeLessThan(0.7);
    expect(power(0.5)).toBeGreaterThan(0.98);
    // Without an effect a two-sided test rejects at its level, half of it on each side.
    expect(power(1e-9)).toBeCloseTo(0.05, 6);
    expect(power(0.2, 0.01)).toBeLessThan(power(0.2));
    expect(found({ days: 100 }, 3, { designMean: 0 }).mean.finding!.power).toBeNull();
  });

  it("keeps its size under no effect, above and below 30 days, with underlyings that move together: 200 runs at 5 %", () => {
    for (const days of [14, 40]) {
      const runs = Array.from({ length: 200 }, (_, seed) =>
        found({ days, underlyings: 2, common: 0.6 }, 1000 + seed, { draws: 99 }),
      );
      for (const p of [
        (own: (typeof runs)[number]) => own.mean.finding!.pValue!,
        (own: (typeof runs)[number]) => own.rotated.pValue,
      ]) {
        const rejected = runs.filter((own) => p(own) <= 0.05).length;
        expect(rejected).toBeLessThanOrEqual(21);
        expect(rejected).toBeGreaterThanOrEqual(2);
      }
    }
  });

  it("is the same in a mirror: strikes, price and settlement turned about any level", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 4000, max: 6000 }), (seed, level) => {
        const cases = plantedCases({ days: 12 }, createStream(seed, "cases"));
        const mirrored = cases.map((own) => ({
          ...own,
          price: 2 * level - own.price,
          settlement: { ...own.settlement, price: 2 * level - own.settlement.price },
          strikes: own.strikes.map((other) => ({ ...other, strike: 2 * level - other.strike })).reverse(),
          heaviest: own.strikes.length - 1 - own.heaviest,
        }));
        const [mean, other] = [cases, mirrored].map(
          (own) => signedDisplacement(own, { ...rule, draws: 9 }, createStream(1)).mean.finding!,
        );
        expect(other!.estimate).toBeCloseTo(mean!.estimate, 9);
        expect(other!.pValue).toBeCloseTo(mean!.pValue!, 9);
      }),
      { numRuns: 30 },
    );
  });

  it("widens its intervals with the level", () => {
    const width = (level: number) => {
      const { mean, outward } = found({ days: 25 }, 2, { level });
      const [a, b] = [mean.finding!.interval!, outward.interval];
      return [a.upper - a.lower, b.upper - b.lower];
    };
    const [usual, wide] = [width(0.9), width(0.99)];
    for (const k of [0, 1]) expect(wide[k]).toBeGreaterThan(usual[k]!);
  });

  it("tests the share that ends farther out against one half: all seven out gives 2 of 128, to either side", () => {
    const shareOf = (...z: readonly number[]) =>
      signedDisplacement(away(...z), rule, createStream(1)).outward.share.finding!;
    const out = shareOf(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
    const back = shareOf(-0.1, -0.2, -0.3, -0.4, -0.5, -0.6, -0.7);
    expect([out.estimate, out.pValue]).toEqual([1, 2 / 128]);
    expect([back.estimate, back.pValue]).toEqual([0, 2 / 128]);
    // Sizes do not matter, sides do.
    expect(shareOf(5, 0.1, 0.1, -0.1).estimate).toBe(0.75);
    expect(shareOf(5, 0.1, 0.1, -0.1).pValue).toBe(shareOf(0.1, 5, 0.1, -9).pValue);
  });

  it("counts a price that did not move as one half in that share, and as nothing in the rate", () => {
    const { outward } = signedDisplacement(away(0, 0.5, -0.5, 0.5), rule, createStream(1));
    expect(outward.share.finding!.estimate).toBe(2.5 / 4);
    expect(outward).toMatchObject({ cases: 2, rate: 0.5 });
    const still = signedDisplacement(away(0, 0, 0, 0, 0, 0), rule, createStream(1)).outward.share.finding!;
    expect([still.estimate, still.pValue]).toEqual([0.5, 1]);
  });

  it("makes a t test of that share with days as clusters from 30 days on", () => {
    const planted = found({ days: 40, underlyings: 2, common: 0.5 });
    const sides = planted.displacements.map(({ z }) => (z > 0 ? 1 : 0));
    const t = clusteredMean(
      sides,
      planted.displacements.map(({ own }) => own.date),
      0.5,
      "two-sided",
      0.95,
    );
    expect(planted.outward.share.finding).toMatchObject({ estimate: planted.outward.rate, pValue: t.pValue });
  });

  it("keeps the size of that share under no effect: 200 runs at 5 %", () => {
    const rejected = Array.from({ length: 200 }, (_, seed) =>
      found({ days: 40, underlyings: 2, common: 0.6 }, 1000 + seed, { draws: 9 }),
    ).filter(({ outward }) => outward.share.finding!.pValue! <= 0.05).length;
    expect(rejected).toBeLessThanOrEqual(21);
    expect(rejected).toBeGreaterThanOrEqual(2);
  });

  it("has nothing to say without a case, and little of one", () => {
    expect(signedDisplacement([], rule, createStream(1)).mean).toEqual({
      finding: null,
      reason: "there are no expiries",
    });
    expect(signedDisplacement([], rule, createStream(1)).outward.share).toEqual({
      finding: null,
      reason: "there are no expiries",
    });
    const { finding } = signedDisplacement(away(0.3), rule, createStream(1)).mean;
    expect(finding!.pValue).toBe(1);
    const unknown = signedDisplacement([expiryCaseOf({ heaviest: -1 })], rule, createStream(1));
    expect(unknown.mean.reason).toContain("no strike with open interest within reach (1)");
  });
});

/** Sums of +-0.5, +-0.4, +-0.6 over three. */
function exact(near: number): number {
  const sums = [1, -1].flatMap((a) => [1, -1].flatMap((b) => [1, -1].map((c) => (0.5 * a + 0.4 * b + 0.6 * c) / 3)));
  return sums.reduce((best, own) => (Math.abs(own - near) < Math.abs(best - near) ? own : best));
}
