import type { Terminal } from "./progress.js";

/** Everything the command takes from the world around it; tests hand in their own. */
export interface Surroundings {
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  /** Milliseconds, monotonic. */
  readonly clock: () => number;
  /** ISO 8601 in UTC; stands in the ledger only. */
  readonly now: () => string;
}
