import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import {
  automaticBlockRule,
  type BlockRule,
  blockIndexSets,
  blockLengths,
  fillBlockIndices,
} from "../../lib/statistics/block-rule.js";
import { fillCircularIndices } from "../../lib/statistics/circular-bootstrap.js";
import { fillStationaryIndices } from "../../lib/statistics/stationary-bootstrap.js";
import { golden } from "../fixtures/golden.js";

const stationary: BlockRule = { kind: "stationary", length: 2.5 };
const circular: BlockRule = { kind: "circular", length: 3 };

test.each(golden("optimal-block-length"))("the automatic length is the optimal one: $id", ({ input, expected }) => {
  expect(automaticBlockRule(input.x, "stationary").length).toBeCloseTo(expected.stationary, 8);
  expect(automaticBlockRule(input.x, "circular")).toEqual({ kind: "circular", length: Math.round(expected.circular) });
});

test("values without dependence to be seen are drawn one by one", () => {
  expect(automaticBlockRule([1, 2], "circular")).toEqual({ kind: "circular", length: 1 });
});

test("each kind fills as its own function does", () => {
  const filled = (fill: (indices: Int32Array) => void): Int32Array => {
    const indices = new Int32Array(20);
    fill(indices);
    return indices;
  };
  expect(filled((indices) => fillBlockIndices(indices, stationary, createStream(1)))).toEqual(
    filled((indices) => fillStationaryIndices(indices, 2.5, createStream(1))),
  );
  expect(filled((indices) => fillBlockIndices(indices, circular, createStream(1)))).toEqual(
    filled((indices) => fillCircularIndices(indices, 3, createStream(1))),
  );
});

test("lengths are geometric with the mean, or all the same", () => {
  const next = blockLengths(stationary, createStream(2));
  const lengths = Array.from({ length: 20_000 }, next);
  expect(Math.min(...lengths)).toBe(1);
  expect(Math.abs(lengths.reduce((a, b) => a + b) / 20_000 - 2.5)).toBeLessThan(0.06); // four standard errors
  expect(blockLengths(circular, createStream(2))()).toBe(3);
});

test("sets of places are the resamples one after the other", () => {
  const sets = blockIndexSets(7, 3, stationary, createStream(4));
  const stream = createStream(4);
  for (let draw = 0; draw < 3; ++draw) {
    const indices = new Int32Array(7);
    fillStationaryIndices(indices, 2.5, stream);
    expect(sets.slice(7 * draw, 7 * draw + 7)).toEqual(indices);
  }
  expect(blockIndexSets(0, 3, circular, createStream(4)).length).toBe(0);
});

test("lengths that the kind cannot have, and no draws, are refused", () => {
  expect(() => blockLengths({ kind: "circular", length: 2.5 }, createStream(1))).toThrow(
    new RangeError("invalid block: 2.5"),
  );
  expect(() => blockLengths({ kind: "stationary", length: 0.5 }, createStream(1))).toThrow(
    new RangeError("invalid mean block: 0.5"),
  );
  expect(() => blockIndexSets(3, 0, circular, createStream(1))).toThrow(new RangeError("invalid draws: 0"));
});
