import { describe, expect, it } from "vitest";
import { effectInWords, type Pair, pairedEffect } from "../../lib/hypotheses/paired-effect.js";
import { createStream } from "../../lib/numeric/random.js";

const stream = () => createStream(1, "paired");
const pair = (date: string, withControl: number, withoutControl: number): Pair => ({
  date,
  withControl,
  withoutControl,
});

/** Differences 3, 1 on one day, -1, 2 and 4 on three others. */
const pairs = [pair("a", 5, 2), pair("a", 1, 0), pair("b", -2, -1), pair("c", 2, 0), pair("d", 1, -3)];

/** All 16 sign patterns of the days' sums 4, -1, 2, 4, counted by hand: as far from zero as 9 lie 2 of + and 2 of -. */
const signFlipsByHand = () => {
  const sums = [4, -1, 2, 4];
  let far = 0;
  for (let bits = 0; bits < 16; bits++) {
    const total = sums.reduce((all, value, k) => all + (bits & (1 << k) ? value : -value), 0);
    if (Math.abs(total) >= 9) far += 1;
  }
  return far / 16;
};

describe("pairedEffect", () => {
  it("is the mean of the differences, with days as what is independent", () => {
    const effect = pairedEffect(pairs, "points", 0.95, 999, stream())!;
    expect(effect).toMatchObject({ pairs: 5, days: 4, unit: "points", withControl: 7 / 5, withoutControl: -2 / 5 });
    expect(effect.difference).toBeCloseTo(9 / 5, 12);
    expect(effect.pValue).toBe(signFlipsByHand());
    // Ratio estimator: days' sums less 1.8 a pair are 0.4, -2.8, 0.2, 2.2; t(0.975, 3) = 3.182446305284263.
    const error = Math.sqrt(((4 / 3) * (0.4 ** 2 + 2.8 ** 2 + 0.2 ** 2 + 2.2 ** 2)) / 25);
    expect(effect.interval.lower).toBeCloseTo(1.8 - 3.182446305284263 * error, 9);
    expect(effect.interval.upper).toBeCloseTo(1.8 + 3.182446305284263 * error, 9);
    expect(effect.violated).toEqual([]);
  });

  it("is nothing without a pair, and has no interval on one day", () => {
    expect(pairedEffect([], "points", 0.95, 999, stream())).toBeNull();
    const one = pairedEffect(pairs.slice(0, 2), "points", 0.95, 999, stream())!;
    expect(one).toMatchObject({ difference: 2, pValue: 1 });
    expect(one.interval.lower).toBeNaN();
    expect(one.violated).toContain("fewer than two days");
  });

  it("takes its level and its draws from its arguments", () => {
    const many = Array.from({ length: 25 }, (_, k) => pair(`${k}`, k % 3, 1 + (k % 2)));
    const effect = (level: number, draws: number) => pairedEffect(many, "points", level, draws, stream())!;
    expect(effect(0.9, 99).interval.lower).toBeGreaterThan(effect(0.95, 99).interval.lower);
    expect(effect(0.95, 199).method).toContain("199 drawn");
    expect(() => effect(1, 99)).toThrow(new RangeError("invalid level: 1"));
  });

  it("is told in a sentence that says whether it helped, cost, or cannot be told from chance", () => {
    const days = (difference: number) =>
      Array.from({ length: 12 }, (_, k) => pair(`${k}`, difference + (k % 2) / 10, 0));
    const words = (difference: number) => effectInWords(pairedEffect(days(difference), "points", 0.95, 999, stream())!);
    expect(words(1)).toMatch(
      /^with it 1\.05 points, without it 0 points on average: a difference of 1\.05 \(95 % interval/,
    );
    expect(words(1)).toMatch(/on 12 days\); it helped beyond chance$/);
    expect(words(-1)).toMatch(/it cost beyond chance$/);
    expect(words(-0.05)).toMatch(/not told apart from chance$/);
    const single = effectInWords(pairedEffect(pairs.slice(0, 1), "account currency", 0.95, 999, stream())!);
    expect(single).toContain("3 (no interval, p = 1 on 1 day)");
  });
});
