import type { MarketContext } from "../market/market-context.js";
import { defineParameters } from "../numeric/define-parameters.js";
import type { ParameterSchema } from "../numeric/parameter.js";
import { eventFilter, volatilityFilter } from "./market-filters.js";

/** Numbers of the risk manager. */
export interface LimitParameters {
  readonly capital: number;
  readonly riskPerTrade: number;
  readonly dailyRisk: number;
  readonly concurrentPositions: number;
  readonly positionsPerUnderlying: number;
  readonly latencyLimit: number;
  readonly exitBeforeClose: number;
  readonly minimumDailyVolume: number;
  readonly marginPerContract: number;
  readonly marginUse: number;
  readonly cashReserve: number;
  readonly earningsBuffer: number;
  readonly releaseBuffer: number;
  readonly volatilityLimit: number;
  readonly volatilitySize: number;
  readonly volatilityAge: number;
}

const document = "strategy document";

// biome-ignore format: a row per parameter
export const limitSchema: readonly ParameterSchema[] = defineParameters("limit", [
  ["capital", "account currency", 1, 1e9, 1000, "account that the percentages are taken of", `${document}: $50,000`],
  ["riskPerTrade", "1", 0, 1, 0.001, "share of the account one trade may lose at its stop", `${document}: 2 %`],
  ["dailyRisk", "1", 0, 1, 0.001, "share of the account that the day's losses and open stops may reach", `${document}: 5 %`],
  ["concurrentPositions", "positions", 1, 1000, 1, "open positions at once", `${document}: 3`],
  ["positionsPerUnderlying", "positions", 1, 1000, 1, "open positions at once in one underlying", "X11: one; as written none"],
  ["latencyLimit", "minutes", 0, 60, 0.5, "longest time from first trigger to fill", `${document}: 5`],
  ["exitBeforeClose", "minutes", 0, 600, 1, "nothing is held this close to the close", `${document}: 30`],
  ["minimumDailyVolume", "contracts", 0, 1e7, 100, "option contracts that the underlying traded in its last session", `${document}: 1000`],
  ["marginPerContract", "account currency", 0, 1e6, 500, "margin that an open contract ties up", "assumption: 4 % of an E-mini near 5000 points, with which the document's three positions of one contract fit its 60 %"],
  ["marginUse", "1", 0, 1, 0.05, "share of the account's equity that margins may tie up", `${document}: 60 %`],
  ["cashReserve", "1", 0, 1, 0.05, "share of equity that must be left after margins and all open stops", `${document}: 20 %`],
  ["earningsBuffer", "hours", 0, 168, 1, "distance from an earnings announcement, before and after", `${document}: 24`],
  ["releaseBuffer", "minutes", 0, 600, 5, "distance from a scheduled data release, before and after", `${document}: 30`],
  ["volatilityLimit", "index points", 1, 200, 1, "level of the volatility index from which on sizes shrink", `${document}: VIX < 40`],
  ["volatilitySize", "1", 0, 1, 0.05, "share of the size that is left from that level on", "undefined in the document: half"],
  ["volatilityAge", "days", 0.1, 30, 0.5, "after this long a level of the index says nothing", "a daily level outlasts a long weekend"],
]);

export type LimitName =
  | "RISK_PER_TRADE"
  | "DAILY_RISK"
  | "CONCURRENT_POSITIONS"
  | "POSITIONS_PER_UNDERLYING"
  | "EXECUTION_LATENCY"
  | "EXIT_BEFORE_CLOSE"
  | "DAILY_VOLUME"
  | "EARNINGS"
  | "DATA_RELEASE"
  | "VOLATILITY_INDEX"
  | "MARGIN_USE"
  | "CASH_RESERVE";

/** One check of an order. `not-checked` says what was missing; it is never counted as passed. */
export interface LimitCheck {
  readonly limit: LimitName;
  readonly outcome: "pass" | "fail" | "not-checked";
  readonly detail: string;
}

/** What the risk manager sees when an order asks to be filled. */
export interface LimitContext {
  readonly underlying: string;
  /** Instant of the decision, epoch milliseconds: filters know what was known then. */
  readonly decidedAt: number;
  /** What is known beside the tape. */
  readonly market: MarketContext;
  /** Share of the account that the class of the order may lose. */
  readonly riskShare: number;
  readonly contracts: number;
  /** Points. */
  readonly stop: number;
  /** Account currency per point of one contract. */
  readonly pointValue: number;
  /** Minutes from first trigger to fill. */
  readonly latency: number;
  /** Minutes from fill to the close. */
  readonly minutesToClose: number;
  readonly openPositions: number;
  readonly openInUnderlying: number;
  /** Account currency: losses closed today plus stops of open positions. */
  readonly riskToday: number;
  /** Option contracts of the underlying's last session; NaN where there was none. */
  readonly lastDailyVolume: number;
  /** Account currency: capital and all closed profits and losses. */
  readonly equity: number;
  /** Contracts of open positions. */
  readonly openContracts: number;
  /** Account currency that the stops of open positions may still cost. */
  readonly openRisk: number;
}

/** Account currency that one trade may lose: the stricter of the general share and that of its class. */
export function allowedRisk(riskShare: number, parameters: LimitParameters): number {
  return Math.min(parameters.riskPerTrade, riskShare) * parameters.capital;
}

/**
 * Whole contracts within the risk of one trade, at least one: below it the one-lot statistics would have nothing to
 * count (a risk check still records that one lot was too much).
 *
 * @param riskShare share of the account that the class may lose
 * @param share of that size that the volatility index leaves, see {@link sizeShare}
 */
export function wholeContracts(
  size: number,
  riskShare: number,
  stop: number,
  pointValue: number,
  share: number,
  parameters: LimitParameters,
): number {
  const affordable = allowedRisk(riskShare, parameters) / (stop * pointValue);
  return Math.max(1, Math.floor(share * Math.min(size, affordable)));
}

/** Share of the normal size that the volatility index leaves at an instant; 1 where it is not known. A rule of size, not a filter. */
export function sizeShare(market: MarketContext, instant: number, parameters: LimitParameters): number {
  const { volatilityLimit, volatilityAge, volatilitySize } = parameters;
  const { outcome } = volatilityFilter(market.volatility, instant, volatilityLimit, volatilityAge);
  return outcome === "fail" ? volatilitySize : 1;
}

/**
 * All limits and filters of the risk manager, each with its finding. Percentages of risk are taken of the declared
 * capital, so that a limit means the same on every day; margin and reserve of the equity, which follows closed trades.
 */
export function checkLimits(context: LimitContext, parameters: LimitParameters): readonly LimitCheck[] {
  const risk = context.contracts * context.stop * context.pointValue;
  const allowed = allowedRisk(context.riskShare, parameters);
  const daily = parameters.dailyRisk * parameters.capital;
  const margin = parameters.marginPerContract * (context.openContracts + context.contracts);
  const usable = parameters.marginUse * context.equity;
  const left = context.equity - margin - context.openRisk - risk;
  const reserve = parameters.cashReserve * context.equity;
  const { market, underlying, decidedAt } = context;
  return [
    check("RISK_PER_TRADE", risk <= allowed, `${amount(risk)} at the stop, ${amount(allowed)} allowed`),
    check(
      "DAILY_RISK",
      context.riskToday + risk <= daily,
      `${amount(context.riskToday + risk)} of ${amount(daily)} a day`,
    ),
    check(
      "CONCURRENT_POSITIONS",
      context.openPositions < parameters.concurrentPositions,
      `${context.openPositions} open, ${parameters.concurrentPositions} allowed`,
    ),
    check(
      "POSITIONS_PER_UNDERLYING",
      context.openInUnderlying < parameters.positionsPerUnderlying,
      `${context.openInUnderlying} open in the underlying, ${parameters.positionsPerUnderlying} allowed`,
    ),
    check(
      "EXECUTION_LATENCY",
      context.latency < parameters.latencyLimit,
      `${context.latency.toFixed(2)} minutes from trigger to fill, limit ${parameters.latencyLimit}`,
    ),
    check(
      "EXIT_BEFORE_CLOSE",
      context.minutesToClose > parameters.exitBeforeClose,
      `${context.minutesToClose.toFixed(1)} minutes before the close, limit ${parameters.exitBeforeClose}`,
    ),
    Number.isNaN(context.lastDailyVolume)
      ? unchecked("DAILY_VOLUME", "no session before this one")
      : check(
          "DAILY_VOLUME",
          context.lastDailyVolume >= parameters.minimumDailyVolume,
          `${amount(context.lastDailyVolume)} contracts in the last session, ${parameters.minimumDailyVolume} asked`,
        ),
    {
      limit: "EARNINGS",
      ...eventFilter("earnings", market.events, underlying, decidedAt, 60 * parameters.earningsBuffer),
    },
    {
      limit: "DATA_RELEASE",
      ...eventFilter("release", market.events, underlying, decidedAt, parameters.releaseBuffer),
    },
    {
      limit: "VOLATILITY_INDEX",
      ...volatilityFilter(market.volatility, decidedAt, parameters.volatilityLimit, parameters.volatilityAge),
    },
    check("MARGIN_USE", margin <= usable, `${amount(margin)} of margin, ${amount(usable)} allowed`),
    check(
      "CASH_RESERVE",
      left >= reserve,
      `${amount(left)} left after margins and stops, ${amount(reserve)} kept in reserve`,
    ),
  ];
}

function check(limit: LimitName, passed: boolean, detail: string): LimitCheck {
  return { limit, outcome: passed ? "pass" : "fail", detail };
}

function unchecked(limit: LimitName, detail: string): LimitCheck {
  return { limit, outcome: "not-checked", detail };
}

function amount(value: number): string {
  return value.toFixed(0);
}
