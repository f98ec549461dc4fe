import { describe, expect, it } from "vitest";
import { markedEquity, markedSessions } from "../../lib/execution/marked-equity.js";
import type { Trade } from "../../lib/execution/trade.js";
import { priceAsOf } from "../../lib/market/price-book.js";
import { createStream } from "../../lib/numeric/random.js";
import { dateAfter } from "../fixtures/days.js";
import { bookOf, nullMarket, perMinute, pricesOf, tradeOn } from "../fixtures/trades.js";

const exit = { target: 1000, stop: 1000, maximumHold: 5 };
const enter = (day: ReturnType<typeof pricesOf>, minute: number, more = {}): Trade =>
  tradeOn(day, { minute, exit, latency: 0, cost: 0.5, ...more });

/** Falls to -6 by minute 62 and is at +4 from minute 64 on. */
const dip = pricesOf({
  prices: perMinute((minute) => 5000 + (minute <= 60 ? 0 : ([-3, -6, -1, 4][minute - 61] ?? 4))),
});

describe("markedEquity", () => {
  it("marks every price at which something is open: a fall counts though the trade recovers", () => {
    const trade = enter(dip, 60);
    const { at, equity, points, drawdown } = markedEquity(markedSessions([trade], bookOf([dip]), [dip.date]), 1000);
    expect(Array.from(at, (instant) => (instant - dip.opensAt) / 60_000)).toEqual([60, 61, 62, 63, 64, 65]);
    expect([...points]).toEqual([-0.5, -3.5, -6.5, -1.5, 3.5, 3.5]);
    expect([...equity]).toEqual([975, 825, 675, 925, 1175, 1175]);
    expect(drawdown).toEqual({
      ofPeak: 0.325,
      ofCapital: 0.325,
      amount: 325,
      points: 6.5,
      // The peak is the capital, which has no instant.
      peakAt: null,
      troughAt: at[2],
      recoveredAt: at[4],
      longestUnderwater: 0,
    });
  });

  it("weighs money by contracts and points by one contract, and measures the fall from the running peak", () => {
    const trade: Trade = { ...enter(dip, 62), contracts: 3 };
    const other = pricesOf({ date: dateAfter(dip.date, 1), prices: perMinute((m) => 5000 - (m > 60 ? 2 : 0)) });
    const dates = [dip.date, other.date];
    const { drawdown } = markedEquity(markedSessions([trade, enter(other, 60)], bookOf([dip, other]), dates), 5000);
    // Ten points up with three contracts, less the cost; the second day loses 2.5 with one.
    expect(drawdown.ofPeak).toBeCloseTo(125 / 6425, 12);
    expect(drawdown).toMatchObject({ ofCapital: 0.025, amount: 125, points: 2.5, recoveredAt: null });
    expect(drawdown.peakAt).toBe(dip.opensAt + 67 * 60_000);
    expect(drawdown.longestUnderwater).toBe(1);
  });

  it("adds up positions that are open together", () => {
    const twin = { ...dip, underlying: "TWIN" };
    const both = [enter(dip, 60), { ...enter(dip, 60), underlying: "TWIN" }];
    const { points } = markedEquity(markedSessions(both, bookOf([dip, twin]), [dip.date]), 1000);
    expect([...points]).toEqual([-1, -7, -13, -3, 7, 7]);
  });

  it("ends where the closed trades end, and never sees a smaller fall than they do", () => {
    const days = nullMarket(createStream(3, "market"), { days: 6, volatility: 3, dayEffect: 0.3 });
    const trades = days.flatMap((day) =>
      [30, 33, 200].map((minute, k) =>
        enter(day, minute, { direction: k === 1 ? -1 : 1, exit: { target: 8, stop: 6, maximumHold: 8 } }),
      ),
    );
    const dates = days.map(({ date }) => date);
    const { equity, points, drawdown } = markedEquity(markedSessions(trades, bookOf(days), dates), 50_000);
    const closed = trades.reduce((sum, { netPoints }) => sum + netPoints, 0);
    expect(points.at(-1)).toBeCloseTo(closed, 9);
    for (const { date, money } of markedSessions(trades, bookOf(days), dates)) {
      const own = trades.filter((trade) => trade.date === date);
      expect(money.reduce((sum, change) => sum + change, 0)).toBeCloseTo(
        own.reduce((sum, { netPoints }) => sum + 50 * netPoints, 0),
        6,
      );
    }
    expect(equity.at(-1)).toBeCloseTo(50_000 + 50 * closed, 6);
    let worst = 0;
    let peak = 0;
    let sum = 0;
    for (const { netPoints } of [...trades].sort((a, b) => a.exit.at - b.exit.at)) {
      sum += netPoints;
      peak = Math.max(peak, sum);
      worst = Math.max(worst, peak - sum);
    }
    expect(drawdown.points).toBeGreaterThanOrEqual(worst);
  });

  it("is at every instant what is closed by then and what the open positions are worth", () => {
    const days = nullMarket(createStream(4, "market"), { days: 3, volatility: 3, dayEffect: 0.3 });
    const trades = days.flatMap((day) =>
      [30, 32, 35, 200].map(
        (minute, k): Trade => ({
          ...enter(day, minute, { direction: k % 2 === 0 ? 1 : -1, exit: { target: 9, stop: 7, maximumHold: 6 } }),
          contracts: k + 1,
        }),
      ),
    );
    const book = bookOf(days);
    const marked = markedEquity(
      markedSessions(
        trades,
        book,
        days.map(({ date }) => date),
      ),
      50_000,
    );
    marked.at.forEach((instant, k) => {
      let equity = 50_000;
      for (const trade of trades) {
        const day = days.find(({ date }) => date === trade.date)!;
        const price = priceAsOf(day.path, instant);
        const open = trade.direction * (price - trade.entry.price) - 0.5;
        if (trade.entry.at <= instant)
          equity += 50 * trade.contracts * (trade.exit.at <= instant ? trade.netPoints : open);
      }
      expect(marked.equity[k]).toBeCloseTo(equity, 6);
    });
  });

  it("stays at the capital without trades, and refuses a day that it has no prices of", () => {
    const { at, drawdown } = markedEquity(markedSessions([], new Map(), [dip.date]), 1000);
    expect(at.length).toBe(0);
    expect(drawdown).toMatchObject({
      ofPeak: 0,
      amount: 0,
      points: 0,
      peakAt: null,
      troughAt: null,
      recoveredAt: null,
    });
    expect(() => markedSessions([enter(dip, 60)], new Map(), [dip.date])).toThrow(RangeError);
    expect(() => markedEquity([], 0)).toThrow(new RangeError("invalid initial equity: 0"));
  });
});
