import type { Detection } from "../detectors/volume-shock-detect.js";
import { type DayPrices, priceAsOf } from "../market/price-book.js";
import { abnormalFlow, type ExpectedFlow, expectedFlow } from "./expected-flow.js";
import type { FlowParameters } from "./flow-parameters.js";
import type { PriceBook } from "./placebo.js";

/**
 * What the future's takers did after an event. Public tape has no names (V16): this is signed abnormal flow, in the predicted
 * direction or not, and never "the hedge". Contracts, positive when takers bought.
 */
export interface EventFlow {
  readonly detection: Detection;
  /** Signed contracts that market makers are predicted to trade. */
  readonly predicted: number;
  /** Clock stretch among whose events it may be exchanged. */
  readonly stratum: number;
  /** Cumulative abnormal flow at the end of each bin after the trigger. */
  readonly cumulative: Float64Array;
  /** Seconds of a bin. */
  readonly width: number;
  /** Minutes until something ends the watch: the horizon, the close, or the next event of the underlying. */
  readonly watched: number;
  /** Whether no other event of the underlying lies within the flow window, before or after. */
  readonly apart: boolean;
  /** Relative price change over the option window that led to the trigger; NaN without a price. */
  readonly windowReturn: number;
}

/**
 * Events whose flow windows overlap, taken together: their flows cannot be told apart, but their sum can be held against the sum
 * of their predictions. An event that stands alone is an episode of one. Contracts, signed.
 */
export interface FlowEpisode {
  readonly detections: readonly string[];
  readonly date: string;
  /** Clock stretch of the first event. */
  readonly stratum: number;
  readonly predicted: number;
  /** Abnormal flow from the first trigger to the end of the last flow window. */
  readonly observed: number;
  /** Option contracts of all events, and the relative price change over the option window that led to the first. */
  readonly volume: number;
  readonly windowReturn: number;
}

/** What was seen of the future's takers after the events. */
export interface EventFlows {
  readonly events: readonly EventFlow[];
  readonly episodes: readonly FlowEpisode[];
  /** By underlying: what was to be expected, for placebo times. */
  readonly expected: ReadonlyMap<string, ExpectedFlow>;
  /** Detections on days whose takers are not known. */
  readonly unseen: number;
}

/**
 * Reads the abnormal flow after every detection.
 *
 * @param window seconds of the option window: flow in it may be the first of the answer, and its return the cause of both
 */
export function eventFlows(
  detections: readonly Detection[],
  book: PriceBook,
  parameters: FlowParameters,
  window: number,
): EventFlows {
  const instants = instantsOf(detections);
  const expected = new Map<string, ExpectedFlow>();
  for (const [underlying, days] of book) {
    const own = expectedFlow(days, instants.get(underlying) ?? new Map(), { ...parameters, window });
    if (own) expected.set(underlying, own);
  }
  const events: EventFlow[] = [];
  for (const detection of detections) {
    const flow = expected.get(detection.underlying);
    const grid = flow?.grids.get(detection.date);
    const day = book.get(detection.underlying)?.find(({ date }) => date === detection.date);
    if (!flow || !grid || !day) continue;
    const near = instants.get(detection.underlying)!.get(detection.date)!;
    events.push({
      detection,
      predicted: (parameters.hedgeRatio * detection.netDelta) / day.profile.futureMultiplier,
      stratum: Math.floor((detection.triggeredAt - day.opensAt) / (60_000 * parameters.permutationBucket)),
      cumulative: abnormalFlow(flow, grid, detection.triggeredAt, window, parameters.flowHorizon),
      width: grid.width,
      watched: watchedMinutes(detection.triggeredAt, near, day, parameters.flowHorizon),
      apart: isApart(detection.triggeredAt, near, parameters.flowWindow),
      windowReturn: returnOver(day, detection.triggeredAt - 1000 * window, detection.triggeredAt),
    });
  }
  return {
    events,
    episodes: episodesOf(events, expected, parameters.flowWindow, window),
    expected,
    unseen: detections.length - events.length,
  };
}

/** Chains of events of an underlying's day, each within the flow window of the one before; those cut short by the close are left out. */
function episodesOf(
  events: readonly EventFlow[],
  expected: EventFlows["expected"],
  flowWindow: number,
  window: number,
): readonly FlowEpisode[] {
  const chains: EventFlow[][] = [];
  const latest = new Map<string, EventFlow[]>();
  for (const event of [...events].sort((a, b) => a.detection.triggeredAt - b.detection.triggeredAt)) {
    const { underlying, date, triggeredAt } = event.detection;
    const chain = latest.get(`${underlying} ${date}`);
    if (chain && triggeredAt < chain.at(-1)!.detection.triggeredAt + 60_000 * flowWindow) {
      chain.push(event);
      continue;
    }
    const fresh = [event];
    chains.push(fresh);
    latest.set(`${underlying} ${date}`, fresh);
  }
  return chains.flatMap((chain) => {
    const [first] = chain as [EventFlow];
    const { underlying, date, triggeredAt } = first.detection;
    const model = expected.get(underlying)!;
    const grid = model.grids.get(date)!;
    const minutes = (chain.at(-1)!.detection.triggeredAt - triggeredAt) / 60_000 + flowWindow;
    const flow = abnormalFlow(model, grid, triggeredAt, window, minutes);
    const bins = Math.round((60 * minutes) / grid.width);
    if (flow.length < bins) return [];
    return [
      {
        detections: chain.map(({ detection }) => detection.id),
        date,
        stratum: first.stratum,
        predicted: chain.reduce((sum, { predicted }) => sum + predicted, 0),
        observed: flow[bins - 1]!,
        volume: chain.reduce((sum, { detection }) => sum + detection.totalVolume, 0),
        windowReturn: first.windowReturn,
      },
    ];
  });
}

/** Instants of the events by underlying and date, ascending. */
export function instantsOf(detections: readonly Detection[]): ReadonlyMap<string, ReadonlyMap<string, number[]>> {
  const instants = new Map<string, Map<string, number[]>>();
  for (const { underlying, date, triggeredAt } of detections) {
    const dates = instants.get(underlying) ?? new Map<string, number[]>();
    instants.set(
      underlying,
      dates.set(
        date,
        [...(dates.get(date) ?? []), triggeredAt].sort((a, b) => a - b),
      ),
    );
  }
  return instants;
}

function watchedMinutes(at: number, near: readonly number[], { closesAt }: DayPrices, horizon: number): number {
  const next = near.find((instant) => instant > at) ?? Number.POSITIVE_INFINITY;
  return Math.min(horizon, (Math.min(next, closesAt) - at) / 60_000);
}

function isApart(at: number, near: readonly number[], minutes: number): boolean {
  return near.filter((instant) => Math.abs(instant - at) < 60_000 * minutes).length === 1;
}

function returnOver(day: DayPrices, from: number, to: number): number {
  return priceAsOf(day.path, to) / priceAsOf(day.path, from) - 1;
}

/** Abnormal flow within so many minutes of the trigger; NaN where the session ends before. */
export function flowWithin({ cumulative, width }: EventFlow, minutes: number): number {
  const bins = Math.round((60 * minutes) / width);
  return bins === 0 ? 0 : (cumulative[bins - 1] ?? Number.NaN);
}

/** Minutes from the trigger until flow in the predicted direction reaches so many contracts while watched; NaN: censored. */
export function minutesToFlow({ detection, cumulative, width, watched }: EventFlow, contracts: number): number {
  const last = Math.min(cumulative.length, Math.floor((60 * watched) / width));
  for (let k = 0; k < last; k++) if (detection.direction * cumulative[k]! >= contracts) return ((k + 1) * width) / 60;
  return Number.NaN;
}
