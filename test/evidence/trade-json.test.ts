import { describe, expect, it } from "vitest";
import { instant, tradeJson } from "../../lib/evidence/trade-json.js";
import { tradeOf } from "../fixtures/trades.js";

describe("tradeJson", () => {
  it("says everything of a trade and of the plan that it carried out, with instants to read", () => {
    const trade = tradeOf({ netPoints: 3 });
    const { order, entry, exit, ...own } = trade;
    expect(tradeJson(trade)).toEqual({
      ...own,
      detection: order.plan.detection,
      plan: { ...order.plan, decidedAt: instant(order.plan.decidedAt), triggeredAt: instant(order.plan.triggeredAt) },
      order: { submittedAt: instant(order.submittedAt), route: "direct", wait: 5, checks: [] },
      entry: { at: instant(entry.at), price: 5000 },
      exit: { at: instant(exit.at), price: 5003 },
    });
  });
});

describe("instant", () => {
  it("is ISO 8601 in UTC", () => {
    expect(instant(Date.UTC(2026, 0, 5, 14, 30))).toBe("2026-01-05T14:30:00.000Z");
  });
});
