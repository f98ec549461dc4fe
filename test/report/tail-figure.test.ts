import { describe, expect, it } from "vitest";
import { figureTitle } from "../../lib/report/figure.js";
import { tailFigure } from "../../lib/report/tail-figure.js";
import { exampleStudy } from "../fixtures/study.js";

describe("tailFigure", () => {
  it("draws the shares in bars of five per cent against the flat line", () => {
    const calibration = exampleStudy().main.judgement.calibration!;
    const figure = tailFigure(calibration);
    const [bars, flat] = figure.data as [{ x: number[]; y: number[]; text: string[] }, { y: number[] }];
    expect(bars.y).toHaveLength(20);
    expect(bars.y[0]).toBeCloseTo(0.02 + (4 * 0.98) / 99, 12);
    expect(bars.y.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(bars.x[0]).toBeCloseTo(0.025, 12);
    expect(bars.text[19]).toMatch(/^95.% to 100.%: 4.9/);
    expect(flat.y).toEqual([0.05, 0.05]);
    expect(figureTitle(figure)).toBe("Tail probabilities of all watched volumes (n = 1,600 in 10 sessions)");
  });
});
