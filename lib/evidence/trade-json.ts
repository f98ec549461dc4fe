import type { Trade } from "../execution/trade.js";
import type { Json } from "./canonical-json.js";

/** A trade with everything that led to it, instants as ISO 8601. */
export function tradeJson(trade: Trade): Json {
  const { order, entry, exit } = trade;
  return {
    ...trade,
    order: {
      submittedAt: instant(order.submittedAt),
      route: order.route,
      wait: order.wait,
      checks: order.checks.map((check) => ({ ...check })),
    },
    detection: order.plan.detection,
    plan: {
      ...order.plan,
      triggeredAt: instant(order.plan.triggeredAt),
      decidedAt: instant(order.plan.decidedAt),
      exit: order.plan.exit ? { ...order.plan.exit } : null,
    },
    entry: { at: instant(entry.at), price: entry.price },
    exit: { at: instant(exit.at), price: exit.price },
  };
}

/** An instant, epoch milliseconds, as ISO 8601 in UTC. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
