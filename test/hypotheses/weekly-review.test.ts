import { describe, expect, it } from "vitest";
import type { DailyValidation } from "../../lib/hypotheses/validation-schedule.js";
import { weeklyReviews } from "../../lib/hypotheses/weekly-review.js";
import { clopperPearson } from "../../lib/statistics/clopper-pearson.js";

const line = (date: string, trades: number, wins: number, given: Partial<DailyValidation> = {}): DailyValidation => ({
  ...{ date, alerts: 4, known: 3, right: 2, knownSoFar: 0, rightSoFar: 0, accuracySoFar: Number.NaN },
  ...{ trades, wins, points: 2 * wins - trades, pointsSoFar: 0 },
  claim: trades === 0 ? "no-trades" : wins / trades >= 0.8 ? "in-line" : "short",
  ...given,
});
const daily = [
  line("2026-01-02", 0, 0, { alerts: 1, known: 0, right: 0 }),
  line("2026-01-05", 10, 9),
  line("2026-01-06", 10, 1),
  line("2026-01-14", 40, 0),
];
const reviews = weeklyReviews(daily, 0.8);

describe("weekly reviews", () => {
  it("add up the sessions of each ISO week, and everything up to its end", () => {
    expect(reviews.map(({ week, from, to }) => [week, from, to])).toEqual([
      ["2026-W01", "2026-01-02", "2026-01-02"],
      ["2026-W02", "2026-01-05", "2026-01-06"],
      ["2026-W03", "2026-01-14", "2026-01-14"],
    ]);
    expect(reviews[1]!.own).toMatchObject({
      sessions: 2,
      alerts: 8,
      known: 6,
      right: 4,
      trades: 20,
      wins: 10,
      points: 0,
    });
    expect(reviews[1]!.own).toMatchObject({ inLine: 1, short: 1, withoutTrades: 0, winRate: 0.5 });
    expect(reviews[1]!.soFar).toMatchObject({ sessions: 3, alerts: 9, known: 6, trades: 20, withoutTrades: 1 });
    expect(reviews[2]!.soFar).toMatchObject({ sessions: 4, trades: 60, wins: 10, points: -40 });
  });

  it("have an exact interval of the win rate, of the week and of everything so far", () => {
    expect(reviews[1]!.own.interval).toEqual(clopperPearson(10, 20, 0.95));
    expect(reviews[2]!.soFar.interval).toEqual(clopperPearson(10, 60, 0.95));
    expect(reviews[0]!.own).toMatchObject({ interval: null, winRate: Number.NaN, accuracy: Number.NaN });
  });

  it("say in words what the numbers say", () => {
    const { lower, upper } = clopperPearson(10, 20, 0.95);
    const share = (value: number) => `${Number((100 * value).toFixed(1))} %`;
    expect(reviews[0]!.review).toBe("1 session, 1 alert; no outcome became known. No trades. So far no trades.");
    expect(reviews[1]!.review).toContain(
      "2 sessions, 8 alerts; 6 outcomes became known, 4 of them in the predicted direction (66.7 %).",
    );
    expect(reviews[1]!.review).toContain(
      `20 trades, 10 won (50 %, 95 % interval ${share(lower)} to ${share(upper)}), 0.0 net points: the interval lies below the claimed 80 %.`,
    );
  });

  it("hold the interval against the claim that is given", () => {
    const [, below] = weeklyReviews(daily, 0.2);
    expect(below!.review).toContain("the interval lies above the claimed 20 %");
    expect(weeklyReviews(daily, 0.5)[1]!.review).toContain("the interval contains the claimed 50 %");
  });
});
