import { answerWith } from "./finding-schema.js";
import {
  count,
  date,
  type Fields,
  instant,
  listOf,
  number,
  numberOrNull,
  only,
  recordOf,
  type Schema,
  share,
  text,
} from "./schema-kinds.js";

const results: Fields<string> = {
  alerts: count,
  direction_correct: count,
  trades: count,
  wins: count,
  net_points: number.describe("of one contract"),
};

const comparison: Schema = answerWith({ standing: only("exploratory") });

const kind: Schema = recordOf({
  days: count,
  ...results,
  direction_accuracy: share,
  net_points_per_trade: numberOrNull,
});

function historicalDays(name: string, mark: Fields<string>): Schema {
  return recordOf({
    kind: only(name),
    days: listOf(recordOf({ date, underlying: text, ...mark, ...results })),
    together: kind,
    other_days: kind,
    days_on_neither_side: listOf(recordOf({ date, underlying: text })),
    net_points_against_other_days: comparison,
    direction_accuracy_against_other_days: comparison,
  });
}

/** The study on the sessions whose option volume stood out. */
export const volumeSpikeDaysSchema: Schema = historicalDays("volume-spike days", {
  option_contracts: number,
  mean_of_sessions_before: number,
  ratio: number,
});

/** The study on the days on which something expires. */
export const expirationDaysSchema: Schema = historicalDays("expiration days", {
  expiries_followed: listOf(instant),
});
