import { describe, expect, it } from "vitest";
import { chainColumns } from "../../lib/market/chain-columns.js";
import { dayOf, strikeOf } from "../fixtures/days.js";

describe("chainColumns", () => {
  const day = dayOf({
    strikes: [strikeOf(5010, "2026-01-12"), strikeOf(5000, "2026-01-16"), strikeOf(5000, "2026-01-12")],
    rows: [
      {
        buyVolume: [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        sellVolume: [
          [10, 20],
          [30, 40],
          [50, 60],
        ],
        delta: [
          [0.4, -0.6],
          [0.5, -0.5],
          [0.6, -0.4],
        ],
      },
      {
        buyVolume: [
          [0, 0],
          [0, 0],
          [0, 7],
        ],
        sellVolume: [
          [0, 0],
          [0, 0],
          [Number.NaN, 0],
        ],
        delta: [
          [0.4, -0.6],
          [0.5, -0.5],
          [0.6, -0.4],
        ],
      },
    ],
  });

  it("has one entry per strike, ordered by expiry and strike", () => {
    const chain = chainColumns(day, 0);
    expect(chain.expiration).toEqual(["2026-01-12", "2026-01-12", "2026-01-16"]);
    expect(chain.strike).toEqual([5000, 5010, 5000]);
    expect(chain.callDelta).toEqual([0.6, 0.4, 0.5]);
    expect(chain.putDelta).toEqual([-0.4, -0.6, -0.5]);
  });

  it("adds up the sides of the volume and leaves what was not observed NaN", () => {
    expect(chainColumns(day, 0).callVolume).toEqual([55, 11, 33]);
    expect(chainColumns(day, 1).callVolume).toEqual([Number.NaN, 0, 0]);
    expect(chainColumns(day, 1).putVolume).toEqual([7, 0, 0]);
  });

  it("shows columns that the feed does not have as NaN", () => {
    expect(chainColumns(day, 0).callPrice).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it("knows only the open interest that was published by the row's instant", () => {
    const late = { session: "2026-01-05", availableAt: day.knownAt[1]!, contracts: Float64Array.of(1, 2, 3, 4, 5, 6) };
    const published = { ...day, openInterest: [late] };
    expect(chainColumns(published, 0).callOpenInterest).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(chainColumns(published, 1).callOpenInterest).toEqual([5, 1, 3]);
  });

  it("refuses a row that the day does not have", () => {
    expect(() => chainColumns(day, 2)).toThrow(new RangeError("invalid row: 2"));
    expect(() => chainColumns(day, -1)).toThrow(new RangeError("invalid row: -1"));
  });
});
