import { haltInForce } from "../market/halts.js";
import type { MarketContext } from "../market/market-context.js";
import { type DayPrices, firstAtOrAfter } from "../market/price-book.js";
import { defineParameters } from "../numeric/define-parameters.js";
import type { ParameterSchema } from "../numeric/parameter.js";
import { createStream } from "../numeric/random.js";
import type { Alert } from "./alert.js";
import { type ClosedTrades, closedTradesBook } from "./closed-trades.js";
import { closeBy, holdPosition } from "./hold-position.js";
import {
  checkLimits,
  type LimitCheck,
  type LimitContext,
  type LimitParameters,
  sizeShare,
  wholeContracts,
} from "./limits.js";
import type { ExitChoice, Plan } from "./plan.js";
import { drawFillTime, drawOutages, type Outage, openRoute, routeNames } from "./routes.js";
import type { Order, Refusal, Trade } from "./trade.js";

/** Numbers of the execute stage. */
export interface ExecuteParameters {
  readonly latency: number;
  readonly fillTime: number;
  readonly fillTimeSpread: number;
  readonly directOutages: number;
  readonly smartOutages: number;
  readonly outageMinutes: number;
  readonly backupLatency: number;
  readonly roundTripCost: number;
}

// biome-ignore format: a row per parameter
export const executeSchema: readonly ParameterSchema[] = defineParameters("execute", [
  ["latency", "seconds", 0, 3600, 1, "from decision to fill; the fill is the first price at or after it", "strategy document: fills < 5 seconds"],
  ["fillTime", "seconds", 0, 600, 0.1, "median of a drawn (lognormal) time to be filled, on top of the latency", "assumption: 0, the latency is the whole wait"],
  ["fillTimeSpread", "1", 0, 3, 0.1, "standard deviation of its logarithm", "assumption"],
  ["directOutages", "a session", 0, 100, 0.1, "mean number of outages of direct market access", "assumption: one in ten sessions"],
  ["smartOutages", "a session", 0, 100, 0.1, "the same of the smart order route that stands by", "assumption: one in ten sessions"],
  ["outageMinutes", "minutes", 0.1, 600, 1, "mean duration of an outage (exponential)", "assumption"],
  ["backupLatency", "seconds", 0, 600, 0.5, "what the backup route adds to the latency", "assumption"],
  ["roundTripCost", "points", 0, 20, 0.1, "spread, fees and slippage of entry and exit together", "X14: 0 as written, 0.5 by default"],
]);

/** Choices of plan and execution that are not numbers. */
export interface ExecuteChoices {
  readonly exit: ExitChoice;
  /** `recorded`: checks are written down and stop nothing, as written. `enforced`: the first failed one refuses the order. */
  readonly limits: "recorded" | "enforced";
  /** `real`: the formula's size. `whole`: floored to contracts within the risk of one trade (X21). */
  readonly contracts: "real" | "whole";
}

export interface ExecutionParameters extends ExecuteParameters, LimitParameters {}

/** What the orders of a session meet. */
export interface SessionMarket {
  /** By underlying. */
  readonly prices: ReadonlyMap<string, DayPrices>;
  /** Option contracts of an underlying's last session, NaN where there was none. */
  readonly lastDailyVolume: (underlying: string) => number;
  readonly context: MarketContext;
}

/** What a session did to the account. Every alert ends in `trades` or in `refusals`. */
export interface SessionExecution {
  readonly trades: readonly Trade[];
  readonly refusals: readonly Refusal[];
  /** Simulated outages of the routes. */
  readonly outages: readonly Outage[];
}

/** The order in which alerts are served: by time of decision, the strongest first. */
export function rankAlerts<A extends Alert>(alerts: readonly A[]): readonly A[] {
  return alerts.toSorted((a, b) => a.decidedAt - b.decidedAt || b.pressure - a.pressure || (a.id < b.id ? -1 : 1));
}

/**
 * Carries out the alerts of a session, all underlyings in one stream. Outages and times to be filled are drawn from
 * streams named by the session and by the order: another order, or another parameter, does not move them.
 *
 * @param planOf what the strategy does about an alert, knowing the trades that were closed by then
 * @param earlier trades of earlier sessions, all closed, for the planner and for the equity
 * @param seed of the simulated outages and fill times
 */
export function executeSession<A extends Alert>(
  alerts: readonly A[],
  planOf: (alert: A, closed: ClosedTrades) => Plan,
  market: SessionMarket,
  earlier: readonly Trade[],
  parameters: ExecutionParameters,
  choices: ExecuteChoices,
  seed: number,
): SessionExecution {
  const trades: Trade[] = [];
  const refusals: Refusal[] = [];
  const closed = closedTradesBook(earlier);
  const desk: Desk = {
    market,
    outages: sessionOutages([...market.prices.values()], parameters, seed),
    equityBefore: earlier.reduce((sum, { netProfit }) => sum + netProfit, parameters.capital),
    parameters,
    choices,
    seed,
  };
  for (const alert of rankAlerts(alerts)) {
    const plan = planOf(alert, closed.asOf(alert.decidedAt, trades));
    const placed = placeOrder(plan, trades, desk);
    if ("reason" in placed) refusals.push(placed);
    else trades.push(placed);
  }
  return { trades, refusals, outages: desk.outages };
}

/** What is the same for all orders of a session. */
interface Desk {
  readonly market: SessionMarket;
  readonly outages: readonly Outage[];
  /** Equity at the session's open. */
  readonly equityBefore: number;
  readonly parameters: ExecutionParameters;
  readonly choices: ExecuteChoices;
  readonly seed: number;
}

/** The session's outages of both routes, from the first open to the last close of its underlyings. */
function sessionOutages(days: readonly DayPrices[], parameters: ExecuteParameters, seed: number): readonly Outage[] {
  if (days.length === 0) return [];
  const opensAt = Math.min(...days.map((day) => day.opensAt));
  const closesAt = Math.max(...days.map((day) => day.closesAt));
  const rates = { direct: parameters.directOutages, smart: parameters.smartOutages };
  return routeNames.flatMap((route) =>
    drawOutages(
      route,
      opensAt,
      closesAt,
      rates[route],
      parameters.outageMinutes,
      createStream(seed, "outages", route, days[0]!.date),
    ),
  );
}

function placeOrder(plan: Plan, today: readonly Trade[], desk: Desk): Trade | Refusal {
  const { parameters, choices, market } = desk;
  const { halts } = market.context;
  const day = market.prices.get(plan.underlying)!;
  const submittedAt = plan.decidedAt;
  const idle: Order = { plan, submittedAt, checks: [], route: null, wait: Number.NaN };
  const refuse = (reason: Refusal["reason"], detail: string, order = idle): Refusal => ({ order, reason, detail });
  if (!plan.exit) {
    return refuse("NO_EXPECTED_BEHAVIOUR", `${plan.label} expects nothing: no target, stop or hold`);
  }
  const halt = haltInForce(halts, plan.underlying, submittedAt);
  if (halt) return refuse("HALTED", `trading was halted: ${halt.reason}`);
  // Whatever the limits say, a plan that must be flat by an instant opens nothing from then on.
  const mustBeFlat = (at: number): boolean => plan.flatBefore > 0 && at >= closeBy(day, plan, parameters, false);
  const tooLate = (what: string, order = idle): Refusal =>
    refuse(
      "TOO_LATE",
      `${what} ${plan.flatBefore} minutes before the close or later, when nothing of it may be held`,
      order,
    );
  if (mustBeFlat(submittedAt)) return tooLate("it was decided");
  const route = openRoute(desk.outages, submittedAt);
  if (!route) return refuse("NO_ROUTE", "direct market access and smart order routing were both down");
  const fillTime = drawFillTime(
    parameters.fillTime,
    parameters.fillTimeSpread,
    createStream(desk.seed, "fill-time", plan.detection),
  );
  const wait = parameters.latency + fillTime + (route === "smart" ? parameters.backupLatency : 0);
  const sent: Order = { ...idle, route, wait };
  const entry = firstAtOrAfter(day.path, submittedAt + 1000 * wait);
  if (entry < 0) return refuse("NO_PRICE", "no price after the decision", sent);
  // Entering and leaving at the same price would be a trade that can only pay its costs.
  const isLast = entry === day.path.at.length - 1;
  if (isLast) return refuse("NO_PRICE", "the only price after the decision is the session's last", sent);
  const late = haltInForce(halts, plan.underlying, day.path.at[entry]!);
  if (late) return refuse("HALTED", `trading was halted before the fill: ${late.reason}`, sent);

  if (mustBeFlat(day.path.at[entry]!)) return tooLate("the fill would come", sent);

  const { pointValue } = day.profile;
  const entryAt = day.path.at[entry]!;
  const entryPrice = day.path.price[entry]!;
  const enforced = choices.limits === "enforced";
  const share = enforced ? sizeShare(market.context, submittedAt, parameters) : 1;
  const contracts =
    choices.contracts === "real"
      ? share * plan.size
      : wholeContracts(plan.size, plan.riskShare, plan.exit.stop, pointValue, share, parameters);
  const open = today.filter((trade) => trade.exit.at > submittedAt);
  const closed = today.filter((trade) => trade.exit.at <= submittedAt);
  const context: LimitContext = {
    underlying: plan.underlying,
    decidedAt: submittedAt,
    market: market.context,
    riskShare: plan.riskShare,
    contracts,
    stop: plan.exit.stop,
    pointValue,
    latency: (entryAt - plan.triggeredAt) / 60_000,
    minutesToClose: (day.closesAt - entryAt) / 60_000,
    openPositions: open.length,
    openInUnderlying: open.filter((trade) => trade.underlying === plan.underlying).length,
    riskToday: riskToday(today, submittedAt),
    lastDailyVolume: market.lastDailyVolume(plan.underlying),
    equity: closed.reduce((sum, { netProfit }) => sum + netProfit, desk.equityBefore),
    openContracts: open.reduce((sum, trade) => sum + trade.contracts, 0),
    openRisk: open.reduce((sum, { stopRisk }) => sum + stopRisk, 0),
  };
  const order: Order = { ...sent, checks: checkLimits(context, parameters) };
  // An account that has lost too much to carry the order says so in the checks, and trades on: were it stopped, the sample
  // would end because of its own outcomes, and no verdict on it would hold.
  const refilled = { ...context, equity: Math.max(context.equity, parameters.capital) };
  const failed = checkLimits(refilled, parameters).find((check) => refuses(check, choices));
  if (failed) return refuse(failed.limit, failed.detail, order);

  const outcome = holdPosition(plan, day, entry, parameters, enforced, halts);
  const netPoints = outcome.points - parameters.roundTripCost;
  return {
    order,
    underlying: plan.underlying,
    date: plan.date,
    label: plan.label,
    direction: plan.direction,
    contracts,
    route,
    entry: { at: entryAt, price: entryPrice },
    exit: { at: outcome.exitAt, price: outcome.exitPrice },
    exitReason: outcome.reason,
    latency: (entryAt - plan.triggeredAt) / 1000,
    holdMinutes: (outcome.exitAt - entryAt) / 60_000,
    pointSize: outcome.pointSize,
    grossPoints: outcome.points,
    costPoints: parameters.roundTripCost,
    netPoints,
    netProfit: netPoints * contracts * pointValue,
    stopRisk: plan.exit.stop * contracts * pointValue,
    adverseExcursion: outcome.adverseExcursion,
    favourableExcursion: outcome.favourableExcursion,
  };
}

/** Whether a finding stops an order under these choices. */
export function refuses({ limit, outcome }: LimitCheck, choices: ExecuteChoices): boolean {
  if (outcome !== "fail" || choices.limits === "recorded") return false;
  // Whole contracts are already cut to the risk of one trade; what is left over is one lot, and stays on record. The
  // volatility index is a rule of size: it has shrunk the order, and stops nothing.
  return limit !== "VOLATILITY_INDEX" && !(choices.contracts === "whole" && limit === "RISK_PER_TRADE");
}

/** Losses closed today and stops still open at an instant, account currency. */
function riskToday(today: readonly Trade[], instant: number): number {
  return today.reduce((sum, trade) => {
    if (trade.exit.at <= instant) return sum + Math.max(0, -trade.netProfit);
    return sum + trade.stopRisk;
  }, 0);
}
