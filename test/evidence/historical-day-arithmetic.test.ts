import { beforeAll, describe, expect, it } from "vitest";
import { historicalDayFaults } from "../../lib/evidence/historical-day-arithmetic.js";
import { type PackageFiles, smallPackage, tampered } from "../fixtures/packages.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const casesFile = "pressure_calculation_accuracy_analysis.json";
const counts = ["alerts", "direction_correct", "trades", "wins", "net_points"];
const at = (...steps: readonly (string | number)[]) => ["historical_days", ...steps];
const tamperings: readonly Tampering[] = [
  ...counts.map((name): Tampering => ({ steps: at("days", 1, name), problem: /trades and cases of the day/ })),
  ...["days", ...counts, "direction_accuracy", "net_points_per_trade"].map(
    (name): Tampering => ({ steps: at("together", name), problem: /not the sum of the days/ }),
  ),
  ...[...counts, "direction_accuracy", "net_points_per_trade"].map(
    (name): Tampering => ({ steps: at("other_days", name), value: 0.5, problem: /not what the named days leave/ }),
  ),
];
const faultsOf = (contents: PackageFiles) => historicalDayFaults(contents, casesFile);

describe("historicalDayFaults(contents, casesFile)", () => {
  let files: PackageFiles;
  beforeAll(async () => {
    files = await smallPackage("expiration-pressure");
  }, 60_000);

  it.each(tamperings.map((own) => [tamperingTitle(own), own] as const))("refuses another %s", (_, own) => {
    expectRefused(files, faultsOf, own);
  });

  it("holds the ratio of a day of much volume against its volumes", () => {
    const [day] = (files.get("evidence.json") as unknown as { historical_days: { days: readonly object[] } })
      .historical_days.days;
    const named = (ratio: number) =>
      faultsOf(
        tampered(
          files,
          { file: "evidence.json", steps: at("days", 0) },
          { ...day, option_contracts: 300, mean_of_sessions_before: 100, ratio },
        ),
      );
    expect(named(3)).toEqual([]);
    expect(named(4)).toMatchObject([{ field: "historical_days.days[0].ratio", found: "4", expected: "3" }]);
  });
});
