import type { DatasetDescription } from "../market/session.js";

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

/** What a hold-out is taken from. */
export type SessionCalendar = Pick<DatasetDescription, "dates" | "cycleEnds">;

/**
 * Keeps the last 30 % of the sessions out of sight, so that a configuration can be confirmed on data that nobody has
 * tuned on. Where the ends of expiry cycles are known, whole cycles are kept back: the rest of the one that the cut would fall
 * into as well. Short datasets keep nothing back, and say so.
 */
export function holdOutOf({ dates, cycleEnds }: SessionCalendar): HoldOut {
  if (dates.length < leastSessions) {
    return {
      from: undefined,
      until: undefined,
      studied: dates.length,
      keptBack: 0,
      statement: `no hold-out: ${dates.length} sessions, fewer than ${leastSessions}; nothing here has been confirmed on unseen data`,
    };
  }
  const cut = dates.length - Math.floor(share * dates.length);
  const lastEnd = cycleEnds?.findLast((end) => end <= dates[cut - 1]!);
  const studied = lastEnd === undefined ? cut : dates.findLastIndex((date) => date <= lastEnd) + 1;
  const keptBack = dates.length - studied;
  const cycles = lastEnd === undefined ? "" : ", whole expiry cycles";
  return {
    from: undefined,
    until: dates[studied - 1],
    studied,
    keptBack,
    statement: `the last ${keptBack} of ${dates.length} sessions are held out${cycles}; ${studied} were studied`,
  };
}

/**
 * The sessions that `holdOutOf` keeps out of sight, for the one look at them.
 *
 * @throws RangeError where none are kept back
 */
export function heldOutOf(calendar: SessionCalendar): HoldOut & { readonly from: string } {
  const { dates } = calendar;
  const { studied, keptBack } = holdOutOf(calendar);
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
export function visibleSessions(calendar: SessionCalendar, choice: SessionChoice): HoldOut {
  return choice === "held-out" ? heldOutOf(calendar) : holdOutOf(calendar);
}
