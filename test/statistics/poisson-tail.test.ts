import { expect, test } from "vitest";
import { logPoissonTail, poissonTail } from "../../lib/statistics/poisson-tail.js";
import { differences, golden } from "../fixtures/golden.js";
import { jstat } from "../fixtures/jstat.js";

test.each(golden("poisson-tail"))("poisson-tail: $id", (item) => {
  expect(differences({ pGreaterEqual: poissonTail(item.input.k, item.input.mean) }, item)).toEqual([]);
});

test("the logarithm goes where the tail underflows", () => {
  expect(poissonTail(5000, 10)).toBe(0);
  expect(logPoissonTail(5000, 10)).toBeLessThan(-20_000);
});

test("none or more is certain, one or more of nothing impossible", () => {
  expect([poissonTail(0, 3), poissonTail(0, 0), poissonTail(1, 0), poissonTail(2, NaN)]).toEqual([1, 1, 0, NaN]);
});

test("wrong counts and means are refused", () => {
  expect(() => poissonTail(1.5, 2)).toThrow(new RangeError("invalid count: 1.5"));
  expect(() => poissonTail(-1, 2)).toThrow(new RangeError("invalid count: -1"));
  expect(() => poissonTail(1, -2)).toThrow(new RangeError("invalid mean: -2"));
});

test("jStat is not used here: it has no upper tail, and 1 - cdf loses it", () => {
  const misses = golden("poisson-tail").flatMap((item) =>
    differences({ pGreaterEqual: 1 - jstat.poisson.cdf(item.input.k - 1, item.input.mean) }, item),
  );
  expect(misses.join()).toContain("poisson-tail-001");
});
