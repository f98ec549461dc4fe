import { describe, expect, it } from "vitest";
import type { Json } from "../../lib/evidence/canonical-json.js";
import { intervalFaults } from "../../lib/evidence/interval-arithmetic.js";
import { clopperPearson } from "../../lib/statistics/clopper-pearson.js";
import { wilson } from "../../lib/statistics/wilson.js";

const faultsIn = (content: Json) => intervalFaults(new Map([["a.json", content]]));
const written = (value: unknown) => JSON.parse(JSON.stringify(value)) as Json;
const interval = { lower: 0.1, upper: 0.4, level: 0.95, method: "day-clustered Student t" };

describe("intervalFaults(contents)", () => {
  it("wants limits in order, however deep they lie", () => {
    expect(faultsIn({ a: [{ interval }] })).toEqual([]);
    expect(faultsIn({ a: [{ interval: { ...interval, lower: 0.5 } }] })).toEqual([
      {
        ...{ file: "a.json", field: "a[0].interval.lower", problem: "lies above the upper limit" },
        ...{ found: "0.5", expected: "at most 0.4" },
      },
    ]);
    expect(faultsIn({ interval: { ...interval, lower: null } })).toEqual([]);
  });

  it("wants the estimate inside, but for intervals of resamples", () => {
    expect(faultsIn({ estimate: 0.4, interval })).toEqual([]);
    expect(faultsIn({ estimate: null, interval })).toEqual([]);
    for (const estimate of [0.05, 0.45]) {
      expect(faultsIn({ estimate, interval })).toMatchObject([
        { field: "estimate", found: String(estimate), expected: "from 0.1 to 0.4" },
      ]);
      for (const method of ["stationary bootstrap of days, mean block 2", "percentiles over resampled days"]) {
        expect(faultsIn({ estimate, interval: { ...interval, method } })).toEqual([]);
      }
    }
    for (const name of ["difference", "mean_points", "slope"])
      expect(faultsIn({ [name]: 0.5, interval })).toHaveLength(1);
  });

  it("wants a share to be that of its counts, with the interval that it says to be", () => {
    for (const [method, made] of [
      ["Wilson", wilson],
      ["Clopper-Pearson", clopperPearson],
    ] as const) {
      const row = { count: 6, of: 20, rate: 0.3, interval: made(6, 20, 0.95) };
      expect(row.interval.method).toBe(method);
      expect(faultsIn(written(row))).toEqual([]);
      expect(faultsIn(written({ ...row, rate: 0.31 }))).toMatchObject([{ field: "rate", expected: "0.3" }]);
      const wider = { ...row.interval, upper: row.interval.upper + 0.01 };
      expect(faultsIn(written({ ...row, interval: wider }))).toMatchObject([{ field: "interval.upper" }]);
    }
  });

  it.each([
    ["count", "of", "rate"],
    ["correct", "sampleSize", "directionAccuracy"],
    ["correct", "alerts", "rate"],
    ["successes", "forecasts", "successRate"],
    ["wins", "sampleSize", "successRate"],
    ["near", "expiries", "rate"],
    ["wins", "sample_size", "win_rate"],
    ["near", "settlements", "rate"],
    ["filled", "sent", "reliability"],
  ])("counts %s of %s as %s", (had, of, rate) => {
    expect(faultsIn({ [had]: 3, [of]: 12, [rate]: 0.25 })).toEqual([]);
    expect(faultsIn({ [had]: 0, [of]: 0, [rate]: null })).toEqual([]);
    expect(faultsIn({ [had]: 3, [of]: 12, [rate]: 0.26 })).toMatchObject([{ field: rate, expected: "0.25" }]);
    expect(faultsIn({ [had]: 13, [of]: 12, [rate]: 13 / 12 })).toMatchObject([{ field: had, expected: "at most 12" }]);
  });
});
