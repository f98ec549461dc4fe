import { describe, expect, it } from "vitest";
import { casePressure, pressureMovement } from "../../lib/hypotheses/pressure-movement.js";
import { createStream } from "../../lib/numeric/random.js";
import { pearson } from "../../lib/statistics/pearson.js";
import { documentAssignment } from "../fixtures/assignment.js";
import { expiryCaseOf, plantedCases, scaledCase } from "../fixtures/expiry-cases.js";

const rule = { level: 0.95, draws: 199 };
/** The displacement is a multiple of the open interest, give or take. */
const steered = (days: number, points: number, seed = 1) => {
  const stream = createStream(seed, "steered");
  return Array.from({ length: days }, (_, day) => {
    const contracts = 500 + 1500 * stream.uniform();
    const away = (points * contracts) / 1000 + 5 * stream.normal();
    return expiryCaseOf({ day, strikes: [[5000, contracts, 0]], heaviest: 0, settled: 5004 + away });
  });
};
const found = (days: number, points: number, seed = 1) =>
  pressureMovement(steered(days, points, seed), documentAssignment, rule, createStream(seed, "test"));

describe("observed movement on calculated pressure", () => {
  it("takes the document's pressure of the heaviest strike", () => {
    // 1000 contracts x max(0.1, 0.2 - 4 / 30) / 60^2
    expect(casePressure(expiryCaseOf(), 5000, 1000, documentAssignment)).toBeCloseTo(100 / 3600, 12);
    expect(casePressure(expiryCaseOf({ minutes: 10, point: 2 }), 5000, 1000, documentAssignment)).toBeCloseTo(6, 12);
  });

  it("finds what is there: R squared out of sample and in it, and the slope", () => {
    const { rSquared, inSample, slope, pairs } = found(80, 10);
    expect(rSquared.finding!.estimate).toBeGreaterThan(0.3);
    expect(rSquared.finding!.interval!.lower).toBeGreaterThan(0);
    const r = pearson(
      pairs.map(({ pressure }) => pressure),
      pairs.map(({ away }) => away),
      0.95,
    );
    expect(inSample).toBeCloseTo(r.rSquared, 12);
    expect(inSample).toBeGreaterThan(rSquared.finding!.estimate);
    expect(slope.finding!.pValue).toBeLessThan(0.001);
  });

  it("finds nothing where the price knows nothing of the pressure: the interval lies above zero in few of 200 runs", () => {
    const runs = Array.from({ length: 200 }, (_, seed) => found(30, 0, 20 + seed));
    const above = runs.filter(({ rSquared }) => rSquared.finding!.interval!.lower > 0).length;
    expect(above).toBeLessThanOrEqual(21);
    const slopes = runs.filter(({ slope }) => slope.finding!.pValue! <= 0.05).length;
    expect(slopes).toBeLessThanOrEqual(21);
    expect(slopes).toBeGreaterThanOrEqual(2);
  });

  it("is in points, whatever the price of one", () => {
    const cases = steered(20, 10);
    const [one, ten] = [1, 10].map((factor) =>
      pressureMovement(
        cases.map((own) => scaledCase(own, factor)),
        documentAssignment,
        rule,
        createStream(1),
      ),
    );
    for (const [k, { away, pressure }] of ten!.pairs.entries()) {
      expect(away).toBeCloseTo(one!.pairs[k]!.away, 9);
      expect(pressure).toBeCloseTo(one!.pairs[k]!.pressure, 9);
    }
  });

  it("looks at the size apart from the direction", () => {
    const cases = steered(80, 10).map((own, k) =>
      k % 2 ? own : { ...own, settlement: { ...own.settlement, price: 2 * own.price - own.settlement.price } },
    );
    const { rSquared, rSquaredOfSize } = pressureMovement(cases, documentAssignment, rule, createStream(1));
    expect(rSquaredOfSize.finding!.estimate).toBeGreaterThan(0.2);
    expect(rSquared.finding!.estimate).toBeLessThan(0.1);
  });

  it("says why there is nothing", () => {
    const of = (cases: Parameters<typeof pressureMovement>[0]) =>
      pressureMovement(cases, documentAssignment, rule, createStream(1)).rSquared;
    expect(of([]).reason).toBe("there are no expiries");
    expect(of(steered(2, 1)).reason).toBe("predicting a day from the others needs three days, there are 2");
    expect(of(Array.from({ length: 5 }, (_, day) => expiryCaseOf({ day, settled: 5000 + day }))).reason).toContain(
      "there is no line",
    );
    expect(of([expiryCaseOf({ minutes: Number.NaN, seenAt: 0, expiresAt: 1 })]).reason).toContain(
      "the pressure is not known",
    );
    expect(of(plantedCases({ days: 5 }, createStream(1))).finding!.days).toBe(5);
  });
});
