import type { ExpirationDayMark } from "../hypotheses/expiration-day-marks.js";
import type { SpikeParameters } from "../hypotheses/flow-parameters.js";
import type { DayKind, HistoricalDay, HistoricalDays, UnderlyingDay } from "../hypotheses/historical-days.js";
import type { VolumeSpikeDay } from "../hypotheses/volume-spike-days.js";
import { answersTable } from "./answers-table.js";
import type { Clock } from "./clock.js";
import { type Column, dataTable, numberColumn as number, textColumn as text } from "./data-table.js";
import { counted, decimal, exact, integer, percent, signed } from "./format.js";
import { type Content, html } from "./html.js";
import type { Section } from "./section.js";
import { capitalised } from "./sentence.js";

/** The study on the sessions whose option volume stood out. */
export function spikeDaysSection(
  historical: HistoricalDays<VolumeSpikeDay>,
  { spikeRatio, spikeSessions }: SpikeParameters,
): Section {
  return sectionOf(historical, {
    kind: "volume-spike day",
    lead: `Sessions in which an underlying traded ${exact(spikeRatio)} times the mean option volume of its ${counted(spikeSessions, "session")} before, or more. No later session takes part; the ratio itself is known only at the close.`,
    unknown: "had too few sessions before them",
    columns: [
      number("option contracts", ({ mark }) => mark.contracts, integer),
      number(
        "times the mean before",
        ({ mark }) => mark.ratio,
        (ratio) => decimal(ratio, 2),
      ),
    ],
    others: "other days",
  });
}

/** The study on the days on which something expires. */
export function expirationDaysSection(historical: HistoricalDays<ExpirationDayMark>, clock: Clock): Section {
  return sectionOf(historical, {
    kind: "expiration day",
    lead: "Sessions in which a series of the underlying expires. On other days the strategy cannot raise an alert: what stands for its trades there are the same exits at matched times (placebos).",
    unknown: "could not be told",
    columns: [
      text(
        `expiries followed (${clock.zone})`,
        ({ mark }) => mark.expiries.map((at) => clock.time(at)).join(", ") || "none",
      ),
    ],
    others: "matched times of days without an expiry",
  });
}

interface Wording<Mark extends UnderlyingDay> {
  readonly kind: string;
  readonly lead: string;
  readonly unknown: string;
  readonly columns: readonly Column<HistoricalDay<Mark>>[];
  readonly others: string;
}

/** Most days listed on the page; all of them are in `evidence.json`. */
const most = 400;

function sectionOf<Mark extends UnderlyingDay>(own: HistoricalDays<Mark>, wording: Wording<Mark>): Section {
  const { kind, lead, unknown, others } = wording;
  return {
    id: "historical",
    title: `Historical ${kind}s`,
    body: html`<p>${lead}${own.unknown.length > 0 && ` ${counted(own.unknown.length, "session")} of underlyings ${unknown} and stand on neither side.`} Exploratory: nothing is decided here.</p>
${kindsTable(own, kind)}
${answersTable(`${capitalised(kind)}s against other days`, [
  { question: `Net points per trade minus those of ${others}`, unit: "points per trade", answer: own.points },
  {
    question: "Share of alerts with the right direction, minus that of other days",
    unit: "of alerts",
    answer: own.direction,
  },
])}${daysTable(own, wording)}`,
  };
}

interface NamedKind extends DayKind {
  readonly name: string;
}

function kindsTable({ named, others }: HistoricalDays<UnderlyingDay>, kind: string): Content {
  const rows: readonly NamedKind[] = [
    { name: `${kind}s`, ...named },
    { name: "other days", ...others },
  ];
  return dataTable<NamedKind>(
    `${capitalised(kind)}s and other days (n = ${integer(named.days)} and ${integer(others.days)})`,
    [
      { title: "kind", heading: true, cell: ({ name }) => name },
      number("days", ({ days }) => days, integer),
      number("alerts", ({ alerts }) => alerts, integer),
      number("direction right", ({ accuracy }) => accuracy, percent),
      number("trades", ({ trades }) => trades, integer),
      number("wins", ({ wins }) => wins, integer),
      number("net points", ({ points }) => points, points1),
      number(
        "per trade",
        ({ averagePoints }) => averagePoints,
        (value) => signed(value, 2),
      ),
    ],
    rows,
  );
}

function daysTable<Mark extends UnderlyingDay>(
  { days }: HistoricalDays<Mark>,
  { kind, columns }: Wording<Mark>,
): Content {
  if (days.length === 0)
    return html`<p>There was no ${kind}.</p>
`;
  const part = days.length > most ? `last ${most} of ${integer(days.length)}` : `n = ${integer(days.length)}`;
  return html`<details><summary>${capitalised(kind)}s by name (${part})</summary>
<p class="note">All of them stand under <code>historical_days</code> in <code>evidence.json</code>.</p>
${dataTable<HistoricalDay<Mark>>(
  `${capitalised(kind)}s (${part})`,
  [
    {
      title: "date",
      heading: true,
      cell: ({ mark }) => html`<time>${mark.date}</time>`,
      order: ({ mark }) => mark.date,
    },
    text("underlying", ({ mark }) => mark.underlying),
    ...columns,
    number("alerts", ({ alerts }) => alerts, integer),
    number("direction right", ({ right }) => right, integer),
    number("trades", ({ trades }) => trades, integer),
    number("wins", ({ wins }) => wins, integer),
    number("net points", ({ points }) => points, points1),
  ],
  days.slice(-most),
)}</details>
`;
}

const points1 = (value: number): string => signed(value, 1);
