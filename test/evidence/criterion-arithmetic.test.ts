import { beforeAll, describe, expect, it } from "vitest";
import { criterionFaults } from "../../lib/evidence/criterion-arithmetic.js";
import { type PackageFiles, smallPackage, tampered } from "../fixtures/packages.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const names = [
  ...["EP-C-win-rate", "EP-C-trades", "EP-C-points", "EP-C-drawdown", "EP-C-sharpe", "EP-C-significance"],
] as const;
const place = (files: PackageFiles, id: string): number =>
  (files.get("evidence.json") as unknown as { criteria: readonly { id: string }[] }).criteria.findIndex(
    (own) => own.id === id,
  );
const tamperings: readonly Tampering[] = [
  { steps: ["criteria", 0, "state"], value: "MET", problem: /trials it names/ },
  { steps: ["criteria", 0, "value"], problem: /trials it names/ },
  { steps: ["criteria", 0, "reason"], problem: /trials it names/ },
  {
    steps: ["criteria", 0, "rule", "ids", 0],
    value: "EP-none",
    named: { steps: ["criteria", 0, "rule"] },
    problem: /not among the trials/,
  },
  { steps: ["criteria", 1, "state"], value: "MET", problem: /value and threshold/ },
  { steps: ["criteria", 1, "value"], problem: /not the number of trades/ },
  { steps: ["criteria", 1, "reason"], problem: /value and threshold/ },
  {
    steps: ["criteria", 1, "rule", "threshold"],
    value: 1,
    named: { steps: ["criteria", 1, "state"] },
    problem: /value and threshold/,
  },
];
const faultsOf = (contents: PackageFiles) => criterionFaults(contents);

describe("criterionFaults(contents)", () => {
  let files: PackageFiles;
  beforeAll(async () => {
    files = await smallPackage("expiration-pressure");
  }, 60_000);

  it.each(tamperings.map((own) => [tamperingTitle(own), own] as const))("refuses another %s", (_, own) => {
    expectRefused(files, faultsOf, own);
  });

  it("tries the criteria that it means", () => {
    expect(names.map((id) => place(files, id))).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it.each(["EP-C-execution", "EP-C-reliability", "EP-C-paper"])("never meets %s: a run cannot show it", (id) => {
    const steps = ["criteria", place(files, id), "state"];
    expect(faultsOf(files)).toEqual([]);
    expect(faultsOf(tampered(files, { file: "evidence.json", steps }, "MET"))).toMatchObject([
      { found: '"MET"', expected: '"NOT_TESTABLE"' },
    ]);
  });
});
