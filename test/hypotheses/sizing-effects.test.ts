import { describe, expect, it } from "vitest";
import type { Trade } from "../../lib/execution/trade.js";
import { type SizingEffectCase, sizingEffects } from "../../lib/hypotheses/sizing-effects.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { dateAfter } from "../fixtures/days.js";
import { bookOf, limits, pricesOf, tradeOf } from "../fixtures/trades.js";

const date = (k: number) => dateAfter("2026-01-05", k);
const days = [0, 1, 2, 3, 4].map((k) => pricesOf({ date: date(k), prices: [5000, 5001] }));
const recorded = volumeShockPresets.seed.choices.execute;
const enforced = volumeShockPresets["seed-fixed"].choices.execute;

/** A trade of one day: contracts, net points, the formula's size, and whether the volatility index was high. */
function sized(k: number, contracts: number, netPoints: number, size = contracts, wild: boolean | null = false): Trade {
  const own = tradeOf({ date: date(k), contracts, netPoints, plan: { size } });
  const outcome = wild === null ? "not-checked" : wild ? "fail" : "pass";
  const detail = wild === null ? "no volatility index was given" : "";
  return { ...own, order: { ...own.order, checks: [{ limit: "VOLATILITY_INDEX", outcome, detail }] } };
}

function effects(trades: readonly Trade[], given: Partial<SizingEffectCase> = {}) {
  return sizingEffects({
    trades,
    judgedDates: days.map((day) => day.date),
    book: bookOf(days),
    limits,
    choices: recorded,
    draws: 999,
    seed: 1,
    ...given,
  });
}

describe("the effect of the size formula", () => {
  it("holds the trades' own sizes against their mean, and both accounts beside each other", () => {
    const { formula } = effects([sized(0, 1, -4), sized(1, 3, 6), sized(2, 2, -2)]);
    // 50 a point: -200, 900, -200 against -400, 600, -200 with two contracts each.
    expect(formula).toMatchObject({ affected: 2, of: 3 });
    expect(formula.effect).toMatchObject({ withControl: 350, withoutControl: 100, difference: 250 });
    expect(formula.accountWith).toMatchObject({ totalReturn: 500 / 50_000, drawdown: 200 / 50_000 });
    expect(formula.accountWithout).toMatchObject({ totalReturn: 0, drawdown: 400 / 50_000 });
    // Daily returns with the sizes: -200, 900, -200, 0, 0 over 50,000; mean 100, deviation 458.2575694955840.
    expect(formula.accountWith.sharpe).toBeCloseTo((100 / 458.257569495584) * Math.sqrt(252), 9);
    expect(formula.statement).toMatch(/^2 of 3 trades had another size: with it 350 account currency/);
  });

  it("cannot be tested where all sizes are the same, or where there is no trade", () => {
    const { formula } = effects([sized(0, 7.2, 1), sized(1, 7.2, 2), sized(2, 7.2, -1)]);
    expect(formula.statement).toBe("not testable: all trades had the same size (3 trades)");
    const none = effects([]).formula;
    expect(none.statement).toBe("not testable: there are no trades (0 trades)");
    expect(none.accountWith.sharpe).toBeNaN();
  });
});

describe("the effect of the risk cap", () => {
  it("holds whole contracts against the formula's size", () => {
    const { riskCap } = effects([sized(0, 1, -4, 7.2), sized(1, 1, 2, 1)], { choices: enforced });
    expect(riskCap).toMatchObject({ affected: 1, of: 2 });
    expect(riskCap.effect).toMatchObject({ withControl: -200, difference: expect.closeTo(4 * 6.2 * 50, 9) });
    expect(effects([sized(0, 7.2, -4)]).riskCap.statement).toBe(
      "not testable: sizes are as the formula gives them (1 trades)",
    );
  });
});

describe("the effect of smaller sizes on wild days", () => {
  it("holds halved sizes against what they would have been, whole or real", () => {
    const real = effects([sized(0, 2, -4, 4, true)], { choices: { ...enforced, contracts: "real" } });
    expect(real.volatility.effect).toMatchObject({ withControl: -400, withoutControl: -800 });
    const loose = { ...limits, capital: 1e6 };
    const whole = effects([sized(0, 2, -4, 5.5, true)], { choices: enforced, limits: loose });
    expect(whole.volatility.effect).toMatchObject({ withControl: -400, withoutControl: -1000 });
  });

  it("says what halving would have done where limits are only recorded", () => {
    const { volatility } = effects([sized(0, 4, -4, 4, true), sized(1, 4, 3)]);
    expect(volatility.effect).toMatchObject({ pairs: 1, withControl: -400, withoutControl: -800 });
    const quarter = effects([sized(0, 4, -4, 4, true)], { limits: { ...limits, volatilitySize: 0.25 } });
    expect(quarter.volatility.effect).toMatchObject({ withControl: -200 });
  });

  it("cannot be tested without an index, or where it changed nothing", () => {
    expect(effects([sized(0, 1, 1, 1, null)]).volatility.statement).toBe(
      "not testable: no volatility index was given (1 trades)",
    );
    expect(effects([sized(0, 1, 1)]).volatility.statement).toBe(
      "not testable: the volatility index changed no trade's size (1 trades)",
    );
  });
});
