import { describe, expect, it } from "vitest";
import { bestSharpeByLuck } from "../../lib/hypotheses/deflated-sharpe-finding.js";
import { figureTitle } from "../../lib/report/figure.js";
import { luckFigure } from "../../lib/report/luck-figure.js";

interface Trace {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

describe("luckFigure(selection, sharpe)", () => {
  const figure = luckFigure({ trials: 11, variance: 4 }, 2.5);
  const [curve, bar, study] = figure.data as unknown as readonly [Trace, Trace, Trace];

  it("has what luck alone would show for each number of trials, up to a thousand", () => {
    expect([curve.x[0], curve.x.at(-1)]).toEqual([1, 1000]);
    expect(curve.x).toContain(11);
    expect(curve.x).toEqual([...new Set(curve.x)].sort((a, b) => a - b));
    expect(curve.y).toEqual(curve.x.map((number) => bestSharpeByLuck(number, 4)));
  });

  it("marks the study at its trials, with the bar that they set", () => {
    expect(bar).toMatchObject({ name: "the bar of 11 trials: 3.17", x: [11], y: [bestSharpeByLuck(11, 4)] });
    expect(study).toMatchObject({ name: "this study: 2.50", x: [11], y: [2.5] });
    expect(figureTitle(figure)).toContain("(n = 11 trials)");
    expect(curve.name).toBe("best by luck, spread 2.00");
  });

  it("goes on to where the trials are, and beyond", () => {
    const [long] = luckFigure({ trials: 2500, variance: 1 }, 1).data as unknown as readonly [Trace];
    expect(long.x.at(-1)).toBe(100_000);
    expect(long.x).toContain(2500);
  });

  it("refuses a spread that nobody knows", () => {
    expect(() => luckFigure({ trials: 3, variance: Number.NaN }, 1)).toThrow(new RangeError("invalid variance: NaN"));
  });
});
