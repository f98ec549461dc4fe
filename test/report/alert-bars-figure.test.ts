import { describe, expect, it } from "vitest";
import { type AlertBars, alertBarsFigure } from "../../lib/report/alert-bars-figure.js";
import { figureTitle } from "../../lib/report/figure.js";

const bars: AlertBars = {
  by: "slot",
  axis: "slot",
  slots: [3, 1, 3, 3],
  labels: ["ASSIGNMENT_PANIC", "NO_SIGNAL", "NO_SIGNAL", "ASSIGNMENT_PANIC"],
  classes: ["ASSIGNMENT_PANIC", "TRANSITION", "NO_SIGNAL"],
  nameOf: (slot) => `slot ${slot}`,
  backwards: false,
};

describe("alertBarsFigure", () => {
  it("counts alerts by class and slot, empty slots included, classes without an alert left out", () => {
    const figure = alertBarsFigure(bars);
    expect(figureTitle(figure)).toBe("Alerts by slot (n = 4 alerts)");
    expect(figure.data.map(({ name, x, y }) => ({ name, x, y }))).toEqual([
      { name: "assignment panic", x: ["slot 1", "slot 2", "slot 3"], y: [0, 0, 2] },
      { name: "no signal", x: ["slot 1", "slot 2", "slot 3"], y: [1, 0, 1] },
    ]);
  });

  it("runs backwards where time is what is left", () => {
    expect(alertBarsFigure({ ...bars, backwards: true }).data[0]).toMatchObject({
      x: ["slot 3", "slot 2", "slot 1"],
      y: [2, 0, 0],
    });
  });

  it("draws nothing from nothing", () => {
    expect(alertBarsFigure({ ...bars, slots: [], labels: [] }).data).toEqual([]);
  });
});
