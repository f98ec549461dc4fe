import { describe, expect, it } from "vitest";
import type { Trade } from "../../lib/execution/trade.js";
import { type ExitEffectCase, exitEffects } from "../../lib/hypotheses/exit-effects.js";
import { wilson } from "../../lib/statistics/wilson.js";
import { dateAfter } from "../fixtures/days.js";
import { bookOf, limits, perMinute, pricesOf, tradeOn } from "../fixtures/trades.js";

/** From minute 60 on the price goes to these points, minute by minute, and stays at the last; 5000 before. */
function dayOf(number: number, ...points: readonly number[]) {
  const at = (minute: number) => points[Math.min(points.length - 1, minute - 61)]!;
  return pricesOf({
    date: dateAfter("2026-01-05", number),
    prices: perMinute((minute) => 5000 + (minute <= 60 ? 0 : at(minute))),
  });
}

/** Entered at minute 60 without a cost: out at 10 either way, or after 8 minutes. */
const entered = (day: ReturnType<typeof dayOf>, more = {}): Trade =>
  tradeOn(day, { minute: 60, latency: 0, cost: 0.5, exit: { target: 10, stop: 10, maximumHold: 8 }, ...more });

/** Stopped at -10 and: back to +4; on to -25; back to -3. */
const stopped = [dayOf(0, -10, -5, 4), dayOf(1, -10, -25), dayOf(2, -10, -3)];
/** Reaches its target and goes on to 18, or falls back. */
const won = [dayOf(3, 10, 18), dayOf(4, 10, -2)];
/** Runs out of time at 1, and is at 8 or at -6 from then on. */
const slow = [dayOf(5, 1, 1, 1, 1, 1, 1, 1, 1, 8), dayOf(6, 1, 1, 1, 1, 1, 1, 1, 1, -6)];
const days = [...stopped, ...won, ...slow];

function effects(given: Partial<ExitEffectCase> = {}) {
  return exitEffects({
    trades: days.map((day) => entered(day)),
    book: bookOf(days),
    limits,
    enforced: false,
    halts: [],
    largeLoss: 2,
    draws: 999,
    seed: 1,
    ...given,
  });
}

describe("the effect of the stop loss", () => {
  it("holds each stopped trade without its stop, everything else as it was", () => {
    const { stop } = effects();
    expect(stop).toMatchObject({ control: "stop loss", affected: 3, of: 7 });
    expect(stop.effect).toMatchObject({ pairs: 3, days: 3, withControl: -10.5, withoutControl: -24 / 3 - 0.5 });
    expect(stop.averageLossWhenHit).toBe(10.5);
  });

  it("counts prevented large losses, and stops that were false, with Wilson intervals", () => {
    const { stop } = effects();
    expect(stop.largeLoss).toBe(2);
    expect(stop.preventedLargeLosses).toEqual({ count: 1, of: 3, rate: 1 / 3, interval: wilson(1, 3, 0.95) });
    expect(stop.falseStops).toEqual({ count: 2, of: 3, rate: 2 / 3, interval: wilson(2, 3, 0.95) });
    expect(effects({ largeLoss: 2.6 }).stop.preventedLargeLosses.count).toBe(0);
    expect(stop.statement).toMatch(/^3 of 7 trades were stopped: with it -10\.5 points, without it -8\.5 points/);
  });

  it("says that it cannot be tested where nothing was stopped", () => {
    const { stop } = effects({ trades: won.map((day) => entered(day)) });
    expect(stop).toMatchObject({
      affected: 0,
      effect: null,
      statement: "not testable: no trade was stopped (2 trades)",
    });
    expect(stop.averageLossWhenHit).toBeNaN();
    expect(stop.falseStops.rate).toBeNaN();
  });
});

describe("the effect of the target, and of target and stop together", () => {
  it("holds on without the target, and without both to the time limit", () => {
    const { target, targetAndStop } = effects();
    // Without the target: 18, and back through the stop? No: -2 lies above it.
    expect(target.effect).toMatchObject({ pairs: 2, withControl: 9.5, withoutControl: 16 / 2 - 0.5 });
    expect(target.statement).toMatch(/^2 of 7 trades reached their target: /);
    expect(targetAndStop.effect).toMatchObject({ pairs: 5, withoutControl: (4 - 25 - 3 + 18 - 2) / 5 - 0.5 });
  });
});

describe("the effect of the longest hold", () => {
  it("holds on to target, stop or close, beyond the cap of the class as well", () => {
    const { timeStop } = effects();
    expect(timeStop.effect).toMatchObject({ pairs: 2, withControl: 0.5, withoutControl: (8 - 6) / 2 - 0.5 });
    expect(timeStop.averageExitMinutes).toBe(8);
    expect(timeStop.missedProfits).toEqual({ count: 1, of: 2, rate: 0.5, interval: wilson(1, 2, 0.95) });
  });
});

describe("the effect of the exit before the close", () => {
  /** One point up a minute. */
  const rising = pricesOf({ prices: perMinute((minute) => 5000 + minute) });
  const late = { exit: { target: 100, stop: 100, maximumHold: 8 }, cost: 0.5, latency: 0 };

  it("holds to the limit of time where it was enforced, and closes early where it was recorded", () => {
    const bound = tradeOn(rising, { ...late, minute: 357, closeEarly: true });
    const free = tradeOn(rising, { ...late, minute: 357 });
    const on = { book: bookOf([rising]) };
    for (const [trades, enforced] of [
      [[bound], true],
      [[free], false],
    ] as const) {
      expect(effects({ ...on, trades, enforced }).beforeClose.effect).toMatchObject({
        pairs: 1,
        withControl: 2.5,
        withoutControl: 7.5,
      });
    }
  });

  it("leaves out what it did not touch, and what should not have been opened at all", () => {
    const on = { book: bookOf([rising]) };
    const early = tradeOn(rising, { ...late, minute: 100 });
    const inside = tradeOn(rising, { ...late, minute: 365 });
    const { beforeClose } = effects({ ...on, trades: [early, inside] });
    expect(beforeClose.statement).toBe(
      "not testable: no trade was held into the last minutes of its session (2 trades)",
    );
  });
});

describe("the effect of a halt", () => {
  it("holds on as if nobody had halted trading", () => {
    const [day] = stopped;
    const halt = { from: day!.opensAt + 60.5 * 60_000, to: Number.POSITIVE_INFINITY, underlying: null, reason: "x" };
    const trade: Trade = { ...entered(day!), exitReason: "halt", netPoints: -3.5, grossPoints: -3 };
    const { halt: effect } = effects({ trades: [trade], halts: [halt] });
    expect(effect.effect).toMatchObject({ pairs: 1, withControl: -3.5, withoutControl: -10.5 });
    expect(effect.statement).toMatch(/^1 of 1 trades were open when trading was halted: /);
    expect(effects().halt.statement).toBe("not testable: nobody halted trading (7 trades)");
  });
});
