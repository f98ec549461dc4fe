import fc from "fast-check";
import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import {
  circularShift,
  inBlocks,
  type PermutationScheme,
  unrestricted,
  withinStrata,
  withinStrataInBlocks,
} from "../../lib/statistics/permutation-scheme.js";

/** All arrangements as text, in the order in which they are visited. */
function all(scheme: PermutationScheme): string[] {
  const order = new Int32Array(scheme.size);
  const found: string[] = [];
  scheme.enumerate(order, () => {
    found.push(order.join(""));
  });
  return found;
}

test("unrestricted: every order once, the given one first", () => {
  expect(all(unrestricted(3))).toEqual(["012", "021", "102", "120", "201", "210"]);
});

test("within strata: the strata, interleaved, never mix", () => {
  expect(all(withinStrata(["a", "b", "a", "b"]))).toEqual(["0123", "0321", "2103", "2301"]);
});

test("blocks keep their inside; the last may be shorter", () => {
  expect(all(inBlocks(5, 2))).toEqual(["01234", "01423", "23014", "23401", "40123", "42301"]);
});

test("blocks within strata are counted in members of the stratum", () => {
  expect(all(withinStrataInBlocks([1, 2, 1, 1, 1], 2))).toEqual(["01234", "31402"]);
});

test("circular shift turns each session by itself", () => {
  expect(all(circularShift([2, 3]))).toEqual(["01234", "01342", "01423", "10234", "10342", "10423"]);
});

const schemes = fc.oneof(
  fc.integer({ min: 0, max: 6 }).map(unrestricted),
  fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 7 }).map(withinStrata),
  fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 2, max: 5 })).map(([n, block]) => inBlocks(n, block)),
  fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 9 }).map((labels) => withinStrataInBlocks(labels, 2)),
  fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }).map(circularShift),
);

test("as many different arrangements as it says, each one a permutation, and only these are drawn", () => {
  fc.assert(
    fc.property(schemes, fc.integer(), (scheme, seed) => {
      const known = new Set(all(scheme));
      expect(known.size).toBe(scheme.arrangements);
      const order = new Int32Array(scheme.size);
      const stream = createStream(seed);
      for (let draw = 0; draw < 5; ++draw) {
        scheme.draw(order, stream);
        expect(known.has(order.join(""))).toBe(true);
        expect(Array.from(order).sort((a, b) => a - b)).toEqual(Array.from(order, (_, i) => i));
      }
    }),
  );
});

test("every arrangement is as likely as the others", () => {
  for (const scheme of [unrestricted(4), withinStrata([0, 0, 0, 1, 1]), inBlocks(7, 2), circularShift([3, 4])]) {
    const counts = new Map<string, number>();
    const order = new Int32Array(scheme.size);
    const stream = createStream(1, scheme.name);
    for (let draw = 0; draw < 400 * scheme.arrangements; ++draw) {
      scheme.draw(order, stream);
      counts.set(order.join(""), (counts.get(order.join("")) ?? 0) + 1);
    }
    for (const key of all(scheme)) expect(Math.abs(counts.get(key)! - 400)).toBeLessThan(90); // 4.5 deviations
  }
});

test("too many arrangements to write down are infinitely many", () => {
  expect(unrestricted(200).arrangements).toBe(Infinity);
});

test("what is no size, block or length is refused", () => {
  expect(() => unrestricted(-1)).toThrow(new RangeError("invalid size: -1"));
  expect(() => inBlocks(5, 0)).toThrow(new RangeError("invalid block: 0"));
  expect(() => withinStrataInBlocks([1, 1], 1.5)).toThrow(new RangeError("invalid block: 1.5"));
  expect(() => circularShift([3, 0])).toThrow(new RangeError("invalid session length: 0"));
});
