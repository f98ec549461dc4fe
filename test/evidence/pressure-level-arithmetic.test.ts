import { beforeAll, describe, expect, it } from "vitest";
import { pressureLevelFaults } from "../../lib/evidence/pressure-level-arithmetic.js";
import { type PackageFiles, smallPackage, tampered } from "../fixtures/packages.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const casesFile = "pressure_calculation_accuracy_analysis.json";
const follows = /does not follow from the pressures of the cases/;
const level = (...steps: readonly (string | number)[]) => ["pressure_validation", "by_pressure_level", 1, ...steps];
const tamperings: readonly Tampering[] = [
  ...[
    ...["from", "to", "label", "sampleSize", "correct", "directionAccuracy", "averageTimingError"],
    ...["averageMagnitudeError", "averageScore", "timed"],
  ].map((name): Tampering => ({ steps: level(name), problem: follows })),
  { steps: level("interval", "lower"), problem: follows },
  { steps: level("interval", "upper"), problem: follows },
];
const faultsOf = (contents: PackageFiles) => pressureLevelFaults(contents, casesFile);

describe("pressureLevelFaults(contents, casesFile)", () => {
  let files: PackageFiles;
  beforeAll(async () => {
    files = await smallPackage("expiration-pressure");
  }, 60_000);

  it.each(tamperings.map((own) => [tamperingTitle(own), own] as const))("refuses another %s", (_, own) => {
    expectRefused(files, faultsOf, own);
  });

  it("rests on the pressures of the cases", () => {
    const steps = ["cases", 0, "pressure"];
    expect(faultsOf(tampered(files, { file: casesFile, steps }, 1e9))).not.toEqual([]);
  });
});
