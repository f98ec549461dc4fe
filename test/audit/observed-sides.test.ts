import { expect, it } from "vitest";
import { flipSides, removeSides } from "../../lib/audit/observed-sides.js";
import { foldBars } from "../../lib/market/fold-bars.js";
import { hasSides } from "../../lib/market/market-day.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import type { BarTape } from "../../lib/market/tape.js";

const unknown = new Float64Array(2).fill(Number.NaN);
const tape: BarTape = {
  kind: "bars",
  underlying: "SIM",
  date: "2026-01-05",
  opensAt: 0,
  closesAt: 120_000,
  strikes: [{ expiration: "2026-01-12", expiresAt: 1e9, strike: 5000 }],
  deltaConvention: null,
  rows: {
    knownAt: Float64Array.of(60_000, 120_000),
    underlyingPrice: Float64Array.of(5000, 5001),
    future: null,
  },
  prints: {
    row: Int32Array.of(0, 1),
    cell: Int32Array.of(0, 1),
    buyVolume: Float64Array.of(5, 0),
    sellVolume: Float64Array.of(2, 7),
    unsignedVolume: Float64Array.of(1, Number.NaN),
    price: unknown,
    bid: unknown,
    ask: unknown,
    delta: unknown,
  },
  path: null,
};

it("flipSides exchanges what was bought and sold, and nothing else", () => {
  const { prints, ...rest } = flipSides(tape);
  expect([...prints.buyVolume, ...prints.sellVolume]).toEqual([2, 7, 5, 0]);
  expect(flipSides({ ...rest, prints })).toEqual(tape);
});

it("removeSides keeps the volume and leaves no side to a day", () => {
  const seen = removeSides(tape);
  expect([...seen.prints.unsignedVolume]).toEqual([8, 7]);
  const { day } = foldBars(seen, synthetic, []);
  expect(hasSides(day!)).toBe(false);
  expect(day!.options.unsignedVolume![0]).toBe(8);
});
