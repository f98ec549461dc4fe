import type { SessionInspection } from "../market/inspection.js";
import { axis } from "./figure.js";

/** Sessions side by side, one unit wide each: nights, weekends and holidays take no room. */
export interface SessionAxis {
  /** Where an instant of a session stands; NaN where the session is not known. */
  position(date: string, instant: number): number;
  /** Axis of a figure, with a mark at the start of each session. */
  readonly axis: Readonly<Record<string, unknown>>;
}

/** Share of the axis that is left free at either end. */
const margin = 0.01;
/** Most dates that are written under an axis. */
const mostTicks = 8;

export function sessionAxis(sessions: readonly SessionInspection[], title: string): SessionAxis {
  const index = new Map(sessions.map((session, k) => [session.date, { k, session }]));
  const every = Math.max(1, Math.ceil(sessions.length / mostTicks));
  const marked = sessions.map(({ date }, k) => ({ date, k })).filter(({ k }) => k % every === 0);
  return {
    position(date, instant) {
      const found = index.get(date);
      if (!found) return Number.NaN;
      const { firstAt, lastAt } = found.session;
      return found.k + (instant - firstAt) / (lastAt - firstAt || 1);
    },
    axis: axis(title, {
      type: "linear",
      // Room for the markers at both ends.
      range: [-margin * sessions.length, (1 + margin) * sessions.length],
      tickvals: marked.map(({ k }) => k),
      ticktext: marked.map(({ date }) => date),
    }),
  };
}
