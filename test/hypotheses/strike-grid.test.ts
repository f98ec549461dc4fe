import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type GridRule, type OrdinaryPrice, strikeGrid } from "../../lib/hypotheses/strike-grid.js";
import { createStream, type RandomStream } from "../../lib/numeric/random.js";
import { dateAfter } from "../fixtures/days.js";
import { type CaseOptions, expiryCaseOf } from "../fixtures/expiry-cases.js";

const rule: GridRule = {
  within: 1,
  unit: "points",
  lines: "listed",
  level: 0.95,
  draws: 999,
  alpha: 0.05,
  designExcess: 0.07,
};
const settled = (prices: readonly number[], changes: CaseOptions = {}) =>
  prices.map((price, day) => expiryCaseOf({ day, settled: price, ...changes }));
const found = (prices: readonly number[], changes: Partial<GridRule> = {}, options: CaseOptions = {}) =>
  strikeGrid(settled(prices, options), [], { ...rule, ...changes }, createStream(1, "grid"));
const places = [0.1, 0.35, 0.4, 0.62, 0.7, 0.95];

describe("settlements on the strike grid", () => {
  it("gives prices in steps the rate of continuous ones: every tick of a grid once is exactly chance", () => {
    const ticks = Array.from({ length: 20 }, (_, k) => 5000 + k / 4);
    const { rate, baseRate, onEdge, nearness } = found(ticks);
    expect({ rate, onEdge }).toEqual({ rate: 0.4, onEdge: 2 });
    expect(baseRate).toBeCloseTo(0.4, 12);
    expect(nearness.finding!.violated).toContain("2 settlements lie exactly at the end of a zone and count one half");
  });

  it("counts those within the zone, with the zone's share of the grid as base rate: 0.40 within 1 point of 5", () => {
    const { near, rate, baseRate, nearness } = found([
      4999, 4999.5, 5000, 5001, 5002, 5003, 4994.5, 4997, 5007.5, 4996,
    ]);
    expect({ near, rate }).toEqual({ near: 4.5, rate: 0.45 });
    expect(baseRate).toBeCloseTo(0.4, 12);
    expect(nearness.finding!.estimate).toBeCloseTo(0.05, 12);
    expect(nearness.finding!.method).toContain("chance alone gives 40 %");
  });

  it("has the exact binomial p of SciPy, and with one expiry a day the rotation agrees with it", () => {
    // scipy.stats.binomtest(7, 10, 0.4).pvalue and (3, 12, 0.4)
    const seven = found([...Array(7).fill(5000.3), 5002, 5002.5, 5003], { draws: 9999 });
    expect(seven.pBinomial).toBeCloseTo(0.10111928319999999, 12);
    const three = found([...Array(3).fill(5000.3), ...Array(9).fill(5002.4)], { draws: 9999 });
    expect(three.pBinomial).toBeCloseTo(0.3835495751679999, 12);
    expect(Math.abs(three.nearness.finding!.pValue! - 0.3835)).toBeLessThan(0.02);
  });

  it("tests the place between two strikes by Kolmogorov and Smirnov, and folded about the strikes", () => {
    // scipy.stats.kstest(places, "uniform", method="exact"), and of 2 min(place, 1 - place)
    const { uniformity, pUniform, folded } = found(places.map((place) => 5000 + 5 * place));
    expect(uniformity.finding!.estimate).toBeCloseTo(0.18333333333333332, 9);
    expect(pUniform).toBeCloseTo(0.9640178395061729, 9);
    expect(folded.distance).toBeCloseTo(0.2666666666666668, 9);
    expect(folded.pValue).toBeCloseTo(0.6996826063100133, 9);
    expect(uniformity.finding!.pValue).toBeGreaterThan(0.2);
  });

  it("recognises settlements that gather at strikes, and those that keep away", () => {
    const stream = createStream(2, "gather");
    const gathered = found(
      Array.from({ length: 60 }, () => 5000 + (stream.uniform() < 0.6 ? 0.3 : 5 * stream.uniform())),
    );
    expect(gathered.nearness.finding!.estimate).toBeGreaterThan(0.2);
    expect(gathered.nearness.finding!.pValue).toBeLessThan(0.01);
    expect(gathered.uniformity.finding!.pValue).toBeLessThan(0.01);
    const apart = found(Array.from({ length: 60 }, () => 5001.2 + 2.6 * stream.uniform()));
    expect(apart.nearness.finding!.estimate).toBeCloseTo(-0.4, 12);
    expect(apart.nearness.finding!.pValue).toBeLessThan(0.01);
  });

  it("measures the zone in points or spacings, and the lines as listed or as multiples from zero", () => {
    const prices = [5000.9, 5002, 5012.4, 5024.2];
    expect(found(prices.slice(0, 2)).near).toBe(1);
    expect(found(prices.slice(0, 2), { unit: "spacings", within: 0.45 }).near).toBe(2);
    expect(found(prices.slice(0, 2), {}, { point: 0.5 }).baseRate).toBeCloseTo(0.2, 12);
    const round = found(prices, { lines: 5, within: 2.5 });
    expect(round).toMatchObject({ near: 3, baseRate: 0.2 });
    expect(found([5003, 5003], { lines: "listed", within: 2.4 }).near).toBe(2);
  });

  it("takes the gap that the settlement fell into where strikes are uneven", () => {
    const strikes = [
      [4990, 1, 1],
      [5000, 1, 1],
      [5005, 1, 1],
    ] as const;
    expect(found([4995], {}, { strikes }).baseRate).toBeCloseTo(0.2, 12);
    expect(found([4995, 5003], {}, { strikes }).baseRate).toBeCloseTo(0.3, 12);
    expect(found([4990, 5000, 5005], {}, { strikes }).near).toBe(3);
  });

  it("sets apart, with the reason, what cannot be placed", () => {
    const rough = strikeGrid(
      [
        expiryCaseOf({ settled: 5000.2, error: 1 }),
        expiryCaseOf({ day: 1, settled: 5000.2, error: 1.2 }),
        expiryCaseOf({ day: 2, settled: Number.NaN }),
        expiryCaseOf({ day: 3, settled: 5020 }),
        expiryCaseOf({ day: 4, settled: 5001, error: Number.NaN }),
      ],
      [],
      rule,
      createStream(1),
    );
    expect(rough.places).toHaveLength(1);
    expect(Object.fromEntries(rough.leftOut.map(({ reason, cases }) => [reason, cases]))).toEqual({
      "the settlement is known too roughly: its error is larger than the zone": 2,
      "the settlement is not known": 1,
      "the settlement lies outside the listed strikes": 1,
    });
    expect(found([5001], { within: 2.5 }).leftOut[0]!.reason).toContain("leave nothing between them");
  });

  it("says how many settlements are estimates", () => {
    const cases = [expiryCaseOf({ settled: 5000.2, error: 0.4 }), expiryCaseOf({ day: 1, settled: 5002 })];
    const { finding } = strikeGrid(cases, [], rule, createStream(1)).nearness;
    expect(finding!.violated).toContain("1 of 2 settlements are estimates with an error of their own, within the zone");
    expect(found([5000.2, 5002]).nearness.finding!.violated.join()).not.toContain("estimates");
  });

  it("flags settlements exactly at the end of a zone", () => {
    const { onEdge, nearness } = found([5001, 5001.5]);
    expect(onEdge).toBe(1);
    expect(nearness.finding!.violated.join()).toContain("exactly at the end of a zone");
  });

  it("states the exact power at the design alternative, days as trials", () => {
    const { power } = found(Array(320).fill(5002), { draws: 1 }).nearness.finding!;
    // scipy.stats.binom.sf(critical - 1, 320, 0.47) where sf(critical - 1, 320, 0.4) <= 0.025 first
    expect(power!.value).toBeCloseTo(0.7081335665996005, 9);
    expect(power!.alternative).toContain("47 % of settlements");
    expect(found(Array(320).fill(5002), { draws: 1, alpha: 0.01 }).nearness.finding!.power!.value).toBeLessThan(
      0.7081335665996005,
    );
    expect(
      found(Array(320).fill(5002), { draws: 1, designExcess: 0.2 }).nearness.finding!.power!.value,
    ).toBeGreaterThan(0.99);
    const pairs = Array.from({ length: 640 }, (_, k) =>
      expiryCaseOf({ day: k >> 1, underlying: `${k % 2}`, settled: 5002 }),
    );
    expect(strikeGrid(pairs, [], { ...rule, draws: 1 }, createStream(1)).nearness.finding!.power!.value).toBeCloseTo(
      power!.value,
      9,
    );
    expect(found([5002], { designExcess: 0 }).nearness.finding!.power).toBeNull();
  });

  it("turns all underlyings of a day together: what moves as one counts as one", () => {
    const pairs = [0.4, 2.2, 0.1, 4.8, 2.6, 0.3, 4.9, 0.2].map((place) => 5000 + place);
    const twice = strikeGrid(
      pairs.flatMap((price, day) => ["A", "B"].map((underlying) => expiryCaseOf({ day, underlying, settled: price }))),
      [],
      { ...rule, draws: 9999 },
      createStream(1, "grid"),
    );
    const once = found(pairs, { draws: 9999 });
    expect(twice.nearness.finding).toMatchObject({ trades: 16, days: 8 });
    expect(Math.abs(twice.nearness.finding!.pValue! - once.nearness.finding!.pValue!)).toBeLessThan(0.02);
    expect(twice.pBinomial).toBeLessThan(once.pBinomial);
    expect(twice.nearness.finding!.designEffect).toBeGreaterThan(1.5);
  });

  it("sets expiries against days on which nothing expires, and says where there are none", () => {
    const stream = createStream(4, "ordinary");
    const prices = Array.from({ length: 40 }, () => 5000 + (stream.uniform() < 0.7 ? 0.2 : 2.5));
    const ordinary = Array.from(
      { length: 60 },
      (_, k): OrdinaryPrice => ({
        underlying: k === 0 ? "OTHER" : "TEST",
        date: dateAfter("2027-01-01", k),
        price: k === 1 ? Number.NaN : 5000 + 5 * stream.uniform(),
        spacing: 5,
        point: 1,
      }),
    );
    const onExpiry: OrdinaryPrice = { ...ordinary[5]!, date: "2026-01-06" };
    const { ordinary: against } = strikeGrid(settled(prices), [...ordinary, onExpiry], rule, createStream(6));
    expect(against.finding!.estimate).toBeGreaterThan(0.15);
    expect(against.finding!.pValue).toBeLessThan(0.01);
    expect(against.leftOut.map(({ reason }) => reason).sort()).toEqual([
      "no expiry of the underlying",
      "something expires on the day",
      "the price is not known",
    ]);
    expect(found(prices).ordinary).toMatchObject({
      finding: null,
      reason: expect.stringContaining("every day is an expiry"),
    });
  });

  it("gives the rotated rates for the figure: about the base rate, never the observed one by a whole turn", () => {
    const { rotated } = found(
      Array.from({ length: 50 }, () => 5000.2),
      { draws: 400 },
    );
    expect(rotated).toHaveLength(400);
    expect(rotated.reduce((sum, own) => sum + own, 0) / 400).toBeCloseTo(0.4, 1);
    expect(Math.max(...rotated)).toBeLessThan(1);
  });

  it("widens its interval with the level, clustered or not", () => {
    const width = (level: number, underlyings: readonly string[]) => {
      const prices = [5000.2, 5002, 5000.3, 5002.5, 4999.9, 5001.4];
      const cases = prices.flatMap((price, day) =>
        underlyings.map((underlying) => expiryCaseOf({ day, underlying, settled: price })),
      );
      const { lower, upper } = strikeGrid(cases, [], { ...rule, level }, createStream(1)).nearness.finding!.interval!;
      return upper - lower;
    };
    for (const underlyings of [["A"], ["A", "B"]])
      expect(width(0.99, underlyings)).toBeGreaterThan(width(0.9, underlyings));
    expect(width(0.95, ["A", "B"])).toBeGreaterThan(0.5);
  });

  it("does not care where on the price line it stands", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: -9, max: 9 }),
        (hundredths, spacings) => {
          const at = (shift: number) =>
            strikeGrid(
              hundredths.map((own, day) =>
                expiryCaseOf({
                  day,
                  settled: 5000 + shift + (5 * own) / 100,
                  strikes: [4995, 5000, 5005].map((strike) => [strike + shift, 1, 1] as const),
                }),
              ),
              [],
              { ...rule, within: 0.97, draws: 19 },
              createStream(1),
            );
          const [here, there] = [at(0), at(5 * spacings)];
          expect(there.near).toBe(here.near);
          expect(there.nearness.finding!.pValue).toBe(here.nearness.finding!.pValue);
          expect(there.uniformity.finding!.estimate).toBeCloseTo(here.uniformity.finding!.estimate, 9);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("has no finding without a case, and flags few days", () => {
    const none = found([]);
    expect(none.nearness).toEqual({ finding: null, reason: "there are no expiries" });
    expect(none.uniformity.finding).toBeNull();
    expect(found([5001.5]).nearness.finding!.violated).toContain("only 1 days");
    expect(found([5001.5]).nearness.finding!.pValue).toBeGreaterThan(0.3);
  });

  it("refuses a zone or lines that are none", () => {
    expect(() => found([5000], { within: 0 })).toThrow(new RangeError("invalid within: 0"));
    expect(() => found([5000], { lines: 0.5 })).toThrow(new RangeError("invalid lines: 0.5"));
  });

  it("keeps its size: settlements anywhere, two underlyings a day that move together, 200 runs at 5 %", () => {
    const run = (seed: number, stream: RandomStream) => {
      const cases = Array.from({ length: 40 }, (_, day) => {
        const place = 5 * stream.uniform();
        return ["A", "B"].map((underlying) => expiryCaseOf({ day, underlying, settled: 5000 + place }));
      }).flat();
      return strikeGrid(cases, [], { ...rule, draws: 199 }, createStream(seed, "turn"));
    };
    const runs = Array.from({ length: 200 }, (_, seed) => run(seed, createStream(seed, "null")));
    for (const test of ["nearness", "uniformity"] as const) {
      const rejected = runs.filter((own) => own[test].finding!.pValue! <= 0.05).length;
      expect(rejected).toBeLessThanOrEqual(21);
      expect(rejected).toBeGreaterThanOrEqual(2);
    }
  });
});
