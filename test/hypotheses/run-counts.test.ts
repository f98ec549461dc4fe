import { describe, expect, it } from "vitest";
import { executionReliability } from "../../lib/execution/reliability.js";
import { runCounts, type TracedAlert } from "../../lib/hypotheses/run-counts.js";
import { exampleStudy } from "../fixtures/study.js";

const { record } = exampleStudy().main;
const { trades, refusals } = record;
const alerts = record.detections.map((own): TracedAlert => ({ ...own, calculatedAt: [own.triggeredAt] }));
const reliability = executionReliability(trades, refusals, []);
const counted = (changes: Partial<Parameters<typeof runCounts>[0]> = {}) =>
  runCounts({ alerts, trades, refusals, reliability, ...changes });

describe("the counts of a run", () => {
  it("are its alerts and orders, and what execution says of these", () => {
    expect(counted()).toEqual({
      ...{ alerts: alerts.length, trades: trades.length, traced: 1, slowestDecision: 60 },
      ...{ reliability: reliability.reliability, withinFillTarget: reliability.withinTarget },
      slowestFill: 60 * reliability.triggerToFill.maximum,
      latencies: trades.length,
    });
    expect(counted().slowestFill).toBeCloseTo(Math.max(...trades.map(({ latency }) => latency)), 9);
  });

  it("take the slowest decision", () => {
    const [first, ...others] = alerts;
    expect(
      counted({ alerts: [{ ...first!, decidedAt: first!.triggeredAt + 95_000 }, ...others] }).slowestDecision,
    ).toBe(95);
  });

  it("lose the trail of an alert without calculations, with later ones, with another's name, and of orders without alert", () => {
    const [first, second, ...others] = alerts;
    const one = 1 - 1 / alerts.length;
    expect(counted({ alerts: [{ ...first!, calculatedAt: [] }, second!, ...others] }).traced).toBeCloseTo(one, 12);
    const later = { ...first!, calculatedAt: [first!.decidedAt + 1] };
    expect(counted({ alerts: [later, second!, ...others] }).traced).toBeCloseTo(one, 12);
    const twice = [...alerts, first!];
    expect(counted({ alerts: twice }).traced).toBeCloseTo((twice.length - 2) / twice.length, 12);
    const without = alerts.filter(({ id }) => id !== trades[0]!.order.plan.detection);
    expect(counted({ alerts: without }).traced).toBeCloseTo((without.length - 1) / without.length, 12);
  });

  it("are NaN where there is nothing to count in", () => {
    const none = counted({ alerts: [], trades: [], refusals: [], reliability: executionReliability([], [], []) });
    expect(none).toMatchObject({ alerts: 0, trades: 0, latencies: 0, traced: Number.NaN, slowestDecision: Number.NaN });
  });
});
