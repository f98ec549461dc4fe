import { describe, expect, it } from "vitest";
import { tailBins, tailCounts, type WatchedWindow } from "../../lib/detectors/tail-calibration.js";
import { createStream } from "../../lib/numeric/random.js";
import { negativeBinomialQuantile } from "../../lib/simulation/negative-binomial.js";
import { benjaminiHochberg } from "../../lib/statistics/benjamini-hochberg.js";
import { negativeBinomialTail } from "../../lib/statistics/negative-binomial-tail.js";

const window = (contracts: number, changes: Partial<WatchedWindow> = {}): WatchedWindow => ({
  ...{ bucket: 0, contracts, mean: 5, variance: 25 },
  ...changes,
});

describe("tail counts", () => {
  it("are flat where volumes follow the law that was expected", () => {
    const stream = createStream(1, "volumes");
    const windows = Array.from({ length: 20_000 }, (_, k) =>
      window(negativeBinomialQuantile(stream.uniform(), 5, 5), { bucket: k }),
    );
    const { histogram, windows: n } = tailCounts(windows, 0.001);
    expect(n).toBe(20_000);
    expect(histogram.reduce((sum, share) => sum + share, 0)).toBeCloseTo(20_000, 6);
    // 200 expected in each bin; spread counts vary less than whole ones.
    for (const count of histogram) expect(Math.abs(count - 200)).toBeLessThan(5 * Math.sqrt(200));
  });

  it("lie in the tail where volumes burst more than that", () => {
    const stream = createStream(2, "volumes");
    const windows = Array.from({ length: 5000 }, () => window(negativeBinomialQuantile(stream.uniform(), 5, 20)));
    expect(tailCounts(windows, 0.001).histogram[0]! / 5000).toBeGreaterThan(0.03);
  });

  it("spread one count evenly over its stretch of probabilities", () => {
    const { histogram } = tailCounts([window(6)], 0.01);
    const [lower, upper] = [negativeBinomialTail(7, 5, 25), negativeBinomialTail(6, 5, 25)];
    const inside = histogram.findIndex((share) => share > 0) + 1;
    expect(histogram[inside]).toBeCloseTo(1 / tailBins / (upper - lower), 12);
    expect(histogram.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    // Nothing traded: anywhere above the chance of some trade.
    expect(tailCounts([window(0)], 0.01).histogram[tailBins - 1]).toBeGreaterThan(0);
    expect(tailCounts([window(1e6)], 0.01).histogram[0]).toBe(1);
  });

  it("let strikes through by the false discovery rate, bucket by bucket", () => {
    const row = [40, 30, 5, 3, 2].map((contracts) => window(contracts));
    const tails = row.map(({ contracts }) => negativeBinomialTail(contracts, 5, 25));
    const expected = [...benjaminiHochberg(tails)].filter((p) => p <= 0.01).length;
    expect(expected).toBeGreaterThan(0);
    expect(tailCounts(row, 0.01).discoveries).toBe(expected);
    expect(tailCounts([...row, ...row.map((own) => ({ ...own, bucket: 1 }))], 0.01).discoveries).toBe(2 * expected);
    expect(tailCounts(row, 1e-9).discoveries).toBe(0);
  });

  it("count a share of a contract as a whole one, as the trigger does", () => {
    expect(tailCounts([window(5.2)], 0.01)).toEqual(tailCounts([window(6)], 0.01));
  });

  it("are empty where nothing was watched", () => {
    expect(tailCounts([], 0.01)).toEqual({ windows: 0, histogram: new Float64Array(tailBins), discoveries: 0 });
  });
});
