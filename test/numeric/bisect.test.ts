import fc from "fast-check";
import { expect, test } from "vitest";
import { lowerBound, upperBound } from "../../lib/numeric/bisect.js";

test("lowerBound and upperBound agree with a scan", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: -1, max: 10 }), (values, value) => {
      const sorted = Float64Array.from(values).sort();
      const scan = (found: (x: number) => boolean): number =>
        (sorted.findIndex(found) + sorted.length + 1) % (sorted.length + 1);
      expect(lowerBound(sorted, value)).toBe(scan((x) => x >= value));
      expect(upperBound(sorted, value)).toBe(scan((x) => x > value));
    }),
  );
});

test("the range limits the search", () => {
  const sorted = Float64Array.of(1, 2, 2, 3, 9);
  expect([
    lowerBound(sorted, 1, 2),
    lowerBound(sorted, 9, 0, 3),
    upperBound(sorted, 1, 3, 4),
    upperBound(sorted, 9, 0, 2),
  ]).toEqual([2, 3, 3, 2]);
});
