import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import {
  filledBy,
  type HedgeParent,
  hedgeParents,
  impactPath,
  responseSeconds,
} from "../../lib/simulation/hedge-parents.js";
import type { LargeOrder } from "../../lib/simulation/large-orders.js";
import type { MarketParameters } from "../../lib/simulation/market-parameters.js";
import { spearman } from "../../lib/statistics/spearman.js";
import { smallShape } from "../fixtures/small-market.js";

const order = (netDelta: number): LargeOrder => ({
  ...{ kind: "SWEEP", from: 1000, to: 1030, side: 1, contracts: 500, strikes: [1, 2, 3], prints: [] },
  netDelta,
  grossDelta: Math.abs(netDelta),
});
const parent = (changes: Partial<HedgeParent> = {}): HedgeParent => ({
  ...{ order: 0, contracts: 100, decidedAt: 0, startsAt: 100, endsAt: 500, move: 0.01 },
  ...changes,
});

describe("responseSeconds(contracts, shock, parameters)", () => {
  it("is the response law where its shock is the one that its mean correction undoes", () => {
    // 20 + 880 / (1 + 150 / 150) = 460, and exp(s x - s^2 / 2) = 1 at x = s / 2.
    expect(responseSeconds(150, 0.2, smallShape)).toBeCloseTo(460, 10);
    expect(responseSeconds(0, 0.2, smallShape)).toBeCloseTo(900, 10);
    expect(responseSeconds(150, 0.2, { ...smallShape, responseExponent: 2 })).toBeCloseTo(240, 10);
    expect(responseSeconds(150, 0, smallShape)).toBeCloseTo(460 * Math.exp(-0.08), 10);
    expect(responseSeconds(150, 3, { ...smallShape, responseSpread: 0 })).toBeCloseTo(460, 10);
  });

  it("is the shorter the larger the hedge, and does not depend on it where the exponent is 0", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (less, more) => {
        const [small, large] = [less, less + more];
        expect(responseSeconds(large, 0, smallShape)).toBeLessThan(responseSeconds(small, 0, smallShape));
        const flat = { ...smallShape, responseExponent: 0 };
        expect(responseSeconds(large, 0, flat)).toBe(responseSeconds(small, 0, flat));
      }),
    );
  });
});

describe("hedgeParents(stream, orders, futureMultiplier, volatility, yields, parameters)", () => {
  const hedge = (orders: readonly LargeOrder[], yields = true, changes = {}) =>
    hedgeParents(createStream(1, "hedge"), orders, 50, 0.01, yields, { ...smallShape, ...changes });

  it("hedges the told share of the delta in whole futures, with the sign of the customer's delta", () => {
    expect(hedge([order(20_000), order(-20_000)]).map(({ contracts }) => contracts)).toEqual([360, -360]);
    expect(hedge([order(20_000)], true, { hedgeRatio: 0.5 })[0]!.contracts).toBe(200);
  });

  it("begins after the told share of the response to an order that is done", () => {
    const [found] = hedge([order(20_000)]);
    expect(found!.decidedAt).toBe(1030);
    expect((found!.startsAt - 1030) / (found!.endsAt - 1030)).toBeCloseTo(0.25, 12);
    const [late] = hedge([order(20_000)], true, { responseStart: 0.5 });
    expect((late!.startsAt - 1030) / (late!.endsAt - 1030)).toBeCloseTo(0.5, 12);
  });

  it("moves the price by the square-root law when it is complete, or not at all", () => {
    // 0.01 sqrt(360 / 2500), signed.
    expect(hedge([order(-20_000)])[0]!.move).toBeCloseTo(-0.01 * Math.sqrt(0.144), 12);
    expect(hedge([order(20_000)], true, { impact: 2 })[0]!.move).toBeCloseTo(0.02 * Math.sqrt(0.144), 12);
    expect(hedge([order(20_000)], false)[0]!.move).toBe(0);
  });

  it("answers at the median of the law, and the sooner the larger the hedge unless the exponent is 0", () => {
    const sizes = Array.from({ length: 1000 }, (_, k) => order(2000 + 40 * k));
    const trend = (changes: Partial<MarketParameters>) =>
      spearman(
        sizes.map(({ netDelta }) => netDelta),
        hedge(sizes, true, changes).map(({ decidedAt, endsAt }) => endsAt - decidedAt),
        0.95,
      ).r;
    // Of 1000 independent ranks, four standard errors are 0.13.
    expect(trend({})).toBeLessThan(-0.13);
    expect(Math.abs(trend({ responseExponent: 0 }))).toBeLessThan(0.13);
    // 0.9 x 20,000 / 50 = 360 futures: 20 + 880 / (1 + 360 / 150), times the median exp(-0.4^2 / 2) of a lognormal of mean 1.
    const median = (20 + 880 / 3.4) * Math.exp(-0.08);
    const below = hedge(Array.from({ length: 1000 }, () => order(20_000))).filter(
      ({ decidedAt, endsAt }) => endsAt - decidedAt < median,
    );
    expect(Math.abs(below.length - 500)).toBeLessThan(4 * Math.sqrt(250));
  });

  it("leaves out an order worth less than one future, and keeps the response of those after it", () => {
    const [after] = hedge([order(10), order(20_000)]);
    expect(after!.order).toBe(1);
    expect(after).toEqual(hedge([order(900), order(20_000)])[1]);
  });
});

describe("filledBy(parent, second)", () => {
  it("fills at a uniform rate from nothing to all of it, with its sign", () => {
    expect([0, 100, 200, 300, 500, 9000].map((second) => filledBy(parent(), second))).toEqual([0, 0, 25, 50, 100, 100]);
    expect(filledBy(parent({ contracts: -100 }), 300)).toBe(-50);
  });

  it("conserves the parent whatever the step of the path", () => {
    fc.assert(
      fc.property(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 60 }), (contracts, step) => {
        let sum = 0;
        for (let at = step; at < 500 + step; at += step)
          sum += filledBy(parent({ contracts }), at) - filledBy(parent({ contracts }), at - step);
        expect(sum).toBe(contracts);
      }),
    );
  });
});

describe("impactPath(parents, steps, pathStep, lasting)", () => {
  it("is nothing before, the square root of the filled share during, all at completion, and decays to what lasts", () => {
    const path = impactPath([parent()], 1_000_000, 100, 0.5);
    // Begun at 100 and done at 500 seconds; 1700 is four durations after the beginning.
    expect(Array.from(path.subarray(0, 2))).toEqual([0, 0]);
    expect(path[2]).toBeCloseTo(0.01 * 0.5, 15);
    expect(path[5]).toBeCloseTo(0.01, 15);
    expect(path[17]).toBeCloseTo(0.01 * 0.75, 15);
    expect(path.at(-1)! / 0.01).toBeCloseTo(0.5, 2);
    expect(impactPath([parent()], 17, 100, 0)[17]).toBeCloseTo(0.005, 15);
  });

  it("adds up overlapping parents, and cancels opposite ones", () => {
    const one = impactPath([parent()], 20, 100, 0.5);
    const two = impactPath([parent(), parent()], 20, 100, 0.5);
    expect(Array.from(two)).toEqual(Array.from(one, (move) => 2 * move));
    expect(Math.max(...impactPath([parent(), parent({ move: -0.01 })], 20, 100, 0.5))).toBe(0);
  });
});
