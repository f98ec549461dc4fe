import { expect, test } from "vitest";
import {
  clnvSigns,
  depthSigns,
  emoSigns,
  firstSigns,
  leeReadySigns,
  type QuotedTrades,
  quoteSigns,
  reverseTickSigns,
  tickSigns,
  tradeSizeSigns,
} from "../../lib/market/trade-signs.js";
import { differences, golden } from "../fixtures/golden.js";

type Trade = { readonly [name in keyof QuotedTrades]: number };

const columns = (trades: readonly Trade[]): QuotedTrades => {
  const column = (name: keyof Trade) => trades.map((trade) => trade[name]);
  const [price, bid, ask] = [column("price"), column("bid"), column("ask")];
  return { price, bid, ask, size: column("size"), bidSize: column("bidSize"), askSize: column("askSize") };
};

/** Trades at these prices between 1 and 2. */
const at = (...prices: readonly number[]) =>
  columns(prices.map((price) => ({ price, bid: 1, ask: 2, size: 5, bidSize: 10, askSize: 20 })));

test.each(golden("trade-signing"))("trade-signing: $id", (item) => {
  const trades = columns(item.input.trades);
  const actual = {
    quote: quoteSigns(trades),
    tick: tickSigns(trades),
    reverseTick: reverseTickSigns(trades),
    leeReady: leeReadySigns(trades),
    emo: emoSigns(trades),
    clnv: clnvSigns(trades),
    tradeSize: tradeSizeSigns(trades),
    depth: depthSigns(trades),
    tradeSizeQuoteDepthReverseTick: firstSigns(
      tradeSizeSigns(trades),
      quoteSigns(trades),
      depthSigns(trades),
      reverseTickSigns(trades),
    ),
  };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test("ticks go on while the price stands, before and after", () => {
  expect([...tickSigns(at(1, 1, 2, 2, 1))]).toEqual([0, 0, 1, 1, -1]);
  expect([...reverseTickSigns(at(1, 1, 2, 2, 1, 1))]).toEqual([-1, -1, 1, 1, 0, 0]);
});

test("outside the quotes only the quote rule looks at them", () => {
  expect([...quoteSigns(at(3, 0.5))]).toEqual([1, -1]);
  // Down by ticks, though the price is above the ask.
  expect([...emoSigns(at(4, 3))]).toEqual([0, -1]);
  expect([...clnvSigns(at(4, 3))]).toEqual([0, -1]);
});

test("no trades, no quotes, a locked market", () => {
  expect(leeReadySigns(at())).toEqual(new Int8Array(0));
  const blind = columns([{ price: 1, bid: NaN, ask: NaN, size: 1, bidSize: NaN, askSize: NaN }]);
  for (const rule of [quoteSigns, leeReadySigns, emoSigns, clnvSigns, tradeSizeSigns, depthSigns])
    expect([...rule(blind)]).toEqual([0]);
  const locked = columns([{ price: 1, bid: 1, ask: 1, size: 1, bidSize: 2, askSize: 3 }]);
  expect([...emoSigns(locked), ...clnvSigns(locked), ...quoteSigns(locked)]).toEqual([0, 0, 0]);
});

test("a size that stands at both quotes says nothing", () => {
  const both = columns([{ price: 1.5, bid: 1, ask: 2, size: 7, bidSize: 7, askSize: 7 }]);
  expect([...tradeSizeSigns(both), ...depthSigns(both)]).toEqual([0, 0]);
});

test("rules of different trades are refused", () => {
  expect(() => firstSigns(new Int8Array(1), new Int8Array(2))).toThrow(new RangeError("invalid signs length: 2"));
});
