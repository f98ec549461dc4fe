import { describe, expect, it } from "vitest";
import { circularCompanions } from "../../lib/hypotheses/circular-companions.js";
import { pearson } from "../../lib/statistics/pearson.js";
import { detectionOf } from "../fixtures/trades.js";

describe("circular companions", () => {
  it("correlate a formula with its own input, and say so", () => {
    const detections = [1000, 2500, 4000, 9000, 12_000].map((exposure, k) =>
      detectionOf({
        id: `${k}`,
        exposure,
        totalVolume: exposure / 10 + k,
        pressure: exposure / 4,
        estimatedResponse: exposure > 5000 ? 2 : 5,
      }),
    );
    const found = circularCompanions(detections);
    expect(found).toMatchObject({ circular: true, alerts: 5 });
    expect(found.pressureOnVolume).toBeGreaterThan(0.99);
    const exposures = detections.map(({ exposure }) => exposure);
    expect(found.responseOnExposure).toBe(pearson(exposures, [5, 5, 5, 2, 2], 0.95).r);
  });

  it("have no answer without spread", () => {
    expect(circularCompanions([]).pressureOnVolume).toBeNaN();
    expect(circularCompanions([detectionOf(), detectionOf(), detectionOf()]).responseOnExposure).toBeNaN();
  });
});
