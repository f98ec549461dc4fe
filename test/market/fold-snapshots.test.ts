import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldSnapshots } from "../../lib/market/fold-snapshots.js";
import { type MarketDay, rowQuality } from "../../lib/market/market-day.js";
import { nseIndex, nseStock } from "../../lib/market/market-profiles.js";
import { isBalanced } from "../../lib/market/quality.js";
import type { SnapshotTape } from "../../lib/market/tape.js";
import { indiaOpen, indiaStrike, type Print, snapshotTape } from "../fixtures/snapshots.js";

/** One lot is one unit, so that expected numbers stand as they are in the tape. */
const profile = { ...nseStock, contractSize: { kind: "units", lots: { TEST: 1 } } } as const;
const fold = (prints: readonly Print[], strikes = 1) => foldSnapshots(snapshotTape(prints, { strikes }), profile);
const calls = (day: MarketDay | null, column: "unsignedVolume" | "price", strike = 0): number[] =>
  Array.from({ length: day!.rows }, (_, row) => day!.options[column]![row * day!.stride + 2 * strike]!);

describe("foldSnapshots", () => {
  test("turns the day's volume into volume since the row before, the first since the open", () => {
    const { day, quality } = fold([
      { minute: 4, call: [5, 100, 30], put: [4, 0, 0] },
      { minute: 9, call: [5.5, 100, 30] },
      { minute: 12, call: [6, 100, 45] },
    ]);
    expect(calls(day, "unsignedVolume")).toEqual([30, 0, 15]);
    expect(calls(day, "price")).toEqual([5, 5.5, 6]);
    expect([...day!.elapsed]).toEqual([240, 300, 180]);
    expect([...day!.knownAt]).toEqual([4, 9, 12].map((minute) => indiaOpen + minute * 60_000));
    expect(quality).toMatchObject({ read: 3, clean: 2, repaired: 1, repairs: { "stale-price": 1 }, setAside: {} });
  });

  test("repairs decreasing volume with its maximum so far", () => {
    const volumes = [30, 40, 35, 38, 50];
    const { day, quality } = fold(volumes.map((volume, index) => ({ minute: index + 1, call: [5, 100, volume] })));
    expect(calls(day, "unsignedVolume")).toEqual([30, 10, 0, 0, 10]);
    expect(quality).toMatchObject({ clean: 3, repaired: 2, repairs: { "decreasing-volume": 2 } });
  });

  test("leaves a cell that was not photographed NaN, and its next difference too unless nothing was traded", () => {
    const { day, untimed } = fold(
      [
        { minute: 1, strike: 0, call: [5, 1, 10] },
        { minute: 1, strike: 1, call: [3, 1, 10] },
        { minute: 2, strike: 0, call: [5, 1, 20] },
        { minute: 3, strike: 0, call: [5, 1, 20] },
        { minute: 3, strike: 1, call: [3, 1, 40] },
        { minute: 4, strike: 1, call: [3, 1, 45] },
        { minute: 5, strike: 0, call: [5, 1, 20] },
        { minute: 5, strike: 1, call: [3, 1, 45] },
      ],
      2,
    );
    expect(calls(day, "unsignedVolume", 0)).toEqual([10, 10, 0, Number.NaN, 0]);
    expect(calls(day, "unsignedVolume", 1)).toEqual([10, Number.NaN, Number.NaN, 5, 0]);
    expect(calls(day, "price", 1)).toEqual([3, Number.NaN, 3, 3, 3]);
    expect(untimed).toBe(1);
  });

  test("leaves the volume of a strike that is first seen during the day without a time", () => {
    const { day, untimed } = fold(
      [
        { minute: 1, strike: 0, call: [5, 1, 10] },
        { minute: 2, strike: 0, call: [5, 1, 10] },
        { minute: 2, strike: 1, call: [3, 1, 70] },
        { minute: 3, strike: 0, call: [5, 1, 10] },
        { minute: 3, strike: 1, call: [3, 1, 75] },
      ],
      2,
    );
    expect(calls(day, "unsignedVolume", 1)).toEqual([Number.NaN, Number.NaN, 5]);
    expect(untimed).toBe(1);
  });

  test("has no volume column when the feed had none all day, and then believes the prices", () => {
    const none = Number.NaN;
    const { day, quality } = fold([1, 2].map((minute) => ({ minute, call: [5, 100, none], put: [0, 0, none] })));
    expect(day!.options.unsignedVolume).toBeNull();
    expect(calls(day, "price")).toEqual([5, 5]);
    expect(quality).toMatchObject({ clean: 2, repaired: 0 });
  });

  test("does not believe the price of a contract that has not traded today", () => {
    const { day, quality } = fold([
      { minute: 1, call: [5, 100, 0] },
      { minute: 2, call: [5, 100, 10] },
    ]);
    expect(calls(day, "price")).toEqual([Number.NaN, 5]);
    expect(quality).toMatchObject({ clean: 1, repaired: 1, repairs: { "stale-price": 1 } });
  });

  test("takes a price of 0 for none, which is no repair", () => {
    const { day, quality } = fold([{ minute: 1, call: [0, 100, 10] }]);
    expect(calls(day, "price")).toEqual([Number.NaN]);
    expect(quality).toMatchObject({ clean: 1, repaired: 0 });
  });

  test("takes a contract that vanishes for not observed: its positions stay, its next difference has no time", () => {
    const { day, quality } = fold(
      [
        { minute: 1, strike: 0, call: [5, 100, 10] },
        { minute: 1, strike: 1, call: [3, 100, 10] },
        { minute: 2, strike: 0 },
        { minute: 2, strike: 1, call: [3, 100, 12] },
        { minute: 3, strike: 0, call: [5, 100, 15] },
        { minute: 3, strike: 1, call: [3, 100, 12] },
      ],
      2,
    );
    expect(calls(day, "unsignedVolume", 0)).toEqual([10, Number.NaN, Number.NaN]);
    expect(calls(day, "price", 0)).toEqual([5, Number.NaN, 5]);
    expect(day!.openInterest.map(({ contracts }) => contracts[0])).toEqual([100]);
    expect(quality).toMatchObject({ clean: 5, repaired: 1, repairs: { vanished: 1 } });
  });

  test("counts a print with several repairs once", () => {
    const { quality } = fold([
      { minute: 1, call: [5, 100, 10] },
      { minute: 2, call: [5, 100, 9], put: [4, 100, 0] },
    ]);
    expect(quality).toMatchObject({ clean: 1, repaired: 1, repairs: { "decreasing-volume": 1, "stale-price": 1 } });
  });

  test("marks a gap that is too long as a hole and leaves the volume where it is", () => {
    const { day } = fold([
      { minute: 1, call: [5, 100, 10] },
      { minute: 11, call: [5, 100, 20] },
      { minute: 22, call: [5, 100, 30] },
    ]);
    expect([...day!.quality]).toEqual([0, 0, rowQuality.hole]);
    expect(calls(day, "unsignedVolume")).toEqual([10, 10, 10]);
  });

  test("marks a late first row as a hole: its volume is the whole morning's", () => {
    expect([...fold([{ minute: 15, call: [5, 100, 10] }]).day!.quality]).toEqual([rowQuality.hole]);
  });

  test("records open interest when it changes, available when it was seen, complete over the chain", () => {
    const { day } = fold(
      [
        { minute: 1, strike: 0, call: [5, 100, 10], put: [4, 70, 10] },
        { minute: 2, strike: 0, call: [5, 100, 12], put: [4, 70, 10] },
        { minute: 3, strike: 0, call: [5, 120, 12], put: [4, 70, 10] },
        { minute: 4, strike: 1, call: [3, 50, 12], put: [2, 0, 10] },
      ],
      2,
    );
    expect(day!.openInterest).toEqual([
      {
        session: "2026-01-20",
        availableAt: indiaOpen + 60_000,
        contracts: Float64Array.of(100, 70, Number.NaN, Number.NaN),
      },
      {
        session: "2026-01-20",
        availableAt: indiaOpen + 180_000,
        contracts: Float64Array.of(120, 70, Number.NaN, Number.NaN),
      },
      { session: "2026-01-20", availableAt: indiaOpen + 240_000, contracts: Float64Array.of(120, 70, 50, 0) },
    ]);
  });

  test("counts volume and open interest in contracts, by the listed lot", () => {
    const tape = snapshotTape([{ minute: 1, call: [5, 130, 195] }], { underlying: "NIFTY", strikes: 1 });
    const { day } = foldSnapshots(tape, nseIndex);
    expect(day!.lot).toEqual({ size: 65, derived: false });
    expect(calls(day, "unsignedVolume")).toEqual([3]);
    expect(day!.openInterest[0]!.contracts[0]).toBe(2);
  });

  test("counts volume and open interest in contracts, by a lot derived from the volume", () => {
    const prints: Print[] = [
      { minute: 1, call: [5, 601, 500] },
      { minute: 2, call: [5, 601, 1250] },
    ];
    const { day } = foldSnapshots(snapshotTape(prints, { strikes: 1 }), nseStock);
    expect(day!.lot).toEqual({ size: 250, derived: true });
    expect(calls(day, "unsignedVolume")).toEqual([2, 3]);
    expect(day!.openInterest[0]!.contracts[0]).toBe(601 / 250);
  });

  test("leaves a feed that counts contracts as it is", () => {
    const contracts = { ...nseStock, contractSize: { kind: "contracts" } } as const;
    const { day } = foldSnapshots(snapshotTape([{ minute: 1, call: [5, 130, 20] }], { strikes: 1 }), contracts);
    expect(day!.lot).toEqual({ size: 100, derived: false });
    expect(calls(day, "unsignedVolume")).toEqual([20]);
  });

  test("reads a missing price of the underlying off the options, as a repair of the whole row", () => {
    const chain = (minute: number, underlying: number): Print[] =>
      [15, 7, 2].map((price, strike) => ({
        minute,
        strike,
        underlying,
        call: [price, 1, 10],
        put: [[4, 6, 11][strike]!, 1, 10],
      }));
    const { day, quality } = fold([...chain(1, 0), ...chain(2, 112)], 3);
    expect(day!.underlyingPrice[0]).toBeCloseTo(111, 0);
    expect(day!.underlyingPrice[1]).toBe(112);
    expect([...day!.quality]).toEqual([0, 0]);
    expect(quality).toMatchObject({ clean: 3, repaired: 3, repairs: { "underlying-from-parity": 3 } });
  });

  test("marks a row without any price of the underlying", () => {
    const { day, quality } = fold([{ minute: 1, underlying: 0, call: [5, 100, 10] }]);
    expect(day!.underlyingPrice[0]).toBeNaN();
    expect(day!.quality[0]).toBe(rowQuality.noUnderlying);
    expect(quality).toMatchObject({ clean: 1, repaired: 0 });
  });

  test("has no day when every print was set aside", () => {
    const { day, quality } = fold([{ minute: -5, call: [5, 100, 10] }]);
    expect(day).toBeNull();
    expect(quality).toMatchObject({ read: 1, clean: 0, setAside: { "outside-session": 1 } });
  });
});

/** What a contract traded in a row, straight from the definition: look back over all prints for every cell. */
function slowVolume(tape: SnapshotTape, instant: number, strike: number): number {
  const prints = [...tape.knownAt.keys()];
  const instants = [...new Set(tape.knownAt)].sort((a, b) => a - b);
  const volumeAt = (at: number): number => {
    const found = prints.filter((print) => tape.knownAt[print] === at && tape.strike[print] === strike);
    return found.length === 0 ? Number.NaN : tape.callVolume[found[0]!]!;
  };
  const known = instants
    .filter((at) => at < instant)
    .map(volumeAt)
    .filter((volume) => volume >= 0);
  const before = Math.max(0, ...known);
  const traded = Math.max(volumeAt(instant) - before, 0);
  const previous = instants[instants.indexOf(instant) - 1];
  return traded === 0 || previous === undefined || volumeAt(previous) >= 0 ? traded : Number.NaN;
}

test("foldSnapshots agrees with its slow twin and balances, on prints in any order", () => {
  const cell = fc.record({
    minute: fc.integer({ min: 1, max: 6 }),
    strike: fc.integer({ min: 0, max: 2 }),
    volume: fc.integer({ min: 0, max: 5 }),
  });
  const cells = fc.uniqueArray(cell, { selector: ({ minute, strike }) => `${minute} ${strike}`, minLength: 1 });
  fc.assert(
    fc.property(cells, (prints) => {
      const tape = snapshotTape(prints.map(({ minute, strike, volume }) => ({ minute, strike, call: [5, 9, volume] })));
      const { day, quality } = foldSnapshots(tape, profile);
      expect(isBalanced(quality)).toBe(true);
      const slow = [...day!.knownAt].flatMap((at) => [0, 1, 2].map((strike) => slowVolume(tape, at, strike)));
      expect([0, 1, 2].flatMap((strike) => calls(day, "unsignedVolume", strike))).toEqual(
        [0, 1, 2].flatMap((strike) => slow.filter((_, index) => index % 3 === strike)),
      );
    }),
  );
});

test("foldSnapshots does not look ahead: a tape cut after any row gives the same rows", () => {
  const strikes = [indiaStrike(100, "2026-01-27"), indiaStrike(110, "2026-01-27")];
  const prints: Print[] = [
    { minute: 1, strike: 0, call: [5, 10, 1], underlying: 0 },
    { minute: 2, strike: 0, call: [5, 10, 3], put: [4, 8, 2], underlying: 0 },
    { minute: 4, strike: 1, call: [3, 12, 9], underlying: 104 },
    { minute: 5, strike: 0, call: [5, 11, 2], underlying: 104 },
    { minute: 6, strike: 1, call: [0, 0, 0], underlying: 105 },
  ];
  const whole = foldSnapshots(snapshotTape(prints, { strikes }), profile).day!;
  for (let rows = 1; rows <= prints.length; rows++) {
    const part = foldSnapshots(snapshotTape(prints.slice(0, rows), { strikes }), profile).day!;
    expect(part.options.price).toEqual(whole.options.price!.slice(0, rows * whole.stride));
    expect(part.options.unsignedVolume).toEqual(whole.options.unsignedVolume!.slice(0, rows * whole.stride));
    expect(part.underlyingPrice).toEqual(whole.underlyingPrice.slice(0, rows));
    expect(part.openInterest).toEqual(whole.openInterest.slice(0, part.openInterest.length));
  }
});

describe("what only some feeds state", () => {
  const two = snapshotTape([
    { minute: 1, call: [0.1, 100, Number.NaN], put: [4, 50, Number.NaN] },
    { minute: 2, call: [0.1, 0, Number.NaN], put: [4, 50, Number.NaN] },
  ]);
  const deltas = { convention: "signed", call: Float64Array.of(0.01, 0), put: Float64Array.of(-0.99, -1) } as const;

  test("deltas fill their cells under the feed's convention; without them there is no such column", () => {
    const { day } = foldSnapshots({ ...two, strikes: two.strikes.slice(0, 1), deltas }, profile);
    expect(day!.deltaConvention).toBe("signed");
    expect([...day!.options.delta!]).toEqual([0.01, -0.99, 0, -1]);
    const { day: without } = foldSnapshots(two, profile);
    expect([without!.deltaConvention, without!.options.delta]).toEqual([null, null]);
  });

  test("a price at the floor is none, but the contract was seen: its positions may go to zero", () => {
    const { day, quality } = foldSnapshots({ ...two, priceFloor: 0.1 }, profile);
    expect(calls(day, "price")).toEqual([Number.NaN, Number.NaN]);
    expect(day!.openInterest.map(({ contracts }) => contracts[0])).toEqual([100, 0]);
    expect(quality).toMatchObject({ clean: 0, repaired: 2, repairs: { "floor-price": 2 } });
    const { day: free, quality: all } = foldSnapshots(two, profile);
    expect(calls(free, "price")).toEqual([0.1, 0.1]);
    expect(all).toMatchObject({ clean: 2, repaired: 0 });
  });

  test("a contract may be another number of units than the profile counts it for", () => {
    const sized = (units?: number) => ({
      ...profile,
      contractSize: { kind: "contracts", ...(units === undefined ? {} : { units }) } as const,
    });
    expect(foldSnapshots(two, sized(0.001)).day!.lot).toEqual({ size: 0.001, derived: false });
    expect(foldSnapshots(two, sized()).day!.lot).toEqual({ size: profile.optionMultiplier, derived: false });
  });
});
