import { describe, expect, it } from "vitest";
import type { HaltRecord } from "../../lib/execution/halt-records.js";
import { createClock } from "../../lib/report/clock.js";
import { controlsSection } from "../../lib/report/controls-section.js";
import { html } from "../../lib/report/html.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const { controls, ceilings } = exampleStudy().main.execution;
const clock = createClock("America/New_York");
const effect = {
  pairs: 12,
  days: 9,
  unit: "points" as const,
  withControl: -8,
  withoutControl: -3,
  difference: -5,
  interval: { lower: -9, upper: -1, level: 0.95, method: "" },
  pValue: 0.04,
  pSignedRank: 0.04,
  method: "",
  violated: [],
};
const stop = { ...controls.exits.stop, affected: 12, of: 40, effect, statement: "it cost beyond chance" };
const touched = { ...controls, exits: { ...controls.exits, stop } };
const textOf = (...[first, halts = []]: [typeof controls, (readonly HaltRecord[])?]) =>
  plainText(html`${controlsSection({ controls: first, ceilings, halts }, clock).body}`);

describe("controlsSection", () => {
  it("has a line for each control that touched something, with difference, interval, p and the sentence", () => {
    const text = textOf(touched);
    expect(text).toContain("12 of 40 −5.00 points −9.00 to −1.00 0.0400 It cost beyond chance.");
  });

  it("names the controls that touched nothing, and why nothing is said of them", () => {
    const text = textOf(controls);
    const { control, statement } = controls.exits.halt;
    expect(text).toContain(control);
    expect(text.toLowerCase()).toContain(statement.toLowerCase());
  });

  it("tells the account with and without each rule of size, and what exits allow at best", () => {
    const text = textOf(controls);
    for (const { control } of [controls.sizes.formula, controls.sizes.riskCap]) expect(text).toContain(control);
    for (const { label, statement } of ceilings) expect(text).toContain(`${label} : ${statement}.`);
  });

  it("tells halts on the exchange's clock, or that there were none", () => {
    const from = Date.UTC(2026, 0, 5, 15, 0);
    const halt = { from, to: Number.POSITIVE_INFINITY, underlying: null, reason: "feed lost" };
    const text = textOf(controls, [{ halt, refused: ["a", "b"], closed: ["c"] }]);
    expect(text).toContain("2026-01-05 10:00:00 for good all feed lost 2 1");
    expect(textOf(controls)).toContain("Nobody halted trading.");
  });
});
