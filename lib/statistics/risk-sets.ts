/** Checks the shapes that all survival functions share. */
export function checkTimes(times: ArrayLike<number>, events: ArrayLike<number>): void {
  if (events.length !== times.length) throw new RangeError(`invalid events length: ${events.length}`);
  for (let i = 0; i < times.length; ++i) {
    if (times[i]! < 0) throw new RangeError(`invalid time: ${times[i]}`);
    if (events[i] !== 0 && events[i] !== 1) throw new RangeError(`invalid event: ${events[i]}`);
  }
}

/** One time at which something happened. */
export interface EventTime {
  readonly time: number;
  /** Whose event it was. */
  readonly happened: readonly number[];
  /** Who left at this time, event or not: censored ones are still at risk then. */
  readonly leaving: readonly number[];
  /** How many were under observation just before. */
  readonly atRisk: number;
}

/**
 * The times of leaving in ascending order; a time at which all were censored has nobody in `happened`.
 *
 * @param times >= 0, without NaN
 * @param events 1 where the event was observed, 0 where the time is censored
 * @throws RangeError for lengths that differ, a negative time, or an event that is neither
 */
export function eventTimes(times: ArrayLike<number>, events: ArrayLike<number>): EventTime[] {
  checkTimes(times, events);
  const order = Array.from({ length: times.length }, (_, i) => i).sort((a, b) => times[a]! - times[b]!);
  const found: EventTime[] = [];
  for (let start = 0; start < order.length; ) {
    const time = times[order[start]!]!;
    let end = start + 1;
    while (end < order.length && times[order[end]!] === time) ++end;
    const leaving = order.slice(start, end);
    found.push({ time, happened: leaving.filter((i) => events[i] === 1), leaving, atRisk: order.length - start });
    start = end;
  }
  return found;
}

/** Whether any time is not observed. */
export function hasUnobserved(times: ArrayLike<number>): boolean {
  return Array.from(times).some(Number.isNaN);
}
