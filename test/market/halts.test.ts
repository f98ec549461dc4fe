import { describe, expect, it } from "vitest";
import { haltInForce, nextHalt } from "../../lib/market/halts.js";
import type { Halt } from "../../lib/market/market-context.js";

const halt = (from: number, to: number, underlying: string | null = null): Halt => ({
  from,
  to,
  underlying,
  reason: "by hand",
});

describe("haltInForce", () => {
  it("is in force from its beginning until just before its end", () => {
    const halts = [halt(10, 20)];
    expect([9, 10, 19, 20].map((instant) => haltInForce(halts, "A", instant))).toEqual([
      null,
      ...halts,
      ...halts,
      null,
    ]);
    expect(haltInForce([halt(10, Number.POSITIVE_INFINITY)], "A", 1e15)).not.toBeNull();
  });

  it("concerns its underlying, or all of them", () => {
    expect(haltInForce([halt(10, 20, "A")], "A", 15)).not.toBeNull();
    expect(haltInForce([halt(10, 20, "A")], "B", 15)).toBeNull();
    expect(haltInForce([], "A", 15)).toBeNull();
  });
});

describe("nextHalt", () => {
  it("is the first that begins later, in whatever order they stand", () => {
    const halts = [halt(30, 40), halt(10, 20), halt(20, 25, "B")];
    expect(nextHalt(halts, "A", 5)?.from).toBe(10);
    expect(nextHalt(halts, "A", 10)?.from).toBe(30);
    expect(nextHalt(halts, "B", 10)?.from).toBe(20);
    expect(nextHalt(halts, "A", 30)).toBeNull();
  });
});
