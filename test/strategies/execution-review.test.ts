import { beforeAll, describe, expect, it } from "vitest";
import { expiryDataset } from "../../lib/audit/expiry-dataset.js";
import { exitCeiling } from "../../lib/execution/exit-ceiling.js";
import { listEffects } from "../../lib/hypotheses/control-effects.js";
import { expirySessions } from "../../lib/ingest/session-plans.js";
import type { MarketContext } from "../../lib/market/market-context.js";
import { noContext } from "../../lib/market/market-context.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import { type DayPrices, dayPrices } from "../../lib/market/price-book.js";
import type { Session } from "../../lib/market/session.js";
import { expirationPressurePresets } from "../../lib/strategies/expiration-pressure.js";
import { withPressureOverrides } from "../../lib/strategies/expiration-pressure-overrides.js";
import { studyExpirationPressure } from "../../lib/strategies/study-expiration-pressure.js";
import { reviewVolumeShock } from "../../lib/strategies/study-volume-shock.js";
import { type VolumeShockPreset, volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { type VolumeShockOverrides, withOverrides } from "../../lib/strategies/volume-shock-overrides.js";
import { createVolumeShockRun } from "../../lib/strategies/volume-shock-run.js";
import { createVolumeShockScan } from "../../lib/strategies/volume-shock-scan.js";
import { plantedDataset } from "../fixtures/planted-dataset.js";
import { bookOf } from "../fixtures/trades.js";

const fixed = withOverrides(volumeShockPresets["seed-fixed"], { judge: { resamples: 99 } });
let sessions: readonly Session[];
let days: readonly DayPrices[];

beforeAll(async () => {
  const read: Session[] = [];
  for await (const { session } of plantedDataset({ sessions: 14, seed: 1 }).sessions()) read.push(session);
  sessions = read;
  days = read.flatMap((session) => session.days.map(dayPrices));
});

function examined(preset: VolumeShockPreset, context: MarketContext = noContext, seed = 1) {
  const run = createVolumeShockRun(preset, createVolumeShockScan(preset), context, seed);
  for (const session of sessions) {
    const own = days.filter(({ date }) => date === session.date);
    run.session(session, new Map(own.map((day) => [day.underlying, day])));
  }
  const record = run.record();
  return { record, execution: reviewVolumeShock(record, bookOf(days), context, seed) };
}

const changed = (overrides: VolumeShockOverrides) => examined(withOverrides(fixed, overrides));

describe("the execution of a preset", () => {
  it("accounts for every order: filled, missed, without a route, or refused by a limit that is shown", () => {
    const { record, execution } = examined(fixed);
    const { reliability, controls, equity } = execution;
    expect(record.trades.length).toBeGreaterThan(10);
    expect(reliability.routes.reduce((sum, { filled }) => sum + filled, 0)).toBe(record.trades.length);
    const reasons = new Set(record.refusals.map(({ reason }) => reason));
    const shown = new Map(listEffects(controls).map((effect) => [effect.control, effect]));
    for (const reason of reasons) {
      if (reason === "NO_EXPECTED_BEHAVIOUR" || reason === "NO_PRICE") continue;
      expect(shown.get(reason)!.affected).toBeGreaterThan(0);
    }
    expect(controls.exits.stop.affected).toBe(record.trades.filter(({ exitReason }) => exitReason === "stop").length);
    const profit = record.trades.reduce((sum, { netProfit }) => sum + netProfit, 0);
    expect(equity.equity.at(-1)).toBeCloseTo(50_000 + profit, 6);
  });

  it("reads latency, cost, sizes of losses, drawn latencies and stress from the preset's parameters", () => {
    const { execution } = examined(fixed);
    const curve = execution.latency;
    expect(curve.points.map(({ latency }) => latency)).toEqual([0, 5, 15, 30, 60, 120, 300]);
    expect(curve.drawn.latencies.n).toBe(curve.signals);
    const slower = changed({ judge: { drawnLatency: 50, stressFactor: 4, largeLoss: 3 } }).execution;
    expect(slower.latency.drawn.latencies.median).toBeCloseTo(10 * curve.drawn.latencies.median, 6);
    expect(slower.latency.stress[0]!.factor).toBe(4);
    expect(slower.controls.exits.stop.largeLoss).toBe(3);
    const dear = changed({ execute: { roundTripCost: 2 }, judge: { claimedPoints: 14 } }).execution;
    expect(dear.ceilings.map(({ claimed }) => claimed)).toEqual([14, 14, 14]);
    expect(dear.ceilings[0]!.ceiling).toBeCloseTo(execution.ceilings[0]!.ceiling - 1.5, 9);
    expect(dear.ceilings[0]!.unreachable).toBe(true);
  });

  it("has a ceiling by class: targets of 8 and 15 points less the cost", () => {
    const ceilings = new Map(examined(fixed).execution.ceilings.map((ceiling) => [ceiling.label, ceiling]));
    for (const [label, target] of [
      ["INSTITUTIONAL_SWEEP", 8],
      ["GAMMA_EMERGENCY", 15],
    ] as const) {
      const { plans, ceiling } = ceilings.get(label)!;
      if (plans > 0) expect(ceiling).toBe(target - 0.5);
    }
    const timed = examined(withOverrides(volumeShockPresets.scientific, { judge: { resamples: 99 } })).execution;
    expect(timed.ceilings[0]!.unreachable).toBe(false);
  });

  it("draws outages from the seed, and loses the orders for which both routes are down", () => {
    const broken = changed({ execute: { directOutages: 20, smartOutages: 20, outageMinutes: 60 } });
    expect(broken.execution.reliability.noRoute).toBeGreaterThan(0);
    expect(broken.record.refusals.some(({ reason }) => reason === "NO_ROUTE")).toBe(true);
    expect(examined(fixed, noContext, 2).record.outages).not.toEqual(examined(fixed).record.outages);
  });

  it("keeps a record of every halt, and shows what it did", () => {
    const { date, opensAt, closesAt } = days.at(-1)!;
    const halt = { from: opensAt, to: closesAt, underlying: null, reason: "drill" };
    const { record, execution } = examined(fixed, { ...noContext, halts: [halt] });
    expect(record.trades.some((trade) => trade.date === date)).toBe(false);
    const [own] = execution.halts;
    const ids = record.refusals.filter(({ reason }) => reason === "HALTED").map(({ order }) => order.plan.detection);
    expect(own).toEqual({ halt, refused: ids, closed: [] });
    expect(ids.length).toBeGreaterThan(0);
    const stopped = execution.controls.limits.find(({ control }) => control === "HALTED")!;
    expect(stopped.affected).toBeGreaterThan(0);
  });
});

describe("the execution of a preset of the other strategy", () => {
  it("has ceilings for its own classes, and the shares of their exits", async () => {
    const preset = withPressureOverrides(expirationPressurePresets["seed-fixed"], { judge: { resamples: 99 } });
    const { main } = await studyExpirationPressure(
      expiryDataset({
        ...{ seed: 3, regime: "pin-attract", profile: synthetic, dials: { implementation: "drift", strength: 2 } },
        sessions: expirySessions({ first: "2026-01-05", sessions: 5, profile: synthetic }),
      }),
      { preset, beside: [], seed: 1 },
    );
    const { record, execution } = main;
    const { execute, judge } = preset.parameters;
    const plans = [...record.trades, ...record.refusals].map(({ order }) => order.plan);
    const own = (label: string) =>
      exitCeiling(
        plans.filter((plan) => label === "ALL" || plan.label === label),
        execute.roundTripCost,
        judge.claimedPoints,
      );
    expect(execution.ceilings).toEqual(
      ["ALL", "PIN_RISK_MANAGEMENT", "ASSIGNMENT_PANIC"].map((label) => ({ label, ...own(label) })),
    );
    // Pins leave at 10 points, panics at 15: less half a point of cost, the claimed 12 are out of reach of the former.
    expect(own("PIN_RISK_MANAGEMENT")).not.toEqual(own("ASSIGNMENT_PANIC"));
    const reasons = new Set(record.refusals.map(({ reason }) => reason));
    expect(reasons).toContain("NO_EXPECTED_BEHAVIOUR");
    const shown = new Map(listEffects(execution.controls).map((effect) => [effect.control, effect]));
    const limits = [...reasons].filter((reason) => !["NO_EXPECTED_BEHAVIOUR", "NO_PRICE", "TOO_LATE"].includes(reason));
    expect(limits.length).toBeGreaterThan(0);
    for (const reason of limits) expect(shown.get(reason)!.affected).toBeGreaterThan(0);
    const profit = record.trades.reduce((sum, { netProfit }) => sum + netProfit, 0);
    expect(execution.equity.equity.at(-1)).toBeCloseTo(25_000 + profit, 6);
  });
});
