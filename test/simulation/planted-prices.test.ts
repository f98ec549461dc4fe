import { describe, expect, it } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { plantedFlowParameters } from "../../lib/simulation/planted-flow-parameters.js";
import type { PlantedOrder } from "../../lib/simulation/planted-orders.js";
import { addHedges, drawFundamental } from "../../lib/simulation/planted-prices.js";

const variance = (values: readonly number[]) => values.reduce((sum, value) => sum + value * value, 0) / values.length;

describe("drawFundamental(stream, steps, parameters)", () => {
  const paths = Array.from({ length: 400 }, (_, k) =>
    drawFundamental(createStream(3, "path", k), 78, plantedFlowParameters),
  );

  it("starts at 0 and has the daily variance of the annual volatility", () => {
    const daily = plantedFlowParameters.volatility ** 2 / 252;
    expect(paths[0]![0]).toBe(0);
    // Three standard errors of a variance of 400 normal values.
    expect(Math.abs(variance(paths.map((path) => path[78]!)) / daily - 1)).toBeLessThan(3 * Math.sqrt(2 / 400));
  });

  it("moves more near the open than at noon", () => {
    const moves = (step: number) => variance(paths.map((path) => path[step + 1]! - path[step]!));
    expect(moves(0)).toBeGreaterThan(2 * moves(39));
  });
});

describe("addHedges(fundamental, orders, lasting)", () => {
  const order = (from: number, to: number, move: number): PlantedOrder => ({
    from: 0,
    to: 1,
    side: 1,
    type: "call",
    strikes: [0],
    contractsPerStrike: 120,
    delta: 1,
    hedge: { from, to, contracts: 1, move },
  });

  it("moves the price by the square root of what is done, then half-way back", () => {
    const path = addHedges(new Float64Array(18), [order(0, 4, 0.02)], 0.5);
    expect([0, 1, 4, 16].map((step) => path[step])).toEqual([0, 0.01, 0.02, 0.02 * 0.75]);
  });

  it("adds overlapping hedges and leaves the path without hedging as it is", () => {
    const fundamental = Float64Array.of(0, 0.1, 0.2, 0.3, 0.4);
    const path = addHedges(
      fundamental,
      [order(0, 4, 0.02), order(0, 4, -0.02), { ...order(0, 4, 1), hedge: null }],
      0.5,
    );
    for (const [step, value] of path.entries()) expect(value).toBeCloseTo(fundamental[step]!, 15);
    expect(addHedges(fundamental, [order(0, 1, 0.01), order(1, 2, 0.01)], 1)[2]).toBeCloseTo(0.22, 15);
    expect(fundamental[2]).toBe(0.2);
  });
});
