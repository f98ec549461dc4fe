import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { coxRegression } from "../../lib/statistics/cox-regression.js";
import { normalPValue } from "../../lib/statistics/estimate-test.js";
import { logRank } from "../../lib/statistics/log-rank.js";
import { differences, golden } from "../fixtures/golden.js";

const each = (values: readonly unknown[]) => values.map((_, i) => i);

test.each(golden("survival"))("survival: $id", (item) => {
  const { time, event, x } = item.input;
  const efron = coxRegression(time, event, [x], "efron", each(time));
  const breslow = coxRegression(time, event, [x], "breslow", each(time));
  const actual = {
    coxEfron: efron.coefficients[0],
    coxEfronSe: efron.standardErrors[0],
    coxEfronP: efron.pTwoSided[0],
    coxBreslow: breslow.coefficients[0],
    coxBreslowSe: breslow.standardErrors[0],
  };
  expect(differences(actual, item)).toEqual([]);
  expect(efron).toMatchObject({ events: 19, clusters: 22, violated: [] });
});

const times = [4, 3, 1, 5, 2, 6, 8, 7];
const events = [1, 1, 1, 0, 1, 1, 1, 0];
const x = [0.3, -1.2, 2, 0.4, 1.1, -0.5, 0.2, 1];
const z = [1, 0, 0, 1, 1, 0, 1, 0];
const days = [1, 1, 2, 2, 3, 3, 4, 4];

/** Lin and Wei's formula for one covariate without ties, term by term. */
function robustError(beta: number, clusters: readonly number[]): number {
  const risk = x.map((value) => Math.exp(beta * value));
  const sum = (from: number, of: (i: number) => number) =>
    each(x).reduce((total, i) => total + (times[i]! >= times[from]! ? of(i) : 0), 0);
  const centre = (i: number) => sum(i, (l) => risk[l]! * x[l]!) / sum(i, (l) => risk[l]!);
  const information = each(x).reduce(
    (total, i) =>
      total + (events[i] ? sum(i, (l) => risk[l]! * (x[l]! - centre(i)) ** 2) / sum(i, (l) => risk[l]!) : 0),
    0,
  );
  const scores = each(x).map((i) => {
    const own = events[i] ? x[i]! - centre(i) : 0;
    const later = each(x).reduce((total, j) => {
      const counts = events[j] === 1 && times[j]! <= times[i]!;
      return total + (counts ? (risk[i]! * (x[i]! - centre(j))) / sum(j, (l) => risk[l]!) : 0);
    }, 0);
    return own - later;
  });
  const sums = new Map<number, number>();
  for (const [i, score] of scores.entries()) sums.set(clusters[i]!, (sums.get(clusters[i]!) ?? 0) + score);
  return Math.sqrt([...sums.values()].reduce((total, value) => total + value * value, 0)) / information;
}

test.each([[each(x)], [days]])("the robust error is Lin and Wei's, by cluster", (clusters) => {
  const found = coxRegression(times, events, [x], "efron", clusters);
  const expected = robustError(found.coefficients[0]!, clusters);
  expect(found.robustErrors[0]).toBeCloseTo(expected, 12);
  expect(found.robustPTwoSided[0]).toBeCloseTo(normalPValue(found.coefficients[0]! / expected, "two-sided"), 12);
  expect(found.clusters).toBe(new Set(clusters).size);
});

test("with ties the scores still sum to zero, and the treatment of the ties is used", () => {
  const tied = times.map((t) => Math.ceil(t / 2));
  const [efron, breslow] = (["efron", "breslow"] as const).map((ties) => coxRegression(tied, events, [x], ties, days));
  expect(efron!.robustErrors[0]).toBeGreaterThan(0);
  expect(efron!.robustErrors[0]).not.toBe(breslow!.robustErrors[0]);
  // Everyone in one cluster: the scores sum to zero at the maximum, whatever the ties.
  const one = coxRegression(
    tied,
    events,
    [x],
    "efron",
    days.map(() => "day"),
  );
  expect(one.robustErrors[0]).toBeCloseTo(0, 7);
});

test("the log-rank statistic is the score test: near the Wald one for a small effect", () => {
  const wald = coxRegression(times, events, [z], "efron", days);
  const { chiSquare } = logRank(times, events, z, 2);
  expect((wald.coefficients[0]! / wald.standardErrors[0]!) ** 2).toBeCloseTo(chiSquare, 1);
});

test("two covariates: units and order do not matter, the likelihood only rises", () => {
  const one = coxRegression(times, events, [x, z], "efron", days);
  const other = coxRegression(times, events, [z, x.map((value) => 5 + 1000 * value)], "efron", days);
  expect(other.coefficients[1]! * 1000).toBeCloseTo(one.coefficients[0]!, 10);
  expect(other.coefficients[0]).toBeCloseTo(one.coefficients[1]!, 10);
  expect(other.robustErrors[1]! * 1000).toBeCloseTo(one.robustErrors[0]!, 10);
  expect(one.logLikelihood).toBeGreaterThan(one.nullLogLikelihood);
  expect(one.logLikelihood).toBeGreaterThan(coxRegression(times, events, [x], "efron", days).logLikelihood);
});

test("thousands of waits: the coefficient is found, and rounding does not stop the search", () => {
  for (const seed of [1, 2, 3]) {
    const stream = createStream(seed, "waits");
    const cause = Array.from({ length: 4000 }, () => stream.normal());
    const waits = cause.map((value) => -Math.log(1 - stream.uniform()) / Math.exp(0.3 * value));
    const found = coxRegression(
      waits.map((wait) => Math.min(wait, 2)),
      waits.map((wait) => (wait < 2 ? 1 : 0)),
      [cause],
      "efron",
      each(waits),
    );
    expect(found.violated).toEqual([]);
    expect(Math.abs(found.coefficients[0]! - 0.3)).toBeLessThan(4 * found.standardErrors[0]!);
    // The model is true: both errors estimate the same.
    expect(found.robustErrors[0]! / found.standardErrors[0]!).toBeCloseTo(1, 1);
  }
});

test("what has no estimate says why", () => {
  const why = (times: number[], events: number[], x: number[]) => coxRegression(times, events, [x], "efron", each(x));
  expect(why([], [], [])).toMatchObject({ violated: ["no events"] });
  expect(why([1, 2, 3], [0, 0, 0], [1, 2, 3])).toMatchObject({ logLikelihood: NaN, violated: ["no events"] });
  expect(why([1, NaN, 3], [1, 1, 1], [1, 3, 2])).toMatchObject({ violated: ["a value is not observed"] });
  expect(why([1, 2, 3], [1, 1, 1], [1, NaN, 2])).toMatchObject({ violated: ["a value is not observed"] });
  const monotone = "the covariates are constant, dependent, or order the events perfectly";
  for (const found of [why([1, 2, 3], [1, 1, 1], [0.1, 0.1, 0.1]), why([1, 2, 3, 4], [1, 1, 1, 1], [4, 3, 2, 1])]) {
    expect(found.violated).toEqual([monotone]);
    expect([found.coefficients[0], found.standardErrors[0], found.robustErrors[0], found.pTwoSided[0]]).toEqual([
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
  }
  expect(coxRegression(times, events, [x, x], "efron", days).violated).toEqual([monotone]);
});

test("lengths that differ are refused", () => {
  expect(() => coxRegression([1], [1], [[1, 2]], "efron", [1])).toThrow(new RangeError("invalid covariate length: 2"));
  expect(() => coxRegression([1], [1], [[1]], "efron", [])).toThrow(new RangeError("invalid clusters length: 0"));
});
