import type { Dataset, Session } from "./session.js";

/**
 * The session of one date.
 *
 * @throws RangeError when the dataset has no such session
 */
export async function sessionOn(dataset: Dataset, date: string): Promise<Session> {
  for await (const { session } of dataset.sessions(date)) if (session.date === date) return session;
  throw new RangeError(`unknown session: ${date}`);
}
