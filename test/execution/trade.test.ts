import { describe, expect, it } from "vitest";
import { isWin } from "../../lib/execution/trade.js";
import { tradeOf } from "../fixtures/trades.js";

describe("isWin", () => {
  it("asks for more than zero points after costs", () => {
    expect([0.01, 0, -0.01].map((netPoints) => isWin(tradeOf({ grossPoints: 1, netPoints })))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
