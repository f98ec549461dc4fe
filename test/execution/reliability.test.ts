import { describe, expect, it } from "vitest";
import { executionReliability } from "../../lib/execution/reliability.js";
import type { RouteName } from "../../lib/execution/routes.js";
import type { Refusal, RefusalReason, Trade } from "../../lib/execution/trade.js";
import { tradeOf } from "../fixtures/trades.js";

const filled = (route: RouteName, wait: number, seconds: number): Trade => {
  const own = tradeOf({ route, latency: 60 + seconds });
  const { order } = own;
  return { ...own, order: { ...order, route, wait }, entry: { at: order.submittedAt + 1000 * seconds, price: 5000 } };
};
const refused = (reason: RefusalReason, route: RouteName | null): Refusal => ({
  order: { ...tradeOf().order, route, wait: route ? 5 : Number.NaN },
  reason,
  detail: "",
});

const trades = [filled("direct", 3, 3), filled("direct", 5, 10), filled("smart", 7, 20)];
const refusals = [
  refused("NO_PRICE", "direct"),
  refused("HALTED", "smart"),
  refused("HALTED", null),
  refused("NO_ROUTE", null),
  refused("DAILY_RISK", "direct"),
  refused("NO_EXPECTED_BEHAVIOUR", null),
];
const minute = 60_000;
const outages = [
  { route: "direct", from: 0, to: 3 * minute },
  { route: "direct", from: 9 * minute, to: 10 * minute },
] as const;

describe("executionReliability", () => {
  it("counts orders sent, filled and missed by route; what never was sent counts for neither", () => {
    const { routes, wanted, noRoute, reliability } = executionReliability(trades, refusals, outages);
    expect(routes).toEqual([
      { route: "direct", sent: 3, filled: 2, missed: 1, reliability: 2 / 3, outages: 2, outageMinutes: 4 },
      { route: "smart", sent: 2, filled: 1, missed: 1, reliability: 1 / 2, outages: 0, outageMinutes: 0 },
    ]);
    expect({ wanted, noRoute, reliability }).toEqual({ wanted: 6, noRoute: 1, reliability: 1 / 2 });
  });

  it("tells the waits that were asked for from the prices that filled", () => {
    const { waits, fills, triggerToFill, withinTarget, target } = executionReliability(trades, refusals, outages);
    expect(waits).toMatchObject({ n: 3, minimum: 3, median: 5, maximum: 7 });
    expect(fills).toMatchObject({ minimum: 3, median: 10, maximum: 20 });
    expect(triggerToFill).toMatchObject({ minimum: 63 / 60, maximum: 80 / 60 });
    // Below the document's five seconds, strictly.
    expect({ withinTarget, target }).toEqual({ withinTarget: 1 / 3, target: 5 });
  });

  it("has no rate where nothing was sent, and says that it is an assumption", () => {
    const none = executionReliability([], [], []);
    expect(none.reliability).toBeNaN();
    expect(none.routes[0]!.reliability).toBeNaN();
    expect(none.assumption).toContain("an assumption, and no criterion is met by it");
  });
});
