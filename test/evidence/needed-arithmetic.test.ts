import { beforeAll, describe, expect, it } from "vitest";
import { neededFaults } from "../../lib/evidence/needed-arithmetic.js";
import { type PackageFiles, smallPackage, tampered } from "../fixtures/packages.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const follows = /does not follow from the trial EP-T2-win-rate and the judged sessions/;
const needed = (...steps: readonly string[]) => ["hypotheses", "EP-T2-win-rate", "needed", ...steps];
const tamperings: readonly Tampering[] = [
  ...["present", "least", "missing"].flatMap((name): readonly Tampering[] => [
    { steps: needed("trades", name), problem: follows },
    { steps: needed("days", name), problem: follows },
  ]),
  ...["trades", "days", "sessions", "alternative", "power"].map(
    (name): Tampering => ({ steps: needed("design", name), problem: follows }),
  ),
  { steps: needed("sessions"), problem: follows },
  { steps: needed("pace"), problem: follows },
  { steps: needed("statement"), problem: follows },
  {
    steps: ["hypotheses", "EP-T2-win-rate", "least_sample", "trades"],
    named: { steps: needed("trades", "least") },
    problem: follows,
  },
];
const faultsOf = (contents: PackageFiles) => neededFaults(contents);

describe("neededFaults(contents)", () => {
  let files: PackageFiles;
  beforeAll(async () => {
    files = await smallPackage("expiration-pressure");
  }, 60_000);

  it.each(tamperings.map((own) => [tamperingTitle(own), own] as const))("refuses another %s", (_, own) => {
    expectRefused(files, faultsOf, own);
  });

  it("rests on the number of judged sessions", () => {
    const file = "validation_schedule.json";
    const days = (files.get(file) as unknown as { readonly daily_validation: readonly never[] }).daily_validation;
    const fewer = tampered(files, { file, steps: ["daily_validation"] }, days.slice(1));
    expect(faultsOf(fewer).map(({ field }) => field)).toContain(
      `hypotheses[${(files.get("evidence.json") as unknown as { hypotheses: { id: string }[] }).hypotheses.findIndex(({ id }) => id === "EP-T2-win-rate")}].needed.pace`,
    );
  });

  it("says where no sample can be counted, and does not throw", () => {
    const place = { file: "evidence.json", steps: ["hypotheses", "EP-T2-win-rate", "design", "power"] };
    expect(faultsOf(tampered(files, place, 3))).toMatchObject([
      { problem: expect.stringMatching(/EP-T2-win-rate for which/) },
    ]);
  });
});
