import * as fc from "fast-check";
import { expect, test } from "vitest";
import { rowsByCode } from "../../lib/ingest/rows-by-code.js";

test("rowsByCode sorts rows by their code and keeps their order", () => {
  const { order, start } = rowsByCode(Int32Array.of(2, 0, -1, 2, 0), 3);
  expect([...order]).toEqual([1, 4, 0, 3]);
  expect([...start]).toEqual([0, 2, 2, 4]);
});

test("rowsByCode of no rows is empty for each code", () => {
  expect(rowsByCode(new Int32Array(0), 2)).toEqual({ order: new Int32Array(0), start: new Int32Array(3) });
});

test("rowsByCode finds what a filter finds", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: 4 })), (codes) => {
      const { order, start } = rowsByCode(Int32Array.from(codes), 5);
      for (let code = 0; code < 5; code++) {
        const expected = codes.flatMap((each, row) => (each === code ? [row] : []));
        expect([...order.subarray(start[code]!, start[code + 1]!)]).toEqual(expected);
      }
    }),
  );
});
