import { describe, expect, it } from "vitest";
import { reportHeader } from "../../lib/report/report-header.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const header = (generated: string | null, sessions = 14) => {
  const { dataset, holdOut } = exampleStudy({ generated, sessions });
  return reportHeader({
    strategy: "Volume shock",
    preset: { name: "seed", meaning: "as written" },
    dataset,
    holdOut: holdOut.statement,
    zone: "Asia/Kolkata",
    digest: "fedcba9876543210",
  });
};

describe("reportHeader", () => {
  it("says what the report is about", () => {
    expect(plainText(header(null))).toBe(
      "Volume shock on example-chain Preset seed : as written. data nse-snapshots, 14 sessions dates 2026-01-05 to 2026-01-22 times Asia/Kolkata data digest 0123456789ab package digest fedcba987654 No hold-out: 14 sessions, fewer than 60; nothing here has been confirmed on unseen data.",
    );
  });

  it("says in big letters when no market made the data", () => {
    expect(header(null).markup).not.toContain("generated");
    expect(header("planted <flow>").markup).toContain(
      '<p class="generated" role="note"><strong>Generated data, not a market.</strong> planted &lt;flow&gt;</p>',
    );
  });

  it("knows the hold-out of a long dataset", () => {
    expect(plainText(header(null, 80))).toContain("The last 24 of 80 sessions are held out");
  });
});
