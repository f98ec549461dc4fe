import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { snapshotGrid } from "../../lib/market/snapshot-grid.js";
import { indiaOpen, indiaStrike, type Print, snapshotTape } from "../fixtures/snapshots.js";

const seen = { call: [5, 100, 50], put: [4, 200, 60] } as const;

describe("snapshotGrid", () => {
  test("puts prints into rows by instant and strike, -1 where a strike was not photographed", () => {
    const tape = snapshotTape([
      { minute: 2, strike: 1, ...seen },
      { minute: 1, strike: 0, ...seen },
      { minute: 2, strike: 0, ...seen },
    ]);
    const grid = snapshotGrid(tape);
    expect([...grid.knownAt]).toEqual([indiaOpen + 60_000, indiaOpen + 120_000]);
    expect([...grid.print]).toEqual([1, -1, -1, 2, 0, -1]);
    expect(grid.setAside).toEqual({});
  });

  test("sets aside what could not be known after the open and by the close", () => {
    const minutes = [-10, 0, 0.5, 375, 375.5, 400];
    const grid = snapshotGrid(snapshotTape(minutes.map((minute) => ({ minute, ...seen }))));
    expect([...grid.knownAt]).toEqual([indiaOpen + 30_000, indiaOpen + 375 * 60_000]);
    expect(grid.setAside).toEqual({ "outside-session": 4 });
  });

  test("sets aside expired series", () => {
    const strikes = [indiaStrike(100, "2026-01-13"), indiaStrike(100, "2026-01-20")];
    const prints = [0, 1].map((strike) => ({ minute: 1, strike, ...seen }));
    const grid = snapshotGrid(snapshotTape(prints, { strikes }));
    expect([...grid.print]).toEqual([-1, 1]);
    expect(grid.setAside).toEqual({ expired: 1 });
  });

  test("sets aside an instant at which the whole chain shows zeros, whatever the underlying shows", () => {
    const grid = snapshotGrid(
      snapshotTape([
        { minute: 1, strike: 0, ...seen },
        { minute: 2, strike: 0, underlying: 101 },
        { minute: 2, strike: 1, underlying: 101 },
        { minute: 3, strike: 0, underlying: 0 },
      ]),
    );
    expect([...grid.knownAt]).toEqual([indiaOpen + 60_000]);
    expect(grid.setAside).toEqual({ "zero-snapshot": 3 });
  });

  test("keeps a strike that never traded beside one that did", () => {
    const grid = snapshotGrid(
      snapshotTape([
        { minute: 1, strike: 0 },
        { minute: 1, strike: 1, ...seen },
      ]),
    );
    expect([...grid.print]).toEqual([0, 1, -1]);
    expect(grid.setAside).toEqual({});
  });

  test("compares deltas where there are any; of two prints with equal volume the first stays", () => {
    const tape = snapshotTape([1, 1].map((minute) => ({ minute, ...seen })));
    const withDeltas = (second: number) => {
      const deltas = {
        convention: "signed",
        call: Float64Array.of(0.5, second),
        put: Float64Array.of(-0.5, -0.5),
      } as const;
      const { print, setAside } = snapshotGrid({ ...tape, deltas });
      return [print[0], setAside];
    };
    expect(withDeltas(0.5)).toEqual([0, { duplicate: 1 }]);
    expect(withDeltas(0.6)).toEqual([0, { "same-instant": 1 }]);
  });

  test("counts an exact second copy as duplicate", () => {
    const grid = snapshotGrid(snapshotTape([1, 1, 1].map((minute) => ({ minute, ...seen }))));
    expect(grid.print[0]).toBe(0);
    expect(grid.setAside).toEqual({ duplicate: 2 });
  });

  test("counts prints without volume as duplicates as well, when they say the same", () => {
    const print: Print = { minute: 1, call: [5, 100, Number.NaN], put: [4, 200, Number.NaN] };
    expect(snapshotGrid(snapshotTape([print, print])).setAside).toEqual({ duplicate: 1 });
  });

  test("keeps the print with more volume of two that differ, in any order", () => {
    const less: Print = { minute: 1, call: [5, 100, 50], put: [4, 200, 60] };
    const more: Print = { minute: 1, call: [5, 100, 50], put: [4, 200, 61] };
    const grids = [
      [less, more],
      [more, less],
    ].map((prints) => snapshotGrid(snapshotTape(prints)));
    expect(grids.map((grid) => grid.print[0])).toEqual([1, 0]);
    expect(grids.map((grid) => grid.setAside)).toEqual([{ "same-instant": 1 }, { "same-instant": 1 }]);
  });

  test.each([
    { call: [-1, 100, 50] },
    { call: [5, -100, 50] },
    { put: [5, 100, -50] },
    { put: [Number.POSITIVE_INFINITY, 100, 50] },
    { underlying: -1 },
  ] as Partial<Print>[])("sets aside an impossible number: %j", (wrong) => {
    const grid = snapshotGrid(
      snapshotTape([
        { minute: 1, ...seen, ...wrong },
        { minute: 2, ...seen },
      ]),
    );
    expect(grid.setAside).toEqual({ impossible: 1 });
  });

  test("gives each print one place or one reason", () => {
    const print = fc.record({
      minute: fc.integer({ min: -2, max: 6 }),
      strike: fc.integer({ min: 0, max: 2 }),
      call: fc.tuple(fc.integer({ min: -1, max: 3 }), fc.constant(0), fc.integer({ min: 0, max: 2 })),
      underlying: fc.constant(100),
    });
    fc.assert(
      fc.property(fc.array(print), (prints) => {
        const grid = snapshotGrid(snapshotTape(prints));
        const placed = [...grid.print].filter((number) => number >= 0);
        const left = Object.values(grid.setAside).reduce((total, count) => total + count, 0);
        expect(new Set(placed).size).toBe(placed.length);
        expect(placed.length + left).toBe(prints.length);
      }),
    );
  });
});
