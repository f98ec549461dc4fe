import type { DailyValidation, ValidationSchedule } from "../hypotheses/validation-schedule.js";
import type { ClaimStanding, WeeklyReview } from "../hypotheses/weekly-review.js";
import { type Column, dataTable, numberColumn as number, textColumn as text } from "./data-table.js";
import { counted, integer, noAnswer, percent, signed } from "./format.js";
import { type Content, html } from "./html.js";
import type { Section } from "./section.js";

/** Most sessions listed on the page; all of them are in `validation_schedule.json`. */
const most = 400;

/** Validation day by day and week by week, as it could have been read at each close. */
export function validationSection(schedule: ValidationSchedule): Section {
  const { daily, claimedWinRate, knownLater } = schedule;
  return {
    id: "validation",
    title: "Daily validation and weekly review",
    body:
      daily.length === 0
        ? html`<p>No session could have had an alert, so there is nothing to validate day by day.</p>
`
        : html`<p>What could be said at the close of each session, and no later: an alert counts once its outcome is known. A session is in line with the claim when its own win rate is ${percent(claimedWinRate)} or more. Intervals take
trades as independent; a rate that is looked at every week leaves its interval sooner or later by chance alone, so no week is a test.${
            knownLater > 0 && ` ${counted(knownLater, "outcome")} became known after the last close and are in no line.`
          }</p>
${weeklyTable(schedule)}${reviews(schedule)}${dailyTable(daily)}`,
  };
}

function weeklyTable({ weekly }: ValidationSchedule): Content {
  return dataTable(`Weekly review (n = ${counted(weekly.length, "week")})`, weeklyColumns, weekly);
}

function reviews({ weekly }: ValidationSchedule): Content {
  return html`<details><summary>The reviews in words (n = ${integer(weekly.length)})</summary>
<dl class="glossary">${weekly.map(
    ({ week, from, to, review }) => html`<dt>${week} (<time>${from}</time> to <time>${to}</time>)</dt><dd>${review}</dd>
`,
  )}</dl></details>
`;
}

function dailyTable(daily: readonly DailyValidation[]): Content {
  const part = daily.length > most ? `last ${most} of ${integer(daily.length)}` : `n = ${integer(daily.length)}`;
  return html`<details><summary>Daily validation, session by session (${part})</summary>
<p class="note">Known: outcomes that became known since the close before. All sessions are in <code>validation_schedule.json</code>.</p>
${dataTable(`Daily validation (${part})`, dailyColumns, daily.slice(-most))}</details>
`;
}

const points = (value: number): string => signed(value, 1);
const rate = (value: number): string => percent(value);

const standings: Readonly<Record<ClaimStanding, string>> = {
  "in-line": "in line",
  short: "short",
  "no-trades": "no trades",
};

const dailyColumns: readonly Column<DailyValidation>[] = [
  { title: "date", heading: true, cell: ({ date }) => html`<time>${date}</time>`, order: ({ date }) => date },
  number("alerts", (own) => own.alerts, integer),
  number("known", (own) => own.known, integer),
  number("direction right", (own) => own.right, integer),
  number("known so far", (own) => own.knownSoFar, integer),
  number("accuracy so far", (own) => own.accuracySoFar, rate),
  number("trades", (own) => own.trades, integer),
  number("wins", (own) => own.wins, integer),
  number("net points", (own) => own.points, points),
  number("points so far", (own) => own.pointsSoFar, points),
  text("claim", ({ claim }) => standings[claim]),
];

const weeklyColumns: readonly Column<WeeklyReview>[] = [
  { title: "week", heading: true, cell: ({ week }) => week, order: ({ week }) => week },
  number("alerts", ({ own }) => own.alerts, integer),
  number("known", ({ own }) => own.known, integer),
  number("direction right", ({ own }) => own.accuracy, rate),
  number("trades", ({ own }) => own.trades, integer),
  number("net points", ({ own }) => own.points, points),
  winRateColumn("win rate", ({ own }) => own),
  number("points so far", ({ soFar }) => soFar.points, points),
  winRateColumn("win rate so far", ({ soFar }) => soFar),
  {
    title: "in line",
    numeric: true,
    cell: ({ own }) => `${integer(own.inLine)} of ${integer(own.sessions)}`,
    order: ({ own }) => own.inLine / own.sessions,
  },
];

function winRateColumn(title: string, of: (row: WeeklyReview) => WeeklyReview["own"]): Column<WeeklyReview> {
  return {
    title,
    numeric: true,
    order: (row) => of(row).winRate,
    cell: (row) => {
      const { winRate, interval } = of(row);
      if (!interval) return noAnswer;
      return html`${percent(winRate)}<span class="note">${percent(interval.lower)} to ${percent(interval.upper)}</span>`;
    },
  };
}
