import { describe, expect, it } from "vitest";
import type { Detection } from "../../lib/detectors/volume-shock-detect.js";
import { type AlertsInput, alertsSection } from "../../lib/report/alerts-section.js";
import { createClock } from "../../lib/report/clock.js";
import { html } from "../../lib/report/html.js";
import { shockAlertColumns } from "../../lib/report/shock-alert-columns.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const { record } = exampleStudy().main;
const labels = record.labels.map(({ flowType }) => flowType);
const input: AlertsInput<Detection> = {
  ...record,
  labels,
  repeated: 0,
  limits: "recorded",
  events: ["event", "triggered"],
  figure: { data: [], layout: { title: { text: "When they came" } } },
  columns: shockAlertColumns,
};
const read = (changed: Partial<AlertsInput<Detection>>) =>
  plainText(html`${alertsSection({ ...input, ...changed }, createClock("UTC")).body}`);

describe("alertsSection", () => {
  it("accounts for every event", () => {
    expect(read({})).toContain(
      "64 events triggered: 50 alerts and 14 dismissed. Of the alerts 40 became trades and 10 were refused.",
    );
    expect(read({})).toContain("Refused alerts by reason (n = 10) reason count NO_EXPECTED_BEHAVIOUR 10");
    expect(read({})).toContain("Dismissed events by reason (n = 14) reason count below-pressure-threshold 14");
  });

  it("counts classes, and alerts that only repeat others apart from those that are listed", () => {
    expect(read({})).toContain("By class: ");
    expect(read({ repeated: 5, events: ["look", "at an expiring series"] })).toContain(
      "69 looks at an expiring series: 50 alerts, 5 that only repeat one of the same strike and class and 14 dismissed.",
    );
    expect(read({ events: ["look", "at it"], dismissed: [] })).toContain("No look was dismissed.");
  });

  it("shows when they came, where any came", () => {
    expect(read({})).toContain("When they came");
    expect(read({ detections: [], labels: [], observations: [] })).not.toContain("When they came");
  });

  it("says whether limits stop anything", () => {
    expect(read({})).toContain("limits are recorded and stop nothing");
    expect(read({ limits: "enforced" })).toContain("Limits are enforced");
  });

  it("lists alerts with their outcome, at most 100", () => {
    expect(read({}).match(/ (traded|NO_EXPECTED_BEHAVIOUR)(?= [A-Z]+\/|$)/g)).toHaveLength(50);
    const many = <T>(list: readonly T[]): readonly T[] => Array.from({ length: 101 }, () => list[0]!);
    const text = read({
      detections: many(record.detections),
      labels: many(labels),
      observations: many(record.observations),
    });
    expect(text).toContain("(first 100 of 101)");
  });

  it("lists them in order of time, whatever order they were found in", () => {
    const backwards = {
      ...record,
      detections: record.detections.toReversed(),
      labels: labels.toReversed(),
      observations: record.observations.toReversed(),
    };
    const table = (text: string) => text.slice(text.indexOf("Alerts (n = 50)"));
    expect(table(read(backwards))).toBe(table(read({})));
  });

  it("says so when nothing happened", () => {
    const text = read({ detections: [], labels: [], observations: [], dismissed: [], refusals: [], trades: [] });
    expect(text).toContain("0 events triggered");
    expect(text).toContain("No alert was refused. No event was dismissed. No order reached the risk manager");
  });
});
