import fc from "fast-check";
import { expect, test } from "vitest";
import { mean } from "../../lib/numeric/mean.js";
import { bcaInterval } from "../../lib/statistics/bca-interval.js";
import { jackknife } from "../../lib/statistics/jackknife.js";
import { differences, golden } from "../fixtures/golden.js";

test("each value is left out in turn, the order of the rest kept", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (values) => {
      const seen: number[][] = [];
      jackknife(values, (rest) => seen.push(Array.from(rest)));
      expect(seen).toEqual(values.map((_, out) => values.filter((_, i) => i !== out)));
    }),
  );
});

test.each(golden("bca-interval"))("gives the acceleration of $id", (item) => {
  const { x, replicates, alpha } = item.input;
  const { acceleration } = bcaInterval(mean(x), replicates, jackknife(x, mean), 1 - alpha);
  expect(differences({ acceleration }, item)).toEqual([]);
});

test("none gives none, one leaves nothing", () => {
  expect(jackknife([], mean).length).toBe(0);
  expect(Array.from(jackknife([4], mean))).toEqual([NaN]);
});
