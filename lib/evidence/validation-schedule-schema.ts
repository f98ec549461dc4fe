import type { ClaimStanding } from "../hypotheses/weekly-review.js";
import { intervalSchema } from "./finding-schema.js";
import {
  count,
  date,
  listOf,
  nameOf,
  number,
  orNull,
  recordOf,
  type Schema,
  share,
  shared,
  text,
} from "./schema-kinds.js";

const totals: Schema = shared(
  "validationTotals",
  "alerts and trades of a stretch of sessions; points are net, of one contract",
  recordOf({
    sessions: count,
    alerts: count,
    outcomes_known: count,
    direction_correct: count,
    accuracy: share,
    trades: count,
    wins: count,
    win_rate: share,
    win_rate_interval: orNull(intervalSchema),
    net_points: number,
    sessions_in_line: count,
    sessions_short: count,
    sessions_without_trades: count,
  }),
);

/** `validation_schedule.json` */
export const validationScheduleFile: Schema = recordOf({
  preset: text,
  basis: text,
  claimed_win_rate: share,
  outcomes_after_the_last_close: count,
  daily_validation: listOf(
    recordOf({
      date,
      alerts: count,
      outcomes_known: count,
      direction_correct: count,
      cumulative_outcomes: count,
      cumulative_correct: count,
      cumulative_accuracy: share,
      trades: count,
      wins: count,
      net_points: number,
      cumulative_points: number,
      claim: nameOf<ClaimStanding>({ "in-line": true, short: true, "no-trades": true }),
    }),
  ),
  weekly_review: listOf(
    recordOf({ week: text, from: date, to: date, of_the_week: totals, cumulative: totals, review: text }),
  ),
});
