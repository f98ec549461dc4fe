import { describe, expect, it } from "vitest";
import type { TimeExponent } from "../../lib/hypotheses/time-exponent.js";
import { exponentFigure } from "../../lib/report/exponent-figure.js";
import { findingOf } from "../fixtures/findings.js";

const bin = (minutes: number, ratio: number) => ({
  minutes,
  ratio,
  rate: 0.1,
  reference: 0.1,
  cases: 9,
  references: 8,
});
const exponent: TimeExponent = {
  compared: "ordinary days",
  bins: [bin(2.5, 4), bin(10, 2), bin(22.5, Number.NaN), bin(40, 1)],
  exponent: { finding: findingOf({ estimate: 0.5, trades: 9 }), reason: null },
  coefficient: 40 ** 0.5,
  exponentOfLogs: 0.5,
  allowsTwo: false,
  asWritten: { identity: true, exponent: 2 },
  leftOut: [],
};

describe("exponentFigure", () => {
  it("has the bins that have a ratio, the fitted law and the claimed one from its far end", () => {
    const traces = exponentFigure(exponent).data as readonly { name: string; x: number[]; y: number[] }[];
    expect(traces[0]).toMatchObject({ x: [2.5, 10, 40], y: [4, 2, 1] });
    expect(traces[1]!.name).toBe("fitted: minutes to the power −0.50");
    expect(traces[1]!.y[0]).toBeCloseTo(4, 12);
    expect(traces[1]!.y[1]).toBeCloseTo(1, 12);
    expect(traces[2]!.y.map((value) => Math.round(value))).toEqual([256, 16, 1]);
  });

  it("has no line without a fit", () => {
    const bare = exponentFigure({ ...exponent, exponent: { finding: null, reason: "too few bins" } });
    expect(bare.data).toHaveLength(1);
  });
});
