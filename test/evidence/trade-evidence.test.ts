import { describe, expect, it } from "vitest";
import {
  alertCounts,
  countBy,
  datasetJson,
  performanceOf,
  placeboJson,
  statisticalMeasures,
  tradeMetrics,
  validationTimestamp,
} from "../../lib/evidence/trade-evidence.js";
import { trialOf } from "../../lib/evidence/trial-json.js";
import { exampleStudy } from "../fixtures/study.js";

const { dataset, main } = exampleStudy();
const { judgement, record } = main;
const { trades, refusals } = record;

describe("what both packages say of trades", () => {
  it("describes the data and what was studied of them", () => {
    expect(datasetJson(dataset, ["2026-01-05", "2026-01-06"])).toMatchObject({
      digest: dataset.digest,
      sessions_in_data: dataset.dates.length,
      sessions_studied: 2,
      first_studied: "2026-01-05",
      last_studied: "2026-01-06",
    });
    expect(datasetJson(dataset, [])).toMatchObject({ first_studied: null, last_studied: null });
    expect(validationTimestamp(0)).toBe("1970-01-01T00:00:00.000Z");
    expect(validationTimestamp(Number.NEGATIVE_INFINITY)).toBeNull();
  });

  it("takes metrics from the hypotheses of the strategy and from its trades", () => {
    const metrics = tradeMetrics(judgement, trades, "VS", "idle days");
    expect(metrics.average_points).toBe(performanceOf(judgement, "ALL").averagePoints);
    expect(metrics.sharpe_ratio).toBe(trialOf(judgement, "VS-T6-sharpe").finding!.estimate);
    expect(JSON.stringify(metrics.sharpe_conventions)).toContain("idle days");
    expect(() => tradeMetrics(judgement, trades, "EP", "idle days")).toThrow(RangeError);
    expect(statisticalMeasures(judgement, trades, "VS", { events: 3 })).toMatchObject({
      sample_size: trades.length,
      sample_sizes: { trades: trades.length, events: 3 },
    });
    expect(placeboJson({ placebo: null })).toBeNull();
  });

  it("counts alerts, refusals by reason and names by name", () => {
    expect(alertCounts(9, trades, refusals)).toMatchObject({
      detections: 9,
      trades: trades.length,
      refusals: { NO_EXPECTED_BEHAVIOUR: refusals.length },
    });
    expect(countBy(["a", "b", "a"])).toEqual({ a: 2, b: 1 });
  });
});
