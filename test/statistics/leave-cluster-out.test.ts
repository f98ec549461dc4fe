import { expect, test } from "vitest";
import { leaveClusterOut } from "../../lib/statistics/leave-cluster-out.js";
import { linearRegression } from "../../lib/statistics/linear-regression.js";
import { golden } from "../fixtures/golden.js";

const { X, y, clusters } = golden("regression").find(({ input }) => "clusters" in input)!.input;
const x: number[] = X.map((row: number[]) => row[0]);

function refitted(weights: number[] | null): number[] {
  return x.map((value, i) => {
    const kept = x.map((_, j) => j).filter((j) => clusters[j] !== clusters[i]);
    const pick = (values: number[]) => kept.map((j) => values[j]!);
    const { coefficients } = linearRegression([pick(x)], pick(y), true, weights && pick(weights));
    return coefficients[0]! + coefficients[1]! * value;
  });
}

test.each([[null], [x.map((_, i) => 1 + (i % 3))]])(
  "predictions are those of refitting without the cluster",
  (weights) => {
    const { predictions, baseline, rSquared } = leaveClusterOut(linearRegression([x], y, true, weights), y, clusters);
    const slow = refitted(weights);
    for (const [i, value] of predictions.entries()) expect(value).toBeCloseTo(slow[i]!, 12);
    const squares = (values: ArrayLike<number>) =>
      y.reduce((total: number, value: number, i: number) => total + (value - values[i]!) ** 2, 0);
    expect(rSquared).toBeCloseTo(1 - squares(slow) / squares(baseline), 12);
    const others = y.filter((_: number, i: number) => clusters[i] !== clusters[0]);
    expect(baseline[0]).toBeCloseTo(others.reduce((a: number, b: number) => a + b) / others.length, 14);
  },
);

test("what predicts nothing is worse than the mean", () => {
  const days = [1, 1, 2, 2, 3, 3];
  const noise = linearRegression([[1, 5, 2, 4, 3, 6]], [3, 1, 2, 2, 3, 1], true, null);
  expect(leaveClusterOut(noise, [3, 1, 2, 2, 3, 1], days).rSquared).toBeLessThan(1);
  const useless = linearRegression([[1, -1, 1, -1, 1, -1]], [5, 5.1, -5, -5.2, 0, 0.1], true, null);
  expect(leaveClusterOut(useless, [5, 5.1, -5, -5.2, 0, 0.1], days).rSquared).toBeLessThan(0);
});

test("a single cluster cannot be predicted from others", () => {
  const fit = linearRegression([[1, 2, 4]], [1, 3, 2], true, null);
  const found = leaveClusterOut(fit, [1, 3, 2], [7, 7, 7]);
  expect(found.rSquared).toBeNaN();
  expect(found.predictions.every(Number.isNaN)).toBe(true);
});

test("lengths that differ are refused", () => {
  const fit = linearRegression([[1, 2, 4]], [1, 3, 2], true, null);
  expect(() => leaveClusterOut(fit, [1], [1, 2, 3])).toThrow(new RangeError("invalid y length: 1"));
  expect(() => leaveClusterOut(fit, [1, 3, 2], [1])).toThrow(new RangeError("invalid clusters length: 1"));
});
