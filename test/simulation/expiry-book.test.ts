import { describe, expect, it } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import {
  type BookSource,
  drawBook,
  heaviestStrike,
  isPinRegime,
  rotateStrikes,
} from "../../lib/simulation/expiry-book.js";
import { listChain } from "../../lib/simulation/listed-chain.js";
import { type ExpiryDials, expiryShape, marketModes, type PinRegime } from "../../lib/simulation/market-parameters.js";
import { smallPlans } from "../fixtures/small-market.js";

const count = expiryShape.strikes;
const chain = listChain(5000, 23_400, smallPlans(1)[0]!.expiries, expiryShape);
/** Calls of strike s: 100 + s; puts twice that; the strike at 5015 ten times as much. */
const openInterest = Float64Array.from({ length: 2 * count }, (_, cell) => {
  const size = (100 + (cell >> 1)) * (1 + (cell % 2));
  return chain.strikes[cell >> 1]!.strike === 5015 ? 10 * size : size;
});
const source: BookSource = {
  ...{ chain, first: 0, count, openInterest, price: 5001 },
  ...{ futuresPerOption: 2, strengthPerFuture: 0.004 },
};
const draw = (regime: PinRegime, changes: Partial<ExpiryDials> = {}, from: Partial<BookSource> = {}) =>
  drawBook(createStream(1, "book"), regime, { ...source, ...from }, { ...expiryShape.expiry, ...changes });
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("drawBook(stream, regime, source, dials)", () => {
  it("gives market makers a share of what is open, long to attract and short to repel", () => {
    for (const [regime, centre] of [
      ["pin-attract", 0.3],
      ["pin-shuffled-strikes", 0.3],
      ["pin-repel", -0.3],
    ] as const) {
      const book = draw(regime);
      expect(Math.abs(mean(book.map(({ share }) => share)) - centre)).toBeLessThan((4 * 0.15) / Math.sqrt(count));
      for (const [k, { strike, openInterest: open, share, contracts, futures, strength }] of book.entries()) {
        expect(strike).toBe(chain.strikes[k]!.strike);
        expect(open).toBe(openInterest[2 * k]! + openInterest[2 * k + 1]!);
        expect([contracts, futures, strength]).toEqual([share * open, share * open * 2, share * open * 2 * 0.004]);
      }
    }
    const [long, short] = [draw("pin-attract", { shareSpread: 0 }), draw("pin-repel", { shareSpread: 0 })];
    expect(long.map(({ share }) => share)).toEqual(new Array(count).fill(0.3));
    expect(short.map(({ share }) => share)).toEqual(new Array(count).fill(-0.3));
  });

  it("holds exactly nothing where it is neutral, planted or not", () => {
    for (const strength of [null, 2])
      for (const { share, contracts, futures } of draw("pin-neutral", { strength }))
        expect([share, contracts, futures]).toEqual([0, 0, 0]);
  });

  it("holds no more than is open unless a strength asks for it", () => {
    const wild = draw("pin-attract", { shareSpread: 5 }).map(({ share }) => share);
    expect([Math.min(...wild), Math.max(...wild)]).toEqual([-1, 1]);
  });

  it("plants a strength at the heaviest strike near the price, and the others in proportion", () => {
    const book = draw("pin-repel", { strength: 2 });
    const heaviest = book.find(({ strike }) => strike === 5015)!;
    expect(heaviest.strength).toBeCloseTo(-2, 12);
    for (const each of book)
      expect(each.strength / each.openInterest).toBeCloseTo(heaviest.strength / heaviest.openInterest, 12);
    const alone = draw("pin-attract", { strength: 2, others: 0 });
    expect(alone.filter(({ futures }) => futures !== 0).map(({ strike }) => strike)).toEqual([5015]);
    const half = draw("pin-repel", { strength: 2, others: 0.5 });
    expect(half[0]!.strength).toBeCloseTo(book[0]!.strength / 2, 12);
    // Out of its reach the strike at 5015 is not the one.
    const farther = draw("pin-attract", { strength: 2, reach: 10 });
    expect(farther.find(({ strike }) => strike === 5010)!.strength).toBeCloseTo(2, 12);
  });

  it("plants nothing where nothing is open, and no strength where the price does not yield", () => {
    const empty = draw("pin-attract", { strength: 2 }, { openInterest: new Float64Array(2 * count) });
    expect(empty.every(({ futures }) => futures === 0)).toBe(true);
    expect(() => draw("pin-attract", { strength: 2 }, { strengthPerFuture: 0 })).toThrow(
      new RangeError("invalid lasting: 0"),
    );
    expect(draw("pin-attract", {}, { strengthPerFuture: 0 }).every(({ strength }) => strength === 0)).toBe(true);
  });

  it("draws as many numbers in every regime", () => {
    const next = (regime: PinRegime, strength: number | null) => {
      const stream = createStream(3, "book");
      drawBook(stream, regime, source, { ...expiryShape.expiry, strength });
      return stream.uniform();
    };
    const all = [next("pin-attract", null), next("pin-neutral", 2), next("pin-repel", 2), next("pin-repel", null)];
    expect(new Set(all).size).toBe(1);
  });
});

describe("heaviestStrike(strikes, price, reach)", () => {
  const strikes = [
    { strike: 100, openInterest: 50 },
    { strike: 105, openInterest: 70 },
    { strike: 110, openInterest: 70 },
    { strike: 115, openInterest: 90 },
  ];

  it("is the one with the most within reach, ends included, the first of equals", () => {
    expect(heaviestStrike(strikes, 102, 20)).toBe(3);
    expect(heaviestStrike(strikes, 105, 5)).toBe(1);
    expect(heaviestStrike(strikes, 105, 4.9)).toBe(1);
    expect(heaviestStrike(strikes, 110, 5)).toBe(3);
    expect(heaviestStrike(strikes, 101, 2)).toBe(0);
  });

  it("takes a price beyond the chain for its end, and finds none where none is in reach", () => {
    expect(heaviestStrike(strikes, 500, 5)).toBe(3);
    expect(heaviestStrike(strikes, 1, 5)).toBe(1);
    expect(heaviestStrike(strikes, 102.5, 2)).toBe(-1);
    expect(heaviestStrike([], 100, 5)).toBe(-1);
    expect(heaviestStrike([{ strike: 100, openInterest: 0 }], 100, 5)).toBe(-1);
  });
});

describe("rotateStrikes(stream, record, first, count)", () => {
  const record = { session: "2026-01-02", availableAt: 7, contracts: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10) };

  it("moves every expiring strike's calls and puts to another label together, and no other series", () => {
    const turns = new Set<number>();
    for (let seed = 1; seed <= 30; seed++) {
      const { contracts, ...rest } = rotateStrikes(createStream(seed, "turn"), record, 1, 3);
      expect(rest).toEqual({ session: "2026-01-02", availableAt: 7 });
      expect([...contracts.subarray(0, 2), ...contracts.subarray(8)]).toEqual([1, 2, 9, 10]);
      const calls = [contracts[2], contracts[4], contracts[6]];
      expect(calls.toSorted()).toEqual([3, 5, 7]);
      calls.forEach((call, k) => {
        expect(call).not.toBe(record.contracts[2 + 2 * k]);
        expect(contracts[3 + 2 * k]).toBe(call! + 1);
      });
      turns.add(calls[0]!);
    }
    expect(turns).toEqual(new Set([5, 7]));
  });
});

describe("isPinRegime(mode)", () => {
  it("is true of the modes about what expires", () => {
    expect(marketModes.filter(isPinRegime)).toEqual([
      "pin-attract",
      "pin-neutral",
      "pin-repel",
      "pin-shuffled-strikes",
    ]);
  });
});
