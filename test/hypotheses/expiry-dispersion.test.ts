import { describe, expect, it } from "vitest";
import { type DispersionRule, expiryDispersion, type OrdinaryWindow } from "../../lib/hypotheses/expiry-dispersion.js";
import { createStream } from "../../lib/numeric/random.js";
import { dateAfter } from "../fixtures/days.js";
import { expiryCaseOf } from "../fixtures/expiry-cases.js";

const rule: DispersionRule = { scale: "deviation", level: 0.95, draws: 499 };
const windowOf = (day: number, move: number, changes: Partial<OrdinaryWindow> = {}): OrdinaryWindow => ({
  underlying: "TEST",
  date: dateAfter("2027-01-01", day),
  move,
  deviation: 10,
  ...changes,
});
const caseOf = (day: number, move: number, deviation = 10) => expiryCaseOf({ day, settled: 5004 + move, deviation });

describe("the size of moves into an expiry", () => {
  it("is the log ratio of mean sizes over their deviations", () => {
    const cases = [caseOf(0, 20), caseOf(1, -10), caseOf(2, 30, 20)];
    const { ratio, size, windows } = expiryDispersion(cases, [windowOf(0, 5), windowOf(1, -10)], rule, createStream(1));
    // (2 + 1 + 1.5) / 3 against (0.5 + 1) / 2
    expect(ratio.finding!.estimate).toBeCloseTo(Math.log(2), 12);
    expect(ratio.finding).toMatchObject({ trades: 3, days: 3 });
    expect(size!.estimate).toBeCloseTo(1.5, 12);
    expect(size!.pValue).toBeNull();
    expect(windows).toBe(2);
  });

  it("measures in the underlying's own ordinary moves where asked: no deviation is needed", () => {
    const cases = [caseOf(0, 20, Number.NaN), caseOf(1, -10, Number.NaN)];
    const windows = [windowOf(0, 5, { deviation: Number.NaN }), windowOf(1, -10, { deviation: Number.NaN })];
    const of = (scale: DispersionRule["scale"]) =>
      expiryDispersion(cases, windows, { ...rule, scale }, createStream(1));
    expect(of("ordinary").ratio.finding!.estimate).toBeCloseTo(Math.log(2), 12);
    expect(of("deviation").ratio.reason).toContain("the standard deviation of the move is not known");
  });

  it("recognises larger and smaller moves, and keeps its size without them", () => {
    const p = (factor: number, seed: number) => {
      const stream = createStream(seed, "moves");
      const cases = Array.from({ length: 40 }, (_, day) => caseOf(day, 10 * factor * stream.normal()));
      const windows = Array.from({ length: 80 }, (_, day) => windowOf(day, 10 * stream.normal()));
      return expiryDispersion(cases, windows, { ...rule, draws: 99 }, createStream(seed, "test")).ratio.finding!;
    };
    expect(p(2, 1)).toMatchObject({ pValue: 0.01 });
    expect(p(2, 1).estimate).toBeGreaterThan(0.3);
    expect(p(0.4, 2).pValue).toBe(0.01);
    expect(p(0.4, 2).estimate).toBeLessThan(-0.4);
    const rejected = Array.from({ length: 200 }, (_, seed) => p(1, 100 + seed).pValue!).filter((own) => own <= 0.05);
    expect(rejected.length).toBeLessThanOrEqual(21);
    expect(rejected.length).toBeGreaterThanOrEqual(2);
  });

  it("takes level and draws", () => {
    const cases = Array.from({ length: 12 }, (_, day) => caseOf(day, 5 + day));
    const windows = Array.from({ length: 40 }, (_, day) => windowOf(day, 1 + (day % 3)));
    const of = (changes: Partial<DispersionRule>) =>
      expiryDispersion(cases, windows, { ...rule, ...changes }, createStream(1));
    const width = (level: number, part: "ratio" | "size") => {
      const found = of({ level });
      const { lower, upper } = (part === "ratio" ? found.ratio.finding! : found.size!).interval!;
      return upper - lower;
    };
    for (const part of ["ratio", "size"] as const) expect(width(0.99, part)).toBeGreaterThan(width(0.8, part));
    expect(of({ draws: 19 }).ratio.finding!.pValue).toBe(1 / 20);
  });

  it("leaves out windows of expiry days and of other underlyings", () => {
    const windows = [
      windowOf(0, 5),
      windowOf(0, 50, { date: "2026-01-05" }),
      windowOf(1, 50, { underlying: "OTHER" }),
      windowOf(2, Number.NaN),
      windowOf(3, 50, { deviation: 0 }),
    ];
    const { windows: used, leftOut } = expiryDispersion([caseOf(0, 5)], windows, rule, createStream(1));
    expect(used).toBe(1);
    expect(leftOut).toHaveLength(4);
  });

  it("leaves out expiries of an underlying that has no window of its own", () => {
    const other = expiryCaseOf({ day: 1, underlying: "LONELY", settled: 5104 });
    const found = expiryDispersion([caseOf(0, 5), other], [windowOf(0, 5)], rule, createStream(1));
    expect(found.leftOut).toEqual([{ reason: "the underlying has no ordinary window", cases: 1 }]);
    expect(found.ratio.finding!.trades).toBe(1);
  });

  it("says that there is no ordinary day, and shows the size against that of a normal law", () => {
    const { ratio, size, expectedSize } = expiryDispersion([caseOf(0, 8), caseOf(1, -6)], [], rule, createStream(1));
    expect(ratio).toEqual({ finding: null, reason: expect.stringContaining("every day is an expiry") });
    expect(size!.estimate).toBeCloseTo(0.7, 12);
    expect(expectedSize).toBeCloseTo(0.7978845608028654, 15);
  });

  it("has nothing to say without a case", () => {
    const { ratio, size } = expiryDispersion([], [windowOf(0, 5)], rule, createStream(1));
    expect(ratio.reason).toBe("there are no expiries");
    expect(size).toBeNull();
  });
});
