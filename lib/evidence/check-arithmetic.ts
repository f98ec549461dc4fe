import { breakdownFaults } from "./breakdown-arithmetic.js";
import type { Json } from "./canonical-json.js";
import { criterionFaults } from "./criterion-arithmetic.js";
import { expirationPressureFaults } from "./expiration-pressure-arithmetic.js";
import { fileFaults } from "./file-arithmetic.js";
import { gateFaults } from "./gate-arithmetic.js";
import { inspectionFaults } from "./inspection-arithmetic.js";
import { intervalFaults } from "./interval-arithmetic.js";
import { neededFaults } from "./needed-arithmetic.js";
import type { PackageFault } from "./package-fault.js";
import { namePattern, packageFileNames, schemaFaults } from "./package-schemas.js";
import { volumeShockFaults } from "./volume-shock-arithmetic.js";

/**
 * Where a package does not follow from itself: rates that are not those of its trades, verdicts that are not those of its trials,
 * sentences that print other numbers, copies that differ. The files alone are read; data and parameters are not needed, so what
 * rests on them (draws, Sharpe ratio, drawdown) is held against its copies only.
 *
 * A file that is missing or does not meet its schema is said, and nothing else is: arithmetic on it would mean nothing.
 *
 * @param files contents by name; the manifest may be among them and is not read
 * @throws RangeError for an unknown strategy
 */
export function arithmeticFaults(strategy: string, files: ReadonlyMap<string, Json>): readonly PackageFault[] {
  const contents = new Map([...files].filter(([name]) => name !== "manifest.json"));
  const faults = [...missingFaults(strategy, contents), ...formFaults(strategy, contents)];
  if (faults.length > 0) return faults;
  const own = strategy === "volume-shock" ? volumeShockFaults : expirationPressureFaults;
  return unique([
    ...own(contents),
    ...gateFaults(contents),
    ...criterionFaults(contents),
    ...neededFaults(contents),
    ...breakdownFaults(contents),
    ...inspectionFaults(contents),
    ...intervalFaults(contents),
    ...fileFaults(contents),
  ]);
}

function missingFaults(strategy: string, contents: ReadonlyMap<string, Json>): readonly PackageFault[] {
  const there = [...contents.keys()].map(namePattern);
  return packageFileNames(strategy)
    .filter((pattern) => there.filter((own) => own === pattern).length !== 1)
    .map((pattern) => ({
      ...{ file: pattern, field: null, found: null, expected: "one file of this name" },
      problem: there.includes(pattern) ? "is there more than once" : "is missing from the package",
    }));
}

function formFaults(strategy: string, contents: ReadonlyMap<string, Json>): readonly PackageFault[] {
  return [...contents].flatMap(([name, value]) => schemaFaults(strategy, name, value));
}

/** Two rules may find the same: it is said once. */
function unique(faults: readonly PackageFault[]): readonly PackageFault[] {
  const seen = new Set<string>();
  return faults.filter(({ file, field, expected }) => {
    const key = JSON.stringify([file, field, expected]);
    return !seen.has(key) && seen.add(key);
  });
}
