import type { DuckDBConnection } from "@duckdb/node-api";
import type { LoadedSession } from "../market/session.js";
import { openDatabase, readingSettings } from "./duckdb.js";

/**
 * One session after the other; while one is folded and used, DuckDB reads the next, never more than that. A fault in a session
 * that is not reached is not reported.
 *
 * @param read reads what a date needs
 * @param fold makes a session of it
 */
export async function* walkSessions<T>(
  dates: readonly string[],
  read: (connection: DuckDBConnection, date: string) => Promise<T>,
  fold: (date: string, prints: T) => LoadedSession,
): AsyncGenerator<LoadedSession> {
  const database = await openDatabase(readingSettings);
  const begin = (date: string | undefined): Promise<T> | null => {
    const reading = date === undefined ? null : read(database.connection, date);
    reading?.catch(() => {}); // A failure is reported when its turn comes, if it comes.
    return reading;
  };
  let next = begin(dates[0]);
  try {
    for (const [index, date] of dates.entries()) {
      const prints = await next!;
      next = begin(dates[index + 1]);
      yield fold(date, prints);
    }
  } finally {
    await Promise.allSettled([next]);
    database.close();
  }
}
