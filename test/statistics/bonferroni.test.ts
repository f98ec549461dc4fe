import { expect, test } from "vitest";
import { bonferroni } from "../../lib/statistics/bonferroni.js";
import { testAdjustment } from "../fixtures/adjustments.js";

testAdjustment("bonferroni", bonferroni);

test("each is multiplied by the number of tests", () => {
  // Published by peers' tests.
  expect(Array.from(bonferroni([0.01, 0.04, 0.1, 0.2]))).toEqual([0.04, 0.16, 0.4, 0.8]);
  expect(bonferroni([0.01, 0.02, 0.03, 0.04, 0.05])).toMatchObject({ 0: 0.05, 4: 0.25 });
});
