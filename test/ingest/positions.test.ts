import { describe, expect, test } from "vitest";
import { positions } from "../../lib/ingest/positions.js";

type Print = readonly [cell: number, knownAt: number, contracts: number];

function recordsOf(prints: readonly Print[]) {
  const instants = Float64Array.of(10, 20, 30);
  const columns = {
    cell: Int32Array.from(prints, ([cell]) => cell),
    row: Int32Array.from(prints, ([, knownAt]) => instants.indexOf(knownAt)),
    contracts: Float64Array.from(prints, ([, , contracts]) => contracts),
  };
  const records = positions(columns, 2, instants, "2024-03-05", 5);
  return records.map(({ session, availableAt, contracts }) => [session, availableAt, ...contracts]);
}

describe("positions", () => {
  test("has no record where nothing is said", () => {
    expect(recordsOf([])).toEqual([]);
    expect(recordsOf([[0, 10, Number.NaN]])).toEqual([]);
    expect(recordsOf([[0, 10, -1]])).toEqual([]);
  });

  test("the first number was published before the session, for late contracts as well", () => {
    expect(
      recordsOf([
        [0, 10, 100],
        [0, 20, 100],
        [1, 20, 0],
      ]),
    ).toEqual([["2024-03-05", 5, 100, 0]]);
    expect(recordsOf([[0, 10, 100]])).toEqual([["2024-03-05", 5, 100, Number.NaN]]);
  });

  test("another number later in the day has its own instant", () => {
    const changed: Print[] = [
      [0, 10, 100],
      [1, 10, 7],
      [0, 20, 120],
      [0, 30, 120],
      [1, 30, 8],
    ];
    const expected = [
      ["2024-03-05", 5, 100, 7],
      ["2024-03-05", 20, 120, 7],
      ["2024-03-05", 30, 120, 8],
    ];
    expect(recordsOf(changed)).toEqual(expected);
    expect(recordsOf(changed.toReversed())).toEqual(expected);
  });

  test("a number that comes back is a change again, in whatever order the prints come", () => {
    const prints: Print[] = [
      [0, 10, 100],
      [0, 20, 120],
      [0, 30, 100],
    ];
    const expected = [
      ["2024-03-05", 5, 100, Number.NaN],
      ["2024-03-05", 20, 120, Number.NaN],
      ["2024-03-05", 30, 100, Number.NaN],
    ];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
      [2, 0, 1],
      [0, 2, 1],
      [1, 2, 0],
    ])
      expect(recordsOf(order.map((each) => prints[each]!))).toEqual(expected);
  });

  test("of two numbers of one instant the larger counts", () => {
    const prints: Print[] = [
      [0, 10, 100],
      [0, 10, 90],
      [0, 20, 100],
    ];
    const expected = [["2024-03-05", 5, 100, Number.NaN]];
    expect(recordsOf(prints)).toEqual(expected);
    expect(recordsOf(prints.toReversed())).toEqual(expected);
  });
});
