import type { RandomStream } from "../numeric/random.js";

/** How an order reaches the market: direct market access, or the smart order route that stands by. */
export type RouteName = "direct" | "smart";

/** In the order in which they are tried. */
export const routeNames: readonly RouteName[] = ["direct", "smart"];

/** A stretch in which a route takes no orders, epoch milliseconds; `to` is exclusive. */
export interface Outage {
  readonly route: RouteName;
  readonly from: number;
  readonly to: number;
}

/**
 * Simulated outages of a route in one session: they begin at random instants (Poisson) and last exponentially long. An
 * assumption about the broker, not a finding about the market: whatever reliability comes out is what went in.
 *
 * @param opensAt, closesAt epoch milliseconds
 * @param perSession mean number in a session of this length
 * @param minutes mean duration
 * @throws RangeError for a negative rate or a duration that is not positive
 */
export function drawOutages(
  route: RouteName,
  opensAt: number,
  closesAt: number,
  perSession: number,
  minutes: number,
  stream: RandomStream,
): readonly Outage[] {
  if (!(perSession >= 0)) throw new RangeError(`invalid outages per session: ${perSession}`);
  if (!(minutes > 0)) throw new RangeError(`invalid outage minutes: ${minutes}`);
  const outages: Outage[] = [];
  if (perSession === 0) return outages;
  const gap = (closesAt - opensAt) / perSession;
  for (let from = opensAt + exponential(gap, stream); from < closesAt; from += exponential(gap, stream)) {
    outages.push({ route, from: Math.round(from), to: Math.round(from + exponential(60_000 * minutes, stream)) });
  }
  return outages;
}

/** The first route that takes orders at an instant; null where none does. An outage is known when it begins. */
export function openRoute(outages: readonly Outage[], instant: number): RouteName | null {
  const down = outages.filter(({ from, to }) => from <= instant && instant < to);
  return routeNames.find((name) => !down.some(({ route }) => route === name)) ?? null;
}

/**
 * Seconds that a market order takes to be filled once it is in the market, lognormal.
 *
 * @param median seconds; 0 fills at once
 * @param spread standard deviation of the logarithm
 */
export function drawFillTime(median: number, spread: number, stream: RandomStream): number {
  return median * Math.exp(spread * stream.normal());
}

function exponential(mean: number, stream: RandomStream): number {
  return -mean * Math.log(1 - stream.uniform());
}
