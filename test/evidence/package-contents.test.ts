import { describe, expect, it } from "vitest";
import { asWritten, contentOf, tradesOf } from "../../lib/evidence/package-contents.js";

const contents = new Map([
  ["trades.json", [{ netPoints: 2 }]],
  ["trade_execution_log_12_trades.json", { total_trades: 12 }],
]);

describe("contentOf(contents, pattern)", () => {
  it("finds a file by its name without the number", () => {
    expect(contentOf(contents, "trade_execution_log_<n>_trades.json")).toEqual({
      file: "trade_execution_log_12_trades.json",
      content: { total_trades: 12 },
    });
  });

  it("throws where there is none", () => {
    expect(() => contentOf(contents, "alerts.json")).toThrow(new RangeError("missing file: alerts.json"));
  });
});

describe("tradesOf(contents)", () => {
  it("hands over the rows of trades.json", () => {
    expect(tradesOf(contents)).toEqual([{ netPoints: 2 }]);
  });
});

describe("asWritten(value)", () => {
  it("is what stands in a file", () => {
    expect(asWritten({ a: Number.NaN, b: undefined, c: [Number.POSITIVE_INFINITY] })).toEqual({ a: null, c: [null] });
    expect(asWritten(undefined)).toBeNull();
  });
});
