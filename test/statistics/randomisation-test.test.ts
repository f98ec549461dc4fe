import { expect, test } from "vitest";
import { INVARIANT, type Randomisation, randomisationTest } from "../../lib/statistics/randomisation-test.js";

const units = { trades: NaN, events: 4, days: NaN };

/** Every value of the list is an arrangement; the first is what was observed. */
function over(values: readonly number[], change: Partial<Randomisation> = {}): Randomisation {
  let next = 0;
  return {
    observed: values[0]!,
    arrangements: values.length,
    enumerate: (visit) => values.forEach(visit),
    draw: () => values[++next % values.length]!,
    rounding: 1e-12,
    scheme: "a list",
    nullHypothesis: "nothing",
    units,
    violated: [],
    ...change,
  };
}

test("few arrangements are all counted, on the side that was asked for", () => {
  const list = over([2, -3, 1, 2 + 1e-15, -2]);
  expect(randomisationTest(list, "greater", 1).pValue).toBe(2 / 5);
  expect(randomisationTest(list, "less", 1).pValue).toBe(5 / 5);
  expect(randomisationTest(list, "two-sided", 1).pValue).toBe(4 / 5);
  expect(randomisationTest(list, "greater", 1)).toMatchObject({
    statistic: 2,
    method: "a list, all 5",
    nullHypothesis: "nothing",
    units,
    violated: [],
  });
});

test("many are drawn, and p is (b + 1) / (m + 1), never zero", () => {
  const many = { arrangements: 1e6 };
  expect(randomisationTest(over([5, 1, 2, 3], many), "greater", 3).pValue).toBe(1 / 4);
  expect(randomisationTest(over([5, 1, 7, 3], many), "greater", 3)).toMatchObject({
    pValue: 2 / 4,
    method: "a list, 3 drawn",
  });
});

test("ties are as wide as the rounding that is given", () => {
  const values = [1, 0.9, 0, 0];
  expect(randomisationTest(over(values), "greater", 1).pValue).toBe(0.25);
  expect(randomisationTest(over(values, { rounding: 0.2 }), "greater", 1).pValue).toBe(0.5);
});

test("a statistic that no arrangement moves has no p, and the reason is given", () => {
  expect(randomisationTest(over([3, 3, 3 + 1e-13]), "greater", 1)).toMatchObject({
    pValue: NaN,
    violated: [INVARIANT],
  });
  expect(randomisationTest(over([3, 3], { arrangements: 1e9 }), "less", 50)).toMatchObject({
    pValue: NaN,
    violated: [INVARIANT],
  });
  expect(randomisationTest(over([3]), "greater", 1).violated).toEqual([INVARIANT]);
});

test("a statistic without a value has no p", () => {
  expect(randomisationTest(over([NaN, 1]), "greater", 1)).toMatchObject({
    pValue: NaN,
    violated: ["the statistic has no value for these data"],
  });
  expect(randomisationTest(over([1, NaN, 2]), "greater", 1)).toMatchObject({
    pValue: NaN,
    violated: ["the statistic has no value for 1 arrangements"],
  });
  expect(randomisationTest(over([1, 2], { violated: ["no values"] }), "greater", 1)).toMatchObject({
    pValue: NaN,
    violated: ["no values"],
  });
});

test("no draws are refused", () => {
  expect(() => randomisationTest(over([1, 2]), "greater", 0)).toThrow(new RangeError("invalid draws: 0"));
});

test("a test can count more arrangements than usual, or fewer", () => {
  expect(randomisationTest(over([5, 1, 2, 3], { exactUpTo: 3 }), "greater", 3).method).toBe("a list, 3 drawn");
  expect(randomisationTest(over([5, 1, 2, 3], { exactUpTo: 4 }), "greater", 3).method).toBe("a list, all 4");
  const many = { arrangements: 1e6, exactUpTo: 1e6 };
  expect(randomisationTest(over([5, 1, 2, 3], many), "greater", 3).pValue).toBe(1 / 1e6);
});
