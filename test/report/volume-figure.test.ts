import { describe, expect, it } from "vitest";
import { figureTitle } from "../../lib/report/figure.js";
import { volumeFigure } from "../../lib/report/volume-figure.js";

const line = {
  title: "NIFTY 26000 <call>",
  instants: Float64Array.of(0, 60_000, 120_000),
  recent: Float64Array.of(10, 500, Number.NaN),
  baseline: [20, 21, 22],
  threshold: [100, 500, 100],
  timeZone: "UTC",
};

describe("volumeFigure", () => {
  it("marks what lies above the trigger, strictly", () => {
    const above = (figure: typeof line) => volumeFigure(figure).data.at(-1)!;
    expect(above(line)).toMatchObject({ name: "above the trigger (n = 0)", x: [] });
    expect(above({ ...line, threshold: [100, 499, 100] })).toMatchObject({ x: ["1970-01-01 00:01:00"], y: [500] });
  });

  it("draws volume, baseline and trigger over the exchange's time", () => {
    const { data, layout } = volumeFigure({ ...line, timeZone: "Asia/Kolkata" });
    expect(data.map(({ name }) => name).slice(0, 3)).toEqual(["baseline", "trigger", "volume in the window"]);
    expect(data[0]!.x).toEqual(["1970-01-01 05:30:00", "1970-01-01 05:31:00", "1970-01-01 05:32:00"]);
    expect(layout.xaxis).toMatchObject({ title: { text: "time (Asia/Kolkata)" } });
  });

  it("has a title that is text", () => {
    expect(figureTitle(volumeFigure(line))).toBe("NIFTY 26000 <call> (n = 3 observations)");
    expect(volumeFigure(line).layout.title).toMatchObject({ text: "NIFTY 26000 &lt;call&gt; (n = 3 observations)" });
  });

  it.each(["recent", "baseline", "threshold"] as const)("refuses a %s column of another length", (name) => {
    expect(() => volumeFigure({ ...line, [name]: [1, 2] })).toThrow(`invalid ${name} length: 2`);
  });
});
