import type { Inspection, SessionInspection } from "../market/inspection.js";
import type { IdleDate } from "../market/session.js";
import { counted } from "../report/format.js";
import { textTable } from "./text-table.js";

/** What an inspection says on the terminal. */
export function inspectionSummary(inspection: Inspection): string {
  const { dataset, sessions, total, lacks } = inspection;
  const lines = [
    "",
    `${dataset.name}: ${dataset.format}, ${counted(dataset.files.length, "file")}, ${counted(sessions.length, "session")}${dataset.generated ? ` - GENERATED, NOT A MARKET: ${dataset.generated}` : ""}`,
    "",
    textTable(
      [
        "session",
        "underlyings",
        "strikes",
        "rows",
        "median gap",
        "longest gap",
        "holes",
        "time covered",
        "volume",
        "read",
        "repaired",
        "set aside",
      ],
      sessions.map(sessionCells),
    ),
    "",
    ...accountOf(inspection),
    `${count(total.holes)} observations lie behind a hole and time no volume`,
    "",
    ...lacks.map((lack) => `These data have ${lack}`),
    ...(lacks.length > 0 ? [""] : []),
  ];
  return lines.join("\n");
}

/** Where the rows went, a line for each kind of reason. */
export function accountOf({ dataset, total }: Inspection): readonly string[] {
  return [
    `${count(total.read)} rows read = ${count(total.clean)} clean + ${count(total.repaired)} repaired + ${count(sumOf(total.setAside))} set aside`,
    ...reasons("repaired (a row can have several reasons)", total.repairs),
    ...reasons("set aside", total.setAside),
    ...idleDates(dataset.idle ?? []),
  ];
}

function sessionCells(session: SessionInspection): readonly string[] {
  return [
    session.date,
    String(session.underlyings),
    count(session.strikes),
    count(session.rows),
    minutes(session.medianGap),
    minutes(session.longestGap),
    count(session.holes),
    `${(100 * session.timeCovered).toFixed(0)} %`,
    session.has.volume ? (session.has.sides ? "signed" : "unsigned") : "none",
    count(session.read),
    count(session.repaired),
    count(sumOf(session.setAside)),
  ];
}

function reasons(title: string, counts: Readonly<Record<string, number>>): readonly string[] {
  const entries = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return entries.length === 0
    ? []
    : [`  ${title}: ${entries.map(([reason, rows]) => `${count(rows)} ${reason}`).join(", ")}`];
}

function idleDates(idle: readonly IdleDate[]): readonly string[] {
  const listed = (own: IdleDate["reason"], why: string): readonly string[] => {
    const dates = idle.filter(({ reason }) => reason === own).map(({ date, rows }) => `${date} (${count(rows)} rows)`);
    return dates.length === 0 ? [] : [`  no sessions, ${why}: ${dates.join(", ")}`];
  };
  return [
    ...listed(undefined, "all rows stand outside session hours"),
    ...listed("previous-contract", "all rows are of the contract before"),
  ];
}

function minutes(seconds: number): string {
  return Number.isNaN(seconds) ? "-" : `${(seconds / 60).toFixed(1)} min`;
}

function count(value: number): string {
  return value.toLocaleString("en");
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, rows) => sum + rows, 0);
}
