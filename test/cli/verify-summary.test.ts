import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { VerifiedPackage } from "../../lib/cli/verify-package.js";
import { verifyJson, verifySummary } from "../../lib/cli/verify-summary.js";
import { digestFor } from "../fixtures/ledger.js";

const digest = digestFor("package");
const manifest = {
  ...{ strategy: "volume-shock", strikelab: "0.1.0", manifest_version: 2, seed: 3 },
  configuration: { preset: "seed, changed" },
  data: { name: "recordings", format: "canonical", digest: digestFor("data"), files: [] },
  files: [{ name: "evidence.json", bytes: 3 }],
};
const verified = (changes: Partial<VerifiedPackage> = {}): VerifiedPackage => ({
  folder: join(process.cwd(), "reports", "volume-shock", digest.slice(0, 12)),
  ...{ manifest, digest, faults: [], ledger: { path: "l", line: 4 }, recomputed: null },
  ...changes,
});
const version = { recorded: "0.1.0", here: "0.1.0" };
const recomputed = { difference: null, files: 11, report: true, version, notes: ["renamed"] };
const fault = { file: "evidence.json", field: "a.b", problem: "is wrong", found: "1", expected: "2" };

describe("the summary of a verified package", () => {
  it("says what it is, what was checked, and that it holds", () => {
    const text = verifySummary(verified());
    expect(text).toContain(
      `reports/volume-shock/${digest.slice(0, 12)}: volume-shock, preset seed, changed, recordings, seed 3\n`,
    );
    expect(text).toContain("1 JSON file and the manifest (version 2), made with strikelab 0.1.0");
    expect(text).toContain(`digest      ${digest}\nledger      line 4 has written it down\nrecomputed  no\n`);
    expect(text).toContain(
      "\nVERIFIED. It was not computed again, and the text of report.html not compared: add --recompute for that.\n",
    );
  });

  it("says how it came out again", () => {
    const text = verifySummary(verified({ recomputed }));
    expect(text).toContain("recomputed  11 JSON files and the report, byte for byte\n            renamed\n");
    expect(text).toContain("\nVERIFIED, and computed again.\n");
    const newer = { ...recomputed, report: false, version: { ...version, here: "0.2.0" } };
    const other = verifySummary(verified({ recomputed: newer }));
    expect(other).toContain("recomputed  11 JSON files, byte for byte, by strikelab 0.2.0\n");
    expect(other).toContain("\nVERIFIED, and computed again, but for report.html: this version writes another page.");
  });

  it("lists every fault, and never says that it holds then", () => {
    const difference = { stage: "judge", file: "evidence.json", field: "a.b", recorded: "1", computed: "2" } as const;
    const text = verifySummary(
      verified({ faults: [fault, { ...fault, field: "c" }], recomputed: { ...recomputed, difference } }),
    );
    expect(text).toContain("NOT VERIFIED: 2 faults\n");
    expect(text.match(/ {2}evidence\.json.*is wrong \(found 1, expected 2\)/g)).toHaveLength(2);
    expect(text).toContain("recomputed  differs at stage judge");
    expect(text.replaceAll("NOT VERIFIED", "")).not.toContain("VERIFIED");
  });

  it("says of a ledger that it is not there, or does not know the package", () => {
    expect(verifySummary(verified({ ledger: null }))).toContain("none beside the package");
    expect(verifySummary(verified({ ledger: { path: "l", line: null } }))).toContain("does not know the package");
    expect(verifySummary(verified({ manifest: null, digest: null, faults: [fault] }))).not.toContain("digest");
  });
});

describe("the same for machines", () => {
  it("is JSON with everything", () => {
    expect(JSON.parse(verifyJson(verified({ faults: [fault], recomputed })))).toMatchObject({
      ...{ strategy: "volume-shock", digest, verified: false, faults: [fault], ledger: { line: 4 } },
      recomputed: { files: 11, report: true, notes: ["renamed"], version },
    });
    expect(JSON.parse(verifyJson(verified()))).toMatchObject({ verified: true, recomputed: null });
  });
});
