import { beforeAll, describe, expect, it } from "vitest";
import type { Json } from "../../lib/evidence/canonical-json.js";
import { inspectionFaults } from "../../lib/evidence/inspection-arithmetic.js";
import { inspectionJson } from "../../lib/evidence/inspection-json.js";
import { type PackageFiles, smallPackage } from "../fixtures/packages.js";
import { exampleInspection } from "../fixtures/study.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const file = "inspection.json";
const balance = /not clean \+ repaired \+ set aside/;
const sum = /not the sum over the sessions/;
const tamperings: readonly Tampering[] = [
  { file, steps: ["sessions", 2, "read"], problem: balance },
  { file, steps: ["sessions", 2, "clean"], named: { steps: ["sessions", 2, "read"] }, problem: balance },
  { file, steps: ["total", "read"], problem: balance },
  ...["rows", "holes", "clean", "repaired"].map((name): Tampering => ({ file, steps: ["total", name], problem: sum })),
  { file, steps: ["total", "setAside", "duplicate"], problem: sum },
  { file, steps: ["total", "setAside", "outside-session"], problem: sum },
  { file, steps: ["total", "repairs", "stale-price"], problem: sum },
  ...["name", "digest", "sessions_in_data", "sessions_studied", "first_studied", "last_studied"].map(
    (name): Tampering => ({ steps: ["dataset", name], problem: /not what inspection.json says/ }),
  ),
];

describe("inspectionFaults(contents)", () => {
  let files: PackageFiles;
  beforeAll(() => {
    // One date more that is no session: its rows are in the total only.
    const inspection = exampleInspection();
    const { total } = inspection;
    const setAside = { ...total.setAside, "outside-session": total.setAside["outside-session"]! + 12 };
    const balanced = {
      ...inspection,
      sessions: inspection.sessions.map((own) => ({
        ...own,
        clean: own.read - own.repaired - setAsideOf(own.setAside),
      })),
    };
    const clean = balanced.sessions.reduce((rows, own) => rows + own.clean, 0);
    const written = inspectionJson({ ...balanced, total: { ...total, clean, read: total.read + 12, setAside } });
    const { name, format, generated, digest, dates } = inspection.dataset;
    const dataset = {
      ...{ name, format, generated, digest, sessions_in_data: dates.length, sessions_studied: dates.length },
      ...{ first_studied: dates[0]!, last_studied: dates.at(-1)! },
    };
    const plain = JSON.parse(JSON.stringify(written)) as Json;
    files = new Map<string, Json>([
      ["inspection.json", plain],
      ["evidence.json", { dataset }],
    ]);
  });

  it.each(tamperings.map((own) => [tamperingTitle(own), own] as const))("refuses another %s", (_, own) => {
    expectRefused(files, inspectionFaults, own);
  });

  it.each(["volume-shock", "expiration-pressure"] as const)(
    "finds nothing in a package of %s",
    async (strategy) => {
      expect(inspectionFaults(await smallPackage(strategy))).toEqual([]);
    },
    60_000,
  );
});

function setAsideOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, rows) => sum + rows, 0);
}
