import { describe, expect, it } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { plantedFlowParameters } from "../../lib/simulation/planted-flow-parameters.js";
import { drawPlantedOrders, executedBy, type OrderMarket } from "../../lib/simulation/planted-orders.js";

const market = (changes: Partial<typeof plantedFlowParameters> = {}, nearest = 10): OrderMarket => ({
  steps: 4680,
  parameters: { ...plantedFlowParameters, ...changes },
  optionMultiplier: 100,
  futureMultiplier: 50,
  nearestStrike: () => nearest,
  delta: (_strike, type) => (type === "call" ? 0.5 : -0.5),
});
const draw = (kind: "orders" | "decoys", given: OrderMarket, count = 300) =>
  Array.from({ length: count }, (_, k) => drawPlantedOrders(createStream(11, kind, k), kind, given)).flat();

describe("drawPlantedOrders(stream, kind, market)", () => {
  const orders = draw("orders", market());

  it("draws the expected number of orders, of both sides and types alike", () => {
    const share = (test: (order: (typeof orders)[number]) => boolean) => orders.filter(test).length / orders.length;
    const expected = plantedFlowParameters.orders;
    expect(Math.abs(orders.length / 300 - expected)).toBeLessThan(3 * Math.sqrt(expected / 300));
    for (const part of [
      share(({ side }) => side === 1),
      share(({ type }) => type === "call"),
      share(({ strikes }) => strikes.length === 1),
    ])
      expect(Math.abs(part - 0.5)).toBeLessThan(3 * Math.sqrt(0.25 / orders.length));
  });

  it("hedges the way the customer traded: calls bought or puts sold make market makers buy", () => {
    for (const { side, type, delta, hedge } of orders) {
      const direction = type === "call" ? side : -side;
      expect(Math.sign(delta)).toBe(direction);
      expect(Math.sign(hedge!.contracts)).toBe(direction);
      expect(Math.sign(hedge!.move)).toBe(direction);
    }
  });

  it("hedges the ratio of the delta, in futures", () => {
    for (const { contractsPerStrike, strikes, delta, hedge } of orders) {
      expect(Math.abs(delta)).toBe(contractsPerStrike * strikes.length * 100 * 0.5);
      expect(Math.abs(hedge!.contracts)).toBe(Math.round((0.9 * Math.abs(delta)) / 50));
    }
  });

  it("keeps every execution within its seconds, and the hedge after the order", () => {
    for (const { from, to, hedge } of orders) {
      expect(from).toBeGreaterThanOrEqual(900 / 5);
      expect(from).toBeLessThan(4680 - 2700 / 5);
      expect([to - from >= 60 / 5, to - from <= 120 / 5]).toEqual([true, true]);
      expect([hedge!.from - to >= 5 / 5, hedge!.from - to <= 30 / 5]).toEqual([true, true]);
      expect([hedge!.to - hedge!.from >= 120 / 5, hedge!.to - hedge!.from <= 480 / 5]).toEqual([true, true]);
    }
  });

  it("takes one strike or three to five neighbours, from the nearest out of the money", () => {
    for (const { type, strikes, contractsPerStrike } of orders) {
      expect([1, 3, 4, 5]).toContain(strikes.length);
      expect(type === "call" ? strikes[0] : strikes.at(-1)).toBe(10);
      expect(strikes.every((strike, k) => strike === strikes[0]! + k)).toBe(true);
      expect(contractsPerStrike).toBeGreaterThanOrEqual(120);
    }
  });

  it("stays in the chain when the price has left it", () => {
    for (const nearest of [-3, 0, 19, 25])
      for (const { strikes } of draw("orders", market({}, nearest), 20))
        expect([strikes[0]! >= 0, strikes.at(-1)! <= 19]).toEqual([true, true]);
  });

  it("draws the same orders without hedging, and no hedge", () => {
    const without = draw("orders", market({ hedging: false }));
    expect(without).toEqual(orders.map((order) => ({ ...order, hedge: null })));
  });

  it("refuses a session that is shorter than its quiet times, and a chain that is shorter than a sweep", () => {
    expect(() => draw("orders", market({ strikes: 4 }))).toThrow("invalid sweepStrikes: 3,5");
    expect(() => draw("orders", market({ quietClose: 23_000 }))).toThrow("invalid quietClose: 23000");
  });

  it("draws decoys that split into halves and that nobody hedges", () => {
    const decoys = draw("decoys", market());
    expect(Math.abs(decoys.length / 300 - 1.5)).toBeLessThan(3 * Math.sqrt(1.5 / 300));
    for (const { side, delta, hedge, contractsPerStrike } of decoys)
      expect([side, delta, hedge, contractsPerStrike % 2]).toEqual([0, 0, null, 0]);
  });
});

describe("executedBy(step, execution, contracts)", () => {
  it("is nothing before, everything after, and evenly spread in whole contracts between", () => {
    const steps = [9, 10, 11, 12, 13, 14, 15];
    expect(steps.map((step) => executedBy(step, { from: 10, to: 14 }, 10))).toEqual([0, 0, 3, 5, 8, 10, 10]);
  });
});
