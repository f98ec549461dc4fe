import { describe, expect, it } from "vitest";
import { closedTradesBook } from "../../lib/execution/closed-trades.js";
import { tradeOf } from "../fixtures/trades.js";

/** A trade that is closed at an instant and won or lost so many points. */
const closed = (at: number, netPoints: number, label = "PIN_RISK_MANAGEMENT") =>
  tradeOf({ label, netPoints, exit: { at, price: 5000 } });

describe("closedTradesBook", () => {
  const book = closedTradesBook([closed(20, 1), closed(10, -1), closed(30, 2, "ASSIGNMENT_PANIC")]);
  const today = [closed(200, 5), closed(100, -5), closed(150, 0)];

  it("counts wins and losses of a class, and nothing that was not closed by then", () => {
    expect(book.asOf(99, today).recordOf("PIN_RISK_MANAGEMENT")).toEqual({ wins: 1, losses: 1 });
    expect(book.asOf(100, today).recordOf("PIN_RISK_MANAGEMENT")).toEqual({ wins: 1, losses: 2 });
    expect(book.asOf(1000, today).recordOf("PIN_RISK_MANAGEMENT")).toEqual({ wins: 2, losses: 3 });
    expect(book.asOf(1000, today).recordOf("ASSIGNMENT_PANIC")).toEqual({ wins: 1, losses: 0 });
    expect(book.asOf(1000, today).recordOf("NO_SIGNAL")).toEqual({ wins: 0, losses: 0 });
  });

  it("hands out the trades that were closed last, in the order of their exits", () => {
    const exits = (instant: number, count: number) =>
      book
        .asOf(instant, today)
        .latest(count)
        .map(({ exit }) => exit.at);
    expect(exits(160, 4)).toEqual([20, 30, 100, 150]);
    expect(exits(160, 2)).toEqual([100, 150]);
    expect(exits(50, 9)).toEqual([10, 20, 30]);
    expect(exits(50, 0)).toEqual([]);
  });
});
