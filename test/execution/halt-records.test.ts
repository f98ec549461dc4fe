import { describe, expect, it } from "vitest";
import { haltRecords } from "../../lib/execution/halt-records.js";
import type { Refusal, Trade } from "../../lib/execution/trade.js";
import type { Halt } from "../../lib/market/market-context.js";
import { tradeOf } from "../fixtures/trades.js";

const halt = (from: number, to: number, underlying: string | null = null): Halt => ({
  from,
  to,
  underlying,
  reason: "by hand",
});
const refused = (detection: string, submittedAt: number, reason: Refusal["reason"] = "HALTED"): Refusal => {
  const { order } = tradeOf({ plan: { detection, decidedAt: submittedAt } });
  return { order, reason, detail: "" };
};
const closed = (detection: string, at: number, exitReason: Trade["exitReason"] = "halt"): Trade => ({
  ...tradeOf({ plan: { detection }, exitReason }),
  entry: { at, price: 5000 },
});

describe("haltRecords", () => {
  it("names what each halt refused and closed, and keeps one that met nothing", () => {
    const halts = [halt(100, 200), halt(300, 400), halt(500, 600, "OTHER")];
    const refusals = [refused("in", 150), refused("on its way", 298), refused("limit", 150, "DAILY_RISK")];
    const trades = [closed("open", 90), closed("timed", 90, "time"), closed("later", 250)];
    expect(haltRecords(halts, trades, refusals)).toEqual([
      { halt: halts[0], refused: ["in"], closed: ["open"] },
      { halt: halts[1], refused: ["on its way"], closed: ["later"] },
      { halt: halts[2], refused: [], closed: [] },
    ]);
    expect(haltRecords([], trades, refusals)).toEqual([]);
  });
});
