import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import { executionJson } from "../../lib/evidence/execution-json.js";
import { listEffects } from "../../lib/hypotheses/control-effects.js";
import { exampleStudy } from "../fixtures/study.js";

const { execution } = exampleStudy().main;
// biome-ignore lint/suspicious/noExplicitAny: JSON documents are read here as their reader gets them
const read = (given = execution): any => JSON.parse(canonicalJson(executionJson(given)));

describe("executionJson", () => {
  it("writes down every control with its statement, and nothing that JSON cannot hold", () => {
    const json = read();
    const effects = listEffects(execution.controls);
    expect(json.controls.effects.map(({ control }: { control: string }) => control)).toEqual(
      effects.map(({ control }) => control),
    );
    expect(json.controls.effects.map(({ statement }: { statement: string }) => statement)).toEqual(
      effects.map(({ statement }) => statement),
    );
    const touched = effects.findIndex(({ effect }) => effect !== null);
    expect(json.controls.effects[touched].effect).toMatchObject({
      difference: effects[touched]!.effect!.difference,
      interval: { level: 0.95 },
    });
    expect(json.controls.stop_loss).toMatchObject({
      large_loss_in_stops: 2,
      false_stop_rate: { count: execution.controls.exits.stop.falseStops.count },
    });
    expect(json.controls.sizing).toHaveLength(3);
    expect(json.controls.sizing[0].account_with).toEqual({ ...execution.controls.sizes.formula.accountWith });
    expect(canonicalJson(executionJson(execution))).not.toMatch(/NaN|Infinity/);
  });

  it("writes down the latency curve point by point, drawn latencies and stress", () => {
    const { latency_curve: curve } = read();
    expect(curve.points).toHaveLength(7);
    expect(curve.points[1]).toMatchObject({ latency: 5, testable: false, mean_points: null });
    expect(curve.points[1].reason).toContain("a price comes every 60 s");
    expect(curve.points[6]).toMatchObject({
      latency: 300,
      mean_points: execution.latency.points[6]!.meanPoints,
      win_rate: execution.latency.points[6]!.winRate,
    });
    expect(curve.drawn.latencies.p99).toBe(execution.latency.drawn.latencies.p99);
    expect(curve.stress.map(({ stress }: { stress: string }) => stress)).toEqual(["latency", "volatility", "both"]);
    expect(curve.statement).toBe(execution.latency.statement);
  });

  it("writes down routes, falls of the marked account, ceilings and halts, instants in UTC", () => {
    const from = Date.UTC(2026, 0, 5, 15);
    const halt = { from, to: Number.POSITIVE_INFINITY, underlying: null, reason: "drill" };
    const json = read({ ...execution, halts: [{ halt, refused: ["a"], closed: [] }] });
    expect(json.halts).toEqual([
      { from: "2026-01-05T15:00:00.000Z", to: null, underlying: null, reason: "drill", refused: ["a"], closed: [] },
    ]);
    expect(json.reliability.routes.map(({ route }: { route: string }) => route)).toEqual(["direct", "smart"]);
    expect(json.reliability.assumption).toContain("no criterion is met by it");
    const { drawdown, at } = execution.equity;
    expect(json.marked_equity).toMatchObject({ ofPeak: drawdown.ofPeak, marks: at.length });
    expect(json.marked_equity.troughAt).toBe(new Date(drawdown.troughAt!).toISOString());
    expect(json.exit_ceilings[0]).toMatchObject({ label: "ALL", claimed: 12 });
  });
});
