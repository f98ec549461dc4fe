import { beforeAll, describe, expect, it } from "vitest";
import { gateFaults } from "../../lib/evidence/gate-arithmetic.js";
import { type PackageFiles, smallPackage, tampered } from "../fixtures/packages.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const compared = /not the comparison of value and threshold/;
const tamperings: readonly Tampering[] = [
  ...[0, 1, 2, 3, 4].map(
    (k): Tampering => ({ steps: ["gate", k, "met"], value: (own) => own !== true, problem: compared }),
  ),
  { steps: ["gate", 0, "comparison"], value: ">", problem: compared },
  { steps: ["gate", 0, "value"], value: 1, named: { steps: ["gate", 0, "met"] }, problem: compared },
  { steps: ["gate", 0, "threshold"], value: 0, named: { steps: ["gate", 0, "met"] }, problem: compared },
  { steps: ["experimental_validity"], value: "VALIDATED", problem: /does not follow from the criteria/ },
  {
    steps: ["experimental_validity_reason"],
    value: "not met: r_squared",
    problem: /names other criteria/,
  },
];

describe("gateFaults(contents)", () => {
  let files: PackageFiles;
  beforeAll(async () => {
    files = await smallPackage("volume-shock");
  }, 60_000);

  it.each(tamperings.map((own) => [tamperingTitle(own), own] as const))("refuses another %s", (_, own) => {
    expectRefused(files, gateFaults, own);
  });

  it("misses a criterion", () => {
    const gate = { file: "evidence.json", steps: ["gate"] };
    expect(gateFaults(tampered(files, gate, []))).toMatchObject([{ field: "gate", problem: "lacks a criterion" }]);
  });

  it("knows a gate without R squared", async () => {
    expect(gateFaults(await smallPackage("expiration-pressure"))).toEqual([]);
  });
});
