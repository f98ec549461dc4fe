import { describe, expect, it } from "vitest";
import { figureTitle } from "../../lib/report/figure.js";
import { type ForestRow, forestFigure } from "../../lib/report/forest-figure.js";

const rowOf = (changes: Partial<ForestRow>): ForestRow => ({
  ...{ id: "VS-T2-win-rate", claim: "a win rate of 80 % or more", unit: "of trades", side: "greater", claimed: 0.8 },
  ...{ estimate: 0.9, interval: { lower: 0.85, upper: 1, level: 0.95, method: "made up" }, pValue: 0.004 },
  ...{ trades: 120, days: 1, counts: "trades", verdict: "SUPPORTED", ...changes },
});

interface Trace {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly text: readonly string[];
}

/** Traces of the intervals and of the marks, by verdict. */
const tracesOf = (rows: readonly ForestRow[], part: "intervals" | "marks") =>
  (forestFigure(rows).data as unknown as readonly Trace[]).filter((_, k) => k % 2 === (part === "marks" ? 1 : 0));
const namesOf = (rows: readonly ForestRow[]) =>
  (forestFigure(rows).layout.annotations as readonly { readonly text: string }[]).map(({ text }) => text);
const drawn = (row: ForestRow) => {
  const [[bar], [mark]] = [tracesOf([row], "intervals"), tracesOf([row], "marks")];
  return [bar!.x[0]!, mark!.x[0]!, bar!.x[1]!].map((value) => Number(value.toFixed(12)));
};

describe("forestFigure(rows)", () => {
  it("has every interval at its distance from the claimed value, the claimed side to the right", () => {
    expect(drawn(rowOf({}))).toEqual([0.25, 0.5, 1]);
    expect(drawn(rowOf({ side: "different" }))).toEqual([0.25, 0.5, 1]);
    expect(drawn(rowOf({ side: "less" }))).toEqual([-1, -0.5, -0.25]);
    expect(drawn(rowOf({ claimed: 0.9 }))).toEqual([-0.5, 0, 1]);
  });

  it("does not depend on the unit: a row is on its own scale", () => {
    const large = rowOf({ claimed: 800, estimate: 900, unit: "points" });
    expect(drawn({ ...large, interval: { ...large.interval!, lower: 850, upper: 1000 } })).toEqual(drawn(rowOf({})));
  });

  it("has an interval without extent on the claimed value in the middle", () => {
    const point = { lower: 0.8, upper: 0.8, level: 0.95, method: "made up" };
    expect(drawn(rowOf({ estimate: 0.8, interval: point }))).toEqual([0, 0, 0]);
  });

  it("has an estimate that its interval does not hold where it is, not in the interval", () => {
    expect(drawn(rowOf({ estimate: 0.82 }))).toEqual([0.25, 0.1, 1]);
  });

  it("leaves out what has no interval, no limits or nothing claimed, and says how many are drawn", () => {
    const open = { lower: Number.NaN, upper: 1, level: 0.95, method: "made up" };
    const rows = [rowOf({}), rowOf({ interval: null }), rowOf({ interval: open }), rowOf({ claimed: Number.NaN })];
    expect(tracesOf(rows, "marks").map(({ x }) => x.length)).toEqual([1]);
    expect(figureTitle(forestFigure(rows))).toContain("(n = 1 of 4 hypotheses)");
  });

  it("has the verdicts apart by name, and the numbers in words", () => {
    const rows = [rowOf({ id: "<b>", verdict: "REFUTED" }), rowOf({}), rowOf({})];
    const traces = tracesOf(rows, "marks");
    expect(traces.map(({ name }) => name)).toEqual(["supported (2)", "refuted (1)"]);
    expect(traces.map(({ y }) => y)).toEqual([[1, 2], [0]]);
    expect(namesOf(rows)[0]).toBe("<b>&lt;b&gt;</b> 90.0\u00a0% of trades, claimed above 80.0\u00a0%");
    expect(traces[0]!.text[0]).toContain("95\u00a0% interval 85.0\u00a0% to 100.0\u00a0%");
    expect(traces[0]!.text[0]).toContain("p = 0.0040<br>120 trades on 1 day");
  });
});
