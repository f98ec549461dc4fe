import { describe, expect, it } from "vitest";
import { eventStudyFigure } from "../../lib/report/event-study-figure.js";
import { figureTitle } from "../../lib/report/figure.js";
import { exampleStudy } from "../fixtures/study.js";

const { events } = exampleStudy().main.judgement;

describe("eventStudyFigure", () => {
  it("leaves out horizons without a price and draws both bands around the rest", () => {
    const { data } = eventStudyFigure(events, [2, 10], 60);
    const [band, mean] = data as [Record<string, number[]>, Record<string, unknown>];
    const seen = events.curve.filter(({ minutes }) => minutes > 0.5);
    expect(mean.x).toEqual([1, 2, 5, 10, 15, 30]);
    expect(mean.y).toEqual(seen.map((point) => point.mean));
    expect(band.x).toEqual([1, 2, 5, 10, 15, 30, 30, 15, 10, 5, 2, 1]);
    expect(band.y![0]).toBe(seen[0]!.simultaneousUpper);
    expect(band.y!.at(-1)).toBe(seen[0]!.simultaneousLower);
  });

  it("draws horizons below the price step hollow", () => {
    const symbols = (step: number) =>
      (eventStudyFigure(events, [2, 10], step).data[1]!.marker as { symbol: string[] }).symbol;
    expect(symbols(60)).toEqual(new Array(6).fill("circle"));
    expect(symbols(366)).toEqual(["circle-open", "circle-open", "circle-open", "circle", "circle", "circle"]);
  });

  it("shades the minutes in which the hedge is expected, and says n in its title", () => {
    const figure = eventStudyFigure(events, [2, 10], 60);
    expect(figure.layout.shapes).toContainEqual(expect.objectContaining({ type: "rect", x0: 2, x1: 10 }));
    expect(figureTitle(figure)).toBe("Mean move after the first trigger (n = 50 events on 10 days)");
  });
});
