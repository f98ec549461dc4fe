import type { Detection } from "../detectors/volume-shock-detect.js";
import { pointSize } from "../market/market-profile.js";
import { type DayPrices, priceAsOf } from "../market/price-book.js";
import type { RandomStream } from "../numeric/random.js";
import { dayMeanFinding } from "./day-mean-finding.js";
import { type EventFlows, instantsOf } from "./event-flow.js";
import { abnormalFlow, type ExpectedFlow } from "./expected-flow.js";
import type { FlowParameters } from "./flow-parameters.js";
import type { Finding } from "./hypothesis.js";
import type { PlaceboMatching, PriceBook } from "./placebo.js";

/** Change of the price's drift when the predicted hedge was complete, over one stretch of time. Points per minute. */
export interface CompletionChange {
  /** Minutes before and after completion. */
  readonly minutes: number;
  /** Mean change after events, and at completions of their placebos. */
  readonly events: number;
  readonly placebos: number;
  /** Event minus its placebos: what is tested. */
  readonly finding: Finding;
}

/** Whether the price accelerates at completion. */
export interface Completion {
  readonly changes: readonly CompletionChange[];
  /** Events, those whose flow came to completion, and of them those that have placebos which did. */
  readonly watched: number;
  readonly completed: number;
  readonly matched: number;
}

/** Minutes over which drifts are compared (VS-S4). */
export const completionMinutes = [2, 5] as const;

const level = 0.95;
/** Minutes between candidate times of a placebo. */
const spacing = 5;

/**
 * VS-S4: the change of drift when flow has reached its share of the predicted hedge. Flow moves with the price, so the time of
 * completion alone selects prices that have just moved; each event is therefore held against placebos: quiet times of other
 * days near the same clock time, followed until abnormal flow in the same direction reaches the same number of contracts. Events
 * without such a placebo say nothing. Days are flipped.
 *
 * @param window seconds of the option window
 */
export function completion(
  flows: EventFlows,
  book: PriceBook,
  matching: Pick<PlaceboMatching, "minutes" | "mostDays">,
  parameters: FlowParameters & { readonly resamples: number },
  window: number,
  stream: RandomStream,
): Completion {
  const { completionShare, flowHorizon, resamples } = parameters;
  const detections = flows.events.map(({ detection }) => detection);
  const busy = instantsOf(detections);
  const apart = flows.events.filter((event) => event.apart);
  const rows: { readonly date: string; readonly event: number[]; readonly placebo: number[] }[] = [];
  let completed = 0;
  for (const { detection, predicted, cumulative, width, watched } of apart) {
    const target = completionShare * Math.abs(predicted);
    const last = Math.floor((60 * watched) / width);
    const bin = firstReaching(cumulative.subarray(0, last), detection.direction, target);
    if (bin < 0) continue;
    completed += 1;
    const days = book.get(detection.underlying)!;
    const home = days.find(({ date }) => date === detection.date)!;
    const at = detection.triggeredAt + 1000 * width * (bin + 1);
    const event = completionMinutes.map((minutes) => detection.direction * slopeChange(home, at, minutes));
    const expected = flows.expected.get(detection.underlying)!;
    const donors = sampleDays(days, detection.date, matching.mostDays, stream);
    const changes = donors.flatMap((day) => {
      const start = quietTime(day, home, detection, busy, matching.minutes, flowHorizon, stream);
      const end =
        start === null ? null : completionAt(expected, day, detection.direction, start, window, target, flowHorizon);
      return end === null
        ? []
        : [completionMinutes.map((minutes) => detection.direction * slopeChange(day, end, minutes))];
    });
    if (changes.length === 0) continue;
    rows.push({
      date: detection.date,
      event,
      placebo: completionMinutes.map((_, w) => meanOf(changes.map((own) => own[w]!))),
    });
  }
  return {
    watched: apart.length,
    completed,
    matched: rows.length,
    changes: completionMinutes.map((minutes, w) => {
      const seen = rows.filter(({ event, placebo }) => !Number.isNaN(event[w]! - placebo[w]!));
      return {
        minutes,
        events: meanOf(seen.map(({ event }) => event[w]!)),
        placebos: meanOf(seen.map(({ placebo }) => placebo[w]!)),
        finding: dayMeanFinding(
          seen.map(({ event, placebo }) => event[w]! - placebo[w]!),
          seen.map(({ date }) => date),
          { claimed: 0, side: "two-sided", level, draws: resamples, alwaysFlip: true },
          stream,
        ),
      };
    }),
  };
}

/** First bin at whose end flow in a direction has reached a number of contracts; -1 where it never does. */
function firstReaching(cumulative: Float64Array, direction: number, contracts: number): number {
  return cumulative.findIndex((flow) => direction * flow >= contracts);
}

/** Move of the next minutes minus move of the last ones, per minute, points; NaN where one of them lies outside the session. */
export function slopeChange(day: DayPrices, at: number, minutes: number): number {
  const reach = 60_000 * minutes;
  if (at - reach < day.opensAt || at + reach > day.closesAt) return Number.NaN;
  const price = priceAsOf(day.path, at);
  const change = priceAsOf(day.path, at + reach) - 2 * price + priceAsOf(day.path, at - reach);
  return change / pointSize(day.profile, price) / minutes;
}

function sampleDays(
  days: readonly DayPrices[],
  date: string,
  most: number,
  stream: RandomStream,
): readonly DayPrices[] {
  const others = days.filter((day) => day.date !== date && day.flow !== null);
  while (others.length > most) others.splice(stream.integer(others.length), 1);
  return others;
}

/** A time near the event's clock time from which no event is nearer than the horizon; null where there is none. */
function quietTime(
  day: DayPrices,
  home: DayPrices,
  { underlying, triggeredAt }: Detection,
  busy: ReturnType<typeof instantsOf>,
  minutes: number,
  horizon: number,
  stream: RandomStream,
): number | null {
  const near = busy.get(underlying)!.get(day.date) ?? [];
  const quiet: number[] = [];
  for (let shift = -minutes; shift <= minutes; shift += spacing) {
    const at = day.opensAt + (triggeredAt - home.opensAt) + 60_000 * shift;
    if (at < day.opensAt || at >= day.closesAt) continue;
    if (near.every((instant) => Math.abs(instant - at) >= 60_000 * horizon)) quiet.push(at);
  }
  return quiet.length === 0 ? null : quiet[stream.integer(quiet.length)]!;
}

function completionAt(
  expected: ExpectedFlow,
  day: DayPrices,
  direction: number,
  start: number,
  window: number,
  target: number,
  horizon: number,
): number | null {
  const grid = expected.grids.get(day.date)!;
  const bin = firstReaching(abnormalFlow(expected, grid, start, window, horizon), direction, target);
  return bin < 0 ? null : start + 1000 * grid.width * (bin + 1);
}

function meanOf(values: readonly number[]): number {
  const seen = values.filter((value) => !Number.isNaN(value));
  return seen.reduce((sum, value) => sum + value, 0) / seen.length;
}
