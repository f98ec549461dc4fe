import type { Command } from "commander";
import type { SideFiles } from "../ingest/with-side-files.js";

/** Files beside the data as they are asked for on the command line or in a notebook. */
export interface SideFileRequest extends SideFiles {
  /** Units in one contract by underlying (`readLots`). */
  readonly lots?: string;
}

const options = {
  futures: "bars of the future: time, close [underlying, open, high, low, volume, buy_volume, sell_volume]",
  calendar: "time, kind (earnings, release, halt) [underlying, name, until]",
  volatility: "levels of a volatility index: time (a bare date is a daily close), level",
  lots: "units in one contract, for data that count units: underlying, lot",
} as const;

const allNames = Object.keys(options) as (keyof SideFileRequest)[];

/** Adds options that name files beside the data; all of them unless some are chosen. */
export function addSideFileOptions(command: Command, names: readonly (keyof SideFileRequest)[] = allNames): Command {
  for (const name of names) command.option(`--${name} <file>`, options[name]);
  return command;
}

/** What the help says of files beside the data. */
export const sideFileHelp = `
Files beside the data are .csv, .csv.gz or .parquet. Times are ISO 8601, the end of what they describe; without a zone they are
exchange time. Columns in brackets may be missing.`;

/** The files that were named, and no others. */
export function sideFilesOf(request: SideFileRequest): SideFileRequest {
  const named = allNames.flatMap((name) => (request[name] === undefined ? [] : [[name, request[name]]]));
  return Object.fromEntries(named);
}

/** The options again, as words of a command line; `quote` makes a path safe for the shell. */
export function sideFileWords(request: SideFileRequest, quote: (path: string) => string): readonly string[] {
  return Object.entries(sideFilesOf(request)).map(([name, path]) => `--${name} ${quote(path)}`);
}
