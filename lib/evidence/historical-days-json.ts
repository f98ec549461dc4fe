import type { Answer } from "../hypotheses/answer.js";
import type { ExpirationDayMark } from "../hypotheses/expiration-day-marks.js";
import type { DayKind, DayResults, HistoricalDays, UnderlyingDay } from "../hypotheses/historical-days.js";
import type { VolumeSpikeDay } from "../hypotheses/volume-spike-days.js";
import type { Json } from "./canonical-json.js";
import { answerJson } from "./settlement-json.js";
import { instant } from "./trade-json.js";

/** The study on the sessions whose option volume stood out, by name. */
export function volumeSpikeDaysJson(historical: HistoricalDays<VolumeSpikeDay>): Json {
  return historicalDaysJson("volume-spike days", historical, ({ contracts, baseline, ratio }) => ({
    option_contracts: contracts,
    mean_of_sessions_before: baseline,
    ratio,
  }));
}

/** The study on the days on which something expires, by name. */
export function expirationDaysJson(historical: HistoricalDays<ExpirationDayMark>): Json {
  return historicalDaysJson("expiration days", historical, ({ expiries }) => ({
    expiries_followed: expiries.map(instant),
  }));
}

function historicalDaysJson<Mark extends UnderlyingDay>(
  kind: string,
  { days, named, others, unknown, points, direction }: HistoricalDays<Mark>,
  markJson: (mark: Mark) => { readonly [key: string]: Json },
): Json {
  return {
    kind,
    days: days.map(({ mark, ...results }) => ({
      date: mark.date,
      underlying: mark.underlying,
      ...markJson(mark),
      ...resultsJson(results),
    })),
    together: kindJson(named),
    other_days: kindJson(others),
    days_on_neither_side: unknown.map(({ date, underlying }) => ({ date, underlying })),
    net_points_against_other_days: comparisonJson(points),
    direction_accuracy_against_other_days: comparisonJson(direction),
  };
}

/** Exploratory: the days were not chosen before the data. */
function comparisonJson(answer: Answer): Json {
  return { standing: "exploratory", ...(answerJson(answer) as object) };
}

function resultsJson({ alerts, right, trades, wins, points }: DayResults): { readonly [key: string]: Json } {
  return { alerts, direction_correct: right, trades, wins, net_points: points };
}

function kindJson(own: DayKind): Json {
  return {
    days: own.days,
    ...resultsJson(own),
    direction_accuracy: own.accuracy,
    net_points_per_trade: own.averagePoints,
  };
}
