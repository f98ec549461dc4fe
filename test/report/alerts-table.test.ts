import { describe, expect, it } from "vitest";
import { alertsTable } from "../../lib/report/alerts-table.js";
import { createClock } from "../../lib/report/clock.js";
import { shockAlertColumns } from "../../lib/report/shock-alert-columns.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const { detections, labels, observations } = exampleStudy().main.record;
const row = { detection: detections[0]!, label: labels[0]!.flowType, observation: observations[0]!, outcome: "traded" };
const read = (changed: Partial<typeof row>) =>
  plainText(alertsTable("Alerts", shockAlertColumns, [{ ...row, ...changed }], createClock("UTC")));

describe("alertsTable", () => {
  it("holds the prediction against what was seen", () => {
    expect(read({})).toMatch(
      /SPX\/2026-01-09\/1 2026-01-09 [\d:]{8} 1 960 8\.0 100 % [+−]42,000 42,000 10,500\.0 gamma emergency (up|down) (up|down) 22\.5 [\d.]+ 0\.[16]0 traded$/,
    );
  });

  it("has no columns of a strategy but those it was given", () => {
    const bare = plainText(alertsTable("Alerts", [], [row], createClock("UTC")));
    expect(bare).toContain("alert first trigger class predicted seen");
  });

  it("tells a price that did not move from one that never came", () => {
    const seen = (observedDirection: number) => read({ observation: { ...row.observation, observedDirection } });
    expect(seen(0)).toContain("no move");
    expect(seen(Number.NaN)).toContain("no price");
  });
});
