import { beforeAll, describe, expect, it } from "vitest";
import { breakdownFaults } from "../../lib/evidence/breakdown-arithmetic.js";
import { type PackageFiles, smallPackage, tampered } from "../fixtures/packages.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const rows = ["breakdowns", "rows"] as const;
const byClass =
  /does not follow from the trades of ASSIGNMENT_PANIC|does not follow from the trades of PIN_RISK_MANAGEMENT/;
const among = /not Benjamini and Hochberg's over all rows/;
const trial = /does not follow from the rows of the breakdown/;
const whole = /does not follow from trades.json and the rows/;
const tamperings: readonly Tampering[] = [
  ...["trades", "days", "wins", "mean_points"].map(
    (name): Tampering => ({ steps: [...rows, 0, name], problem: byClass }),
  ),
  { steps: [...rows, 0, "win_rate"], problem: /is not wins over trades/ },
  { steps: [...rows, 0, "p_value_adjusted"], problem: among },
  { steps: [...rows, 0, "discovered"], problem: among },
  {
    steps: [...rows, 0, "p_value"],
    value: 0.000001,
    named: { steps: [...rows, 0, "p_value_adjusted"] },
    problem: among,
  },
  { steps: [...rows, 3, "days"], value: 40, problem: /more than its trades, or all of them, have/ },
  { steps: ["breakdowns", "trades"], problem: whole },
  { steps: ["breakdowns", "days"], problem: whole },
  { steps: ["breakdowns", "adjustment", "tests"], problem: whole },
  { steps: ["breakdowns", "false_discovery_rate"], problem: /another than in the trials/ },
  { steps: ["breakdowns", "families", 1, "level"], problem: /another than in the trials/ },
  { steps: ["breakdowns", "families", 1, "id"], problem: /another than in the trials/ },
  { steps: ["hypotheses", "EP-B-class", "estimate"], problem: trial },
  { steps: ["hypotheses", "EP-B-class", "p_value"], value: 0.0123, problem: trial },
  { steps: ["hypotheses", "EP-B-class", "p_value_adjusted"], value: 0.0123, problem: trial },
  { steps: ["hypotheses", "EP-B-class", "adjustment", "tests"], problem: trial },
  { steps: ["hypotheses", "EP-B-hour", "reason"], problem: trial },
  { steps: ["hypotheses", "EP-B-volatility", "verdict"], value: "SUPPORTED", problem: trial },
];
const faultsOf = (contents: PackageFiles) => breakdownFaults(contents);

describe("breakdownFaults(contents)", () => {
  let files: PackageFiles;
  beforeAll(async () => {
    files = await smallPackage("expiration-pressure");
  }, 60_000);

  it.each(tamperings.map((own) => [tamperingTitle(own), own] as const))("refuses another %s", (_, own) => {
    expectRefused(files, faultsOf, own);
  });

  it.each(["trades", "wins", "mean_points"])("holds all trades together by hour: refuses other %s", (name) => {
    const { breakdowns } = files.get("evidence.json") as unknown as {
      readonly breakdowns: { readonly rows: readonly { readonly dimension: string }[] };
    };
    const k = breakdowns.rows.findIndex(({ dimension }) => dimension === "hour");
    const after = tampered(files, { file: "evidence.json", steps: [...rows, k, name] }, 2);
    expect(faultsOf(after)).toContainEqual(
      expect.objectContaining({ field: "breakdowns.rows", problem: "do not hold all trades together by hour" }),
    );
  });
});
