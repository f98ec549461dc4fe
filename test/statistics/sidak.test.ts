import { expect, test } from "vitest";
import { holmSidak, sidak } from "../../lib/statistics/sidak.js";
import { testAdjustment } from "../fixtures/adjustments.js";
import { differences, golden } from "../fixtures/golden.js";

testAdjustment("sidak", sidak);

test.each(golden("multiple-testing"))("stepping down: $id", (item) => {
  expect(differences({ holmSidak: holmSidak(item.input.p) }, item)).toEqual([]);
});

test("a tiny p-value loses no digits", () => {
  expect(sidak([1e-20, 0.5])[0]).toBeCloseTo(2e-20, 34);
  expect(holmSidak([1e-20, 0.5])[0]).toBeCloseTo(2e-20, 34);
});
