import { describe, expect, it } from "vitest";
import {
  type ExponentRule,
  formulaExponent,
  type OrdinaryCourse,
  timeExponent,
} from "../../lib/hypotheses/time-exponent.js";
import { createStream, type RandomStream } from "../../lib/numeric/random.js";
import { dateAfter } from "../fixtures/days.js";
import { expiryCaseOf } from "../fixtures/expiry-cases.js";

const rule: ExponentRule = { fromMinutes: 60, binMinutes: 10, nearDeviations: 0.5, level: 0.95, draws: 99 };
const minute = 60_000;

/** Prices by minute whose moves in the ten-minute bins are given, the last bin first. */
const courseOf = (moves: readonly number[]) => {
  const prices = [5004];
  for (const move of [...moves].reverse()) for (let k = 0; k < 10; k++) prices.push(prices.at(-1)! + move / 10);
  return prices;
};
const caseOf = (day: number, moves: readonly number[], price = 5004) =>
  expiryCaseOf({ day, course: courseOf(moves), price });
const ordinaryOf = (day: number, moves: readonly number[], changes: Partial<OrdinaryCourse> = {}): OrdinaryCourse => {
  const date = dateAfter("2027-01-01", day);
  const endsAt = Date.parse(date) + 21 * 3_600_000;
  const prices = courseOf(moves);
  const at = Float64Array.from(prices, (_, k) => endsAt - (prices.length - 1 - k) * minute);
  return {
    underlying: "TEST",
    date,
    endsAt,
    deviation: 10,
    course: { at, price: Float64Array.from(prices) },
    ...changes,
  };
};
const middles = [5, 15, 25, 35, 45, 55];
/** Moves of a day: normal, with a U shape of the hour that all days share, times a power of the minutes left. */
const drawn = (exponent: number, stream: RandomStream) =>
  middles.map((middle) => (1 + middle / 20) * middle ** -exponent * stream.normal());
const many = (exponent: number, days: number, seed: number, changes: Partial<ExponentRule> = {}) => {
  const stream = createStream(seed, "courses");
  const cases = Array.from({ length: days }, (_, day) => caseOf(day, drawn(exponent, stream)));
  const ordinary = Array.from({ length: days }, (_, day) => ordinaryOf(day, drawn(0, stream)));
  return timeExponent(cases, ordinary, { ...rule, ...changes }, createStream(seed, "test"));
};

describe("the exponent of time", () => {
  it("is that of the ratio to ordinary days, exactly where the ratio is a power", () => {
    const shape = middles.map((middle) => 1 + middle / 20);
    const cases = [0, 1, 2].map((day) =>
      caseOf(
        day,
        shape.map((own, k) => own / middles[k]!),
      ),
    );
    const found = timeExponent(cases, [ordinaryOf(0, shape), ordinaryOf(1, shape)], rule, createStream(1));
    expect(found.compared).toBe("ordinary days");
    expect(found.exponent.finding!.estimate).toBeCloseTo(1, 6);
    expect(found.exponentOfLogs).toBeCloseTo(1, 9);
    expect(found.coefficient).toBeCloseTo(1, 6);
    expect(found.bins.map(({ minutes }) => minutes)).toEqual(middles);
    // 1.25 / 5 over ten minutes and ten points
    expect(found.bins[0]!.rate).toBeCloseTo(0.0025, 9);
    expect(found.bins[0]).toMatchObject({ cases: 3, references: 2 });
    expect(found.bins[1]!.ratio).toBeCloseTo(1 / 15, 9);
  });

  it("does not mistake the hour's own shape for an exponent, over 200 runs at 5 %", () => {
    const runs = Array.from({ length: 200 }, (_, seed) => many(0, 15, seed, { draws: 19 }));
    const rejected = runs.filter(({ exponent }) => exponent.finding!.pValue! <= 0.05).length;
    expect(rejected).toBeLessThanOrEqual(21);
    expect(rejected).toBeGreaterThanOrEqual(2);
  });

  it("recognises movement that grows toward the expiry, and reports whether 2 is possible", () => {
    const one = many(1, 60, 3);
    expect(one.exponent.finding!.pValue).toBe(0.01);
    expect(one.exponent.finding!.interval!.lower).toBeGreaterThan(0.3);
    expect(one.allowsTwo).toBe(false);
    const two = many(2, 60, 4);
    expect(two.exponent.finding!.estimate).toBeGreaterThan(1.5);
    expect(two.allowsTwo).toBe(true);
  });

  it("sets cases near the heaviest strike against those far from it where there is no ordinary day", () => {
    const stream = createStream(5, "near");
    const cases = Array.from({ length: 80 }, (_, day) =>
      day % 2 ? caseOf(day, drawn(1, stream)) : caseOf(day, drawn(0, stream), 5009),
    );
    const found = timeExponent(cases, [], rule, createStream(1));
    expect(found.compared).toBe("far from the heaviest strike");
    expect(found.exponent.finding).toMatchObject({ trades: 40, days: 40, pValue: 0.01 });
    const wide = timeExponent(cases, [], { ...rule, nearDeviations: 1 }, createStream(1));
    expect(wide.exponent.reason).toBe("there are no cases far from the heaviest strike to compare with");
    expect(timeExponent(cases, [], { ...rule, nearDeviations: 0.1 }, createStream(1)).exponent.reason).toBe(
      "no case is near its heaviest strike",
    );
  });

  it("exchanges cases singly where a day has both kinds, and says so", () => {
    const stream = createStream(6, "both");
    const cases = Array.from({ length: 20 }, (_, day) => [
      caseOf(day, drawn(0, stream)),
      caseOf(day, drawn(0, stream), 5009),
    ]).flat();
    const { finding } = timeExponent(cases, [], rule, createStream(1)).exponent;
    expect(finding!.violated.join()).toContain("days with both kinds");
    expect(finding!.method).toContain("cases exchanged");
  });

  it("leaves out windows of expiry days and other underlyings, and courses without prices near the bins", () => {
    const shape = middles.map(() => 1);
    const sparse = expiryCaseOf({ day: 1, course: [5004, 5004] });
    const found = timeExponent(
      [caseOf(0, shape), sparse, expiryCaseOf({ day: 2, deviation: Number.NaN })],
      [
        ordinaryOf(0, shape),
        ordinaryOf(1, shape, { date: "2026-01-05" }),
        ordinaryOf(2, shape, { underlying: "OTHER" }),
      ],
      rule,
      createStream(1),
    );
    expect(found.bins[0]).toMatchObject({ cases: 1, references: 1 });
    expect(found.leftOut.map(({ reason }) => reason).sort()).toEqual([
      "no bin has a price at both ends",
      "no expiry of the window's underlying",
      "something expires on the day of the window",
      "the standard deviation of the move is not known",
    ]);
    expect(found.exponent.finding!.violated).toContain("only 1 days");
  });

  it("carries the document's own exponent as what it is: an identity", () => {
    expect(many(0, 5, 1).asWritten.identity).toBe(true);
    expect(many(0, 5, 1).asWritten.exponent).toBeCloseTo(2, 9);
    expect(formulaExponent(Float64Array.from([0.5, 2, 7, 20, 50]))).toBeCloseTo(2, 9);
  });

  it("has nothing to say without cases, and refuses bins that are too wide", () => {
    expect(timeExponent([], [], rule, createStream(1)).exponent.reason).toBe("there are no expiries");
    expect(timeExponent([], [ordinaryOf(0, middles)], rule, createStream(1)).exponent.reason).toBe(
      "there are no expiries",
    );
    expect(() => timeExponent([], [], { ...rule, binMinutes: 30 }, createStream(1))).toThrow(
      new RangeError("invalid binMinutes: 30"),
    );
    expect(many(0, 5, 1, { fromMinutes: 40 }).bins).toHaveLength(4);
    expect(many(0, 5, 1, { binMinutes: 20 }).bins).toHaveLength(3);
    const wide = many(1, 20, 2, { level: 0.99 }).exponent.finding!.interval!;
    const usual = many(1, 20, 2).exponent.finding!.interval!;
    expect(wide.upper - wide.lower).toBeGreaterThan(usual.upper - usual.lower);
  });
});
