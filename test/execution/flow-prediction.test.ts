import { describe, expect, it } from "vitest";
import { flowPrediction } from "../../lib/execution/flow-prediction.js";
import { detectionOf, labelOf } from "../fixtures/alerts.js";

describe("flowPrediction", () => {
  it("watches a class for its longest response and expects the middle of its range", () => {
    const detection = detectionOf({ netDelta: -8000 });
    expect(flowPrediction(detection, labelOf("INSTITUTIONAL_SWEEP"))).toEqual({
      detection: detection.id,
      decidedAt: detection.decidedAt,
      direction: -1,
      horizon: 15,
      magnitude: 11.5,
      timing: 2,
    });
  });

  it("watches for the modelled response and expects no magnitude where the class expects nothing", () => {
    const prediction = flowPrediction(detectionOf({ estimatedResponse: 10 }), labelOf("AMBIGUOUS_SIGNAL"));
    expect(prediction).toMatchObject({ horizon: 10, magnitude: Number.NaN, timing: 10 });
  });
});
