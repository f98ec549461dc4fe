import type { ValidationSchedule } from "../hypotheses/validation-schedule.js";
import type { ValidationTotals } from "../hypotheses/weekly-review.js";
import type { Json } from "./canonical-json.js";

/** Name of the file that the schedule is written to, in the packages of both strategies. */
export const validationScheduleName = "validation_schedule.json";

/** What the reproducibility protocol says of the schedule. */
export const validationScheduleStatement: string = `every alert is held against what followed it; what was known at each close, and a review of each week, stand in ${validationScheduleName}; the statistics are those of one run over the studied sessions, to be confirmed once on the sessions held out`;

/** The file of daily validation and weekly review. */
export function validationScheduleJson(preset: string, schedule: ValidationSchedule): Json {
  const { claimedWinRate, daily, weekly, knownLater } = schedule;
  return {
    preset,
    basis:
      "a line uses only outcomes known by its session's close, direction by the price; points are net, of one contract; intervals take trades as independent, and a review that is repeated every week is no test",
    claimed_win_rate: claimedWinRate,
    outcomes_after_the_last_close: knownLater,
    daily_validation: daily.map((own) => ({
      date: own.date,
      alerts: own.alerts,
      outcomes_known: own.known,
      direction_correct: own.right,
      cumulative_outcomes: own.knownSoFar,
      cumulative_correct: own.rightSoFar,
      cumulative_accuracy: own.accuracySoFar,
      trades: own.trades,
      wins: own.wins,
      net_points: own.points,
      cumulative_points: own.pointsSoFar,
      claim: own.claim,
    })),
    weekly_review: weekly.map(({ week, from, to, own, soFar, review }) => ({
      ...{ week, from, to },
      of_the_week: totalsJson(own),
      cumulative: totalsJson(soFar),
      review,
    })),
  };
}

function totalsJson(own: ValidationTotals): Json {
  return {
    sessions: own.sessions,
    alerts: own.alerts,
    outcomes_known: own.known,
    direction_correct: own.right,
    accuracy: own.accuracy,
    trades: own.trades,
    wins: own.wins,
    win_rate: own.winRate,
    win_rate_interval: own.interval && { ...own.interval },
    net_points: own.points,
    sessions_in_line: own.inLine,
    sessions_short: own.short,
    sessions_without_trades: own.withoutTrades,
  };
}
