import { describe, expect, it } from "vitest";
import { flowGrid } from "../../lib/hypotheses/flow-grid.js";
import { flowDay } from "../fixtures/flow-days.js";
import { pricesOf } from "../fixtures/trades.js";

describe("the grid of signed flow", () => {
  it("adds up what ended in each bin", () => {
    const grid = flowGrid(flowDay({ minutes: 4, flowStep: 30, signed: (second) => second }), 60)!;
    expect([...grid.flow]).toEqual([30 + 60, 90 + 120, 150 + 180, 210 + 240]);
    expect(grid).toMatchObject({ width: 60 });
  });

  it("leaves out a last bin that the session cuts short", () => {
    expect(flowGrid(flowDay({ minutes: 5, signed: () => 1 }), 120)!.flow).toHaveLength(2);
  });

  it("takes what was not observed for nothing", () => {
    const grid = flowGrid(flowDay({ minutes: 3, signed: (second) => (second === 120 ? Number.NaN : 7) }), 60)!;
    expect([...grid.flow]).toEqual([7, 0, 7]);
  });

  it("has the relative move of each bin, 0 where no price is known", () => {
    const day = flowDay({ minutes: 3, prices: [Number.NaN, 100, 110, 99], signed: () => 0 });
    const { returns } = flowGrid(day, 60)!;
    expect(returns[0]).toBe(0);
    expect(returns[1]).toBeCloseTo(0.1, 12);
    expect(returns[2]).toBeCloseTo(-0.1, 12);
  });

  it("is null where takers are not known, and refuses a width that is none", () => {
    expect(flowGrid(pricesOf({ prices: [1, 2] }), 60)).toBeNull();
    expect(() => flowGrid(flowDay({ signed: () => 0 }), 0)).toThrow(new RangeError("invalid width: 0"));
  });
});
