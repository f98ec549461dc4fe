import { describe, expect, it } from "vitest";
import { type CalibrationRule, finishCalibration } from "../../lib/hypotheses/finish-calibration.js";
import { createStream } from "../../lib/numeric/random.js";
import { finishAbove } from "../../lib/pricing/finish-probability.js";
import { documentAssignment } from "../fixtures/assignment.js";
import { expiryCaseOf, type PlantedCases, plantedCases, scaledCase } from "../fixtures/expiry-cases.js";

const rule: CalibrationRule = { within: 1, reach: 20, bins: 10, level: 0.95, draws: 199 };
const found = (planted: PlantedCases, seed = 1) =>
  finishCalibration(
    plantedCases(planted, createStream(seed, "cases")),
    documentAssignment,
    rule,
    createStream(seed, "test"),
  );
const one = (changes: Partial<CalibrationRule> = {}, options: Parameters<typeof expiryCaseOf>[0] = {}) =>
  finishCalibration([expiryCaseOf(options)], documentAssignment, { ...rule, ...changes }, createStream(1));

describe("the calibration of where the price finishes", () => {
  it("forecasts every strike within reach, near it and above it", () => {
    const { near, inTheMoney } = one();
    expect(near.strikes).toBe(5);
    expect(near.baseRate).toBe(0.2);
    expect(one({}, { settled: 5000.5 }).near.baseRate).toBe(0.2);
    expect(one({ within: 0.4 }, { settled: 5000.5 }).near.baseRate).toBe(0);
    expect(inTheMoney.baseRate).toBe(0.6);
    expect(one({ reach: 5 }).near.strikes).toBe(2);
    const expected = [4990, 4995, 5000, 5005, 5010].map((strike) => finishAbove(5004, strike, 10));
    expect(inTheMoney.probability.meanForecast).toBeCloseTo(expected.reduce((sum, own) => sum + own) / 5, 12);
    expect(inTheMoney.probability.brier).toBeCloseTo(
      expected.reduce((sum, own, k) => sum + (own - (k < 3 ? 1 : 0)) ** 2, 0) / 5,
      12,
    );
  });

  it("has the document's number beside it on the same outcomes, labelled as none", () => {
    const { asWritten, strikes } = one({}, { minutes: 10 }).near;
    // max(0.1, 0.8 - distance / 10) at 14, 9, 4, 1 and 6 points
    expect(asWritten.meanForecast).toBeCloseTo((0.1 + 0.1 + 0.4 + 0.7 + 0.2) / 5, 12);
    expect(asWritten.label).toContain("not a probability");
    expect(asWritten.bins.reduce((sum, { forecasts }) => sum + forecasts, 0)).toBe(strikes);
  });

  it("is calibrated where prices diffuse: skill in the money, no excess; the document's number is not", () => {
    const { inTheMoney, near } = found({ days: 250 });
    expect(inTheMoney.probability.skill.finding!.estimate).toBeGreaterThan(0.2);
    expect(inTheMoney.probability.skill.finding!.interval!.lower).toBeGreaterThan(0);
    expect(inTheMoney.probability.skill.finding!.estimate).toBeCloseTo(
      1 - inTheMoney.probability.brier / inTheMoney.brierOfBaseRate,
      9,
    );
    expect(inTheMoney.probability.excess.finding!.pValue).toBeGreaterThan(0.05);
    expect(near.probability.excess.finding!.pValue).toBeGreaterThan(0.05);
    expect(near.asWritten.excess.finding!.pValue).toBeLessThan(0.001);
    expect(near.probability.brier).toBeLessThan(near.asWritten.brier);
    for (const { forecasts, meanForecast, interval } of inTheMoney.probability.bins.filter(
      (bin) => bin.forecasts > 60,
    )) {
      expect(forecasts).toBeGreaterThan(0);
      expect(interval.lower - 0.05).toBeLessThan(meanForecast);
      expect(interval.upper + 0.05).toBeGreaterThan(meanForecast);
    }
  });

  it("keeps the size of its excess, strikes of a day as one unit: 200 runs at 5 %", () => {
    const runs = Array.from({ length: 200 }, (_, seed) => found({ days: 40 }, 30 + seed));
    for (const test of ["near", "inTheMoney"] as const) {
      const rejected = runs.filter((own) => own[test].probability.excess.finding!.pValue! <= 0.05).length;
      expect(rejected).toBeLessThanOrEqual(21);
      expect(rejected).toBeGreaterThanOrEqual(2);
    }
  });

  it("leaves out what is too rough for the zone by the data's own precision, and counts doubtful outcomes", () => {
    const rough = one({}, { settled: 5000.2, error: 1.5 });
    expect(rough.near.leftOut[0]!.reason).toContain("its error is larger than the zone");
    expect(rough.near.probability.skill.finding).toBeNull();
    expect(rough.inTheMoney).toMatchObject({ strikes: 5, uncertain: 1 });
    expect(one({}, { settled: 5000.2, error: 0.9 }).near.uncertain).toBe(1);
  });

  it("counts in points, whatever the price of one", () => {
    const cases = plantedCases({ days: 12 }, createStream(4, "cases"));
    const of = (factor: number) =>
      finishCalibration(
        cases.map((own) => scaledCase(own, factor)),
        documentAssignment,
        { ...rule, reach: 9 },
        createStream(1),
      );
    const [one, ten] = [of(1), of(10)];
    expect(ten.near.strikes).toBe(one.near.strikes);
    expect(ten.near.baseRate).toBe(one.near.baseRate);
    expect(ten.near.probability.brier).toBeCloseTo(one.near.probability.brier, 9);
    expect(ten.near.asWritten.meanForecast).toBeCloseTo(one.near.asWritten.meanForecast, 9);
  });

  it("takes the level for bins and findings", () => {
    const of = (level: number) => {
      const cases = plantedCases({ days: 40 }, createStream(1, "cases"));
      const { probability } = finishCalibration(
        cases,
        documentAssignment,
        { ...rule, level },
        createStream(1),
      ).inTheMoney;
      return [
        probability.bins[5]!.interval,
        probability.skill.finding!.interval!,
        probability.excess.finding!.interval!,
      ];
    };
    const [usual, wide] = [of(0.9), of(0.99)];
    for (const k of [0, 1, 2]) {
      expect(wide[k]!.upper - wide[k]!.lower).toBeGreaterThan(usual[k]!.upper - usual[k]!.lower);
    }
  });

  it("has no skill to speak of where every outcome is the same, and none without a case", () => {
    expect(one({}, { settled: 5100 }).near.probability.skill.reason).toContain("every outcome is the same");
    const none = finishCalibration([], documentAssignment, rule, createStream(1));
    expect(none.near.probability.skill.reason).toBe("there are no strikes");
    expect(one({ bins: 4 }).near.probability.bins).toHaveLength(4);
    expect(one({}, { deviation: Number.NaN }).inTheMoney.leftOut).toHaveLength(1);
  });
});
