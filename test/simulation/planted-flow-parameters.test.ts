import { describe, expect, it } from "vitest";
import { plantedFlowParameters as values } from "../../lib/simulation/planted-flow-parameters.js";

describe("plantedFlowParameters", () => {
  it("has ranges from the smaller to the greater value", () => {
    for (const value of Object.values(values)) if (Array.isArray(value)) expect(value[0]).toBeLessThanOrEqual(value[1]);
  });

  it("lets the last possible hedge end before the session does", () => {
    expect(values.orderSeconds[1] + values.hedgeDelay[1] + values.hedgeSeconds[1]).toBeLessThan(values.quietClose);
  });

  it("makes the smallest order four times the everyday volume of a strike in five minutes, and more than 100 contracts", () => {
    // Call and put together, at the height of the intraday profile after the quiet quarter of an hour.
    const everyday = 2 * values.optionVolume * (5 / 390) * 1.7;
    expect(values.orderLeast + everyday).toBeGreaterThan(4 * everyday);
    expect(values.orderLeast).toBeGreaterThan(100);
  });
});
