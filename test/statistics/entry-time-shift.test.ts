import fc from "fast-check";
import { expect, test } from "vitest";
import { mean } from "../../lib/numeric/mean.js";
import { createStream } from "../../lib/numeric/random.js";
import { entryTimeShift } from "../../lib/statistics/entry-time-shift.js";
import { circularShift } from "../../lib/statistics/permutation-scheme.js";
import { permutationTest } from "../../lib/statistics/permutation-test.js";
import { INVARIANT } from "../../lib/statistics/randomisation-test.js";
import type { Side } from "../../lib/statistics/test-result.js";

const stream = () => createStream(1, "entries");

/** Slow twin: turns all outcomes, less the mean of their session, for every arrangement. */
function slowly(given: number[], entries: number[], lengths: number[], side: Side, draws: number) {
  let start = 0;
  const outcomes = lengths.flatMap((length) => {
    const session = given.slice(start, start + length);
    start += length;
    return session.map((value) => value - mean(session));
  });
  const statistic = (turned: Float64Array): number =>
    entries.reduce((sum, at) => sum + turned[at]!, 0) / entries.length;
  const design = { values: outcomes, scheme: circularShift(lengths), statistic, nullHypothesis: "" };
  return permutationTest(design, side, draws, stream());
}

test.each([[4], [60]])("agrees with turning all outcomes, up to %d places a session", (most) => {
  const cases = fc.array(fc.integer({ min: 1, max: most }), { minLength: 1, maxLength: 5 }).chain((lengths) => {
    const size = lengths.reduce((a, b) => a + b);
    return fc.record({
      lengths: fc.constant(lengths),
      outcomes: fc.array(fc.integer({ min: -50, max: 50 }), { minLength: size, maxLength: size }),
      entries: fc.array(fc.integer({ min: 0, max: size - 1 }), { minLength: 1, maxLength: 6 }),
    });
  });
  fc.assert(
    fc.property(
      cases,
      fc.constantFrom<Side>("greater", "less", "two-sided"),
      ({ outcomes, entries, lengths }, side) => {
        fc.pre(lengths.reduce((a, b) => a * b) < 2000 || lengths.length === 5);
        const fast = entryTimeShift(outcomes, entries, lengths, side, 40, stream());
        const slow = slowly(outcomes, entries, lengths, side, 40);
        expect(fast.pValue).toBe(slow.pValue);
        expect(fast.estimate).toBeCloseTo(slow.estimate, 12);
        expect(fast.violated).toEqual(slow.violated);
      },
    ),
    { numRuns: 40 },
  );
});

test("entries at the best moments are found, at any moment they are not", () => {
  const lengths = new Array<number>(20).fill(30);
  const outcomes = Array.from({ length: 600 }, (_, i) => Math.cos((2 * Math.PI * i) / 30));
  const best = lengths.map((_, s) => 30 * s);
  const anywhere = lengths.map((_, s) => 30 * s + ((7 * s) % 30));
  const p = (entries: number[]) => entryTimeShift(outcomes, entries, lengths, "greater", 999, stream());
  expect(p(best)).toMatchObject({ pValue: 1 / 1000, method: "circular shift by session, 999 drawn" });
  expect(p(best).units).toMatchObject({ trades: 20, days: 20 });
  expect(p(anywhere).pValue).toBeGreaterThan(0.05);
});

test("what all times bring counts for nothing", () => {
  const wave = Array.from({ length: 30 }, (_, i) => Math.cos((2 * Math.PI * i) / 30));
  const lifted = [...wave, 0].map((value) => value + 100);
  const found = entryTimeShift(lifted, [0, 30], [30, 1], "two-sided", 99, stream());
  expect(found.estimate).toBeCloseTo(0.5, 10);
  expect(found.pValue).toBeCloseTo(2 / 30, 12); // its opposite is half a session away
});

test("outcomes that are the same at all times cannot tell times apart", () => {
  expect(entryTimeShift([0.1, 0.1, 0.1], [1], [3], "greater", 9, stream())).toMatchObject({
    pValue: NaN,
    violated: [INVARIANT],
  });
});

test("no entries, or a place without an outcome, have no p", () => {
  expect(entryTimeShift([1, 2], [], [2], "less", 9, stream())).toMatchObject({ pValue: NaN, violated: ["no entries"] });
  expect(entryTimeShift([1, NaN], [0], [2], "less", 9, stream())).toMatchObject({
    pValue: NaN,
    violated: ["1 places without an outcome"],
  });
});

test("lengths that do not fit and places outside are refused", () => {
  expect(() => entryTimeShift([1, 2], [0], [3], "less", 9, stream())).toThrow(
    new RangeError("invalid outcomes length: 2"),
  );
  expect(() => entryTimeShift([1, 2], [2], [2], "less", 9, stream())).toThrow(new RangeError("invalid entry: 2"));
});
