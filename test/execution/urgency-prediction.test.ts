import { describe, expect, it } from "vitest";
import { urgencyPrediction } from "../../lib/execution/urgency-prediction.js";
import { pressureAlertOf, urgencyLabelOf } from "../fixtures/pressure-alerts.js";

describe("urgencyPrediction", () => {
  it("watches a class for its longest duration and expects the middle of its ranges", () => {
    const alert = pressureAlertOf({ minutes: 50, direction: -1 });
    expect(urgencyPrediction(alert, urgencyLabelOf("PIN_RISK_MANAGEMENT"))).toEqual({
      detection: alert.id,
      decidedAt: alert.decidedAt,
      direction: -1,
      horizon: 45,
      magnitude: 15,
      timing: 32.5,
    });
  });

  it("never looks beyond the expiry", () => {
    const predicted = (minutes: number) =>
      urgencyPrediction(pressureAlertOf({ minutes }), urgencyLabelOf("ASSIGNMENT_PANIC"));
    expect(predicted(14)).toMatchObject({ horizon: 8, magnitude: 25, timing: 5.5 });
    expect(predicted(5)).toMatchObject({ horizon: 5, magnitude: 25, timing: 5.5 });
  });

  it.each(["TRANSITION", "NO_SIGNAL"] as const)("watches %s, which expects nothing, to the expiry", (urgency) => {
    const prediction = urgencyPrediction(pressureAlertOf({ minutes: 22 }), urgencyLabelOf(urgency));
    expect(prediction).toMatchObject({ horizon: 22, magnitude: Number.NaN, timing: Number.NaN });
  });
});
