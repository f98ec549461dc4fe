import { describe, expect, it } from "vitest";
import { inspectionSummary } from "../../lib/cli/inspection-summary.js";
import { exampleInspection } from "../fixtures/study.js";

describe("the summary of an inspection", () => {
  const inspection = exampleInspection();
  const text = inspectionSummary(inspection);

  it("has a line for every session", () => {
    const lines = text.split("\n");
    for (const { date } of inspection.sessions) expect(lines.filter((line) => line.startsWith(date))).toHaveLength(1);
    expect(text).toContain("example-chain: nse-snapshots, 1 file, 14 sessions");
  });

  it("accounts for every row, with the reasons, the most frequent first", () => {
    const { total } = inspection;
    const aside = Object.values(total.setAside).reduce((sum, rows) => sum + rows, 0);
    const en = (rows: number) => rows.toLocaleString("en");
    expect(text).toContain(
      `${en(total.read)} rows read = ${en(total.clean)} clean + ${en(total.repaired)} repaired + ${en(aside)} set aside`,
    );
    const reasons = Object.entries(total.setAside).sort(([, a], [, b]) => b - a);
    expect(text).toContain(`set aside: ${reasons.map(([reason, rows]) => `${en(rows)} ${reason}`).join(", ")}`);
  });

  it("names the dates that are no sessions", () => {
    expect(text).toContain("2026-01-10 (12 rows)");
    const { idle, ...dataset } = inspection.dataset;
    expect(inspectionSummary({ ...inspection, dataset })).not.toContain("no sessions");
    expect(idle).toHaveLength(1);
  });

  it("says why they are none", () => {
    const idle = [...inspection.dataset.idle!, { date: "2026-01-11", rows: 7, reason: "previous-contract" } as const];
    const lines = inspectionSummary({ ...inspection, dataset: { ...inspection.dataset, idle } }).split("\n");
    expect(lines).toContain("  no sessions, all rows stand outside session hours: 2026-01-10 (12 rows)");
    expect(lines).toContain("  no sessions, all rows are of the contract before: 2026-01-11 (7 rows)");
  });

  it("says what the data lack and whether they were generated", () => {
    for (const lack of inspection.lacks) expect(text).toContain(`These data have ${lack}`);
    expect(text).not.toContain("GENERATED");
    expect(inspectionSummary(exampleInspection({ generated: "planted flow" }))).toContain(
      "GENERATED, NOT A MARKET: planted flow",
    );
  });

  it("prints no NaN for a session of one row", () => {
    const [first] = inspection.sessions;
    const alone = { ...inspection, sessions: [{ ...first!, medianGap: Number.NaN, longestGap: Number.NaN }] };
    expect(inspectionSummary(alone)).not.toContain("NaN");
  });
});
