import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import {
  validationScheduleJson,
  validationScheduleName,
  validationScheduleStatement,
} from "../../lib/evidence/validation-schedule-json.js";
import { validationSchedule } from "../../lib/hypotheses/validation-schedule.js";
import { exampleStudy } from "../fixtures/study.js";

const { validation } = exampleStudy().main.judgement;
// biome-ignore lint/suspicious/noExplicitAny: JSON documents are read here as their reader gets them
const written = (schedule = validation): any => JSON.parse(canonicalJson(validationScheduleJson("seed", schedule)));

describe("the file of the validation schedule", () => {
  it("has every session and every week, with the numbers of the schedule", () => {
    const file = written();
    expect(file).toMatchObject({ preset: "seed", claimed_win_rate: 0.8 });
    expect(file.daily_validation).toHaveLength(validation.daily.length);
    file.daily_validation.forEach((line: Record<string, unknown>, k: number) => {
      const own = validation.daily[k]!;
      expect(line).toEqual({
        ...{ date: own.date, alerts: own.alerts, outcomes_known: own.known, direction_correct: own.right },
        ...{ cumulative_outcomes: own.knownSoFar, cumulative_correct: own.rightSoFar },
        ...{ cumulative_accuracy: own.accuracySoFar, trades: own.trades, wins: own.wins, net_points: own.points },
        ...{ cumulative_points: own.pointsSoFar, claim: own.claim },
      });
    });
    file.weekly_review.forEach((line: Record<string, unknown>, k: number) => {
      const { week, from, to, own, soFar, review } = validation.weekly[k]!;
      expect(line).toMatchObject({ week, from, to, review });
      expect(line.of_the_week).toMatchObject({ trades: own.trades, win_rate: own.winRate, sessions_short: own.short });
      expect(line.cumulative).toMatchObject({ trades: soFar.trades, win_rate_interval: { ...soFar.interval } });
    });
    expect(file.weekly_review.length).toBeGreaterThan(1);
  });

  it("has null where there is no number", () => {
    const sessions = [{ date: "2026-01-05", closesAt: 1 }];
    const file = written(validationSchedule({ cases: [], trades: [], sessions, claimedWinRate: 0.8 }));
    expect(file.daily_validation[0].cumulative_accuracy).toBeNull();
    expect(file.weekly_review[0].of_the_week).toMatchObject({ win_rate: null, win_rate_interval: null });
  });

  it("is named by the protocol", () => {
    expect(validationScheduleStatement).toContain(validationScheduleName);
  });
});
