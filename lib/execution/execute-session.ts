import type { FlowType, Label } from "../classifiers/flow-type.js";
import type { Detection } from "../detectors/volume-shock-detect.js";
import { type DayPrices, firstAtOrAfter } from "../market/price-book.js";
import { defineParameters } from "../numeric/define-parameters.js";
import type { ParameterSchema } from "../numeric/parameter.js";
import { holdPosition } from "./hold-position.js";
import { checkLimits, type LimitContext, type LimitParameters, wholeContracts } from "./limits.js";
import { type ClassRecord, type ExitChoice, type Plan, type PlanParameters, planTrade } from "./plan.js";
import { isWin, type Order, type Refusal, type Trade } from "./trade.js";

/** Numbers of the execute stage. */
export interface ExecuteParameters {
  readonly latency: number;
  readonly roundTripCost: number;
}

// biome-ignore format: a row per parameter
export const executeSchema: readonly ParameterSchema[] = defineParameters("execute", [
  ["latency", "seconds", 0, 3600, 1, "from decision to fill; the fill is the first price at or after it", "strategy document: fills < 5 seconds"],
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

export interface ExecutionParameters extends ExecuteParameters, PlanParameters, LimitParameters {}

/** An alert with its class. */
export interface LabelledDetection {
  readonly detection: Detection;
  readonly label: Label;
}

/** What a session did to the account. Every alert ends in `trades` or in `refusals`. */
export interface SessionExecution {
  readonly trades: readonly Trade[];
  readonly refusals: readonly Refusal[];
}

/** The order in which alerts are served: by time of decision, the strongest first. */
export function rankAlerts(alerts: readonly LabelledDetection[]): readonly LabelledDetection[] {
  return [...alerts].sort(
    (a, b) =>
      a.detection.decidedAt - b.detection.decidedAt ||
      b.detection.pressure - a.detection.pressure ||
      (a.detection.id < b.detection.id ? -1 : 1),
  );
}

/**
 * Carries out the alerts of a session, all underlyings in one stream.
 *
 * @param prices of the session, by underlying
 * @param lastDailyVolume option contracts of an underlying's last session, NaN where there was none
 * @param earlier trades of earlier sessions, all closed, for the record of each class
 */
export function executeSession(
  alerts: readonly LabelledDetection[],
  prices: ReadonlyMap<string, DayPrices>,
  lastDailyVolume: (underlying: string) => number,
  earlier: readonly Trade[],
  parameters: ExecutionParameters,
  choices: ExecuteChoices,
): SessionExecution {
  const trades: Trade[] = [];
  const refusals: Refusal[] = [];
  const records = new Map<FlowType, ClassRecord>();
  for (const { detection, label } of rankAlerts(alerts)) {
    const { flowType } = label;
    const before = records.get(flowType) ?? classRecord(earlier, flowType);
    records.set(flowType, before);
    const closed = trades.filter((trade) => trade.exit.at <= detection.decidedAt);
    const today = classRecord(closed, flowType);
    const record = { wins: before.wins + today.wins, losses: before.losses + today.losses };
    const plan = planTrade(detection, label, record, parameters, choices.exit);
    const day = prices.get(detection.underlying)!;
    const placed = placeOrder(plan, detection, day, lastDailyVolume(detection.underlying), trades, parameters, choices);
    if ("reason" in placed) refusals.push(placed);
    else trades.push(placed);
  }
  return { trades, refusals };
}

/** Wins and losses of a class among closed trades. */
function classRecord(closed: readonly Trade[], flowType: FlowType): ClassRecord {
  const own = closed.filter((trade) => trade.flowType === flowType);
  const wins = own.filter(isWin).length;
  return { wins, losses: own.length - wins };
}

function placeOrder(
  plan: Plan,
  detection: Detection,
  day: DayPrices,
  lastDailyVolume: number,
  today: readonly Trade[],
  parameters: ExecutionParameters,
  choices: ExecuteChoices,
): Trade | Refusal {
  const submittedAt = plan.decidedAt;
  const refuse = (reason: Refusal["reason"], detail: string, checks: Order["checks"] = []): Refusal => ({
    order: { plan, submittedAt, checks },
    reason,
    detail,
  });
  if (!plan.exit) {
    return refuse("NO_EXPECTED_BEHAVIOUR", `${plan.flowType} expects nothing: no target, stop or hold`);
  }
  const entry = firstAtOrAfter(day.path, submittedAt + 1000 * parameters.latency);
  if (entry < 0) return refuse("NO_PRICE", "no price after the decision");
  // Entering and leaving at the same price would be a trade that can only pay its costs.
  const isLast = entry === day.path.at.length - 1;
  if (isLast) return refuse("NO_PRICE", "the only price after the decision is the session's last");

  const { pointValue } = day.profile;
  const entryAt = day.path.at[entry]!;
  const entryPrice = day.path.price[entry]!;
  const contracts =
    choices.contracts === "real"
      ? plan.size
      : wholeContracts(plan.size, plan.flowType, plan.exit.stop, pointValue, parameters);
  const open = today.filter((trade) => trade.exit.at > submittedAt);
  const context: LimitContext = {
    flowType: plan.flowType,
    contracts,
    stop: plan.exit.stop,
    pointValue,
    latency: (entryAt - detection.triggeredAt) / 60_000,
    minutesToClose: (day.closesAt - entryAt) / 60_000,
    openPositions: open.length,
    openInUnderlying: open.filter((trade) => trade.underlying === plan.underlying).length,
    riskToday: riskToday(today, submittedAt),
    lastDailyVolume,
  };
  const order: Order = { plan, submittedAt, checks: checkLimits(context, parameters) };
  const enforced = choices.limits === "enforced";
  // Whole contracts are already cut to the risk of one trade; what is left over is one lot, and stays on record.
  const cut = choices.contracts === "whole";
  const failed = order.checks.find(({ limit, outcome }) => outcome === "fail" && !(cut && limit === "RISK_PER_TRADE"));
  if (enforced && failed) return refuse(failed.limit, failed.detail, order.checks);

  const outcome = holdPosition(plan, day, entry, parameters, enforced);
  const netPoints = outcome.points - parameters.roundTripCost;
  return {
    order,
    underlying: plan.underlying,
    date: plan.date,
    flowType: plan.flowType,
    direction: plan.direction,
    contracts,
    entry: { at: entryAt, price: entryPrice },
    exit: { at: outcome.exitAt, price: outcome.exitPrice },
    exitReason: outcome.reason,
    latency: (entryAt - detection.triggeredAt) / 1000,
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

/** Losses closed today and stops still open at an instant, account currency. */
function riskToday(today: readonly Trade[], instant: number): number {
  return today.reduce((sum, trade) => {
    if (trade.exit.at <= instant) return sum + Math.max(0, -trade.netProfit);
    return sum + trade.stopRisk;
  }, 0);
}
