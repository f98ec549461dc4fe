import fc from "fast-check";
import { expect, test } from "vitest";
import { hochberg } from "../../lib/statistics/hochberg.js";
import { holm } from "../../lib/statistics/holm.js";
import { testAdjustment } from "../fixtures/adjustments.js";

testAdjustment("hochberg", hochberg);

test("is never greater than Holm's", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (p) => {
      const other = holm(p);
      hochberg(p).forEach((value, i) => {
        expect(value).toBeLessThanOrEqual(other[i]!);
      });
    }),
  );
});
