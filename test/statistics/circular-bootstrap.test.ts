import fc from "fast-check";
import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { checkCircularBlock, fillCircularIndices } from "../../lib/statistics/circular-bootstrap.js";
import { indicesOfBlocks } from "../../lib/statistics/stationary-bootstrap.js";

test("blocks of one length start where the stream says and go round at the end", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 50 }), fc.integer(), (n, block, seed) => {
      const indices = new Int32Array(n);
      fillCircularIndices(indices, block, createStream(seed));
      const twin = createStream(seed);
      const starts = Array.from({ length: Math.ceil(n / block) }, () => twin.integer(n));
      const expected = indicesOfBlocks(
        starts,
        starts.map(() => block),
        n,
      );
      expect(indices).toEqual(expected);
    }),
  );
});

test("every place is equally likely, the ends included", () => {
  const counts = new Float64Array(10);
  const indices = new Int32Array(10);
  const stream = createStream(9);
  for (let draw = 0; draw < 2000; ++draw) {
    fillCircularIndices(indices, 4, stream);
    for (const i of indices) counts[i]! += 1;
  }
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(330);
});

test("nothing is filled with nothing; what is no length is refused", () => {
  fillCircularIndices(new Int32Array(0), 3, createStream(1));
  expect(() => fillCircularIndices(new Int32Array(3), 0, createStream(1))).toThrow(new RangeError("invalid block: 0"));
  expect(() => checkCircularBlock(2.5)).toThrow(new RangeError("invalid block: 2.5"));
});
