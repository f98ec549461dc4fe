import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalCdf } from "../../lib/numeric/normal.js";
import { createStream } from "../../lib/numeric/random.js";
import { pinningDrift } from "../../lib/pricing/pinning-drift.js";
import { type HedgeConduct, type HedgedBook, hedgeDecay, hedgeWithDelay } from "../../lib/simulation/book-hedging.js";

const steps = 720;
const step = 5;
/** An hour of a year of 98,280 minutes at 16 %. */
const years = 60 / 98_280;
const total = 0.16 ** 2 * years;
const variance = Float64Array.from({ length: steps + 1 }, (_, k) => total * (1 - k / steps));
const walk = (seed: number, start = 0): Float64Array => {
  const stream = createStream(seed, "walk");
  const base = new Float64Array(steps + 1).fill(start);
  for (let k = 1; k <= steps; k++) base[k] = base[k - 1]! + Math.sqrt(total / steps) * stream.normal();
  return base;
};
const book = (changes: Partial<HedgedBook> = {}): HedgedBook => ({
  ...{ strikes: Float64Array.of(-0.001, 0, 0.001), futures: Float64Array.of(200, 400, -100) },
  ...{ base: walk(1), variance, step, impact: 1e-5 },
  ...changes,
});
const usual: HedgeConduct = {
  ...{ ratio: 0.9, delay: 60, most: null, least: 2, transient: 1e-5, transientDelay: 300 },
};
const delta = ({ strikes, futures }: HedgedBook, price: number, left: number): number =>
  futures.reduce((sum, held, k) => {
    const root = Math.sqrt(left);
    return sum + held * normalCdf((price - strikes[k]!) / root + root / 2);
  }, 0);

describe("hedgeWithDelay(book, conduct)", () => {
  it("buys nothing at the open, and moves the price by nothing where it buys nothing", () => {
    const none = hedgeWithDelay(book({ futures: new Float64Array(3) }), usual);
    expect([...none.hedge, ...none.pin].every((value) => value === 0)).toBe(true);
    const { hedge, pin } = hedgeWithDelay(book(), usual);
    expect([hedge[0], pin[0]]).toEqual([0, 0]);
    expect(hedge.some((value) => value !== 0)).toBe(true);
  });

  it("moves the price by the lasting impact of every future, plus what has not come back yet", () => {
    const { hedge, pin } = hedgeWithDelay(book(), { ...usual, transient: 0 });
    for (const [k, bought] of hedge.entries()) expect(pin[k]).toBeCloseTo(1e-5 * bought, 15);
    const passing = hedgeWithDelay(book(), usual);
    // A slow twin: each trade's own part, added up.
    for (const k of [1, 50, 720]) {
      let sum = 1e-5 * passing.hedge[k]!;
      for (let j = 1; j <= k; j++)
        sum += 1e-5 * (passing.hedge[j]! - passing.hedge[j - 1]!) * Math.exp((-step * (k - j + 1)) / 300);
      expect(passing.pin[k]).toBeCloseTo(sum, 12);
    }
  });

  it("ends at its share of the book's delta where price and delta stand still", () => {
    // Without impact, and with some time after the last change, delta is what is held below the price.
    const base = new Float64Array(steps + 1).fill(0.0005);
    const early = variance.map((left) => Math.max(0, left - total / 10));
    const still = book({ base, impact: 0, variance: early });
    const { hedge } = hedgeWithDelay(still, { ...usual, delay: 10, least: 0, transient: 0 });
    expect(hedge[steps]!).toBeCloseTo(-0.9 * (600 - delta(still, 0.0005, 0.9 * total)), 3);
  });

  it("follows the delta by 1 - exp(-step / delay) of what is missing", () => {
    const own = book();
    const { hedge, pin } = hedgeWithDelay(own, { ...usual, least: 0 });
    for (const k of [0, 10, 500]) {
      const target = -0.9 * (delta(own, own.base[k]! + pin[k]!, variance[k]!) - delta(own, own.base[0]!, total));
      expect(hedge[k + 1]! - hedge[k]!).toBeCloseTo((target - hedge[k]!) * (1 - Math.exp(-5 / 60)), 3);
    }
  });

  it("trades no more than it may in a step, and nothing for less than its least", () => {
    const trades = (changes: Partial<HedgeConduct>) => {
      const { hedge } = hedgeWithDelay(book(), { ...usual, ...changes });
      return Array.from(hedge.subarray(1), (bought, k) => Math.abs(bought - hedge[k]!));
    };
    expect(Math.max(...trades({}))).toBeGreaterThan(0.5);
    expect(Math.max(...trades({ most: new Float64Array(steps + 1).fill(0.5) }))).toBeLessThanOrEqual(0.5 + 1e-12);
    expect(trades({ least: 30 }).filter((traded) => traded === 0).length).toBeGreaterThan(
      trades({}).filter((traded) => traded === 0).length,
    );
    expect(Math.max(...trades({ least: 1e6 }))).toBe(0);
  });

  it.each(Object.entries({ ratio: 0.5, delay: 10, least: 20, transient: 0, transientDelay: 30 }))(
    "does something else for another %s",
    (name, value) => {
      expect(hedgeWithDelay(book(), { ...usual, [name]: value }).pin).not.toEqual(hedgeWithDelay(book(), usual).pin);
    },
  );
});

describe("hedgeDecay(book, floor)", () => {
  it("trades what pinningDrift tells for each strike", () => {
    const own = book({ base: walk(1, 3e-4) });
    const { hedge, pin } = hedgeDecay(own, 0);
    for (const k of [0, 100, 600]) {
      const forward = 5000 * Math.exp(own.base[k]! + pin[k]!);
      const wanted = own.strikes.reduce((sum, log, each) => {
        const left = (variance[k]! / total) * years;
        const told = pinningDrift(own.futures[each]!, 1e-5, forward, 5000 * Math.exp(log), left, 0.16);
        return sum + (told.hedgeContracts * years) / steps;
      }, 0);
      expect(hedge[k + 1]! - hedge[k]!).toBeCloseTo(wanted, 9);
      expect(pin[k + 1]).toBeCloseTo(1e-5 * hedge[k + 1]!, 15);
    }
  });

  it("never takes the price across the strike in a step, or farther away than it was", () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: -1e6, max: 1e6, noNaN: true }), (seed, held) => {
        const base = walk(seed, 2e-4);
        const { pin } = hedgeDecay(book({ base, strikes: Float64Array.of(0), futures: Float64Array.of(held) }), 0);
        for (let k = 0; k < steps; k++)
          expect(Math.abs(pin[k + 1]! - pin[k]!)).toBeLessThanOrEqual(
            Math.abs(base[k]! + pin[k]!) * (1 + 1e-9) + 1e-15,
          );
      }),
      { numRuns: 50 },
    );
  });

  it("decays no faster than at the floor", () => {
    const own = book({ base: new Float64Array(steps + 1).fill(1e-4) });
    const [free, floored] = [hedgeDecay(own, 0), hedgeDecay(own, total / 4)];
    expect(floored.hedge.subarray(0, 540)).toEqual(free.hedge.subarray(0, 540));
    expect(floored.hedge).not.toEqual(free.hedge);
  });

  it("draws the price to a strike that is held long, and drives it from one that is short", () => {
    const at = (held: number) => {
      const base = new Float64Array(steps + 1).fill(5e-4);
      return hedgeDecay(book({ base, strikes: Float64Array.of(0), futures: Float64Array.of(held) }), 0).pin[steps]!;
    };
    expect(at(20)).toBeLessThan(0);
    expect(at(-20)).toBeGreaterThan(0);
  });

  it("buys without a price that yields", () => {
    const { hedge, pin } = hedgeDecay(book({ impact: 0 }), 0);
    expect(pin.every((move) => move === 0)).toBe(true);
    expect(hedge.every(Number.isFinite)).toBe(true);
    expect(hedge[steps]).not.toBe(0);
  });
});
