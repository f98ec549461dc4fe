import { describe, expect, it } from "vitest";
import { rowVolume } from "../../lib/detectors/row-volume.js";
import { slideWindow, startWindow } from "../../lib/detectors/volume-window.js";
import type { MarketDay } from "../../lib/market/market-day.js";
import { dayOf, rowsOf } from "../fixtures/days.js";

/** The window after each row: first row in it, seconds covered, contracts of the first strike. */
function walk(
  day: MarketDay,
  seconds: number,
): readonly (readonly [first: number, covered: number, contracts: number])[] {
  const window = startWindow(day, 0, day.opensAt);
  const [incoming, leaving] = [new Float64Array(day.stride), new Float64Array(day.stride)];
  return Array.from({ length: day.rows }, (_, row) => {
    slideWindow(window, day, row, seconds, rowVolume(day, row, incoming), leaving);
    return [window.firstRow, (day.knownAt[row]! - window.from) / 1000, window.contracts[0]!];
  });
}

describe("slideWindow", () => {
  it("keeps the last minutes of a regular clock", () => {
    const day = dayOf({ rows: rowsOf(5, (row) => ({ unsignedVolume: [[10 ** row, 0]] })) });
    expect(walk(day, 120)).toEqual([
      [0, 60, 1],
      [0, 120, 11],
      [1, 120, 110],
      [2, 120, 1100],
      [3, 120, 11000],
    ]);
  });

  it("is the shortest stretch of irregular rows that covers the seconds", () => {
    const rows = [1, 1.5, 4, 4.5, 9, 9.25].map((minute, row) => ({
      minute,
      unsignedVolume: [[10 ** row, 0] as const],
    }));
    expect(walk(dayOf({ rows }), 120)).toEqual([
      [0, 60, 1],
      [0, 90, 11],
      [2, 150, 100],
      [2, 180, 1100],
      [4, 270, 10000],
      [4, 285, 110000],
    ]);
  });

  it("cuts at the millisecond where fractions of seconds add up to the window", () => {
    const rows = rowsOf(40, (row) => ({ minute: (row + 1) / 600, unsignedVolume: [[1, 0]] }));
    expect(walk(dayOf({ rows }), 3).slice(29)).toEqual(Array.from({ length: 11 }, (_, k) => [k, 3, 30]));
  });

  it("does not know a strike while a row without its call or its put is in the window, and knows it again after", () => {
    const volumes = [1, 1, Number.NaN, 1, 1, 1];
    const day = dayOf({ rows: volumes.map((volume) => ({ unsignedVolume: [[volume, 0] as const] })) });
    expect(walk(day, 120).map(([, , contracts]) => contracts)).toEqual([1, 2, Number.NaN, Number.NaN, 2, 2]);
  });
});

describe("startWindow", () => {
  it("begins empty with a given row", () => {
    const day = dayOf({ rows: rowsOf(3, () => ({ unsignedVolume: [[5, 7]] })) });
    const window = startWindow(day, 2, day.knownAt[1]!);
    expect(window).toEqual({ contracts: new Float64Array(1), firstRow: 2, from: day.knownAt[1] });
  });

  it("has not observed a strike that is not listed yet", () => {
    const day = dayOf({ stride: 4, rows: [{ unsignedVolume: [[5, 7]] }] });
    expect([...startWindow(day, 0, day.opensAt).contracts]).toEqual([0, Number.NaN]);
  });
});
