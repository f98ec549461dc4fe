import type { Inspection, SessionInspection } from "../market/inspection.js";
import { setAsideRows } from "../market/quality.js";
import { chartBox } from "./chart-box.js";
import type { Clock } from "./clock.js";
import { countNames, countTable, sumCounts } from "./count-table.js";
import { coverageFigure } from "./coverage-figure.js";
import { type Column, dataTable } from "./data-table.js";
import { counted, duration, integer, percent } from "./format.js";
import { type Content, html } from "./html.js";
import type { Section } from "./section.js";

const features: readonly (readonly [keyof SessionInspection["has"], string])[] = [
  ["volume", "option volume"],
  ["sides", "who took (bought and sold volume)"],
  ["delta", "delta of the options"],
  ["openInterest", "open interest"],
  ["future", "a future"],
  ["path", "prices finer than the option rows"],
];

/** What was read, what was mended, what was left out and why. */
export function dataSection(inspection: Inspection, clock: Clock): Section {
  const { sessions, total, dataset } = inspection;
  const notes = countNames(sessions.flatMap((session) => session.notes));
  return {
    id: "data",
    title: "Data quality",
    body: html`<p>${counted(total.read, "row")} read: ${integer(total.clean)} clean, ${integer(total.repaired)} repaired and used, ${integer(setAsideRows(total))} set aside. Every row is in
one of the three. They became ${counted(total.rows, "observation")} of an underlying; ${integer(total.holes)} of these stand behind a gap too long to say when their volume was
traded, and count as holes, not as quiet.</p>
${sessions.length > 0 && chartBox(coverageFigure(sessions))}
<div class="pair">
<div>
${countTable("Repaired, by reason (a row can have several)", "reason", sumCounts([total.repairs]), "No row was repaired.")}
${countTable("Set aside, by reason (rows)", "reason", sumCounts([total.setAside]), "No row was set aside.")}</div>
<div>
${featureTable(sessions)}
${idleDates(dataset.idle ?? [])}</div>
</div>
${
  notes.length > 0 &&
  html`<details open><summary>Notes of the reader (${integer(notes.length)})</summary><ul>${notes.map(([note, count]) => html`<li>${note}${count > 1 && html` <span class="muted">(${counted(count, "session")})</span>`}</li>`)}</ul></details>
`
}<details><summary>Session by session</summary>
${dataTable(`Sessions (n = ${integer(sessions.length)}); times in ${clock.zone}`, columns(clock), sessions)}</details>
`,
  };
}

function featureTable(sessions: readonly SessionInspection[]): Content {
  return dataTable(
    "What the feed has (sessions)",
    [
      { title: "column", heading: true, cell: ([, name]: (typeof features)[number]) => name },
      {
        title: `of ${integer(sessions.length)} sessions`,
        numeric: true,
        cell: ([key]: (typeof features)[number]) => {
          const having = sessions.filter(({ has }) => has[key]).length;
          return having === 0 ? html`<strong>none</strong>` : integer(having);
        },
      },
    ],
    features,
  );
}

function idleDates(idle: readonly { readonly date: string; readonly rows: number }[]): Content {
  if (idle.length === 0) return null;
  return html`<p class="note">Dates in the files that are no sessions, since all their rows stand outside session hours: ${idle.map(({ date, rows }) => `${date} (${counted(rows, "row")})`).join(", ")}.</p>
`;
}

function columns(clock: Clock): readonly Column<SessionInspection>[] {
  const number = (title: string, cell: (session: SessionInspection) => string): Column<SessionInspection> => ({
    title,
    numeric: true,
    cell,
  });
  return [
    { title: "session", heading: true, cell: ({ date }) => html`<time>${date}</time>` },
    number("underlyings", ({ underlyings }) => integer(underlyings)),
    number("strikes", ({ strikes }) => integer(strikes)),
    number("expirations", ({ expirations }) => integer(expirations.length)),
    number("observations", ({ rows }) => integer(rows)),
    number("first", ({ firstAt }) => clock.time(firstAt)),
    number("last", ({ lastAt }) => clock.time(lastAt)),
    number("median gap", ({ medianGap }) => duration(medianGap)),
    number("longest gap", ({ longestGap }) => duration(longestGap)),
    number("holes", ({ holes }) => integer(holes)),
    number("time covered", ({ timeCovered }) => percent(timeCovered)),
    number("cells observed", ({ cellsObserved }) => percent(cellsObserved)),
    number("rows read", ({ read }) => integer(read)),
    number("clean", ({ clean }) => integer(clean)),
    number("repaired", ({ repaired }) => integer(repaired)),
    number("set aside", (session) => integer(setAsideRows(session))),
    {
      title: "set aside as",
      prose: true,
      cell: ({ setAside }) =>
        Object.entries(setAside)
          .map(([reason, rows]) => `${reason} ${integer(rows)}`)
          .join(", "),
    },
  ];
}
