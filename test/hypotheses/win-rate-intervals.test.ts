import { describe, expect, it } from "vitest";
import { winRateIntervals } from "../../lib/hypotheses/win-rate-intervals.js";
import { dateAfter } from "../fixtures/days.js";
import { differences, golden } from "../fixtures/golden.js";
import { tradeOf } from "../fixtures/trades.js";

/** Trades of some days: how many won, and how many there were. */
const tradesOf = (wins: readonly number[], counts: readonly number[]) =>
  counts.flatMap((count, day) =>
    Array.from({ length: count }, (_, k) =>
      tradeOf({ date: dateAfter("2026-01-05", day), netPoints: k < wins[day]! ? 1 : -1 }),
    ),
  );
const limits = ({ lower, upper }: { readonly lower: number; readonly upper: number }) => [lower, upper];

describe("winRateIntervals", () => {
  it.each(golden("proportion-ci").filter(({ input }) => input.trials <= 300))(
    "$id agrees with the reference",
    (reference) => {
      const { successes, trials, confidence } = reference.input;
      const [wilson, clopperPearson, jeffreys] = winRateIntervals(tradesOf([successes], [trials]), confidence).map(
        limits,
      );
      expect(differences({ wilson, clopperPearson, jeffreys }, reference)).toEqual([]);
    },
  );

  it.each(golden("proportion-clustered"))("$id agrees with the reference, days as clusters", (reference) => {
    const { winsPerDay, tradesPerDay } = reference.input;
    const intervals = winRateIntervals(tradesOf(winsPerDay, tradesPerDay), 0.95);
    expect(differences({ ci95StudentT: limits(intervals[3]!) }, reference)).toEqual([]);
  });

  it("names method and level of each, and is empty without trades", () => {
    const intervals = winRateIntervals(tradesOf([2, 1], [3, 3]), 0.9);
    expect(intervals.map(({ level }) => level)).toEqual([0.9, 0.9, 0.9, 0.9]);
    expect(new Set(intervals.map(({ method }) => method)).size).toBe(4);
    expect(winRateIntervals([], 0.95)).toEqual([]);
  });
});
