import { describe, expect, it } from "vitest";
import { trialOf } from "../../lib/evidence/trial-json.js";
import { winRateFigure } from "../../lib/report/win-rate-figure.js";
import { exampleStudy } from "../fixtures/study.js";

const { judgement } = exampleStudy().main;
const overall = trialOf(judgement, "VS-T2-win-rate");
const marks = [
  { name: "claimed", rate: 0.8 },
  { name: "matched placebo", rate: Number.NaN },
];

describe("winRateFigure", () => {
  it("draws the marks that have a rate, through all classes that traded", () => {
    const { data } = winRateFigure(judgement.performance, overall, marks);
    expect(data[0]).toMatchObject({ name: "claimed 80.0\u00a0%", x: [0.8, 0.8] });
    expect(data.map(({ name }) => name)).not.toContain("matched placebo –");
    expect(data[0]!.y).toEqual(["gamma emergency<br>20 of 30", "all trades<br>27 of 40"]);
  });

  it("has the interval of all trades only, since only that is computed", () => {
    const { data } = winRateFigure(judgement.performance, overall, []);
    const [all, classes] = data as [Record<string, { array: number[] }>, Record<string, unknown>];
    expect(all.error_x!.array[0]).toBeCloseTo(0.13, 10);
    expect(classes.error_x).toBeUndefined();
    expect(classes.y).toHaveLength(2);
  });

  it("does without an interval", () => {
    const { data } = winRateFigure(judgement.performance, { ...overall, finding: null }, []);
    expect(data[0]).toMatchObject({ name: "observed", error_x: { array: [0] } });
  });
});
