import { describe, expect, it } from "vitest";
import type { Trade } from "../../lib/execution/trade.js";
import { classSignatures, signatures } from "../../lib/hypotheses/class-signatures.js";
import { createStream } from "../../lib/numeric/random.js";
import { fisherExact } from "../../lib/statistics/fisher-exact.js";
import { ksTwoSample } from "../../lib/statistics/ks-two-sample.js";
import { mannWhitney } from "../../lib/statistics/mann-whitney.js";
import { newcombe } from "../../lib/statistics/newcombe.js";
import { dateAfter } from "../fixtures/days.js";
import { observationOf, tradeOf } from "../fixtures/trades.js";

/** Four trades a day, two of each class; sweeps earn so much more, and days move together. */
function tradesOf(days: number, more: number, dayEffect = 0, seed = 1): readonly Trade[] {
  const stream = createStream(seed, "classes");
  return Array.from({ length: days }, (_, day) => {
    const shared = dayEffect * stream.normal();
    return [0, 1, 2, 3].map((k) => {
      const label = k % 2 ? "GAMMA_EMERGENCY" : "INSTITUTIONAL_SWEEP";
      const netPoints = 5 * stream.normal() + shared + (k % 2 ? 0 : more);
      const date = dateAfter("2026-01-05", day);
      return tradeOf({
        date,
        label,
        netPoints,
        holdMinutes: 5 + stream.uniform(),
        plan: { detection: `${day}/${k}` },
      });
    });
  }).flat();
}
const classes = ["INSTITUTIONAL_SWEEP", "GAMMA_EMERGENCY"] as const;
const observationsOf = (trades: readonly Trade[]) =>
  trades.map(({ order, netPoints }) => observationOf({ detection: order.plan.detection, points: netPoints }));
const tried = (trades: readonly Trade[], draws = 199) =>
  classSignatures(classes, trades, observationsOf(trades), draws, createStream(2, "signatures"));

describe("signatures of the classes", () => {
  it("finds what differs, and not what does not", () => {
    const { tests, ...numbers } = tried(tradesOf(40, 6))!;
    expect(numbers).toEqual({ classes, trades: [80, 80] });
    expect(tests["win-rate"].finding.pValue).toBe(1 / 200);
    expect(tests.distribution.finding.pValue).toBe(1 / 200);
    expect(tests.hold.finding.pValue).toBeGreaterThan(0.05);
    expect(tests.hold.finding).toMatchObject({ trades: 160, days: 40, pOpposite: null });
  });

  it("states the textbook tests beside", () => {
    const trades = tradesOf(10, 2);
    const { tests } = tried(trades)!;
    const of = (label: string) => trades.filter((trade) => trade.label === label);
    const [first, second] = [of("INSTITUTIONAL_SWEEP"), of("GAMMA_EMERGENCY")];
    const won = (own: readonly Trade[]) => own.filter(({ netPoints }) => netPoints > 0).length;
    const points = (own: readonly Trade[]) => own.map(({ netPoints }) => netPoints);
    const moves = (own: readonly Trade[]) => points(own).map(Math.abs);
    expect(tests["win-rate"].pIndependent).toBe(fisherExact(won(first), 20, won(second), 20, "two-sided"));
    expect(tests["win-rate"].finding.interval).toEqual(newcombe(won(first), 20, won(second), 20, 0.95));
    expect(tests["win-rate"].finding.estimate).toBeCloseTo((won(first) - won(second)) / 20, 12);
    expect(tests.magnitude.pIndependent).toBe(mannWhitney(moves(first), moves(second), "two-sided").pExact);
    const { u1 } = mannWhitney(moves(first), moves(second), "two-sided");
    expect(tests.magnitude.finding.estimate).toBeCloseTo((2 * u1) / 400 - 1, 12);
    const ks = ksTwoSample(points(first), points(second));
    expect(tests.distribution).toMatchObject({ finding: { estimate: ks.distance }, pIndependent: ks.pExact });
  });

  it("keeps its size where days move together", () => {
    const tests = Array.from({ length: 60 }, (_, seed) => tried(tradesOf(12, 0, 10, seed), 99)!.tests);
    for (const name of signatures) {
      const rejected = tests.filter((test) => test[name].finding.pValue! <= 0.05).length;
      expect(rejected).toBeLessThanOrEqual(10);
    }
  });

  it("has no labels to exchange where each day has one class", () => {
    const split = tradesOf(10, 6).filter(
      ({ label }, k) => (Math.floor(k / 4) % 2 ? 1 : 0) === (label === "GAMMA_EMERGENCY" ? 1 : 0),
    );
    const { tests } = tried(split)!;
    for (const name of signatures) expect(tests[name].finding.pValue).toBe(1);
    const alone = tradesOf(10, 6).filter((_, k) => k % 4 === Math.floor(k / 4) % 2);
    expect(tried(alone)!.tests.hold.finding.violated[0]).toContain("no day has two trades");
  });

  it("says how many trades ended at the limit that their class sets", () => {
    const trades = tradesOf(4, 0).map((trade, k) => ({
      ...trade,
      exitReason: k < 3 ? ("time" as const) : ("stop" as const),
    }));
    expect(tried(trades)!.tests.hold.finding.violated).toEqual([
      "3 of 16 trades ended at a time limit that their class sets itself",
    ]);
    expect(tried(trades)!.tests.magnitude.finding.violated).toEqual([]);
  });

  it("is null where one of the classes has no trade, and looks at no third class", () => {
    const trades = tradesOf(5, 0);
    expect(tried(trades.filter(({ label }) => label === "GAMMA_EMERGENCY"))).toBeNull();
    expect(tried([])).toBeNull();
    const third = trades.map((trade, k) => (k === 0 ? { ...trade, label: "AMBIGUOUS_SIGNAL" } : trade));
    expect(tried(third)).toMatchObject({ trades: [9, 10] });
  });

  it("compares the classes that are named, in their order", () => {
    const trades = tradesOf(10, 6);
    const renamed = trades.map((trade) => ({
      ...trade,
      label: trade.label === "GAMMA_EMERGENCY" ? "ASSIGNMENT_PANIC" : "PIN_RISK_MANAGEMENT",
    }));
    const compared = (pair: readonly [string, string]) =>
      classSignatures(pair, renamed, observationsOf(renamed), 199, createStream(2, "signatures"));
    expect(compared(classes)).toBeNull();
    const pin = compared(["PIN_RISK_MANAGEMENT", "ASSIGNMENT_PANIC"])!;
    expect(pin.classes).toEqual(["PIN_RISK_MANAGEMENT", "ASSIGNMENT_PANIC"]);
    expect(pin.tests).toEqual(tried(trades)!.tests);
    const panic = compared(["ASSIGNMENT_PANIC", "PIN_RISK_MANAGEMENT"])!;
    expect(panic.tests["win-rate"].finding.estimate).toBe(-pin.tests["win-rate"].finding.estimate);
  });

  it("draws as often as asked", () => {
    expect(tried(tradesOf(40, 6), 49)!.tests["win-rate"].finding.pValue).toBe(1 / 50);
  });
});
