import type { Halt, ScheduledEvent } from "../market/market-context.js";
import type { InputFile } from "../market/session.js";
import type { ExchangeClock } from "./exchange-clock.js";
import { readSideFile } from "./side-file.js";

const columns = {
  time: { kind: "text", required: true },
  kind: { kind: "text", required: true },
  underlying: { kind: "text", required: false },
  name: { kind: "text", required: false },
  until: { kind: "text", required: false },
} as const;

/** What a calendar tells, by instant. */
export interface CalendarFile {
  readonly input: InputFile;
  readonly events: readonly ScheduledEvent[];
  readonly halts: readonly Halt[];
}

/**
 * Reads announcements and interventions: `time`, `kind` (`earnings`, `release` or `halt`), and where the file has them
 * `underlying` (empty: all of them), `name`, and `until`, the end of a halt (empty: for good).
 *
 * @throws DataError for a time or a kind that cannot be read, an `until` that is not after its time or belongs to no halt
 */
export async function readCalendar(path: string, clock: ExchangeClock): Promise<CalendarFile> {
  const file = await readSideFile("calendar", path, columns);
  const { table } = file;
  const events: ScheduledEvent[] = [];
  const halts: Halt[] = [];
  for (let row = 0; row < file.rows; row++) {
    const instant = (column: "time" | "until"): number => {
      const text = table[column]?.[row] ?? "";
      const at = clock(text);
      if (Number.isNaN(at)) throw file.fault(`unreadable time: ${text}`, row, column);
      return at;
    };
    const kind = table.kind[row];
    const at = instant("time");
    const underlying = table.underlying?.[row] || null;
    const name = table.name?.[row] || kind!;
    const ends = Boolean(table.until?.[row]);
    if (kind === "halt") {
      const to = ends ? instant("until") : Number.POSITIVE_INFINITY;
      if (!(to > at)) throw file.fault("a halt ends after it begins", row, "until");
      halts.push({ from: at, to, underlying, reason: name });
    } else if (kind === "earnings" || kind === "release") {
      if (ends) throw file.fault(`only a halt has an end, this is ${kind}`, row, "until");
      events.push({ kind, at, underlying, name });
    } else throw file.fault(`unknown kind: ${kind ?? ""} (there are earnings, release, halt)`, row, "kind");
  }
  return {
    input: file.input,
    events: events.sort((a, b) => a.at - b.at),
    halts: halts.sort((a, b) => a.from - b.from),
  };
}
