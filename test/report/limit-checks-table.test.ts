import { describe, expect, it } from "vitest";
import type { LimitCheck } from "../../lib/execution/limits.js";
import { html } from "../../lib/report/html.js";
import { limitChecksTable, tallyChecks } from "../../lib/report/limit-checks-table.js";
import { plainText } from "../fixtures/plain-text.js";

const checks: readonly LimitCheck[] = [
  { limit: "DAILY_RISK", outcome: "pass", detail: "" },
  { limit: "DAILY_RISK", outcome: "fail", detail: "" },
  { limit: "EARNINGS", outcome: "not-checked", detail: "no calendar" },
  { limit: "EARNINGS", outcome: "not-checked", detail: "no calendar" },
];

describe("limit checks", () => {
  it("are counted by limit, and one that was not checked never as passed", () => {
    expect(tallyChecks(checks)).toEqual([
      { limit: "DAILY_RISK", passed: 1, failed: 1, notChecked: 0, missing: "" },
      { limit: "EARNINGS", passed: 0, failed: 0, notChecked: 2, missing: "no calendar" },
    ]);
  });

  it("stand in a table with what was missing", () => {
    expect(plainText(html`${limitChecksTable(checks)}`)).toContain("DAILY_RISK 1 1 0 EARNINGS 0 0 2 no calendar");
    expect(plainText(html`${limitChecksTable([])}`)).toBe("No order reached the risk manager, so nothing was checked.");
  });
});
