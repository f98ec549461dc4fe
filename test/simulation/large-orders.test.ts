import { describe, expect, it } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { drawLargeOrders, type LargeOrder, type LargeOrderKind } from "../../lib/simulation/large-orders.js";
import type { MarketParameters } from "../../lib/simulation/market-parameters.js";
import { quietFloor } from "../fixtures/small-market.js";

const draw = (changes: Partial<MarketParameters> = {}, price = 5000, sides = 2): readonly LargeOrder[] =>
  drawLargeOrders(
    createStream(1, "orders"),
    createStream(sides, "sides"),
    quietFloor({ orders: 600, ...changes }, price),
    100,
  );

const orders = draw();
const of = (kind: LargeOrderKind, list = orders) => list.filter((order) => order.kind === kind);

/** Contracts of an order by strike. */
function byStrike({ prints }: Pick<LargeOrder, "prints">): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  for (const { strike, contracts } of prints) sizes.set(strike, (sizes.get(strike) ?? 0) + contracts);
  return sizes;
}

/** Largest share of an order in one strike. */
const largest = (order: LargeOrder) => Math.max(...byStrike(order).values()) / order.contracts;

/** Whether a count of n is within four standard deviations of its binomial mean. */
function expectCount(found: number, n: number, probability: number): void {
  expect(Math.abs(found - n * probability)).toBeLessThan(4 * Math.sqrt(n * probability * (1 - probability)));
}

describe("drawLargeOrders(stream, sides, floor, optionMultiplier)", () => {
  it("draws a Poisson number of orders, of each kind as often as it is told", () => {
    expect(Math.abs(orders.length - 600)).toBeLessThan(4 * Math.sqrt(600));
    expectCount(of("SWEEP").length, orders.length, 0.45);
    expectCount(of("CONCENTRATED").length, orders.length, 0.3);
    expectCount(of("TWO_SIDED").length, orders.length, 0.125);
    expectCount(of("STRADDLE").length, orders.length, 0.125);
    const decoys = draw({ sweepShare: 0, concentratedShare: 0 });
    expect(of("SWEEP", decoys).length + of("CONCENTRATED", decoys).length).toBe(0);
  });

  it("buys as often as it sells, and the sides move nothing else", () => {
    const real = orders.filter(({ kind }) => kind !== "TWO_SIDED");
    expectCount(real.filter(({ side }) => side > 0).length, real.length, 0.5);
    const other = draw({}, 5000, 3);
    expect(other.map(({ side }) => side)).not.toEqual(orders.map(({ side }) => side));
    const shape = ({ from, to, kind, contracts, grossDelta }: LargeOrder) => ({
      from,
      to,
      kind,
      contracts,
      grossDelta,
    });
    expect(other.map(shape)).toEqual(orders.map(shape));
  });

  it("begins in order of time and outside the quiet times, prints within the order, and prints all of it", () => {
    const from = orders.map((order) => order.from);
    expect(from).toEqual(from.toSorted((a, b) => a - b));
    expect(Math.min(...from)).toBeGreaterThanOrEqual(900);
    expect(Math.max(...from)).toBeLessThan(23_400 - 2700);
    expect(Math.min(...draw({ quietOpen: 5000 }).map((order) => order.from))).toBeGreaterThanOrEqual(5000);
    expect(Math.max(...draw({ quietClose: 9000 }).map((order) => order.from))).toBeLessThan(14_400);
    for (const { prints, contracts, from, to } of orders) {
      expect(prints.reduce((sum, print) => sum + print.contracts, 0)).toBe(contracts);
      expect(prints.every(({ second }) => second >= from - 1e-9 && second <= to + 1e-9)).toBe(true);
    }
  });

  it("has lognormal sizes with the told median and spread", () => {
    const sizes = of("CONCENTRATED").map(({ contracts }) => contracts);
    expectCount(sizes.filter((size) => size <= 500).length, sizes.length, 0.5);
    // One spread of the logarithm above the median lies at 500 exp(0.6) = 911.
    expectCount(sizes.filter((size) => size <= 911).length, sizes.length, 0.8413);
    expect(
      new Set(of("CONCENTRATED", draw({ orderSize: 70, orderSizeSpread: 0 })).map((order) => order.contracts)),
    ).toEqual(new Set([70]));
  });

  it("sweeps three to eight neighbouring strikes of one type, less than 0.6 in any, in lots and seconds as told", () => {
    for (const order of of("SWEEP")) {
      expect(order.strikes.length).toBeGreaterThanOrEqual(3);
      expect(order.strikes.length).toBeLessThanOrEqual(8);
      expect(Math.max(...order.strikes) - Math.min(...order.strikes)).toBe(order.strikes.length - 1);
      expect(new Set(order.prints.map(({ type }) => type)).size).toBe(1);
      // Shares are rounded to whole contracts.
      expect(largest(order)).toBeLessThan(0.6 + 4 / order.contracts);
      expect(order.prints.every(({ contracts }) => contracts <= 50)).toBe(true);
      expect(order.to - order.from).toBeGreaterThanOrEqual(5);
      expect(order.to - order.from).toBeLessThanOrEqual(60);
    }
    const other = of(
      "SWEEP",
      draw({ sweepStrikes: [3, 3], sweepLargest: 0.4, printLots: [5, 5], sweepSeconds: [7, 7] }),
    );
    for (const order of other) {
      expect(order.strikes.length).toBe(3);
      expect(largest(order)).toBeLessThan(0.4 + 3 / order.contracts);
      expect(Math.max(...order.prints.map(({ contracts }) => contracts))).toBeLessThanOrEqual(5);
      expect(order.to - order.from).toBeCloseTo(7, 9);
    }
  });

  it("splits a sweep the more evenly the larger the shape of its law", () => {
    const mean = (shape: number) => {
      const shares = of("SWEEP", draw({ sweepShape: shape })).map(largest);
      return shares.reduce((sum, share) => sum + share, 0) / shares.length;
    };
    expect(mean(50)).toBeLessThan(mean(5));
    expect(mean(5)).toBeLessThan(mean(1));
  });

  it("concentrates at least 0.85 in one strike, for one to ten seconds", () => {
    for (const order of of("CONCENTRATED")) {
      expect(largest(order)).toBeGreaterThan(0.85 - 1 / order.contracts);
      expect(order.to - order.from).toBeLessThanOrEqual(10);
    }
    expect(
      of("CONCENTRATED", draw({ concentration: 1 }))
        .map(largest)
        .every((share) => share === 1),
    ).toBe(true);
    expect(
      of("CONCENTRATED", draw({ concentratedSeconds: [3, 3] })).every(({ from, to }) => Math.abs(to - from - 3) < 1e-9),
    ).toBe(true);
  });

  it("trades strikes whose delta is worth hedging", () => {
    const { chain } = quietFloor();
    for (const order of [...of("SWEEP"), ...of("CONCENTRATED")]) {
      // The small rest of a concentrated order is one strike beside.
      const main = order.kind === "SWEEP" ? order.strikes : [order.strikes[0]!];
      for (const strike of main) {
        const delta = Math.abs(chain.delta(strike, order.prints[0]!.type, order.from, 5000));
        expect(delta).toBeGreaterThan(0.25);
        expect(delta).toBeLessThan(0.6);
      }
    }
    const near = of("CONCENTRATED", draw({ orderDelta: [0.45, 0.55] }));
    expect(
      near.every(({ strikes, prints, from }) => {
        const delta = Math.abs(chain.delta(strikes[0]!, prints[0]!.type, from, 5000));
        return delta > 0.45 && delta < 0.55;
      }),
    ).toBe(true);
  });

  it("states the customer's delta in units of the underlying: one-sided, none where both sides are, little in a straddle", () => {
    const { chain } = quietFloor();
    for (const order of [...of("SWEEP"), ...of("CONCENTRATED")]) {
      const sum = order.prints.reduce(
        (total, { side, strike, type, contracts }) =>
          total + 100 * side * contracts * chain.delta(strike, type, order.from, 5000),
        0,
      );
      expect(order.netDelta / sum).toBeCloseTo(1, 9);
      expect(Math.abs(order.netDelta) / order.grossDelta).toBeCloseTo(1, 9);
    }
    for (const { side, netDelta, grossDelta, prints } of of("TWO_SIDED")) {
      expect([side, netDelta, grossDelta > 0]).toEqual([0, 0, true]);
      const net = prints.reduce((total, print) => total + print.side * print.contracts, 0);
      expect(net).toBe(0);
      expect([...byStrike({ prints }).values()].every((size) => size % 2 === 0)).toBe(true);
    }
    for (const { netDelta, grossDelta, strikes, contracts } of of("STRADDLE")) {
      expect(strikes.length).toBe(1);
      expect(Math.abs(netDelta) / grossDelta).toBeLessThan(Math.max(0.05, 2 / contracts));
    }
  });

  it("prints what the customer buys at the ask and what he sells at the bid", () => {
    expect(orders.flatMap(({ prints }) => prints).every(({ side, at }) => at === (side > 0 ? "ask" : "bid"))).toBe(
      true,
    );
  });

  it("moves prints by the delay, round within the quiet times, and nothing else", () => {
    const late = draw({ printDelay: 3600 });
    const bare = (list: readonly LargeOrder[]) =>
      list.map(({ prints, ...order }) => ({ ...order, prints: prints.map(({ second: _, ...print }) => print) }));
    expect(bare(late)).toEqual(bare(orders));
    const busy = 23_400 - 900 - 2700;
    late.forEach(({ prints }, number) => {
      prints.forEach(({ second }, print) => {
        const before = orders[number]!.prints[print]!.second;
        expect(second - 900).toBeCloseTo((before - 900 + 3600) % busy, 6);
      });
    });
  });

  it("trades the nearest strikes where the price has left the chain", () => {
    const { chain } = quietFloor();
    const away = draw({}, 6000).filter(({ kind }) => kind === "CONCENTRATED");
    expect(away.length).toBeGreaterThan(0);
    expect(away.every(({ strikes }) => strikes[0]! >= chain.strikes.length - 3)).toBe(true);
  });

  it("refuses a session that is quiet throughout", () => {
    expect(() => draw({ quietClose: 22_500 })).toThrow(new RangeError("invalid quietClose: 22500"));
  });
});
