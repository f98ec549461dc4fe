import { describe, expect, it } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { drawEverydayTrades, pickExpiry } from "../../lib/simulation/everyday-trades.js";
import type { MarketParameters } from "../../lib/simulation/market-parameters.js";
import type { OptionPrint } from "../../lib/simulation/option-print.js";
import { quietFloor } from "../fixtures/small-market.js";

const draw = (changes: Partial<MarketParameters> = {}, price = 5000) =>
  drawEverydayTrades(createStream(4, "trades"), quietFloor({ trades: 4000, ...changes }, price));

const share = <T>(values: readonly T[], holds: (value: T) => boolean) => values.filter(holds).length / values.length;

/** Whether a share of n draws is within four standard errors of a probability. */
function expectShare(found: number, probability: number, n: number): void {
  expect(Math.abs(found - probability)).toBeLessThan(4 * Math.sqrt((probability * (1 - probability)) / n));
}

describe("drawEverydayTrades(stream, floor)", () => {
  const trades = draw();
  const sided = trades.filter(({ at }) => at !== "middle");

  it("lets customers take, be taken, or meet in the middle, as often as it is told", () => {
    const right = ({ at, side }: OptionPrint) => (at === "ask") === side > 0;
    expectShare(
      share(trades, ({ at }) => at === "middle"),
      0.08,
      trades.length,
    );
    // The quote rule is right where the customer took: 0.70 of the 0.92 that are not in the middle.
    expectShare(share(sided, right), 0.7 / 0.92, sided.length);
    const noisy = draw({ marketOrders: 0.54, limitOrders: 0.38 }).filter(({ at }) => at !== "middle");
    expectShare(share(noisy, right), 0.54 / 0.92, noisy.length);
  });

  it("trades out of the money as often as it is told, calls and puts alike", () => {
    const { chain } = quietFloor();
    const out = ({ strike, type }: OptionPrint) => chain.strikes[strike]!.strike >= 5000 === (type === "call");
    expectShare(share(trades, out), 0.7, trades.length);
    expectShare(share(draw({ outOfTheMoney: 0.3 }), out), 0.3, trades.length);
    expectShare(
      share(trades, ({ type }) => type === "call"),
      0.5,
      trades.length,
    );
  });

  it("repeats the side before with the told probability, and tosses a coin otherwise", () => {
    const repeats = (list: readonly OptionPrint[]) =>
      list.slice(1).filter(({ side }, k) => side === list[k]!.side).length / (list.length - 1);
    expectShare(repeats(trades), 0.55 + 0.45 / 2, trades.length);
    expectShare(repeats(draw({ sideRepeats: 0 })), 0.5, trades.length);
  });

  it("has sizes of at least one with the told median and spread", () => {
    const logs = (changes: Partial<MarketParameters>) => draw(changes).map(({ contracts }) => contracts);
    const sizes = logs({}).sort((a, b) => a - b);
    expect(sizes[0]).toBe(1);
    // ceil(exp(1 + 1.2 z)) is at most 3 with probability Phi((log 3 - 1) / 1.2) = 0.5328, at most 20 with Phi(1.6631) = 0.9519.
    expectShare(
      share(sizes, (size) => size <= 3),
      0.5328,
      sizes.length,
    );
    expectShare(
      share(sizes, (size) => size <= 20),
      0.9519,
      sizes.length,
    );
    // exp(2) = 7.39: without spread all are 8.
    expect(new Set(logs({ tradeSizeLog: 2, tradeSizeSpread: 0 }))).toEqual(new Set([8]));
  });

  it("prefers strikes near the price, and takes those that are left where the price has left the chain", () => {
    const { chain } = quietFloor();
    const calls = trades.filter(({ type, strike }) => type === "call" && chain.strikes[strike]!.strike >= 5000);
    const at = (strike: number) => calls.filter((trade) => chain.strikes[trade.strike]!.strike === strike).length;
    expect(at(5000)).toBeGreaterThan(at(5090));
    expect(draw({}, 6000).length).toBe(trades.length);
  });

  it("is the same for the same stream", () => {
    expect(draw()).toEqual(trades);
  });
});

describe("pickExpiry(uniform, expiries)", () => {
  it("picks by weight, whatever the weights sum to", () => {
    const [expiry] = quietFloor().expiries;
    const expiries = [2, 0, 6].map((weight) => ({ ...expiry!, weight }));
    expect([0, 0.24, 0.26, 1 - 2 ** -53].map((uniform) => pickExpiry(uniform, expiries))).toEqual([0, 0, 2, 2]);
  });
});
