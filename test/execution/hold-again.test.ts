import { describe, expect, it } from "vitest";
import { type HoldChanges, holdAgain } from "../../lib/execution/hold-again.js";
import { limits, perMinute, pricesOf, tradeOn } from "../fixtures/trades.js";

/** Falls by two points a minute for twenty minutes, then rises by one. */
const day = pricesOf({ prices: perMinute((minute) => 5000 + Math.max(-2 * minute, minute - 60)) });
const trade = tradeOn(day, { minute: 0 });
const again = (changes: HoldChanges, enforced = false) => holdAgain(trade, day, limits, enforced, [], changes);

describe("holdAgain", () => {
  it("is the trade itself without changes", () => {
    expect(again({})).toMatchObject({ reason: "stop", points: trade.grossPoints, exitAt: trade.exit.at });
  });

  it("leaves out what it is told to", () => {
    const never = Number.POSITIVE_INFINITY;
    const held = again({ exit: { stop: never } });
    expect(held).toMatchObject({ reason: "time", exitAt: trade.entry.at + 8 * 60_000 });
    const longer = again({ exit: { stop: never, maximumHold: 60 } });
    expect(longer.exitAt).toBe(held.exitAt);
    const uncapped = again({ exit: { stop: never, maximumHold: 60 }, uncapped: true });
    expect(uncapped.exitAt).toBe(trade.entry.at + 60 * 60_000);
    expect(again({ exit: { stop: never, target: never, maximumHold: never }, uncapped: true })).toMatchObject({
      reason: "before-close",
      exitAt: day.closesAt,
    });
    const early = again({ exit: { stop: never, target: never, maximumHold: never }, uncapped: true, enforced: true });
    expect(early.exitAt).toBe(day.closesAt - 30 * 60_000);
    const halt = { from: trade.entry.at + 90_000, to: never, underlying: null, reason: "by hand" };
    expect(again({ halts: [halt] })).toMatchObject({ reason: "halt", exitAt: trade.entry.at + 120_000 });
  });
});
