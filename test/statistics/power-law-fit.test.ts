import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { exponentTest, powerLawFit } from "../../lib/statistics/power-law-fit.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("power-law-fit"))("power-law-fit: $id", (item) => {
  const found = powerLawFit(item.input.x, item.input.y);
  const actual = {
    a: found.coefficient,
    b: found.exponent,
    seA: found.coefficientError,
    seB: found.exponentError,
    rss: found.residualSquares,
    residualSd: found.residualError,
    r2: found.rSquared,
    logLogB: found.logLog.exponent,
    logLogA: found.logLog.coefficient,
    logLogSeB: found.logLog.exponentError,
    logLogR2: found.logLog.rSquared,
  };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

const x = [1, 2, 4, 8, 16];

test("a law is found again, falling or rising, positive or negative", () => {
  for (const [a, b] of [
    [3, -2],
    [0.01, 3.3],
    [-5, 0.5],
  ] as const) {
    const noise = [1.001, 0.999, 1.0005, 0.9995, 1.0001];
    const found = powerLawFit(
      x,
      x.map((value, i) => a * value ** b * noise[i]!),
    );
    expect(found.coefficient / a).toBeCloseTo(1, 2);
    expect(found.exponent).toBeCloseTo(b, 2);
  }
});

test("negative values have a curve but no line through their logarithms", () => {
  const found = powerLawFit(x, [-1, -2.1, -3.9, -8.2, -16]);
  expect(found.exponent).toBeCloseTo(1, 1);
  expect(found.logLog).toMatchObject({ exponent: NaN, coefficient: NaN, rSquared: NaN });
});

test("over many orders of magnitude no exponent nearby is better", () => {
  const stream = createStream(4, "laws");
  for (let law = 0; law < 200; ++law) {
    const wide = Array.from({ length: 3 + stream.integer(20) }, () => Math.exp(3 * stream.normal()));
    const [a, b, noise] = [10 * stream.normal(), 4 * stream.uniform() - 2, [0, 1e-6, 0.01, 0.3][law % 4]!];
    const y = wide.map((value) => a * value ** b * (1 + noise * stream.normal()));
    const found = powerLawFit(wide, y);
    expect(found.violated).toEqual([]);
    if (noise < 0.01) expect(found.exponent).toBeCloseTo(b, 3);
    const left = (exponent: number) => {
      const powers = wide.map((value) => value ** exponent);
      const best =
        powers.reduce((total, power, i) => total + power * y[i]!, 0) /
        powers.reduce((sum, power) => sum + power ** 2, 0);
      return powers.reduce((total, power, i) => total + (y[i]! - best * power) ** 2, 0);
    };
    const scale = 1e-12 * y.reduce((total, value) => total + value * value, 0);
    for (const exponent of [found.exponent - 1e-3, found.exponent + 1e-3]) {
      expect(found.residualSquares).toBeLessThan(left(exponent) + scale);
    }
  }
});

test("the unit of x moves the coefficient only", () => {
  const y = [5, 3.2, 2.2, 1.3, 1];
  const one = powerLawFit(x, y);
  const other = powerLawFit(
    x.map((value) => value / 1000),
    y,
  );
  expect(other.exponent).toBeCloseTo(one.exponent, 8);
  expect(other.exponentError).toBeCloseTo(one.exponentError, 8);
});

test("the exponent's test uses null value, side and level", () => {
  const fit = powerLawFit(x, [5, 3.2, 2.2, 1.3, 1]);
  const found = exponentTest(fit, -0.5, "less", 0.9);
  expect(found.statistic).toBeCloseTo((fit.exponent + 0.5) / fit.exponentError, 10);
  expect(found).toMatchObject({ nullHypothesis: "the exponent is at least -0.5", violated: [] });
  expect(exponentTest(fit, -0.5, "greater", 0.9).pValue).toBeCloseTo(1 - found.pValue, 12);
  expect(exponentTest(fit, 0, "less", 0.99).interval!.upper).toBeGreaterThan(found.interval!.upper);
});

test("what has no fit says why", () => {
  const why = (x: number[], y: number[]) => powerLawFit(x, y);
  expect(why([], [])).toMatchObject({ exponent: NaN, violated: ["fewer than three pairs"] });
  expect(why([1, 2], [3, 4])).toMatchObject({ exponent: NaN, violated: ["fewer than three pairs"] });
  expect(why([0, 1, 2], [3, 4, 5])).toMatchObject({ exponent: NaN, violated: ["an x is not positive"] });
  expect(why([1, NaN, 2], [3, 4, 5])).toMatchObject({ exponent: NaN, violated: ["a value is not observed"] });
  expect(why([1, 3, 2], [3, NaN, 5])).toMatchObject({ rSquared: NaN, violated: ["a value is not observed"] });
  expect(why([2, 2, 2], [3, 4, 5])).toMatchObject({ exponent: NaN, violated: ["no exponent fits best"] });
  expect(why([1, 2, 3], [0, 0, 0])).toMatchObject({ exponent: NaN, violated: ["no exponent fits best"] });
  expect(exponentTest(why([], []), 0, "less", 0.9)).toMatchObject({
    pValue: NaN,
    violated: ["fewer than three pairs"],
  });
});

test("lengths that differ are refused", () => {
  expect(() => powerLawFit([1], [1, 2])).toThrow(new RangeError("invalid x length: 1"));
});
