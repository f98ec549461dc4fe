import { describe, expect, it } from "vitest";
import { printTape, type TapeSource } from "../../lib/simulation/market-tape.js";
import type { OptionPrint } from "../../lib/simulation/option-print.js";
import { quietFloor } from "../fixtures/small-market.js";

const opensAt = 1_000_000_000;
const { chain, parameters } = quietFloor({ rowLength: 120, pathStep: 60 });

/** Two rows of two steps each. */
function source(prints: readonly OptionPrint[] = [], changes: Partial<TapeSource> = {}): TapeSource {
  return {
    ...{ underlying: "SIM", date: "2026-01-05", opensAt, closesAt: opensAt + 240_000, chain, prints, parameters },
    prices: Float64Array.of(5000, 5004, 5002, 4990, 4995),
    future: { buys: Float64Array.of(0, 1, 2, 3, 4), sells: Float64Array.of(0, 10, 20, 30, 40) },
    ...changes,
  };
}

const print = (second: number, at: OptionPrint["at"], contracts: number): OptionPrint => ({
  ...{ second, at, contracts },
  ...{ strike: 10, type: "put", side: 1 },
});
/** The put of strike 10 in a row. */
const place = (row: number) => row * 40 + 21;

describe("printTape(source)", () => {
  it("folds the path into bars that are known at their end", () => {
    const { rows, path } = printTape(source());
    expect(Array.from(rows.knownAt)).toEqual([opensAt + 120_000, opensAt + 240_000]);
    const bars = Object.entries(rows.future!).map(([name, values]) => [name, Array.from(values!)]);
    expect(Object.fromEntries(bars)).toEqual({
      open: [5004, 4990],
      high: [5004, 4995],
      low: [5002, 4990],
      close: [5002, 4995],
      volume: [33, 77],
      buyVolume: [3, 7],
      sellVolume: [30, 70],
    });
    expect(Array.from(rows.underlyingPrice)).toEqual([5002, 4995]);
    expect(Array.from(path!.at)).toEqual([0, 60, 120, 180, 240].map((second) => opensAt + 1000 * second));
    expect(Array.from(path!.price)).toEqual([5000, 5004, 5002, 4990, 4995]);
    expect(Array.from(path!.sellVolume!)).toEqual([0, 10, 20, 30, 40]);
  });

  it("takes what prints at the ask as bought, at the bid as sold, and in the middle as neither, whoever was the customer", () => {
    const { prints } = printTape(
      source([print(10, "ask", 3), print(20, "bid", 5), print(30, "middle", 7), print(130, "ask", 2)]),
    );
    const volumes = (row: number) =>
      [prints.buyVolume, prints.sellVolume, prints.unsignedVolume].map((volume) => volume![place(row)]);
    expect([volumes(0), volumes(1)]).toEqual([
      [3, 5, 7],
      [2, 0, 0],
    ]);
    const total = [prints.buyVolume, prints.sellVolume, prints.unsignedVolume]
      .flatMap((volume) => Array.from(volume!))
      .reduce((sum, volume) => sum + volume, 0);
    expect(total).toBe(17);
  });

  it("shows the price of the last trade at the quote of its own second, and none where nothing traded", () => {
    const at = (kind: OptionPrint["at"]) => printTape(source([print(10, "ask", 1), print(70, kind, 1)])).prints.price!;
    // At second 70 the future stands where the step at 60 seconds left it.
    const { bid, ask } = chain.quote(10, "put", 70, 5004);
    expect([at("bid"), at("ask"), at("middle")].map((price) => price[place(0)])).toEqual([bid, ask, (bid + ask) / 2]);
    expect(at("bid")[place(1)]).toBeNaN();
    expect(at("bid").filter((price) => !Number.isNaN(price)).length).toBe(1);
  });

  it("prints signed deltas of the row's end with four decimals", () => {
    const { prints, deltaConvention } = printTape(source());
    expect(deltaConvention).toBe("signed");
    expect(prints.delta!.length).toBe(80);
    const exact = chain.delta(10, "put", 240, 4995);
    expect(exact).toBeLessThan(0);
    expect(prints.delta![place(1)]).toBe(Number(exact.toFixed(4)));
  });

  it("prints quotes of the row's end where they are asked for, and nowhere else", () => {
    const without = printTape(source()).prints;
    expect([...without.bid!, ...without.ask!].every(Number.isNaN)).toBe(true);
    const { bid, ask } = printTape(source([], { parameters: { ...parameters, quotes: true } })).prints;
    expect({ bid: bid![place(1)], ask: ask![place(1)] }).toEqual(chain.quote(10, "put", 240, 4995));
    expect(bid!.every((price, k) => price >= 0 && price < ask![k]!)).toBe(true);
  });

  it.each([240, 305])(
    "counts a print of the last instant or after it in the last row, at the last price: second %d",
    (second) => {
      const { prints } = printTape(source([print(second, "bid", 9)]));
      expect(prints.sellVolume![place(1)]).toBe(9);
      expect(prints.price![place(1)]).toBe(chain.quote(10, "put", second, 4995).bid);
    },
  );
});
