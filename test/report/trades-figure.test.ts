import { describe, expect, it } from "vitest";
import { createClock } from "../../lib/report/clock.js";
import { sessionAxis } from "../../lib/report/session-axis.js";
import { tradesFigure } from "../../lib/report/trades-figure.js";
import { exampleInspection, exampleStudy } from "../fixtures/study.js";

const options = { underlying: "<script>alert(1)</script>" };
const { trades } = exampleStudy(options).main.record;
const axis = sessionAxis(exampleInspection().sessions, "session");

describe("tradesFigure", () => {
  const figure = tradesFigure(trades, axis, createClock("America/New_York"));

  it("shows every trade once, by class, with n in each name", () => {
    expect(figure.data.flatMap(({ y }) => y)).toHaveLength(trades.length);
    expect(figure.data.map(({ name }) => name)).toEqual(["institutional sweep (n = 10)", "gamma emergency (n = 30)"]);
  });

  it("tells stop, target and time of the exchange in the hover, and spells out markup in a symbol", () => {
    const [told] = figure.data.flatMap(({ text }) => text as string[]).filter((text) => text.includes("script"));
    expect(told).toMatch(/^&lt;script&gt;alert\(1\)&lt;\/script&gt; (long|short)<br>2026-01-09 \d\d:/);
    expect(told).toContain("target 15.0, stop 15.0 points");
  });

  it("takes its clock", () => {
    const utc = tradesFigure(trades, axis, createClock("UTC"));
    expect(utc.data[0]!.text).not.toEqual(figure.data[0]!.text);
  });
});
