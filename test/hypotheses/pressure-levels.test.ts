import { describe, expect, it } from "vitest";
import { detectionCases } from "../../lib/hypotheses/detection-accuracy.js";
import { accuracyByPressure } from "../../lib/hypotheses/pressure-levels.js";
import { observationOf } from "../fixtures/trades.js";

/** Cases whose price went the predicted way or not. */
const casesOf = (...right: readonly boolean[]) =>
  detectionCases(
    right.map(() => "PIN"),
    right.map((own, k) => observationOf({ detection: `${k}`, points: own ? 5 : -5 })),
    [],
    right.map(() => ({ underlying: "TEST", date: "2026-01-05" })),
    { responseShare: 1, flowWindow: 1 },
  );

describe("accuracy by level of pressure", () => {
  it("sorts the alerts by pressure into thirds, each with its range and its own accuracy", () => {
    const rows = accuracyByPressure(casesOf(true, false, true, true, false, false), [9, 1, 8, 5, 4, 2]);
    expect(
      rows.map(({ from, to, accuracy }) => [accuracy.label, from, to, accuracy.correct, accuracy.sampleSize]),
    ).toEqual([
      ["lowest third", 1, 2, 0, 2],
      ["middle third", 4, 5, 1, 2],
      ["highest third", 8, 9, 2, 2],
    ]);
  });

  it("counts every alert once, whatever their number", () => {
    for (let n = 0; n < 8; n++) {
      const cases = casesOf(...Array.from({ length: n }, () => true));
      const rows = accuracyByPressure(
        cases,
        cases.map((_, k) => k),
      );
      const sizes = rows.map(({ accuracy }) => accuracy.sampleSize);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(n);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }
    expect(accuracyByPressure([], [])[0]).toMatchObject({ from: Number.NaN, accuracy: { interval: null } });
  });

  it("refuses pressures of other alerts", () => {
    expect(() => accuracyByPressure(casesOf(true), [])).toThrow(new RangeError("invalid number of pressures: 0"));
  });
});
