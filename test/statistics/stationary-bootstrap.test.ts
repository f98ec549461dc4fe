import fc from "fast-check";
import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import {
  fillStationaryIndices,
  geometricLength,
  indicesOfBlocks,
  logContinue,
} from "../../lib/statistics/stationary-bootstrap.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("stationary-bootstrap"))("stationary-bootstrap: $id", (item) => {
  const { x, blockStarts, blockLengths } = item.input;
  const indices = indicesOfBlocks(blockStarts, blockLengths, x.length);
  const mean = indices.reduce((total, i) => total + x[i], 0) / x.length;
  expect(differences({ indices, mean }, item)).toEqual([]);
});

test("indices stay in range and follow the stream", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.double({ min: 1, max: 30, noNaN: true }),
      fc.integer(),
      (n, block, seed) => {
        const [one, two] = [new Int32Array(n), new Int32Array(n)];
        fillStationaryIndices(one, block, createStream(seed));
        fillStationaryIndices(two, block, createStream(seed));
        expect(one).toEqual(two);
        expect(Math.min(...one)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...one)).toBeLessThan(n);
      },
    ),
  );
});

test("the share of steps that go on to the next place is 1 - 1 / block", () => {
  const n = 50_000;
  const indices = new Int32Array(n);
  for (const block of [1, 2, 10]) {
    fillStationaryIndices(indices, block, createStream(4, block));
    let steps = 0;
    for (let i = 1; i < n; ++i) if (indices[i] === (indices[i - 1]! + 1) % n) ++steps;
    expect(Math.abs(steps / n - (1 - 1 / block))).toBeLessThan(0.01);
  }
});

test("lengths are geometric: one in b ends after each value", () => {
  const stream = createStream(3);
  const lengths = Array.from({ length: 20_000 }, () => geometricLength(logContinue(4), stream));
  for (const most of [1, 2, 5]) {
    const share = lengths.filter((length) => length <= most).length / 20_000;
    expect(Math.abs(share - (1 - 0.75 ** most))).toBeLessThan(0.014); // four standard errors
  }
  // Independent values need no lengths, so none are drawn.
  const [used, unused] = [createStream(5), createStream(5)];
  expect(geometricLength(logContinue(1), used)).toBe(1);
  expect(used.uniform()).toBe(unused.uniform());
});

test("every place is equally likely, the ends included", () => {
  const counts = new Float64Array(10);
  const indices = new Int32Array(10);
  const stream = createStream(9);
  for (let draw = 0; draw < 2000; ++draw) {
    fillStationaryIndices(indices, 4, stream);
    for (const i of indices) counts[i]! += 1;
  }
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(330); // blocks of 4 double the spread
});

test("nothing is filled with nothing", () => {
  fillStationaryIndices(new Int32Array(0), 3, createStream(1));
  expect(indicesOfBlocks([], [], 0).length).toBe(0);
});

test("blocks that are too short are refused", () => {
  expect(() => fillStationaryIndices(new Int32Array(3), 0.5, createStream(1))).toThrow(
    new RangeError("invalid mean block: 0.5"),
  );
  expect(() => indicesOfBlocks([1], [2], 3)).toThrow(new RangeError("invalid blocks: 2 of 3"));
});
