import { describe, expect, it } from "vitest";
import { coverageFigure } from "../../lib/report/coverage-figure.js";
import { figureTitle } from "../../lib/report/figure.js";
import { exampleInspection } from "../fixtures/study.js";

describe("coverageFigure", () => {
  it("stacks clean, repaired and set aside rows to all rows read", () => {
    const { sessions } = exampleInspection();
    const figure = coverageFigure(sessions);
    const bars = figure.data.filter(({ type }) => type === "bar").map(({ y }) => y as number[]);
    sessions.forEach(({ read }, k) => {
      expect(bars.reduce((sum, counts) => sum + counts[k]!, 0)).toBe(read);
    });
    expect(figureTitle(figure)).toBe("Data by session (n = 14 sessions, 458,640 rows read)");
  });
});
