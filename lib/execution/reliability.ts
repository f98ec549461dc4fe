import { type LatencySummary, latencySummary } from "./latency-summary.js";
import { type Outage, type RouteName, routeNames } from "./routes.js";
import type { Refusal, Trade } from "./trade.js";

/** What became of the orders that one route took. */
export interface RouteRecord {
  readonly route: RouteName;
  readonly sent: number;
  readonly filled: number;
  /** Sent, and no price came or trading was halted before one did. */
  readonly missed: number;
  /** Filled over sent; NaN where none was sent. */
  readonly reliability: number;
  /** Outages, and minutes in them. */
  readonly outages: number;
  readonly outageMinutes: number;
}

/** How execution went: what was assumed about routes, and what followed from it. */
export interface ExecutionReliability {
  readonly routes: readonly RouteRecord[];
  /** Orders that would have been sent, with those for which both routes were down. */
  readonly wanted: number;
  readonly noRoute: number;
  /** Filled over wanted; NaN where nothing was wanted. */
  readonly reliability: number;
  /** Seconds from submission to the earliest fill that the order could have had: latency, backup, time to be filled. */
  readonly waits: LatencySummary;
  /** Seconds from submission to the price that filled: on coarse prices most of it is waiting for the next one. */
  readonly fills: LatencySummary;
  /** Minutes from the first trigger to the fill. */
  readonly triggerToFill: LatencySummary;
  /** Share of fills whose wait was below the target; NaN without fills. */
  readonly withinTarget: number;
  /** Seconds. */
  readonly target: number;
  /** What these numbers are worth, in a sentence. */
  readonly assumption: string;
}

/** The document asks for fills below this many seconds. */
const fillTarget = 5;

/**
 * Orders sent, filled and missed by route, and the latencies. Orders that limits refused were never sent and do not
 * count. Outages are simulated: a reliability that comes out of them is the assumption that went in, and meets no
 * criterion.
 */
export function executionReliability(
  trades: readonly Trade[],
  refusals: readonly Refusal[],
  outages: readonly Outage[],
): ExecutionReliability {
  const lost = refusals.filter(
    ({ reason, order }) => order.route !== null && (reason === "NO_PRICE" || reason === "HALTED"),
  );
  const noRoute = refusals.filter(({ reason }) => reason === "NO_ROUTE").length;
  const routes = routeNames.map((route): RouteRecord => {
    const filled = trades.filter((trade) => trade.route === route).length;
    const missed = lost.filter(({ order }) => order.route === route).length;
    const own = outages.filter((outage) => outage.route === route);
    return {
      route,
      sent: filled + missed,
      filled,
      missed,
      reliability: filled / (filled + missed),
      outages: own.length,
      outageMinutes: own.reduce((sum, { from, to }) => sum + (to - from) / 60_000, 0),
    };
  });
  const wanted = trades.length + lost.length + noRoute;
  return {
    routes,
    wanted,
    noRoute,
    reliability: trades.length / wanted,
    waits: latencySummary(trades.map(({ order }) => order.wait)),
    fills: latencySummary(trades.map(({ order, entry }) => (entry.at - order.submittedAt) / 1000)),
    triggerToFill: latencySummary(trades.map(({ latency }) => latency / 60)),
    withinTarget: trades.filter(({ order }) => order.wait < fillTarget).length / trades.length,
    target: fillTarget,
    assumption:
      "outages and times to be filled are simulated from declared parameters: an assumption, and no criterion is met by it; whether a price came is a matter of the data",
  };
}
