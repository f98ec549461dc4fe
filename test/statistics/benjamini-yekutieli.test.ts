import { expect, test } from "vitest";
import { benjaminiYekutieli } from "../../lib/statistics/benjamini-yekutieli.js";
import { testAdjustment } from "../fixtures/adjustments.js";

testAdjustment("benjaminiYekutieli", benjaminiYekutieli);

test("one to five per cent all become five per cent times the harmonic number", () => {
  // Published by a peer's tests: 0.05 x 2.28333.
  for (const p of benjaminiYekutieli([0.01, 0.02, 0.03, 0.04, 0.05])) expect(p).toBeCloseTo(0.05 * 2.28333, 6);
});
