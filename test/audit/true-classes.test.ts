import { describe, expect, it } from "vitest";
import { trueClasses } from "../../lib/audit/true-classes.js";
import { openOf } from "../fixtures/days.js";
import { detectionOf } from "../fixtures/trades.js";

const date = "2026-01-05";
const opensAt = openOf(date);
const order = (kind: "SWEEP" | "CONCENTRATED" | "TWO_SIDED" | "STRADDLE", from: number, contracts = 500) => ({
  ...{ kind, from, to: from + 30, contracts },
});
const detection = (second: number, id = `${second}`) =>
  detectionOf({ id, date, triggeredAt: opensAt + 1000 * second, decidedAt: opensAt + 1000 * (second + 60) });

describe("true classes", () => {
  it("are those of the orders that traded in the window, decoys being nothing", () => {
    const orders = [
      order("SWEEP", 1000),
      order("CONCENTRATED", 3000),
      order("TWO_SIDED", 5000),
      order("STRADDLE", 7000),
    ];
    const found = trueClasses(
      [1060, 3060, 5060, 7060].map((second) => detection(second)),
      [{ date, opensAt, orders }],
      300,
    );
    expect([...found.values()]).toEqual([
      "INSTITUTIONAL_SWEEP",
      "GAMMA_EMERGENCY",
      "AMBIGUOUS_SIGNAL",
      "AMBIGUOUS_SIGNAL",
    ]);
  });

  it("are unknown without an order between the window's beginning and the decision, or without the session", () => {
    const sessions = [{ date, opensAt, orders: [order("SWEEP", 1000)] }];
    const known = (second: number, window = 300) => trueClasses([detection(second)], sessions, window).size;
    expect([known(939), known(940), known(1330), known(1331)]).toEqual([0, 1, 1, 0]);
    expect(known(1331, 302)).toBe(1);
    expect(trueClasses([detection(1060)], [{ date: "2026-01-06", opensAt, orders: [] }], 300).size).toBe(0);
  });

  it("are those of the largest order where several traded", () => {
    const orders = [order("SWEEP", 1000, 300), order("CONCENTRATED", 1010, 400)];
    expect(trueClasses([detection(1060, "one")], [{ date, opensAt, orders }], 300).get("one")).toBe("GAMMA_EMERGENCY");
  });
});
