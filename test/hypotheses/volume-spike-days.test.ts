import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { volumeSpikeDays } from "../../lib/hypotheses/volume-spike-days.js";
import { dateAfter } from "../fixtures/days.js";

const series = (underlying: string, ...contracts: readonly number[]) =>
  contracts.map((own, k) => ({ date: dateAfter("2026-01-05", k), underlying, contracts: own }));
const rule = { spikeRatio: 2, spikeSessions: 2 };
const names = (days: readonly { readonly date: string; readonly underlying: string }[]) =>
  days.map(({ date, underlying }) => `${underlying} ${date.slice(-2)}`);

describe("volume-spike days", () => {
  it("trade so many times the mean of the sessions before them, which are not themselves", () => {
    const { spikes, others, withoutHistory } = volumeSpikeDays(series("A", 10, 30, 40, 69, 110), rule);
    expect(spikes).toEqual([
      { date: "2026-01-07", underlying: "A", contracts: 40, baseline: 20, ratio: 2 },
      { date: "2026-01-09", underlying: "A", contracts: 110, baseline: 54.5, ratio: 110 / 54.5 },
    ]);
    expect(others).toEqual([{ date: "2026-01-08", underlying: "A", contracts: 69, baseline: 35, ratio: 69 / 35 }]);
    expect(names(withoutHistory)).toEqual(["A 05", "A 06"]);
  });

  it("take the ratio and the number of sessions from the parameters", () => {
    const volumes = series("A", 10, 30, 40, 69, 110);
    expect(volumeSpikeDays(volumes, { ...rule, spikeRatio: 1.9 }).spikes).toHaveLength(3);
    expect(names(volumeSpikeDays(volumes, { ...rule, spikeSessions: 3 }).withoutHistory)).toHaveLength(3);
  });

  it("hold each underlying against itself", () => {
    const volumes = [...series("A", 10, 10, 30), ...series("B", 1000, 1000, 1500)];
    expect(names(volumeSpikeDays(volumes, rule).spikes)).toEqual(["A 07"]);
    expect(names(volumeSpikeDays(volumes, rule).others)).toEqual(["B 07"]);
  });

  it("leave a session without volume, or after sessions without any, on neither side", () => {
    expect(names(volumeSpikeDays(series("A", 10, 10, Number.NaN, 20), rule).withoutHistory)).toEqual([
      ...["A 05", "A 06", "A 07", "A 08"],
    ]);
    expect(names(volumeSpikeDays(series("A", 0, 0, 5), rule).withoutHistory)).toContain("A 07");
  });

  it("know nothing of later sessions", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 30 }), fc.nat(30), (contracts, count) => {
        const [whole, early] = [contracts, contracts.slice(0, count)].map((own) =>
          volumeSpikeDays(series("A", ...own), rule),
        );
        const until = dateAfter("2026-01-05", count);
        expect(early!.spikes).toEqual(whole!.spikes.filter(({ date }) => date < until));
      }),
    );
  });
});
