/** Which sessions a study may see. */
export interface HoldOut {
  /** Last date that is studied; undefined when all are. */
  readonly until: string | undefined;
  readonly studied: number;
  readonly keptBack: number;
  /** In words, for the report. */
  readonly statement: string;
}

/** Below this many sessions nothing is kept back: what is left could not be judged. */
const leastSessions = 60;
const share = 0.3;

/**
 * Keeps the last 30 % of the sessions out of sight, so that a configuration can be confirmed on data that nobody has
 * tuned on. Short datasets keep nothing back, and say so.
 *
 * @param dates session dates, ascending
 */
export function holdOutOf(dates: readonly string[]): HoldOut {
  if (dates.length < leastSessions) {
    return {
      until: undefined,
      studied: dates.length,
      keptBack: 0,
      statement: `no hold-out: ${dates.length} sessions, fewer than ${leastSessions}; nothing here has been confirmed on unseen data`,
    };
  }
  const keptBack = Math.floor(share * dates.length);
  const studied = dates.length - keptBack;
  return {
    until: dates[studied - 1],
    studied,
    keptBack,
    statement: `the last ${keptBack} of ${dates.length} sessions are held out; ${studied} were studied`,
  };
}
