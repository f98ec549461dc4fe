import { describe, expect, it } from "vitest";
import type { LimitCheck } from "../../lib/execution/limits.js";
import type { Refusal, Trade } from "../../lib/execution/trade.js";
import { type LimitEffectCase, limitEffects } from "../../lib/hypotheses/limit-effects.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { dateAfter } from "../fixtures/days.js";
import { bookOf, limits, perMinute, pricesOf, tradeOn } from "../fixtures/trades.js";

/** Points a minute, day by day. */
const slopes = [1, -1, 2];
const days = slopes.map((slope, k) =>
  pricesOf({ date: dateAfter("2026-01-05", k), prices: perMinute((minute) => 5000 + slope * minute) }),
);
const exit = { target: 100, stop: 100, maximumHold: 5 };
const checkOf = (outcome: LimitCheck["outcome"], limit: LimitCheck["limit"] = "DATA_RELEASE"): LimitCheck => ({
  limit,
  outcome,
  detail: outcome === "not-checked" ? "no calendar was given" : "seen",
});

function trade(day: number, checks: readonly LimitCheck[], minute = 60): Trade {
  const own = tradeOn(days[day]!, { minute, exit, latency: 0 });
  return { ...own, order: { ...own.order, checks, wait: 0 } };
}

function refusal(
  day: number,
  checks: readonly LimitCheck[],
  given: Partial<Refusal["order"]> = {},
  minute = 60,
): Refusal {
  return { order: { ...trade(day, checks, minute).order, ...given }, reason: "DATA_RELEASE", detail: "" };
}

function effects(given: Partial<LimitEffectCase>) {
  const list = limitEffects({
    trades: [],
    refusals: [],
    book: bookOf(days),
    limits,
    choices: volumeShockPresets["seed-fixed"].choices.execute,
    halts: [],
    latency: 120,
    cost: 0.5,
    draws: 999,
    seed: 1,
    ...given,
  });
  return new Map(list.map((effect) => [effect.control, effect]));
}

describe("limitEffects", () => {
  it("holds refused orders from their own fill on: what they would have earned", () => {
    const refusals = [0, 1, 2].map((day) => refusal(day, [checkOf("fail")]));
    const { effect, statement, of } = effects({ refusals, trades: [trade(0, [checkOf("pass")])] }).get("DATA_RELEASE")!;
    expect(effect).toMatchObject({ pairs: 3, days: 3, withControl: 0, withoutControl: (5 - 5 + 10) / 3 - 0.5 });
    expect(of).toBe(4);
    expect(statement).toMatch(/^3 of 4 orders failed DATA_RELEASE: with it 0 points, without it 2\.83 points/);
    expect(effects({ refusals, cost: 2 }).get("DATA_RELEASE")!.effect!.withoutControl).toBeCloseTo(10 / 3 - 2, 12);
    const slower = refusals.map((own) => ({ ...own, order: { ...own.order, wait: 61 } }));
    expect(effects({ refusals: slower }).get("DATA_RELEASE")!.effect!.withoutControl).toBeCloseTo(10 / 3 - 0.5, 12);
  });

  it("takes what recorded limits would have stopped from the trades themselves, and says so", () => {
    const trades = [trade(0, [checkOf("fail")]), trade(1, [checkOf("pass")])];
    const choices = volumeShockPresets.seed.choices.execute;
    const { effect, statement } = effects({ trades, choices }).get("DATA_RELEASE")!;
    expect(effect).toMatchObject({ pairs: 1, withoutControl: trades[0]!.netPoints });
    expect(statement).toContain("1 of 2 orders failed DATA_RELEASE (1 traded all the same: what it would have done): ");
  });

  it("says why there is nothing to test: no order failed, or none could be checked", () => {
    const one = (outcome: LimitCheck["outcome"]) =>
      effects({ trades: [trade(0, [checkOf(outcome)])] }).get("DATA_RELEASE")!;
    expect(one("pass")).toMatchObject({
      effect: null,
      statement: "not testable: no order failed DATA_RELEASE (1 orders)",
    });
    expect(one("not-checked").statement).toBe("not testable: no calendar was given (1 orders)");
  });

  it("counts an order for every limit that it fails, in the order of the checks", () => {
    const checks = [checkOf("fail", "DAILY_RISK"), checkOf("fail", "MARGIN_USE"), checkOf("fail", "VOLATILITY_INDEX")];
    const all = effects({ refusals: [refusal(0, checks)] });
    expect([...all.keys()]).toEqual(["DAILY_RISK", "MARGIN_USE", "HALTED", "NO_ROUTE"]);
    expect([...all.values()].map(({ affected }) => affected)).toEqual([1, 1, 0, 0]);
  });

  it("holds what is refused so close to the close to the close, and drops what found no price", () => {
    const late = refusal(0, [checkOf("fail", "EXIT_BEFORE_CLOSE")], {}, 365);
    expect(effects({ refusals: [late] }).get("EXIT_BEFORE_CLOSE")!.effect!.withoutControl).toBe(4.5);
    const none = refusal(0, [checkOf("fail", "EXIT_BEFORE_CLOSE")], {}, 390);
    expect(effects({ refusals: [none] }).get("EXIT_BEFORE_CLOSE")!.affected).toBe(0);
    // Opened before: closed with the limits of everything else.
    const bound = refusal(0, [checkOf("fail")], {}, 358);
    expect(effects({ refusals: [bound] }).get("DATA_RELEASE")!.effect!.withoutControl).toBe(1.5);
  });

  it("does the same for halts and for routes that were down, with the latency of an order that never left", () => {
    const stopped = (reason: Refusal["reason"]) => ({
      ...refusal(2, [], { route: null, wait: Number.NaN }),
      reason,
    });
    const all = effects({ refusals: [stopped("HALTED"), stopped("NO_ROUTE")] });
    for (const name of ["HALTED", "NO_ROUTE"]) expect(all.get(name)!.effect!.withoutControl).toBe(9.5);
    expect(all.get("NO_ROUTE")!.statement).toContain("1 of 2 orders met both routes down");
    const late = effects({
      refusals: [
        { ...stopped("HALTED"), order: { ...stopped("HALTED").order, plan: { ...stopped("HALTED").order.plan } } },
      ],
      latency: 330 * 60,
    });
    expect(late.get("HALTED")!.affected).toBe(0);
  });
});
