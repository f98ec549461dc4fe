import { describe, expect, it } from "vitest";
import { type ControlCase, controlEffects, listEffects } from "../../lib/hypotheses/control-effects.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { bookOf, limits, perMinute, pricesOf, tradeOn } from "../fixtures/trades.js";

/** Falls by three points a minute: every long trade is stopped. */
const day = pricesOf({ prices: perMinute((minute) => 5000 - 3 * minute) });
const trades = [60, 120, 357].map((minute) => tradeOn(day, { minute }));

function effects(given: Partial<ControlCase> = {}) {
  return controlEffects({
    trades,
    refusals: [],
    judgedDates: [day.date],
    book: bookOf([day]),
    limits,
    choices: volumeShockPresets.seed.choices.execute,
    halts: [],
    latency: 5,
    cost: 0.5,
    largeLoss: 2,
    draws: 999,
    seed: 1,
    ...given,
  });
}

describe("controlEffects", () => {
  it("gives an effect or a reason for every control, each with its own name", () => {
    const list = listEffects(effects());
    expect(list.map(({ control }) => control)).toEqual([
      "stop loss",
      "profit target",
      "target and stop",
      "longest hold",
      "exit before the close",
      "halt",
      "position sizing",
      "risk cap",
      "volatility sizing",
      "HALTED",
      "NO_ROUTE",
    ]);
    for (const { effect, statement, affected } of list) {
      expect(statement.startsWith("not testable: ")).toBe(effect === null);
      expect(effect?.pairs ?? 0).toBe(affected);
    }
  });

  it("reads from the choices whether limits were enforced", () => {
    // Decided at minute 357, it would be held for eight minutes; where limits are enforced it is out at minute 360.
    const [held] = [tradeOn(day, { minute: 357, closeEarly: true, exit: { target: 90, stop: 90, maximumHold: 8 } })];
    const stopless = (choices: ControlCase["choices"]) =>
      effects({ trades: [{ ...held!, exitReason: "stop" }], choices }).exits.stop.effect!.withoutControl;
    expect(stopless(volumeShockPresets.seed.choices.execute)).toBe(-24.5);
    expect(stopless(volumeShockPresets["seed-fixed"].choices.execute)).toBe(-6.5);
  });
});
