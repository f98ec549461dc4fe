import { beforeAll, describe, expect, it } from "vitest";
import { rivalFaults } from "../../lib/evidence/rival-arithmetic.js";
import { expirationPressureRivals } from "../../lib/hypotheses/expiration-pressure-rivals.js";
import { volumeShockRivals } from "../../lib/hypotheses/volume-shock-rivals.js";
import { type PackageFiles, smallPackage, tampered } from "../fixtures/packages.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const speaks = /does not follow from the trials that speak to it/;
const rival = (claim: string, ...steps: readonly (string | number)[]) => [
  "verdicts",
  "rival_explanations",
  claim,
  ...steps,
];
const tamperings: readonly Tampering[] = ["primary", "effect", "as_advertised"].flatMap(
  (claim): readonly Tampering[] => [
    { steps: rival(claim, "information", "state"), value: "excluded", problem: speaks },
    { steps: rival(claim, "volatility", "state"), value: "excluded", problem: speaks },
    { steps: rival(claim, "chance", "state"), value: "excluded", problem: speaks },
    { steps: rival(claim, "chance", "statement"), problem: speaks },
    { steps: rival(claim, "chance", "tests", 0, "hypothesis"), value: "EP-R2", problem: speaks },
    { steps: rival(claim, "information", "tests", 0, "role"), value: "beside", problem: speaks },
  ],
);
const faultsOf = (contents: PackageFiles) => rivalFaults(contents, expirationPressureRivals);

describe("rivalFaults(contents, testsOf)", () => {
  let files: PackageFiles;
  beforeAll(async () => {
    files = await smallPackage("expiration-pressure");
  }, 60_000);

  it.each(tamperings.map((own) => [tamperingTitle(own), own] as const))("refuses another %s", (_, own) => {
    expectRefused(files, faultsOf, own);
  });

  it("misses a hypothesis that would speak", () => {
    expect(faultsOf(tampered(files, { file: "evidence.json", steps: ["hypotheses"] }, []))).toMatchObject([
      { field: "hypotheses", expected: "EP-P-displacement" },
    ]);
  });

  it("asks the tests of the strategy", async () => {
    const shocks = await smallPackage("volume-shock");
    expect(rivalFaults(shocks, volumeShockRivals)).toEqual([]);
    expect(rivalFaults(shocks, expirationPressureRivals)).toHaveLength(1);
  });
});
