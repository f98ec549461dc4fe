import { beforeAll, describe, expect, it } from "vitest";
import { fileFaults } from "../../lib/evidence/file-arithmetic.js";
import { fileNamed, type PackageFiles, smallPackage } from "../fixtures/packages.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const log = "trade_execution_log_<n>_trades.json";
const tamperings: readonly Tampering[] = [
  {
    steps: ["empirical_evidence", 0],
    value: "trade_execution_log_9999_trades.json",
    problem: /names a file that is not there/,
  },
  { file: log, steps: ["trades"], value: [], problem: /another number of rows than the name/ },
  { file: log, steps: ["preset"], value: "scientific", problem: /another than in evidence.json/ },
  { file: "urgency_classification_validation.json", steps: ["preset"], problem: /another than in evidence.json/ },
];

describe("fileFaults(contents)", () => {
  let files: PackageFiles;
  beforeAll(async () => {
    files = await smallPackage("expiration-pressure");
  }, 60_000);

  it.each(tamperings.map((own) => [tamperingTitle(own), own] as const))("refuses another %s", (_, own) => {
    expectRefused(files, fileFaults, own);
  });

  it("refuses a name that tells another number than the rows inside", async () => {
    const shocks = await smallPackage("volume-shock");
    for (const [own, pattern] of [
      [files, log],
      [shocks, "volume_shock_detection_accuracy_<n>_cases.json"],
    ] as const) {
      const name = fileNamed(own, pattern);
      const renamed = new Map(
        [...own].map(([key, value]) => [key === name ? pattern.replace("<n>", "9999") : key, value]),
      );
      expect(fileFaults(renamed)).toContainEqual({
        file: pattern.replace("<n>", "9999"),
        field: pattern.includes("cases") ? "cases" : "trades",
        problem: "is another number of rows than the name of the file tells",
        found: expect.stringMatching(/^\d+ rows$/),
        expected: "9999 rows",
      });
    }
  });
});
