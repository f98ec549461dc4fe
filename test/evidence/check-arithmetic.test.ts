import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { arithmeticFaults } from "../../lib/evidence/check-arithmetic.js";
import { faultWords, fieldPath } from "../../lib/evidence/package-fault.js";
import { placesIn, type Steps } from "../fixtures/json-edits.js";
import {
  fileNamed,
  otherValue,
  type PackageFiles,
  type PackageStrategy,
  packageStrategies,
  presetsOf,
  printedAt,
  smallPackage,
  studiedPackage,
  tampered,
} from "../fixtures/packages.js";
import { plantedDataset, withoutSides } from "../fixtures/planted-dataset.js";
import { pressureDataset } from "../fixtures/pressure-study.js";

const overallRate: Readonly<Record<PackageStrategy, Steps>> = {
  "volume-shock": ["performance_metrics", "overall_win_rate"],
  "expiration-pressure": ["performance_metrics", "win_rate"],
};

/** Numbers of `evidence.json` below these follow from the rest of the package, whatever they are. */
const derived: Readonly<Record<PackageStrategy, readonly string[]>> = {
  "volume-shock": ["performance_by_flow_type", "execution_latency", "hedging_flow_validation", "alerts", "dataset"],
  "expiration-pressure": ["performance_by_urgency", "execution_latency", "pressure_validation", "alerts", "units"],
};

describe.each(packageStrategies)("arithmeticFaults(%s, files)", (strategy) => {
  let files: PackageFiles;
  beforeAll(async () => {
    files = await smallPackage(strategy);
  }, 60_000);
  const faultsAfter = (steps: Steps, value: Parameters<typeof tampered>[2], file = "evidence.json") =>
    arithmeticFaults(strategy, tampered(files, { file, steps }, value));

  it.each(presetsOf(strategy))(
    "finds nothing in a fresh package of %s",
    async (preset) => {
      const fresh = await smallPackage(strategy, preset);
      expect(arithmeticFaults(strategy, fresh).map(faultWords)).toEqual([]);
    },
    60_000,
  );

  const scarce =
    strategy === "volume-shock"
      ? () => plantedDataset({ sessions: 8, seed: 2, change: withoutSides })
      : () => pressureDataset({ sessions: 6, idle: true });
  it("finds nothing in a package of data that allow few answers", async () => {
    expect(arithmeticFaults(strategy, await studiedPackage(strategy, "scientific", scarce())).map(faultWords)).toEqual(
      [],
    );
  }, 60_000);

  it("refuses a win rate that was edited by hand, and names file, field and both values", () => {
    const steps = overallRate[strategy];
    const printed = printedAt(files, { file: "evidence.json", steps });
    expect(printed).toBeGreaterThan(0);
    const [fault] = faultsAfter(steps, 0.812345);
    expect(fault).toMatchObject({
      file: "evidence.json",
      field: fieldPath(steps),
      found: "0.812345",
      expected: String(printed),
    });
    expect(faultWords(fault!)).toMatch(
      /^evidence\.json: performance_metrics\.\w+: does not follow from the \d+ trades/,
    );
  });

  it("refuses any other number among those that are counted", () => {
    const numbers = placesIn(files.get("evidence.json")!).filter(
      (steps) =>
        derived[strategy].includes(steps[0] as string) &&
        typeof printedAt(files, { file: "evidence.json", steps }) === "number" &&
        !["level", "target_win_rate"].includes(steps.at(-1) as string),
    );
    expect(numbers.length).toBeGreaterThan(30);
    fc.assert(
      fc.property(fc.constantFrom(...numbers), (steps) => {
        const value = otherValue(printedAt(files, { file: "evidence.json", steps }));
        const fields = faultsAfter(steps, value).map(({ field }) => field);
        expect(fields).toContain(fieldPath(steps));
      }),
      { numRuns: 60 },
    );
  });

  it("refuses any other number in a trial", () => {
    const told = ["estimate", "p_value", "p_value_adjusted", "trades", "days", "lower", "upper", "claimed", "level"];
    const numbers = placesIn(files.get("evidence.json")!).filter(
      (steps) =>
        steps[0] === "hypotheses" &&
        told.includes(steps.at(-1) as string) &&
        typeof printedAt(files, { file: "evidence.json", steps }) === "number",
    );
    fc.assert(
      fc.property(fc.constantFrom(...numbers), (steps) => {
        const printed = Number(printedAt(files, { file: "evidence.json", steps }));
        // A number that the first edit leaves as it is gets another one.
        const value = Math.abs(printed - 0.1) < 1e-6 ? 0.2 : printed * 0.9 + 0.01;
        const faults = faultsAfter(steps, value);
        expect(faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });

  it("refuses other results in trades.json: the evidence was not made from them", () => {
    const steps: Steps = [0, "netPoints"];
    const faults = faultsAfter(steps, 100, "trades.json");
    const touched = new Set(faults.map(({ file }) => file));
    expect(faults[0]).toMatchObject({ file: "trades.json", field: "[0].netPoints", found: "100" });
    expect(touched).toContain("evidence.json");
  });

  it("says that a file is missing, and nothing else", () => {
    const without = new Map(files);
    without.delete("trades.json");
    expect(arithmeticFaults(strategy, without)).toEqual([
      {
        ...{ file: "trades.json", field: null, problem: "is missing from the package", found: null },
        expected: "one file of this name",
      },
    ]);
  });

  it("says that a file is there twice under another number", () => {
    const pattern =
      strategy === "volume-shock"
        ? "volume_shock_detection_accuracy_<n>_cases.json"
        : "trade_execution_log_<n>_trades.json";
    const again = new Map([...files, [pattern.replace("<n>", "9999"), files.get(fileNamed(files, pattern))!]]);
    expect(arithmeticFaults(strategy, again)).toMatchObject([{ file: pattern, problem: "is there more than once" }]);
  });

  it("does not reckon with a file that does not meet its schema", () => {
    expect(faultsAfter(overallRate[strategy], "high").map(faultWords)).toEqual([
      `evidence.json: ${fieldPath(overallRate[strategy])}: is not what the schema allows (found "high", expected number)`,
    ]);
  });

  it("leaves the manifest to its reader", () => {
    expect(arithmeticFaults(strategy, new Map([...files, ["manifest.json", { any: 1 }]]))).toEqual([]);
  });
});

describe("arithmeticFaults(strategy, files)", () => {
  it("throws for a strategy that there is not", () => {
    expect(() => arithmeticFaults("momentum", new Map())).toThrow(new RangeError("unknown strategy: momentum"));
  });
});
