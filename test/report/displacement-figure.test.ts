import { describe, expect, it } from "vitest";
import { signedDisplacement } from "../../lib/hypotheses/signed-displacement.js";
import { createStream } from "../../lib/numeric/random.js";
import { displacementFigure } from "../../lib/report/displacement-figure.js";
import { figureTitle } from "../../lib/report/figure.js";
import { expiryCaseOf } from "../fixtures/expiry-cases.js";

const rule = { reach: 20, level: 0.95, draws: 99, alpha: 0.05, designMean: 0.25 };
const cases = [
  expiryCaseOf({ day: 0, price: 5004, settled: 5014 }),
  expiryCaseOf({ day: 1, price: 4996, settled: 4991 }),
  expiryCaseOf({ day: 2, price: 5003, settled: 5001 }),
];

describe("displacementFigure", () => {
  const displacement = signedDisplacement(cases, rule, createStream(1, "displacement"));
  const figure = displacementFigure(displacement);
  const traces = figure.data as readonly { name: string; x: string[]; y: number[] }[];

  it("has every expiry on its day, by the side of the strike where the price was", () => {
    expect(traces.at(-2)).toMatchObject({ name: "price above the strike (2)", x: ["2026-01-05", "2026-01-07"] });
    expect(traces.at(-2)!.y).toEqual([1, -0.2]);
    expect(traces.at(-1)).toMatchObject({ name: "price below the strike (1)", y: [0.5] });
    expect(figureTitle(figure)).toContain("(n = 3 expiries)");
  });

  it("has the mean and its interval from the records", () => {
    const { estimate, interval } = displacement.mean.finding!;
    expect(estimate).toBeCloseTo(1.3 / 3, 12);
    expect(traces[1]!.y).toEqual([estimate, estimate]);
    expect(traces[0]!.y).toEqual([interval!.lower, interval!.lower, interval!.upper, interval!.upper]);
  });

  it("draws no interval where a single day leaves none", () => {
    const single = signedDisplacement(cases.slice(0, 1), rule, createStream(1, "single"));
    expect(displacementFigure(single).data.map(({ name }) => name)).toEqual([
      "mean +1.00",
      "price above the strike (1)",
      "price below the strike (0)",
    ]);
  });

  it("draws marks alone where there is no mean", () => {
    const bare = displacementFigure({ ...displacement, mean: { finding: null, reason: "none" } });
    expect(bare.data).toHaveLength(2);
  });
});
