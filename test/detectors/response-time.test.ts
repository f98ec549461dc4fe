import { describe, expect, it } from "vitest";
import { estimateResponse } from "../../lib/detectors/response-time.js";

const model = {
  urgentExposure: 2000,
  emergencyExposure: 5000,
  routineResponse: 10,
  urgentResponse: 5,
  emergencyResponse: 2,
};

describe("estimateResponse", () => {
  it("answers 10, 5 or 2 minutes: the larger the exposure, the sooner", () => {
    expect(estimateResponse(0, model)).toEqual({ minutes: 10, exposureClass: "ROUTINE_HEDGING" });
    expect(estimateResponse(3000, model)).toEqual({ minutes: 5, exposureClass: "INSTITUTIONAL_SWEEP" });
    expect(estimateResponse(8000, model)).toEqual({ minutes: 2, exposureClass: "GAMMA_EMERGENCY" });
  });

  it("is strict at both limits", () => {
    expect(estimateResponse(2000, model).minutes).toBe(10);
    expect(estimateResponse(5000, model).minutes).toBe(5);
  });

  it("reads all its parameters", () => {
    const other = {
      urgentExposure: 1,
      emergencyExposure: 2,
      routineResponse: 30,
      urgentResponse: 20,
      emergencyResponse: 15,
    };
    expect([1, 2, 3].map((exposure) => estimateResponse(exposure, other).minutes)).toEqual([30, 20, 15]);
  });
});
