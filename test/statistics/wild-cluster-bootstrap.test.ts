import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { linearRegression } from "../../lib/statistics/linear-regression.js";
import { clusteredErrors } from "../../lib/statistics/robust-errors.js";
import { wildClusterBootstrap, wildWeightsFor } from "../../lib/statistics/wild-cluster-bootstrap.js";
import { differences, golden } from "../fixtures/golden.js";

const stream = () => createStream(20260105, "wild");
const item = golden("wild-cluster-bootstrap")[0]!;
const { x, y, clusters } = item.input;

test.each(golden("wild-cluster-bootstrap"))("wild-cluster-bootstrap: $id", (item) => {
  const { x, y, clusters } = item.input;
  const found = wildClusterBootstrap([x], y, clusters, 0, 0, "rademacher", 1, stream());
  const signVectors = 2 ** found.units.days;
  const actual = {
    t: found.statistic,
    signVectors,
    countAtLeast: found.pValue * signVectors,
    pSymmetric: found.pValue,
  };
  expect(differences(actual, item)).toEqual([]);
  expect(found).toMatchObject({ method: "wild cluster bootstrap, all 128 sign vectors", violated: [] });
});

/** Refits every resample. */
function slowPValue(columns: number[][], nullValue: number): number {
  const tested = columns[0]!;
  const restricted = linearRegression(
    columns.slice(1),
    y.map((value: number, i: number) => value - nullValue * tested[i]!),
    true,
    null,
  );
  const statistic = (values: number[]) => {
    const fit = linearRegression(columns, values, true, null);
    return Math.abs((fit.coefficients[1]! - nullValue) / clusteredErrors(fit, clusters).standardErrors[1]!);
  };
  const observed = statistic(y);
  let extreme = 0;
  for (let pattern = 0; pattern < 128; ++pattern) {
    const resample = y.map((value: number, i: number) => {
      const sign = (pattern >>> (clusters[i] - 1)) & 1 ? -1 : 1;
      return value + (sign - 1) * restricted.residuals[i]!;
    });
    if (statistic(resample) >= observed - 1e-9) ++extreme;
  }
  return extreme / 128;
}

test("every p is that of refitting, with a second predictor and another null", () => {
  const second = x.map((_: number, i: number) => (i * i) % 7);
  for (const [columns, nullValue] of [
    [[x], 0.7],
    [[x, second], 0],
    [[second, x], -0.1],
  ] as [number[][], number][]) {
    const fast = wildClusterBootstrap(columns, y, clusters, 0, nullValue, "rademacher", 1, stream());
    expect(fast.pValue).toBe(slowPValue(columns, nullValue));
  }
});

test("the tested predictor is the one of the index, its estimate that of the regression", () => {
  const second = x.map((_: number, i: number) => (i * i) % 7);
  const at = (index: number) => wildClusterBootstrap([x, second], y, clusters, index, 2, "rademacher", 1, stream());
  const { coefficients } = linearRegression([x, second], y, true, null);
  expect(at(0).estimate).toBeCloseTo(coefficients[1]!, 12);
  expect(at(1).estimate).toBeCloseTo(coefficients[2]!, 12);
});

test("many clusters are drawn: as many and as random as asked, and near the exact p", () => {
  const drawn = (weights: "rademacher" | "webb", draws: number, seed: number) =>
    wildClusterBootstrap([x], y, clusters, 0, 0, weights, draws, createStream(seed));
  const webb = drawn("webb", 3999, 1);
  expect(webb.pValue).toBe(drawn("webb", 3999, 1).pValue);
  expect(webb.pValue).not.toBe(drawn("webb", 3999, 2).pValue);
  expect(webb.method).toBe("wild cluster bootstrap, 3999 drawn, webb weights");
  expect(Math.abs(webb.pValue - item.expected.pSymmetric)).toBeLessThan(0.05);
  // Above sixteen clusters even Rademacher signs are drawn.
  const days = x.map((_: number, i: number) => i % 17);
  const many = wildClusterBootstrap([x], y, days, 0, 0, "rademacher", 99, stream());
  expect(many.method).toBe("wild cluster bootstrap, 99 drawn, rademacher weights");
  expect((many.pValue * 100) % 1).toBeCloseTo(0, 9);
});

test("days with a mood of their own: classical errors find what is not there, the wild bootstrap does not", () => {
  const draw = createStream(8, "moods");
  const days = Array.from({ length: 120 }, (_, i) => Math.floor(i / 12));
  let [classical, wild] = [0, 0];
  for (let study = 0; study < 60; ++study) {
    const [cause, mood] = [0, 1].map(() => Array.from({ length: 10 }, () => draw.normal()));
    const x = days.map((day) => cause![day]! + 0.3 * draw.normal());
    const y = days.map((day) => mood![day]! + draw.normal());
    if (linearRegression([x], y, true, null).pTwoSided[1]! <= 0.05) classical += 1;
    if (wildClusterBootstrap([x], y, days, 0, 0, "rademacher", 1, draw).pValue <= 0.05) wild += 1;
  }
  // Five in a hundred would be three of sixty.
  expect(classical).toBeGreaterThanOrEqual(20);
  expect(wild).toBeLessThanOrEqual(8);
});

test("the usual weights", () => {
  expect([wildWeightsFor(9), wildWeightsFor(10)]).toEqual(["webb", "rademacher"]);
});

test("what has no answer has no p, and the reason is given", () => {
  const why = (x: number[], y: number[], clusters: number[]) =>
    wildClusterBootstrap([x], y, clusters, 0, 0, "rademacher", 9, stream());
  expect(why([1, 2, 4], [1, 3, 2], [7, 7, 7])).toMatchObject({ pValue: NaN, violated: ["fewer than two clusters"] });
  expect(why([1, 2], [1, 3], [7, 8])).toMatchObject({ violated: ["no more observations than coefficients"] });
  const dependent = "the predictors are linearly dependent or not observed";
  expect(why([2, 2, 2], [1, 3, 2], [1, 2, 3])).toMatchObject({ pValue: NaN, statistic: NaN, violated: [dependent] });
  expect(why([2, NaN, 2], [1, 3, 2], [1, 2, 3])).toMatchObject({ violated: [dependent] });
  const unobserved = "the fit leaves no residuals, or a value is not observed";
  expect(why([1, 2, 4], [1, NaN, 2], [1, 2, 3])).toMatchObject({ pValue: NaN, violated: [unobserved] });
  expect(why([1, 2, 4], [0, 0, 0], [1, 2, 3])).toMatchObject({ pValue: NaN, violated: [unobserved] });
  expect(why([1, 2, 4], [0.1, 0.1, 0.1], [1, 2, 3])).toMatchObject({ pValue: NaN, violated: [unobserved] });
});

test("indexes, clusters and draws that are none are refused", () => {
  const call = (index: number, clusters: number[], draws: number) => () =>
    wildClusterBootstrap([[1, 2, 4]], [1, 3, 2], clusters, index, 0, "webb", draws, stream());
  expect(call(1, [1, 2, 3], 9)).toThrow(new RangeError("invalid index: 1"));
  expect(call(0, [1, 2], 9)).toThrow(new RangeError("invalid clusters length: 2"));
  expect(call(0, [1, 2, 3], 0)).toThrow(new RangeError("invalid draws: 0"));
});
