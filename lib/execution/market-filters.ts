import type { ScheduledEvent, VolatilityLevels } from "../market/market-context.js";
import { upperBound } from "../numeric/bisect.js";

/** What a filter found; `not-checked` says what was missing and is never counted as passed. */
export interface FilterFinding {
  readonly outcome: "pass" | "fail" | "not-checked";
  readonly detail: string;
}

const noun = { earnings: "earnings announcement", release: "data release" } as const;
const nouns = { earnings: "earnings", release: "data releases" } as const;

/**
 * Whether an instant keeps its distance from the scheduled events of a kind that concern an underlying. A calendar knows
 * nothing of times before its first such event less the buffer, nor after its last one and the buffer: there nothing was
 * checked.
 *
 * @param instant epoch milliseconds
 * @param buffer minutes before and after an event, both included
 */
export function eventFilter(
  kind: ScheduledEvent["kind"],
  events: readonly ScheduledEvent[] | null,
  underlying: string,
  instant: number,
  buffer: number,
): FilterFinding {
  if (!events) return unchecked(`no calendar of ${nouns[kind]} was given`);
  const own = events.filter(
    (event) => event.kind === kind && (event.underlying === null || event.underlying === underlying),
  );
  const first = own[0];
  const last = own.at(-1);
  if (!first || !last) return unchecked(`the calendar names no ${nouns[kind]} for ${underlying}`);
  if (instant < first.at - 60_000 * buffer || instant > last.at + 60_000 * buffer) {
    return unchecked(`the calendar names ${nouns[kind]} from ${dateOf(first.at)} to ${dateOf(last.at)} only`);
  }
  const near = own.find(
    (event) =>
      (event.underlying === null || event.underlying === underlying) && Math.abs(event.at - instant) <= 60_000 * buffer,
  );
  if (!near) return { outcome: "pass", detail: `no ${noun[kind]} within ${span(buffer)}` };
  const distance = Math.abs(near.at - instant) / 60_000;
  const side = near.at > instant ? "before" : "after";
  return { outcome: "fail", detail: `${span(distance)} ${side} ${near.name}, buffer ${span(buffer)}` };
}

/**
 * Whether the volatility index, as known at an instant, allows the normal size.
 *
 * @param instant epoch milliseconds
 * @param limit level from which on it does not
 * @param oldest days after which a level says nothing any more
 */
export function volatilityFilter(
  levels: VolatilityLevels | null,
  instant: number,
  limit: number,
  oldest: number,
): FilterFinding {
  if (!levels) return unchecked("no volatility index was given; sizes are not halved");
  const index = upperBound(levels.at, instant) - 1;
  if (index < 0) return unchecked("no level of the volatility index was known yet");
  const age = (instant - levels.at[index]!) / 86_400_000;
  if (age > oldest) return unchecked(`the last known level of the volatility index is ${age.toFixed(0)} days old`);
  const level = levels.level[index]!;
  if (Number.isNaN(level)) return unchecked("the last level of the volatility index was not observed");
  return {
    outcome: level < limit ? "pass" : "fail",
    detail: `volatility index at ${level.toFixed(1)}, normal size below ${limit}`,
  };
}

function unchecked(detail: string): FilterFinding {
  return { outcome: "not-checked", detail };
}

function span(minutes: number): string {
  return minutes >= 120 ? `${Number((minutes / 60).toFixed(1))} hours` : `${Number(minutes.toFixed(1))} minutes`;
}

function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
