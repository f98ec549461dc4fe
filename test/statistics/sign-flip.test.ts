import fc from "fast-check";
import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { signFlip } from "../../lib/statistics/sign-flip.js";
import { differences, golden } from "../fixtures/golden.js";

const stream = () => createStream(1, "sign-flip");

test.each(golden("permutation-sign-flip"))("permutation-sign-flip: $id", (item) => {
  const { x } = item.input;
  const greater = signFlip(x, "greater", 1, stream());
  const actual = {
    observed: greater.estimate,
    pGreater: greater.pValue,
    pTwoSidedAbs: signFlip(x, "two-sided", 1, stream()).pValue,
  };
  expect(differences(actual, item)).toEqual([]);
  expect(greater.pValue * item.expected.flips).toBe(item.expected.countGreater);
});

/** Slow twin: every pattern of signs, one after the other. */
function everyPattern(x: readonly number[]): number {
  const observed = x.reduce((a, b) => a + b, 0);
  let count = 0;
  for (let pattern = 0; pattern < 2 ** x.length; ++pattern) {
    const total = x.reduce((a, b, i) => a + ((pattern >> i) & 1 ? -b : b), 0);
    if (total <= observed + 1e-9) ++count;
  }
  return count / 2 ** x.length;
}

test("the exact p counts every pattern of signs", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 11 }), (x) => {
      expect(signFlip(x, "less", 1, stream()).pValue).toBe(everyPattern(x));
    }),
  );
});

test("more than twenty units are drawn, near the exact answer", () => {
  // Twenty units and a zero: the zero changes nothing, but takes the drawn path.
  const x = [3, -1, 4, 1, -5, 9, 2, -6, 5, 3, 5, -8, 9, 7, -9, 3, 2, 3, -8, 4];
  const exact = signFlip(x, "greater", 1, stream());
  const drawn = signFlip([...x, 0], "greater", 20_000, stream());
  expect(exact.method).toBe("sign flips, all 1048576");
  expect(drawn.method).toBe("sign flips, 20000 drawn");
  expect(Math.abs(drawn.pValue - exact.pValue)).toBeLessThan(0.01);
  const both = signFlip([...x, 0], "two-sided", 20_000, stream()).pValue;
  expect(Math.abs(both - 2 * exact.pValue)).toBeLessThan(0.02);
});

test("the drawn p is (b + 1) / (m + 1), follows the stream and the number of draws", () => {
  const x = Array.from({ length: 30 }, () => 1);
  expect(signFlip(x, "greater", 99, stream()).pValue).toBe(0.01);
  const noisy = Array.from({ length: 30 }, (_, i) => Math.sin(i * 7) + 0.1);
  const p = (seed: number) => signFlip(noisy, "greater", 500, createStream(seed)).pValue;
  expect(p(1)).toBe(p(1));
  expect(new Set([p(1), p(2), p(3), p(4)]).size).toBeGreaterThan(1);
});

test("the drawn p counts the same signs as one look at each would", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 21, maxLength: 75 }),
      fc.integer(),
      (x, seed) => {
        // Slow twin: thirty signs from each number, the lowest bit first, a set bit a plus.
        const observed = x.reduce((a, b) => a + b, 0);
        const twin = createStream(seed);
        let count = 0;
        for (let draw = 0; draw < 50; ++draw) {
          let total = 0;
          let bits = 0;
          x.forEach((value, i) => {
            if (i % 30 === 0) bits = twin.integer(2 ** 30);
            total += (bits >> (i % 30)) & 1 ? value : -value;
          });
          if (total >= observed) ++count;
        }
        expect(signFlip(x, "greater", 50, createStream(seed)).pValue).toBe((count + 1) / 51);
      },
    ),
  );
});

test("under the null the drawn test rejects about as often as it says", () => {
  let rejections = 0;
  for (let run = 0; run < 200; ++run) {
    const noise = createStream(run, "noise");
    const x = Array.from({ length: 24 }, () => noise.normal());
    if (signFlip(x, "greater", 199, createStream(run, "flips")).pValue <= 0.05) ++rejections;
  }
  expect(rejections).toBeGreaterThanOrEqual(2);
  expect(rejections).toBeLessThanOrEqual(21);
});

test("one unit and constant units have the p that their number allows", () => {
  expect(signFlip([5], "greater", 1, stream()).pValue).toBe(0.5);
  expect(signFlip([2, 2, 2, 2], "greater", 1, stream()).pValue).toBe(1 / 16);
  expect(signFlip([0, 0], "greater", 1, stream()).pValue).toBe(1);
});

test("nothing or unobserved values have no p, and the reason is given", () => {
  expect(signFlip([], "greater", 1, stream())).toMatchObject({ pValue: NaN, violated: ["no units"] });
  expect(signFlip([1, NaN], "greater", 1, stream())).toMatchObject({
    pValue: NaN,
    violated: ["a value is not observed"],
  });
  expect(() => signFlip([1], "greater", 0, stream())).toThrow(new RangeError("invalid draws: 0"));
});
