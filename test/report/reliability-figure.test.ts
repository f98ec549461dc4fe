import { describe, expect, it } from "vitest";
import type { FinishCalibration, ForecastRecord } from "../../lib/hypotheses/finish-calibration.js";
import { figureTitle } from "../../lib/report/figure.js";
import { reliabilityFigure } from "../../lib/report/reliability-figure.js";
import { calibrationBins } from "../../lib/statistics/calibration-bins.js";

const nothing = { finding: null, reason: "invented" };
const record = (label: string, forecasts: readonly number[]): ForecastRecord => ({
  label,
  bins: calibrationBins(forecasts, [0, 1, 1], 10, 0.95),
  ...{ meanForecast: 0.5, brier: 0.2, skill: nothing, excess: nothing },
});
const calibration: FinishCalibration = {
  outcome: "the call finishes in the money",
  ...{ strikes: 3, baseRate: 2 / 3, brierOfBaseRate: 2 / 9, uncertain: 0, leftOut: [] },
  probability: record("risk-neutral", [0.15, 0.15, 0.95]),
  asWritten: record("document", [0.1, 0.1, 0.1]),
};

describe("reliabilityFigure", () => {
  it("has filled bins only, at their mean forecast, with their intervals", () => {
    const figure = reliabilityFigure(calibration);
    const [, neutral, written] = figure.data as unknown as readonly {
      x: number[];
      y: number[];
      error_y: { array: number[]; arrayminus: number[] };
    }[];
    expect(neutral!.x[0]).toBeCloseTo(0.15, 12);
    expect(neutral!.y).toEqual([0.5, 1]);
    expect(neutral!.y[0]! + neutral!.error_y.array[0]!).toBeCloseTo(
      calibration.probability.bins[1]!.interval.upper,
      12,
    );
    expect(written!.y).toEqual([2 / 3]);
    expect(figureTitle(figure)).toBe("The call finishes in the money (n = 3 strikes)");
  });
});
