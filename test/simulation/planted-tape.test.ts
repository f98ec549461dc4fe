import { describe, expect, it } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { plantedFlowParameters } from "../../lib/simulation/planted-flow-parameters.js";
import type { PlantedOrder } from "../../lib/simulation/planted-orders.js";
import { futureBars, optionVolumes } from "../../lib/simulation/planted-tape.js";

const order: PlantedOrder = {
  from: 18,
  to: 36,
  side: 1,
  type: "put",
  strikes: [1, 2],
  contractsPerStrike: 180,
  delta: -18_000,
  hedge: { from: 40, to: 60, contracts: -324, move: -0.003 },
};
const grid = { rows: 10, stepsPerRow: 12 };
const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

describe("futureBars(stream, grid, prices, fundamental, orders, parameters)", () => {
  const prices = Float64Array.from({ length: 121 }, (_, step) => 5000 + (step % 7));
  const flat = new Float64Array(121);
  const bars = (orders: readonly PlantedOrder[], changes = {}, fundamental = flat) =>
    futureBars(createStream(2, "future"), grid, prices, fundamental, orders, { ...plantedFlowParameters, ...changes });

  it("takes a row's prices after its beginning up to its end", () => {
    const { open, high, low, close } = bars([]);
    const second = Array.from(prices.slice(13, 25));
    expect([open[1], high[1], low[1], close[1]]).toEqual([
      second[0],
      Math.max(...second),
      Math.min(...second),
      second[11],
    ]);
  });

  it("adds exactly the hedge to everyday volume, on the side of its sign", () => {
    const [everyday, hedged] = [bars([]), bars([order])];
    expect(hedged.buyVolume).toEqual(everyday.buyVolume);
    expect(total(hedged.sellVolume) - total(everyday.sellVolume)).toBe(324);
    // Steps 40 to 60 lie in rows 3 and 4.
    const added = hedged.sellVolume.map((volume, row) => volume - everyday.sellVolume[row]!);
    expect(Array.from(added)).toEqual([0, 0, 0, 130, 194, 0, 0, 0, 0, 0]);
    expect(hedged.volume).toEqual(hedged.buyVolume.map((volume, row) => volume + hedged.sellVolume[row]!));
  });

  it("trades about the everyday volume in a session", () => {
    expect(Math.abs(total(bars([], { futureVolume: 2000, futureDispersion: 1 }).volume) - 2000)).toBeLessThan(
      4 * Math.sqrt(2000),
    );
  });

  it("leans with the price's own move", () => {
    const rising = Float64Array.from({ length: 121 }, (_, step) => step * 0.001);
    const lean = bars([], { futureVolume: 2000, futureAgreement: 1 }, rising);
    expect(total(lean.buyVolume)).toBeGreaterThan(1.5 * total(lean.sellVolume));
    const none = bars([], { futureVolume: 2000, futureImbalance: 0, futureDispersion: 1 }, rising);
    expect(Math.abs(total(none.buyVolume) - total(none.sellVolume))).toBeLessThan(4 * Math.sqrt(2000));
  });
});

describe("optionVolumes(stream, grid, distances, orders, parameters)", () => {
  const distances = [20, 10, 0, 10];
  const volumes = (orders: readonly PlantedOrder[], changes = {}) =>
    optionVolumes(createStream(4, "options"), grid, distances, orders, { ...plantedFlowParameters, ...changes });

  it("adds exactly the order to everyday volume, in its cells and rows, on its side", () => {
    const [everyday, shocked] = [volumes([]), volumes([order])];
    expect(shocked.sells).toEqual(everyday.sells);
    const added = shocked.buys.map((volume, at) => volume - everyday.buys[at]!);
    const expected = new Float64Array(80);
    // Puts of strikes 1 and 2 in rows 1 and 2: steps 18 to 24, and 24 to 36.
    for (const cell of [3, 5]) {
      expected[8 + cell] = 60;
      expected[16 + cell] = 120;
    }
    expect(added).toEqual(expected);
  });

  it("lets a decoy buy as much as it sells", () => {
    const [everyday, shocked] = [volumes([]), volumes([{ ...order, side: 0, hedge: null }])];
    expect(total(shocked.buys) - total(everyday.buys)).toBe(180);
    expect(shocked.buys.map((volume, at) => volume - everyday.buys[at]!)).toEqual(
      shocked.sells.map((volume, at) => volume - everyday.sells[at]!),
    );
  });

  it("lets everyday volume fall with the distance from the opening price", () => {
    const { buys, sells } = volumes([], { optionVolume: 3000, optionDispersion: 1 });
    const traded = [0, 1, 2, 3, 4, 5, 6, 7].map(
      (cell) => total(buys.filter((_, at) => at % 8 === cell)) + total(sells.filter((_, at) => at % 8 === cell)),
    );
    const expected = distances.flatMap((distance) => [
      3000 * Math.exp(-distance / 60),
      3000 * Math.exp(-distance / 60),
    ]);
    for (const [cell, volume] of traded.entries())
      expect(Math.abs(volume - expected[cell]!)).toBeLessThan(4 * Math.sqrt(expected[cell]!));
  });

  it("is as dispersed as told", () => {
    const steady = {
      optionVolume: 4000,
      optionReach: Number.POSITIVE_INFINITY,
      optionProfile: { open: 0, close: 0, power: 1 },
    };
    for (const optionDispersion of [1, 10]) {
      const { buys } = optionVolumes(createStream(4, "options"), { rows: 400, stepsPerRow: 12 }, distances, [], {
        ...plantedFlowParameters,
        ...steady,
        optionDispersion,
      });
      const mean = total(buys) / buys.length;
      const ratio = total(buys.map((volume) => (volume - mean) ** 2)) / buys.length / mean;
      expect(Math.abs(ratio / optionDispersion - 1)).toBeLessThan(0.15);
    }
  });
});
