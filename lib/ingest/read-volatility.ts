import type { VolatilityLevels } from "../market/market-context.js";
import type { SessionHours } from "../market/market-profile.js";
import type { InputFile } from "../market/session.js";
import { exchangeClock } from "./exchange-clock.js";
import { epochOf, isDate } from "./session-time.js";
import { readSideFile } from "./side-file.js";

const columns = { time: { kind: "text", required: true }, level: { kind: "number", required: true } } as const;

/** Levels of a volatility index and the file they come from. */
export interface VolatilityFile {
  readonly input: InputFile;
  readonly volatility: VolatilityLevels;
}

/**
 * Reads levels of a volatility index: `time`, the instant from which the level was known, and `level` (20 is 20 % a year). A
 * date without a time is a daily close, known at the session's close.
 *
 * @throws DataError for a time that cannot be read or does not ascend, and for a level that is not positive
 */
export async function readVolatility(path: string, hours: SessionHours): Promise<VolatilityFile> {
  const file = await readSideFile("volatility", path, columns);
  const { table, rows } = file;
  const clock = exchangeClock(hours.timeZone);
  const at = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const text = table.time[row] ?? "";
    at[row] = isDate(text) ? epochOf(text, hours.close, hours.timeZone, { file: path }) : clock(text);
    if (Number.isNaN(at[row])) throw file.fault(`unreadable time: ${text}`, row, "time");
    if (row > 0 && !(at[row]! > at[row - 1]!)) throw file.fault("times have to ascend, each once", row, "time");
    const level = table.level[row]!;
    if (!(level > 0 && Number.isFinite(level))) throw file.fault(`not a level: ${level}`, row, "level");
  }
  return { input: file.input, volatility: { at, level: table.level } };
}
