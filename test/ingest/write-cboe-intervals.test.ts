import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openDataset } from "../../lib/ingest/open-dataset.js";
import { weekdaySessions } from "../../lib/ingest/session-plans.js";
import { writeCboeIntervals } from "../../lib/ingest/write-cboe-intervals.js";
import { foldBars } from "../../lib/market/fold-bars.js";
import { spxEs } from "../../lib/market/market-profiles.js";
import { studyShape } from "../../lib/simulation/market-parameters.js";
import { simulateMarket } from "../../lib/simulation/simulate-market.js";
import { scratchFolder } from "../fixtures/scratch.js";

/** Two half-hourly sessions around the change of the clock. */
const sessions = [
  ...simulateMarket({
    ...{ seed: 5, underlying: "^SPX", profile: spxEs, mode: "truth" as const },
    parameters: { ...studyShape, quotes: true, rowLength: 1800, pathStep: 300 },
    sessions: weekdaySessions({ first: "2026-03-06", sessions: 2, profile: spxEs, daysToExpiry: 7 }),
  }),
];
const write = async (days = sessions): Promise<string> => {
  const folder = join(await scratchFolder(), "cboe");
  await writeCboeIntervals(
    folder,
    days.map((day) => [day]),
  );
  return folder;
};
const file = (date: string): string => `UnderlyingOptionsIntervals_${date}.csv.gz`;

describe("writeCboeIntervals(folder, sessions)", () => {
  it("writes what its reader reads back: volumes as one, prices, quotes, deltas, positions and the future", async () => {
    const folder = await write();
    const dataset = await openDataset(folder, { futures: join(folder, "futures", "futures.csv.gz") });
    expect(dataset.description.dates).toEqual(["2026-03-06", "2026-03-09"]);
    let number = 0;
    for await (const { session, quality } of dataset.sessions()) {
      const { tape, openInterest } = sessions[number++]!;
      const expected = foldBars(tape, spxEs, openInterest).day!;
      const [day] = session.days;
      expect(quality).toMatchObject({ read: tape.prints.row.length, clean: tape.prints.row.length });
      expect(day!.strikes).toEqual(expected.strikes);
      expect(day!.knownAt).toEqual(expected.knownAt);
      const { buyVolume, sellVolume, unsignedVolume, price, delta, bid, ask } = expected.options;
      const total = buyVolume!.map((bought, k) => bought + sellVolume![k]! + unsignedVolume![k]!);
      expect(day!.options.unsignedVolume).toEqual(total);
      expect(day!.options.buyVolume).toBeNull();
      expect(day!.options.delta).toEqual(delta);
      const rounded = (values: Float64Array): number[] => Array.from(values, (value) => Math.round(1e4 * value) / 1e4);
      expect(rounded(day!.options.price!)).toEqual(rounded(price!));
      expect(rounded(day!.options.bid!)).toEqual(rounded(bid!));
      expect(rounded(day!.options.ask!)).toEqual(rounded(ask!));
      expect(day!.openInterest[0]!.contracts).toEqual(expected.openInterest[0]!.contracts);
      expect(day!.future!.close).toEqual(expected.future!.close);
      expect(day!.future!.buyVolume).toEqual(expected.future!.buyVolume);
      const within = expected.path!.at.filter((at) => at > day!.opensAt);
      expect(day!.path!.at).toEqual(within);
      expect(day!.path!.price).toEqual(expected.path!.price.slice(-within.length));
    }
    expect(number).toBe(2);
  });

  it("labels intervals by their end in Eastern time, on both sides of the change of the clock", async () => {
    const folder = await write();
    for (const date of ["2026-03-06", "2026-03-09"]) {
      const lines = gunzipSync(await readFile(join(folder, file(date))))
        .toString()
        .trimEnd()
        .split("\n");
      const stamps = [...new Set(lines.slice(1).map((line) => line.split(",")[1]))];
      expect([stamps[0], stamps.at(-1)]).toEqual([`${date} 10:00:00`, `${date} 16:00:00`]);
      expect(lines[1]).toMatch(/^\^SPX,[^,]+,SPXW,/);
      expect(lines.every((line) => line.split(",").length === 26)).toBe(true);
    }
  });

  it("writes the same bytes for the same tapes", async () => {
    const [one, other] = [await write(), await write()];
    for (const name of [file("2026-03-06"), "futures/futures.csv.gz"])
      expect(await readFile(join(one, name))).toEqual(await readFile(join(other, name)));
  });

  it("names a morning series by its root and refuses what the format cannot say", async () => {
    const [first] = sessions;
    const change = (changes: object) => [{ ...first!, tape: { ...first!.tape, ...changes } }];
    const opens = Date.parse("2026-03-13T13:30:00Z");
    const morning = await write(
      change({ strikes: first!.tape.strikes.map((strike) => ({ ...strike, expiresAt: opens })) }),
    );
    expect(gunzipSync(await readFile(join(morning, file("2026-03-06")))).toString()).toContain(",SPX,2026-03-13,");
    const odd = first!.tape.strikes.map((strike) => ({ ...strike, expiresAt: opens + 1 }));
    await expect(write(change({ strikes: odd }))).rejects.toThrow(
      "invalid expiresAt: 2026-03-13T13:30:00.001Z of ^SPX",
    );
    await expect(write(change({ deltaConvention: "magnitude" }))).rejects.toThrow("invalid deltaConvention: magnitude");
    await expect(write([...sessions].reverse())).rejects.toThrow("invalid date: 2026-03-06");
  });

  it("writes the rows' future where there is no path", async () => {
    const [first] = sessions;
    const folder = await write([{ ...first!, tape: { ...first!.tape, path: null } }]);
    const text = gunzipSync(await readFile(join(folder, "futures", "futures.csv.gz"))).toString();
    expect(text.trimEnd().split("\n")).toHaveLength(1 + 13);
    const { future } = first!.tape.rows;
    expect(text).toContain(`2026-03-06T15:00:00.000Z,^SPX,${future!.open[0]},${future!.high[0]},${future!.low[0]},`);
  });
});
