import { expect, it } from "vitest";
import type { EventStudy } from "../../lib/hypotheses/event-study.js";
import { eventStudiesFigure } from "../../lib/report/event-studies-figure.js";
import { figureTitle } from "../../lib/report/figure.js";

const study = (mean: number): EventStudy => ({
  events: 12,
  days: 9,
  level: 0.95,
  method: "",
  curve: [0.5, 2].map((minutes) => ({
    minutes,
    mean: minutes === 0.5 ? Number.NaN : mean,
    lower: mean - 1,
    upper: mean + 1,
    simultaneousLower: mean - 2,
    simultaneousUpper: mean + 2,
    events: 11,
  })),
});
const figure = eventStudiesFigure([
  { name: "planted", study: study(8) },
  { name: "<null>", study: study(0) },
]);

it("eventStudiesFigure draws a band and a curve for each study, told apart by colour and symbol", () => {
  const curves = figure.data.filter(({ mode }) => mode === "lines+markers") as unknown as {
    name: string;
    y: number[];
    marker: { color: string; symbol: string };
  }[];
  expect(curves.map(({ y }) => y)).toEqual([[8], [0]]);
  expect(new Set(curves.map(({ marker }) => marker.symbol)).size).toBe(2);
  expect(curves.map(({ name }) => name)).toEqual(["planted (12 events)", "&lt;null&gt; (12 events)"]);
  expect(figure.data.filter(({ fill }) => fill === "toself").map(({ y }) => y)).toEqual([
    [10, 6],
    [2, -2],
  ]);
  expect(figureTitle(figure)).toContain("95");
});

it("eventStudiesFigure refuses more studies than can be told apart, and none", () => {
  expect(() => eventStudiesFigure([])).toThrow("invalid studies: 0");
  expect(() => eventStudiesFigure(Array.from({ length: 5 }, () => ({ name: "", study: study(1) })))).toThrow(
    RangeError,
  );
});
