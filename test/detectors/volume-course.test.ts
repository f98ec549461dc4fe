import { describe, expect, it } from "vitest";
import { volumeCourse } from "../../lib/detectors/volume-course.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { datasetOf } from "../fixtures/datasets.js";
import { dateAfter, dayOf, daysOf, rowsOf, strikeOf } from "../fixtures/days.js";

const { parameters, choices } = volumeShockPresets.seed;
const expiration = dateAfter("2026-01-05", 30);
const strikes = [strikeOf(5000, expiration), strikeOf(5010, expiration)];
const quiet = daysOf(6, "2026-01-05", () => ({
  strikes,
  rows: rowsOf(10, () => ({
    unsignedVolume: [
      [2, 1],
      [7, 7],
    ],
  })),
}));
const loud = dayOf({
  date: "2026-01-11",
  strikes,
  rows: rowsOf(10, (row) => ({
    unsignedVolume: [
      [row, 1],
      [7, 7],
    ],
  })),
});
const dataset = datasetOf([...quiet, loud]);
const wanted = { underlying: "TEST", date: "2026-01-11", expiration, strike: 5000 };

describe("volumeCourse", () => {
  it("gives window volume, baseline and ratio of one strike for every measured row", async () => {
    const course = await volumeCourse(dataset, wanted, parameters.measure, choices.measure);
    expect(course.at).toEqual([4, 5, 6, 7, 8, 9].map((row) => loud.knownAt[row]));
    // Five one-minute rows of `row` calls and 1 put each, ending with row 4: 0 + 1 + 2 + 3 + 4 + 5.
    expect(course.recentVolume).toEqual([15, 20, 25, 30, 35, 40]);
    expect(course.baselineVolume).toEqual([15, 15, 15, 15, 15, 15]);
    expect(course.volumeRatio[5]).toBe(40 / 15);
  });

  it("refuses what the dataset does not have", async () => {
    const ask = (change: object) =>
      volumeCourse(dataset, { ...wanted, ...change }, parameters.measure, choices.measure);
    await expect(ask({ strike: 5005 })).rejects.toThrow(new RangeError(`unknown strike: ${expiration} 5005`));
    await expect(ask({ date: "2026-02-01" })).rejects.toThrow(new RangeError("unknown session: TEST on 2026-02-01"));
    await expect(ask({ underlying: "OTHER" })).rejects.toThrow(new RangeError("unknown session: OTHER on 2026-01-11"));
  });
});
