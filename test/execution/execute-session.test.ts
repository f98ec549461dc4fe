import { describe, expect, it } from "vitest";
import type { FlowType, Label } from "../../lib/classifiers/flow-type.js";
import type { Detection } from "../../lib/detectors/volume-shock-detect.js";
import type { ClosedTrades } from "../../lib/execution/closed-trades.js";
import {
  type ExecuteChoices,
  type ExecutionParameters,
  executeSchema,
  executeSession,
  rankAlerts,
  type SessionExecution,
} from "../../lib/execution/execute-session.js";
import type { FlowLimitParameters } from "../../lib/execution/flow-limits.js";
import { type FlowPlanParameters, planFlowTrade } from "../../lib/execution/flow-plan.js";
import type { Plan } from "../../lib/execution/plan.js";
import type { Trade } from "../../lib/execution/trade.js";
import { type MarketContext, noContext } from "../../lib/market/market-context.js";
import { pricePath } from "../../lib/market/market-day.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import type { DayPrices } from "../../lib/market/price-book.js";
import { volumeShockPreset } from "../../lib/strategies/volume-shock.js";
import { detectionOf, labelOf, minuteOf } from "../fixtures/alerts.js";
import { perMinute, pricesOf, tradeOf } from "../fixtures/trades.js";

const seed = volumeShockPreset("seed");
/** Numbers of the session and of its planner. */
interface Numbers extends ExecutionParameters, FlowPlanParameters, FlowLimitParameters {}

/** An alert that carries its class. */
interface LabelledDetection extends Detection {
  readonly label: Label;
}

/** Routes without outages: tests of other things do not depend on luck. */
const parameters: Numbers = {
  ...seed.parameters.execute,
  directOutages: 0,
  smartOutages: 0,
  ...seed.parameters.plan,
  ...seed.parameters.limit,
};
const asWritten = seed.choices.execute;
const enforced: ExecuteChoices = { exit: "class-range", limits: "enforced", contracts: "whole" };

/** Half a point up every minute, from 5000 at the open. */
const rising = pricesOf({ prices: perMinute((minute) => 5000 + minute / 2) });

/** An alert whose first trigger was at a minute of the session; it is decided a minute later. */
function alertAt(
  minute: number,
  flowType: FlowType = "GAMMA_EMERGENCY",
  given: Partial<Detection> = {},
): LabelledDetection {
  const id = `TEST/2026-01-05/${minute}`;
  const detection = detectionOf({ triggeredAt: minuteOf(minute), id, ...given });
  return { ...detection, label: { ...labelOf(flowType), detection: detection.id } };
}

interface Given {
  readonly parameters?: Partial<Numbers>;
  readonly choices?: Partial<ExecuteChoices>;
  readonly prices?: readonly DayPrices[];
  readonly earlier?: readonly Trade[];
  readonly lastDailyVolume?: number;
  readonly context?: Partial<MarketContext>;
  readonly seed?: number;
  /** What the planner changes about every plan. */
  readonly plan?: Partial<Plan>;
  /** Sees what the planner is given. */
  readonly watch?: (alert: LabelledDetection, closed: ClosedTrades) => void;
}

function execute(alerts: readonly LabelledDetection[], given: Given = {}): SessionExecution {
  const prices = new Map((given.prices ?? [rising]).map((day) => [day.underlying, day]));
  const numbers = { ...parameters, ...given.parameters };
  const choices = { ...asWritten, ...given.choices };
  return executeSession(
    alerts,
    (alert, closed) => {
      given.watch?.(alert, closed);
      const record = closed.recordOf(alert.label.flowType);
      return { ...planFlowTrade(alert, alert.label, record, numbers, choices.exit), ...given.plan };
    },
    {
      prices,
      lastDailyVolume: () => given.lastDailyVolume ?? 5000,
      context: { ...noContext, ...given.context },
    },
    given.earlier ?? [],
    numbers,
    choices,
    given.seed ?? 1,
  );
}

const reasons = ({ refusals }: SessionExecution) => refusals.map(({ reason }) => reason);

describe("executeSession", () => {
  it("fills at the first price at or after decision and latency, and follows the position to its exit", () => {
    const { trades, refusals } = execute([alertAt(10)]);
    expect(refusals).toEqual([]);
    const { order, ...trade } = trades[0]!;
    expect(order).toMatchObject({ submittedAt: minuteOf(11), plan: { size: 7.2, confidence: 0.9 } });
    // Decided at minute 11; 5 seconds later the next price is that of minute 12. Held for 8 minutes, 4 points up.
    expect(trade).toEqual({
      underlying: "TEST",
      date: "2026-01-05",
      label: "GAMMA_EMERGENCY",
      direction: 1,
      contracts: 7.2,
      route: "direct",
      entry: { at: minuteOf(12), price: 5006 },
      exit: { at: minuteOf(20), price: 5010 },
      exitReason: "time",
      latency: 120,
      holdMinutes: 8,
      pointSize: 1,
      grossPoints: 4,
      costPoints: 0,
      netPoints: 4,
      netProfit: 4 * 7.2 * 50,
      stopRisk: 15 * 7.2 * 50,
      adverseExcursion: 0,
      favourableExcursion: 4,
    });
  });

  it("trades the other way where market makers must sell", () => {
    const [trade] = execute([alertAt(10, "GAMMA_EMERGENCY", { netDelta: -10_000, direction: -1 })]).trades;
    expect(trade).toMatchObject({ direction: -1, netPoints: -4, netProfit: -4 * 7.2 * 50 });
  });

  it("never uses the price that triggered, even without latency", () => {
    const [trade] = execute([alertAt(10)], { parameters: { latency: 0 } }).trades;
    expect(trade!.entry).toEqual({ at: minuteOf(11), price: 5005.5 });
  });

  it("takes the cost of a round trip off every trade", () => {
    const [trade] = execute([alertAt(10)], { parameters: { roundTripCost: 0.5 } }).trades;
    expect(trade).toMatchObject({ grossPoints: 4, costPoints: 0.5, netPoints: 3.5, netProfit: 3.5 * 7.2 * 50 });
  });

  it("measures points in the size that they have at the entry's price", () => {
    const profile = { ...synthetic, point: { kind: "relative", basisPoints: 2 } as const };
    const prices = [pricesOf({ profile, prices: perMinute((minute) => 1000 + minute / 10) })];
    const [trade] = execute([alertAt(10)], { prices }).trades;
    expect(trade!.pointSize).toBeCloseTo(0.0002 * 1001.2, 12);
    expect(trade!.grossPoints).toBeCloseTo(0.8 / (0.0002 * 1001.2), 9);
  });

  it("refuses what the class expects nothing of, and what never finds a price", () => {
    const ambiguous = execute([alertAt(10, "AMBIGUOUS_SIGNAL")]);
    expect(ambiguous.trades).toEqual([]);
    expect(ambiguous.refusals[0]).toMatchObject({
      reason: "NO_EXPECTED_BEHAVIOUR",
      detail: "AMBIGUOUS_SIGNAL expects nothing: no target, stop or hold",
      order: { checks: [], plan: { detection: "TEST/2026-01-05/10" } },
    });
    expect(execute([alertAt(389.5)]).refusals[0]).toMatchObject({
      reason: "NO_PRICE",
      detail: "no price after the decision",
    });
  });

  it("refuses to enter at the last price of a session, where nothing could be left at another", () => {
    expect(execute([alertAt(388)]).refusals[0]).toMatchObject({
      reason: "NO_PRICE",
      detail: "the only price after the decision is the session's last",
    });
    expect(execute([alertAt(387)]).trades[0]).toMatchObject({ exitReason: "before-close", holdMinutes: 1 });
  });

  it("holds no longer than the risk manager allows, also as written", () => {
    const hold = (given: Partial<Numbers>) => {
      const [sweep] = execute([alertAt(10, "INSTITUTIONAL_SWEEP")], { parameters: given }).trades;
      return sweep!.holdMinutes;
    };
    expect(hold({ sweepMultiplier: 1 })).toBe(15);
    expect(hold({ holdSweep: 7 })).toBe(7);
  });

  it("leaves when the hedge should be complete where time decides", () => {
    const [trade] = execute([alertAt(10)], { choices: { exit: "time" } }).trades;
    expect(trade).toMatchObject({ holdMinutes: 5, exitReason: "time", stopRisk: 20 * 7.2 * 50 });
  });

  it("trades the formula's size, or whole contracts within the risk of one trade", () => {
    const [whole] = execute([alertAt(10)], { choices: { contracts: "whole" } }).trades;
    expect(whole).toMatchObject({ contracts: 1, netProfit: 4 * 50, stopRisk: 15 * 50 });
  });

  it("writes failed limits down and trades on, where limits are recorded", () => {
    const { trades, refusals } = execute([alertAt(375)], { lastDailyVolume: 10 });
    expect(refusals).toEqual([]);
    const failed = trades[0]!.order.checks.filter(({ outcome }) => outcome === "fail").map(({ limit }) => limit);
    expect(failed).toEqual([
      "RISK_PER_TRADE",
      "DAILY_RISK",
      "EXIT_BEFORE_CLOSE",
      "DAILY_VOLUME",
      "MARGIN_USE",
      "CASH_RESERVE",
    ]);
    expect(trades[0]!.exit.at).toBe(minuteOf(385));
  });

  it("refuses with the name of the limit, where limits are enforced", () => {
    const volume = execute([alertAt(10)], { choices: enforced, lastDailyVolume: 10 });
    expect(volume.trades).toEqual([]);
    expect(volume.refusals[0]).toMatchObject({
      reason: "DAILY_VOLUME",
      detail: "10 contracts in the last session, 1000 asked",
    });
    expect(volume.refusals[0]!.order.checks.length).toBe(12);
    const refused = (alert: LabelledDetection, given: Partial<ExecutionParameters>) =>
      reasons(execute([alert], { choices: enforced, parameters: given }));
    expect(refused(alertAt(360), {})).toEqual(["EXIT_BEFORE_CLOSE"]);
    expect(refused(alertAt(10), { latencyLimit: 1 })).toEqual(["EXECUTION_LATENCY"]);
    expect(refused(alertAt(10), { dailyRisk: 0.01 })).toEqual(["DAILY_RISK"]);
    expect(refused(alertAt(10), {})).toEqual([]);
  });

  it("counts latency from the first trigger to the fill", () => {
    const gap = pricesOf({ prices: perMinute((minute) => (minute > 11 && minute < 14 ? Number.NaN : 5000)) });
    const { trades } = execute([alertAt(10)], { prices: [gap] });
    expect(trades[0]).toMatchObject({ latency: 240, entry: { at: minuteOf(14) } });
    expect(trades[0]!.order.checks.find(({ limit }) => limit === "EXECUTION_LATENCY")!.outcome).toBe("pass");
    const later = execute([alertAt(10)], { prices: [gap], parameters: { latency: 181 } });
    expect(later.trades[0]!.order.checks.find(({ limit }) => limit === "EXECUTION_LATENCY")!.outcome).toBe("fail");
  });

  it("holds nothing in the last half hour, where limits are enforced", () => {
    const alert = alertAt(350, "INSTITUTIONAL_SWEEP");
    const [free] = execute([alert]).trades;
    expect(free).toMatchObject({ exitReason: "time", exit: { at: minuteOf(367) } });
    const [bound] = execute([alert], { choices: enforced }).trades;
    expect(bound).toMatchObject({ exitReason: "before-close", exit: { at: minuteOf(360) } });
  });

  it("refuses one lot that is too much only where the size could have been cut further", () => {
    const [whole] = execute([alertAt(10)], { choices: enforced, parameters: { riskPerTrade: 0.001 } }).trades;
    expect(whole!.contracts).toBe(1);
    expect(whole!.order.checks.find(({ limit }) => limit === "RISK_PER_TRADE")!.outcome).toBe("fail");
    const real = { ...enforced, contracts: "real" as const };
    expect(reasons(execute([alertAt(10)], { choices: real, parameters: { dailyRisk: 1 } }))).toEqual([
      "RISK_PER_TRADE",
    ]);
  });

  it("lets open positions of the session stand in the way of new ones, in one underlying and in all", () => {
    const alerts = [alertAt(10), alertAt(12), alertAt(25)];
    const one = execute(alerts, { choices: enforced, parameters: { positionsPerUnderlying: 1 } });
    expect(one.trades.map(({ entry }) => entry.at)).toEqual([minuteOf(12), minuteOf(27)]);
    expect(reasons(one)).toEqual(["POSITIONS_PER_UNDERLYING"]);
    const names = ["A", "B", "C"];
    const prices = names.map((underlying) => ({ ...rising, underlying }));
    const three = names.map((underlying) => alertAt(10, "GAMMA_EMERGENCY", { underlying, id: underlying }));
    const two = execute(three, {
      prices,
      choices: enforced,
      parameters: { concurrentPositions: 2, positionsPerUnderlying: 1 },
    });
    expect(two.trades.map(({ underlying }) => underlying)).toEqual(["A", "B"]);
    expect(reasons(two)).toEqual(["CONCURRENT_POSITIONS"]);
  });

  it("counts the day's losses and its open stops against the day's risk, and no profits", () => {
    // Two points down a minute: every emergency is stopped out at 16 points of 50.
    const falling = pricesOf({ prices: perMinute((minute) => 5800 - 2 * minute) });
    const lost = execute(
      [10, 40, 70, 100].map((minute) => alertAt(minute)),
      { prices: [falling], choices: enforced },
    );
    expect(lost.trades.map(({ exitReason, netProfit }) => [exitReason, netProfit])).toEqual([
      ["stop", -800],
      ["stop", -800],
      ["stop", -800],
    ]);
    expect(lost.refusals.map(({ reason, detail }) => [reason, detail])).toEqual([["DAILY_RISK", "3150 of 2500 a day"]]);
    expect(
      execute(
        [10, 40, 70, 100].map((minute) => alertAt(minute)),
        { choices: enforced },
      ).refusals,
    ).toEqual([]);
    const names = ["A", "B", "C", "D"];
    const prices = names.map((underlying) => ({ ...rising, underlying }));
    const atOnce = names.map((underlying) => alertAt(10, "GAMMA_EMERGENCY", { underlying, id: underlying }));
    const open = execute(atOnce, { prices, choices: enforced, parameters: { concurrentPositions: 10, marginUse: 1 } });
    expect(open.refusals.map(({ reason, detail }) => [reason, detail])).toEqual([["DAILY_RISK", "3000 of 2500 a day"]]);
  });

  it("does not let profits make room for more risk", () => {
    const names = ["TEST", "A", "B"];
    const prices = names.map((underlying) => ({ ...rising, underlying }));
    const won = [10, 30, 50, 70].map((minute) => alertAt(minute));
    const atOnce = names.map((underlying) => alertAt(100, "GAMMA_EMERGENCY", { underlying, id: underlying }));
    const { refusals } = execute([...won, ...atOnce], { prices, choices: enforced, parameters: { dailyRisk: 0.032 } });
    expect(refusals.map(({ reason, detail }) => [reason, detail])).toEqual([["DAILY_RISK", "2250 of 1600 a day"]]);
  });

  it("counts a position that is closed at the instant of a decision as closed", () => {
    // The first is in from minute 12 to 20; the second is decided at 20.
    const given = { choices: enforced, parameters: { positionsPerUnderlying: 1, dailyRisk: 0.02 } };
    expect(execute([alertAt(10), alertAt(19)], given).refusals).toEqual([]);
    expect(reasons(execute([alertAt(10), alertAt(18.9)], given))).toEqual(["DAILY_RISK"]);
  });

  it("serves alerts by decision, then by pressure, then by name", () => {
    const alerts = [
      alertAt(20, "GAMMA_EMERGENCY", { id: "d" }),
      alertAt(10, "GAMMA_EMERGENCY", { id: "c", pressure: 5 }),
      alertAt(10, "GAMMA_EMERGENCY", { id: "b", pressure: 5 }),
      alertAt(10, "GAMMA_EMERGENCY", { id: "a", pressure: 9 }),
    ];
    expect(rankAlerts(alerts).map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
    expect(execute(alerts).trades.map(({ order }) => order.plan.detection)).toEqual(["a", "b", "c", "d"]);
    expect(alerts.map(({ id }) => id)).toEqual(["d", "c", "b", "a"]);
  });

  it("learns from closed trades of the class alone", () => {
    const lost = Array.from({ length: 29 }, () => tradeOf({ date: "2026-01-02", netPoints: -1 }));
    const confidence = (earlier: readonly Trade[], alerts = [alertAt(100)]) =>
      execute(alerts, { earlier }).trades.at(-1)!.order.plan.confidence;
    expect(confidence(lost)).toBe(0.9);
    expect(confidence([...lost, tradeOf({ date: "2026-01-02" })])).toBe((2 + 1) / (4 + 30));
    expect(confidence([...lost, tradeOf({ date: "2026-01-02", label: "INSTITUTIONAL_SWEEP" })])).toBe(0.9);
    // A trade of today counts once it is closed: that of minute 12 is closed at minute 20.
    expect(confidence(lost, [alertAt(10), alertAt(18)])).toBe(0.9);
    expect(confidence(lost, [alertAt(10), alertAt(19)])).toBe((2 + 1) / (4 + 30));
    const against = alertAt(10, "GAMMA_EMERGENCY", { netDelta: -10_000, direction: -1 });
    expect(confidence(lost, [against, alertAt(19)])).toBe(2 / (4 + 30));
  });

  it("shows the planner no trade that is not closed by the decision", () => {
    const earlier = [tradeOf({ date: "2026-01-02", netPoints: -1 })];
    const seen: (readonly (readonly number[])[])[] = [];
    const records: unknown[] = [];
    // In at minute 12, out at minute 20: open for an alert that is decided at 19.9, closed for one at 20.
    const { trades } = execute([alertAt(10), alertAt(18.9), alertAt(19)], {
      earlier,
      watch: (alert, closed) => {
        seen.push(closed.latest(9).map(({ exit }) => [exit.at, alert.decidedAt]));
        records.push(closed.recordOf("GAMMA_EMERGENCY"));
      },
    });
    expect(trades.length).toBe(3);
    const old = earlier[0]!.exit.at;
    expect(seen.map((known) => known.map(([exitAt]) => exitAt))).toEqual([[old], [old], [old, minuteOf(20)]]);
    expect(records).toEqual([
      { wins: 0, losses: 1 },
      { wins: 0, losses: 1 },
      { wins: 1, losses: 1 },
    ]);
    for (const [exitAt, decidedAt] of seen.flat()) expect(exitAt).toBeLessThanOrEqual(decidedAt!);
  });

  it("trades what the planner says, whichever names it uses", () => {
    const [trade] = execute([alertAt(10)], { plan: { label: "PIN_RISK_MANAGEMENT", direction: -1 } }).trades;
    expect(trade).toMatchObject({ label: "PIN_RISK_MANAGEMENT", direction: -1, netPoints: -4 });
    const { refusals } = execute([alertAt(10)], { plan: { label: "NO_SIGNAL", exit: null } });
    expect(refusals[0]!.detail).toBe("NO_SIGNAL expects nothing: no target, stop or hold");
  });

  it("holds as long as the plan allows, and no longer", () => {
    const hold = (longestHold: number) =>
      execute([alertAt(10, "INSTITUTIONAL_SWEEP")], { plan: { longestHold } }).trades[0]!.holdMinutes;
    // A sweep is left at its target, eight points or sixteen minutes further up.
    expect([hold(4), hold(11), hold(Number.POSITIVE_INFINITY)]).toEqual([4, 11, 16]);
  });

  it("risks the share of the account that the plan allows, where the general limit allows it too", () => {
    const risk = (riskShare: number, given: Given = {}) => {
      const [trade] = execute([alertAt(10)], { ...given, plan: { riskShare } }).trades;
      return trade!.order.checks.find(({ limit }) => limit === "RISK_PER_TRADE")!.detail;
    };
    expect(risk(0.01)).toBe("5400 at the stop, 500 allowed");
    expect(risk(0.015)).toBe("5400 at the stop, 750 allowed");
    expect(risk(0.5)).toBe("5400 at the stop, 1000 allowed");
    // Of a million, 0.3 and 0.45 per cent are the stops of four and of six contracts.
    const lots = (riskShare: number) =>
      execute([alertAt(10)], {
        choices: { contracts: "whole" },
        parameters: { capital: 1e6 },
        plan: { riskShare },
      }).trades[0]!.contracts;
    expect([lots(0.003), lots(0.0045), lots(0.5)]).toEqual([4, 6, 7]);
  });

  describe("a plan that must be flat before the close", () => {
    const sweepAt = (minute: number) => alertAt(minute, "INSTITUTIONAL_SWEEP");
    const flat = { plan: { flatBefore: 20 } };

    it.each([asWritten, enforced])("is closed by then, limits $limits", (choices) => {
      // Without it a sweep of minute 357 is held for fifteen minutes.
      const given = { choices, parameters: { exitBeforeClose: 5 } };
      expect(execute([sweepAt(355)], given).trades[0]).toMatchObject({
        exitReason: "time",
        exit: { at: minuteOf(372) },
      });
      expect(execute([sweepAt(355)], { ...given, ...flat }).trades[0]).toMatchObject({
        exitReason: "before-close",
        exit: { at: minuteOf(370) },
      });
    });

    it.each([asWritten, enforced])("opens nothing from then on, limits $limits", (choices) => {
      const given = { choices, parameters: { exitBeforeClose: 5 } };
      // Filled at minutes 369 and 370.
      expect(execute([sweepAt(367)], { ...given, ...flat }).trades[0]!.exit.at).toBe(minuteOf(370));
      const late = execute([sweepAt(368)], { ...given, ...flat });
      expect(late.trades).toEqual([]);
      expect(late.refusals[0]).toMatchObject({
        reason: "TOO_LATE",
        detail: "the fill would come 20 minutes before the close or later, when nothing of it may be held",
        order: { route: "direct", wait: 5, checks: [] },
      });
      expect(execute([sweepAt(368)], given).refusals).toEqual([]);
    });

    it.each([asWritten, enforced])("sends no order that was decided from then on, limits $limits", (choices) => {
      const given = { choices, parameters: { exitBeforeClose: 5 } };
      // Decided at minutes 370 and 371, a minute after their triggers.
      for (const minute of [369, 370]) {
        const late = execute([sweepAt(minute)], { ...given, ...flat });
        expect(late.trades).toEqual([]);
        expect(late.refusals).toMatchObject([
          {
            reason: "TOO_LATE",
            detail: "it was decided 20 minutes before the close or later, when nothing of it may be held",
            order: { route: null, wait: Number.NaN, checks: [], submittedAt: minuteOf(minute + 1) },
          },
        ]);
      }
      // Just before, it is sent, and refused only because its fill would come too late.
      expect(execute([sweepAt(368.9)], { ...given, ...flat }).refusals[0]!.order.route).toBe("direct");
    });

    it("says so before it asks for a route, and after an intervention", () => {
      const down = { parameters: { directOutages: 100, smartOutages: 100, outageMinutes: 600 } };
      expect(reasons(execute([sweepAt(375)], { ...flat, ...down }))).toEqual(["TOO_LATE"]);
      expect(reasons(execute([sweepAt(375)], down))).toEqual(["NO_ROUTE"]);
      const halts = [{ from: minuteOf(360), to: minuteOf(390), underlying: null, reason: "drill" }];
      expect(reasons(execute([sweepAt(375)], { ...flat, context: { halts } }))).toEqual(["HALTED"]);
    });
  });

  it("turns every alert into a trade or a refusal", () => {
    const alerts = [alertAt(10), alertAt(11, "AMBIGUOUS_SIGNAL"), alertAt(12, "INSTITUTIONAL_SWEEP"), alertAt(389)];
    const { trades, refusals } = execute(alerts, { choices: enforced });
    const served = [...trades.map(({ order }) => order), ...refusals.map(({ order }) => order)].map(
      ({ plan }) => plan.detection,
    );
    expect(served.sort()).toEqual(alerts.map(({ id }) => id).sort());
  });

  it("decides each alert without the prices after its decision", () => {
    const alerts = [alertAt(10), alertAt(13), alertAt(30)];
    const whole = execute(alerts, { choices: enforced });
    const cut = { ...rising, path: pricePath(rising.path.at.slice(0, 34), rising.path.price.slice(0, 34)) };
    const known = execute(alerts, { choices: enforced, prices: [cut] });
    expect(known.trades.slice(0, 2)).toEqual(whole.trades.slice(0, 2));
    expect(known.trades[2]!.order).toEqual(whole.trades[2]!.order);
  });
});

describe("the routes of an order", () => {
  const alerts = Array.from({ length: 60 }, (_, k) => alertAt(5 + 6 * k));
  const at = (given: Partial<ExecutionParameters>, seed = 1) => execute(alerts, { parameters: given, seed });

  it("are direct, and the backup with its own latency while that is down", () => {
    const up = at({});
    expect(new Set(up.trades.map(({ route }) => route))).toEqual(new Set(["direct"]));
    expect(up.trades[0]!.order).toMatchObject({ route: "direct", wait: 5 });
    const { trades, outages } = at({ directOutages: 8, outageMinutes: 20, backupLatency: 61 });
    expect(outages.length).toBeGreaterThan(0);
    const down = (instant: number) => outages.some(({ from, to }) => from <= instant && instant < to);
    expect(new Set(trades.map(({ route }) => route))).toEqual(new Set(["direct", "smart"]));
    for (const { order, route, entry } of trades) {
      expect(route).toBe(down(order.submittedAt) ? "smart" : "direct");
      expect(order).toMatchObject({ route, wait: route === "smart" ? 66 : 5 });
      expect(entry.at - order.submittedAt).toBe(route === "smart" ? 120_000 : 60_000);
    }
  });

  it("refuse the order while both are down, also where limits stop nothing", () => {
    const { trades, refusals } = at({ directOutages: 8, smartOutages: 8, outageMinutes: 60 });
    expect(trades.length + refusals.length).toBe(alerts.length);
    expect(refusals.length).toBeGreaterThan(0);
    expect(refusals[0]).toMatchObject({
      reason: "NO_ROUTE",
      detail: "direct market access and smart order routing were both down",
      order: { route: null, wait: Number.NaN },
    });
  });

  it("depend on the seed and the session alone: another order or another parameter does not move them", () => {
    const given = { directOutages: 4, smartOutages: 4, outageMinutes: 30 };
    const whole = at(given);
    expect(at(given)).toEqual(whole);
    expect(at(given, 2).outages).not.toEqual(whole.outages);
    const fewer = execute(alerts.slice(10, 20), { parameters: { ...given, latency: 7, fillTime: 1 } });
    expect(fewer.outages).toEqual(whole.outages);
    const elsewhere = { ...rising, date: "2026-01-06" };
    expect(execute([], { parameters: given, prices: [elsewhere] }).outages).not.toEqual(whole.outages);
  });

  it("take a drawn time to fill on top, each order its own", () => {
    const waits = at({ fillTime: 3 }).trades.map(({ order }) => order.wait - 5);
    expect(new Set(waits).size).toBe(alerts.length);
    expect(Math.min(...waits)).toBeGreaterThan(0);
    expect(execute(alerts.slice(3, 4), { parameters: { fillTime: 3 } }).trades[0]!.order.wait - 5).toBe(waits[3]);
    const even = at({ fillTime: 3, fillTimeSpread: 0 }).trades.map(({ order }) => order.wait);
    expect(new Set(even)).toEqual(new Set([8]));
  });
});

describe("a halt", () => {
  const halt = { from: minuteOf(14), to: minuteOf(30), underlying: null, reason: "feed lied" };

  it("stops new orders and flattens what is open, in every preset", () => {
    const alerts = [alertAt(10), alertAt(14), alertAt(28.5), alertAt(29)];
    const { trades, refusals } = execute(alerts, { context: { halts: [halt] } });
    expect(trades.map(({ exitReason, exit }) => [exitReason, exit.at])).toEqual([
      ["halt", minuteOf(14)],
      ["time", minuteOf(39)],
    ]);
    expect(refusals.map(({ reason, detail }) => [reason, detail])).toEqual([
      ["HALTED", "trading was halted: feed lied"],
      ["HALTED", "trading was halted: feed lied"],
    ]);
    expect(execute(alerts, { context: { halts: [{ ...halt, underlying: "OTHER" }] } }).refusals).toEqual([]);
  });

  it("calls back an order that was on its way", () => {
    const { refusals } = execute([alertAt(12.5)], { context: { halts: [halt] } });
    expect(refusals[0]).toMatchObject({
      reason: "HALTED",
      detail: "trading was halted before the fill: feed lied",
      order: { route: "direct" },
    });
  });
});

describe("what is known beside the tape", () => {
  const release = { kind: "release", at: minuteOf(20), underlying: null, name: "payrolls" } as const;
  const volatility = { at: Float64Array.of(minuteOf(0)), level: Float64Array.of(45) };

  it("refuses near a data release where limits are enforced, and only writes it down where they are recorded", () => {
    const context = { events: [release] };
    expect(reasons(execute([alertAt(10)], { context, choices: enforced }))).toEqual(["DATA_RELEASE"]);
    const [trade] = execute([alertAt(10)], { context }).trades;
    expect(trade!.order.checks.find(({ limit }) => limit === "DATA_RELEASE")!.outcome).toBe("fail");
  });

  it("halves the size on a wild day, and refuses nothing for it", () => {
    const context = { volatility };
    const real = { ...enforced, contracts: "real" as const };
    const loose = { parameters: { capital: 1e6 } };
    const sizeOf = (choices: ExecuteChoices, given: Given = loose) =>
      execute([alertAt(10)], { ...given, choices }).trades[0]!.contracts;
    expect([sizeOf(real), sizeOf(real, { ...loose, context })]).toEqual([7.2, 3.6]);
    expect([sizeOf(enforced), sizeOf(enforced, { ...loose, context })]).toEqual([7, 3]);
    // As written, limits stop nothing and shrink nothing.
    expect(sizeOf(asWritten, { ...loose, context })).toBe(7.2);
  });
});

describe("margin and reserve", () => {
  const names = ["A", "B", "C", "D"];
  const prices = names.map((underlying) => ({ ...rising, underlying }));
  const atOnce = names.map((underlying) => alertAt(10, "GAMMA_EMERGENCY", { underlying, id: underlying }));
  const roomy = { concurrentPositions: 10, dailyRisk: 1 };

  it("refuse what would tie up too much of the equity, or eat the reserve", () => {
    const margin = execute(atOnce, { prices, choices: enforced, parameters: roomy });
    expect(margin.refusals.map(({ reason, detail }) => [reason, detail])).toEqual([
      ["MARGIN_USE", "40000 of margin, 30000 allowed"],
    ]);
    const reserve = execute(atOnce, {
      prices,
      choices: enforced,
      parameters: { ...roomy, marginUse: 1, cashReserve: 0.25 },
    });
    expect(reserve.refusals.map(({ reason, detail }) => [reason, detail])).toEqual([
      ["CASH_RESERVE", "7000 left after margins and stops, 12500 kept in reserve"],
    ]);
  });

  it("follow closed profits and losses, of earlier sessions and of this one: a ruined account says so and trades on", () => {
    const marginOf = (trade: Trade) => trade.order.checks.find(({ limit }) => limit === "MARGIN_USE")!;
    const lost = [tradeOf({ date: "2026-01-02", netProfit: -34_000 })];
    const [first] = execute([alertAt(10)], { earlier: lost, choices: enforced }).trades;
    expect(marginOf(first!)).toMatchObject({ outcome: "fail", detail: "10000 of margin, 9600 allowed" });
    // Stopped out at 16 points of 50 by minute 21: 800 less for the second.
    const enough = [tradeOf({ date: "2026-01-02", netProfit: -33_000 })];
    const falling = pricesOf({ prices: perMinute((minute) => 5800 - 2 * minute) });
    const day = { earlier: enough, choices: enforced, prices: [falling] };
    const { trades } = execute([alertAt(10), alertAt(30)], day);
    expect(trades.map((trade) => marginOf(trade).outcome)).toEqual(["pass", "fail"]);
    // Profits make room: 42,000 are 60 per cent of 70,000.
    const won = [tradeOf({ date: "2026-01-02", netProfit: 20_000 })];
    const given = { prices, choices: enforced, parameters: roomy };
    expect(execute(atOnce, { ...given, earlier: won }).refusals).toEqual([]);
    expect(reasons(execute(atOnce, { ...given, earlier: lost }))).toEqual(["MARGIN_USE"]);
  });
});

describe("executeSchema", () => {
  it("names exactly the parameters of the stage", () => {
    expect(executeSchema.map(({ name }) => name)).toEqual(Object.keys(seed.parameters.execute));
  });
});
