import { describe, expect, it } from "vitest";
import { eventStudySection } from "../../lib/report/event-study-section.js";
import { html } from "../../lib/report/html.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const { events } = exampleStudy().main.judgement;
const read = (study: typeof events, step: number) => plainText(html`${eventStudySection(study, [2, 10], step).body}`);

describe("eventStudySection", () => {
  it("prints the curve as numbers, with a dash for a horizon without a price", () => {
    const text = read(events, 5);
    expect(text).toContain("0.5 – – – – – 0 1 +0.34 −0.26 +0.94 −0.56 +1.24 49");
    expect(text).toContain(events.method);
    expect(text).toContain("A price was seen every 5 s (median).");
  });

  it("says what a coarse price step does to short horizons", () => {
    expect(read(events, 366)).toContain("every 6.1 min (median): shorter horizons, drawn hollow,");
  });

  it("has a sentence in place of a curve when there were no alerts", () => {
    expect(read({ ...events, events: 0 }, 5)).toBe("There were no alerts, so there is no path to average.");
  });
});
