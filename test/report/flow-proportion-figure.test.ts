import { describe, expect, it } from "vitest";
import { figureTitle } from "../../lib/report/figure.js";
import { flowProportionFigure } from "../../lib/report/flow-proportion-figure.js";
import { episodeOf } from "../fixtures/events.js";

describe("flowProportionFigure", () => {
  it("draws one mark an episode and the line of equality as far as predictions reach", () => {
    const figure = flowProportionFigure({ episodes: [episodeOf(0, 100, 80), episodeOf(1, -300, -250)] });
    const [line, marks] = figure.data as [{ x: number[]; y: number[] }, { x: number[]; y: number[]; text: string[] }];
    expect(line).toMatchObject({ x: [-300, 300], y: [-300, 300] });
    expect(marks).toMatchObject({ x: [100, -300], y: [80, -250] });
    expect(marks.text[1]).toBe("2026-01-06, 1 alert: predicted −300, seen −250");
    expect(figureTitle(figure)).toBe("Flow against predicted hedge (n = 2 episodes)");
  });

  it("can be drawn without episodes", () => {
    expect(flowProportionFigure({ episodes: [] }).data).toHaveLength(2);
  });
});
