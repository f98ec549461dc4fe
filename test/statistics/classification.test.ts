import { expect, test } from "vitest";
import { classification, confusionMatrix } from "../../lib/statistics/classification.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("classification"))("classification: $id", (item) => {
  const { pAccuracy, cases, ...measures } = classification(item.input.matrix);
  const actual = { ...measures, pAccuracyGreaterThanNIR: pAccuracy };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
  expect(cases).toBe(item.input.matrix.flat().reduce((a: number, b: number) => a + b));
});

test("labels are counted, rows truth and columns prediction", () => {
  const matrix = confusionMatrix(["a", "a", "b"], ["a", "b", "b"], ["b", "a"]);
  expect(matrix.map((row) => Array.from(row))).toEqual([
    [1, 0],
    [1, 1],
  ]);
  expect(confusionMatrix([], [], ["a"])).toEqual([new Float64Array(1)]);
});

test("perfect, chance and reversed agreement", () => {
  expect(
    classification([
      [5, 0],
      [0, 3],
    ]),
  ).toMatchObject({ accuracy: 1, kappa: 1, mcc: 1, balancedAccuracy: 1 });
  expect(
    classification([
      [4, 4],
      [2, 2],
    ]),
  ).toMatchObject({ kappa: 0, mcc: 0, balancedAccuracy: 0.5 });
  expect(
    classification([
      [0, 5],
      [3, 0],
    ]).mcc,
  ).toBe(-1);
});

test("no cases, one class and classes without cases", () => {
  expect(
    classification([
      [0, 0],
      [0, 0],
    ]),
  ).toMatchObject({ accuracy: NaN, pAccuracy: NaN, kappa: NaN, mcc: NaN });
  expect(classification([])).toMatchObject({ cases: 0, accuracy: NaN, balancedAccuracy: NaN });
  const one = classification([
    [7, 0],
    [0, 0],
  ]);
  expect(one).toMatchObject({ accuracy: 1, pAccuracy: 1, kappa: NaN, mcc: NaN, balancedAccuracy: NaN });
  expect([one.recall[1], one.precision[1]]).toEqual([NaN, NaN]);
});

test("what is no matrix of counts, and labels that are no class, are refused", () => {
  expect(() => classification([[1, 2]])).toThrow(new RangeError("invalid row length: 2"));
  expect(() => classification([[-1]])).toThrow(new RangeError("invalid trials: -1"));
  expect(() => confusionMatrix(["c"], ["a"], ["a"])).toThrow(new RangeError("invalid label: c"));
  expect(() => confusionMatrix(["a"], [], ["a"])).toThrow(new RangeError("invalid predicted length: 0"));
});
