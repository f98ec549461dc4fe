import { describe, expect, it } from "vitest";
import { tailBins } from "../../lib/detectors/tail-calibration.js";
import { detectorCalibration } from "../../lib/hypotheses/detector-calibration.js";
import { clusteredProportion } from "../../lib/statistics/clustered-proportion.js";
import { dateAfter } from "../fixtures/days.js";

/** A session with so many of its hundred windows in the first bin, the others spread evenly. */
function session(day: number, tail: number, windows = 100, discoveries = 2) {
  const rest = (windows - tail) / (tailBins - 1);
  const histogram = Float64Array.from({ length: tailBins }, (_, bin) => (bin === 0 ? tail : rest));
  return { date: dateAfter("2026-01-05", day), windows, histogram, discoveries };
}
const sessions = (tail: (day: number) => number, days = 40) =>
  Array.from({ length: days }, (_, day) => session(day, tail(day)));

describe("the detector's calibration", () => {
  it("holds the share in the 1 % tail against 1 %, sessions as clusters", () => {
    const own = sessions((day) => 1 + (day % 3) - 1);
    const { tail } = detectorCalibration(own, 0)!;
    const expected = clusteredProportion(
      { sums: Float64Array.from(own, ({ histogram }) => histogram[0]!), counts: new Float64Array(40).fill(100) },
      0.95,
    );
    expect(tail).toMatchObject({ estimate: expected.estimate, interval: expected.interval, trades: 4000, days: 40 });
    expect(tail.pValue).toBeGreaterThan(0.3);
    expect(tail.pValue! + tail.pOpposite!).toBeCloseTo(1, 12);
    expect(
      detectorCalibration(
        sessions((day) => 3 + (day % 3)),
        0,
      )!.tail.pOpposite,
    ).toBeLessThan(1e-6);
    expect(
      detectorCalibration(
        sessions((day) => 0.1 * (day % 3)),
        0,
      )!.tail.pValue,
    ).toBeLessThan(1e-6);
  });

  it("measures the greatest distance from the flat law", () => {
    expect(
      detectorCalibration(
        sessions(() => 1),
        0,
      )!.distance,
    ).toBeCloseTo(0, 12);
    expect(
      detectorCalibration(
        sessions(() => 11),
        0,
      )!.distance,
    ).toBeCloseTo(0.1, 12);
  });

  it("adds up underlyings of a session and rates per session", () => {
    const two = [session(0, 1), session(0, 3, 300, 4), session(1, 2)];
    const found = detectorCalibration(two, 6)!;
    expect(found).toMatchObject({ windows: 500, sessions: 2, alertsPerSession: 3, discoveriesPerSession: 4 });
    expect(found.histogram.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(found.tail.estimate).toBeCloseTo(6 / 500, 12);
  });

  it("is null where nothing was watched", () => {
    expect(detectorCalibration([], 3)).toBeNull();
    expect(detectorCalibration([session(0, 0, 0, 0)], 3)).toBeNull();
  });
});
