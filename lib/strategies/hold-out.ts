/** Which sessions a study may see. */
export interface HoldOut {
  /** First date that is studied, those before it only fill histories; undefined when it is the first of all. */
  readonly from: string | undefined;
  /** Last date that is studied; undefined when it is the last of all. */
  readonly until: string | undefined;
  readonly studied: number;
  readonly keptBack: number;
  /** In words, for the report. */
  readonly statement: string;
}

/** `studied`: those that anybody may look at. `held-out`: those of the vault, for a configuration that was registered. */
export type SessionChoice = "studied" | "held-out";

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
      from: undefined,
      until: undefined,
      studied: dates.length,
      keptBack: 0,
      statement: `no hold-out: ${dates.length} sessions, fewer than ${leastSessions}; nothing here has been confirmed on unseen data`,
    };
  }
  const keptBack = Math.floor(share * dates.length);
  const studied = dates.length - keptBack;
  return {
    from: undefined,
    until: dates[studied - 1],
    studied,
    keptBack,
    statement: `the last ${keptBack} of ${dates.length} sessions are held out; ${studied} were studied`,
  };
}

/**
 * The sessions that `holdOutOf` keeps out of sight, for the one look at them.
 *
 * @param dates session dates, ascending
 * @throws RangeError where none are kept back
 */
export function heldOutOf(dates: readonly string[]): HoldOut & { readonly from: string } {
  const { studied, keptBack } = holdOutOf(dates);
  const from = dates[studied];
  if (from === undefined)
    throw new RangeError(
      `invalid hold-out: ${dates.length} sessions are fewer than ${leastSessions}, none are held out`,
    );
  return {
    from,
    until: undefined,
    studied: keptBack,
    keptBack: 0,
    statement: `confirmation on the ${keptBack} sessions held out, from ${from}; the ${studied} before them filled histories and nothing else`,
  };
}

/** Which sessions a study sees. */
export function visibleSessions(dates: readonly string[], choice: SessionChoice): HoldOut {
  return choice === "held-out" ? heldOutOf(dates) : holdOutOf(dates);
}
