import { beforeAll, describe, expect, it } from "vitest";
import { selectionFaults } from "../../lib/evidence/selection-arithmetic.js";
import { type PackageFiles, smallPackage, tampered } from "../fixtures/packages.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const deflated = /does not follow from the trial EP-T7-deflated/;
const tamperings: readonly Tampering[] = [
  ...[
    "deflated_sharpe_probability",
    "expected_best_sharpe_ratio_by_luck",
    "sharpe_ratio_after_haircut",
    "haircut_p_value",
  ].map((name): Tampering => ({ steps: ["selection", name], value: 0.123, problem: deflated })),
  { steps: ["selection", "trials"], problem: /another than in the trial EP-T7/ },
  { steps: ["selection", "trials_with_sharpe_ratio"], problem: /another than in the trial EP-T7/ },
  { steps: ["selection", "trials_with_sharpe_ratio"], value: 99, problem: /more than there are/ },
  { steps: ["selection", "variance_of_sharpe_ratios"], problem: /do not make the luckiest ratio/ },
  { steps: ["selection"], value: null, problem: /missing beside a deflated ratio/ },
];
const faultsOf = (contents: PackageFiles) => selectionFaults(contents, "EP");

describe("selectionFaults(contents, prefix)", () => {
  let files: PackageFiles;
  beforeAll(async () => {
    files = await smallPackage("expiration-pressure");
  }, 60_000);

  it.each(tamperings.map((own) => [tamperingTitle(own), own] as const))("refuses another %s", (_, own) => {
    expectRefused(files, faultsOf, own);
  });

  it("does not reckon with no trial", () => {
    const none = tampered(files, { file: "evidence.json", steps: ["selection", "trials"] }, 0);
    expect(faultsOf(none)).toMatchObject([{ field: "selection", problem: expect.stringMatching(/of no trial/) }]);
  });

  it("finds the trial by the prefix of the strategy", async () => {
    expect(selectionFaults(await smallPackage("volume-shock"), "VS")).toEqual([]);
    expect(() => selectionFaults(files, "VS")).toThrow(RangeError);
  });
});
