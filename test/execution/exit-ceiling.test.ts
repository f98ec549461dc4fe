import { describe, expect, it } from "vitest";
import { exitCeiling } from "../../lib/execution/exit-ceiling.js";
import { tradeOf } from "../fixtures/trades.js";

const plan = (target: number, stop = target) =>
  tradeOf({ plan: { exit: { target, stop, maximumHold: 8 } } }).order.plan;

describe("exitCeiling", () => {
  it("is the mean target less the cost, and says that a claim above it is unreachable", () => {
    expect(exitCeiling([plan(8), plan(8), plan(15)], 0.5, 12)).toEqual({
      plans: 3,
      ceiling: 31 / 3 - 0.5,
      claimed: 12,
      unreachable: true,
      neededWinRate: (12.5 + 31 / 3) / (62 / 3),
      statement:
        "with these targets the mean profit cannot be above 9.83 points: the claimed 12 are unreachable by construction",
    });
    expect(exitCeiling([plan(8)], 0, 8).unreachable).toBe(false);
  });

  it("tells the win rate that a claim below it takes", () => {
    const ceiling = exitCeiling([plan(15)], 0, 12);
    expect(ceiling).toMatchObject({ ceiling: 15, unreachable: false, neededWinRate: 0.9 });
    expect(ceiling.statement).toContain("the claimed 12 take a win rate of 90 %");
    // 20 points of stop lose more: (12 + 20) / (15 + 20).
    expect(exitCeiling([plan(15, 20)], 0, 12).neededWinRate).toBeCloseTo(32 / 35, 12);
  });

  it("is nowhere without targets or without plans", () => {
    const open = exitCeiling([plan(Number.POSITIVE_INFINITY, 20)], 0.5, 12);
    expect(open).toMatchObject({ ceiling: Number.POSITIVE_INFINITY, unreachable: false, neededWinRate: Number.NaN });
    expect(open.statement).toBe("exits have no target: nothing bounds the mean profit");
    const none = exitCeiling([tradeOf({ plan: { exit: null } }).order.plan], 0, 12);
    expect(none).toMatchObject({ plans: 0, ceiling: Number.NaN, unreachable: false });
    expect(none.statement).toBe("no plan has an exit: nothing bounds the mean profit");
  });
});
