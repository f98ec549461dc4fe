import { distributionFamilies } from "./conformance-distributions.js";
import type { FamilyTable } from "./conformance-family.js";
import { marketFamilies } from "./conformance-market.js";
import { modelFamilies } from "./conformance-models.js";
import { proportionFamilies } from "./conformance-proportions.js";
import { sampleFamilies } from "./conformance-samples.js";
import { seedFamilies } from "./conformance-seed.js";
import { selectionFamilies } from "./conformance-selection.js";
import { tradingFamilies } from "./conformance-trading.js";

/** How close an answer must come: |answer - expected| <= abs + rel |expected|. */
export interface Tolerance {
  readonly rel: number;
  readonly abs: number;
}

/** One reference case: what independent software says of an input. */
export interface ConformanceCase {
  readonly id: string;
  readonly family: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: Tolerance;
}

export interface ConformanceResult {
  readonly id: string;
  readonly family: string;
  /** What differs, one readable line each; empty when the case passes. */
  readonly differences: readonly string[];
}

const families: FamilyTable = {
  ...distributionFamilies,
  ...marketFamilies,
  ...modelFamilies,
  ...proportionFamilies,
  ...sampleFamilies,
  ...seedFamilies,
  ...selectionFamilies,
  ...tradingFamilies,
};

/** Families that the library answers, in alphabetical order. */
export function conformanceFamilies(): readonly string[] {
  return Object.keys(families).sort();
}

/**
 * Answers each case with the library and compares every field it expects. A family that is not known, a field that is not
 * answered and an input that a function refuses are differences; nothing is skipped.
 */
export function checkConformance(cases: readonly ConformanceCase[]): readonly ConformanceResult[] {
  return cases.map((item) => ({ id: item.id, family: item.family, differences: differencesOf(item) }));
}

function differencesOf({ family, input, expected, tolerance }: ConformanceCase): readonly string[] {
  const answer = Object.hasOwn(families, family) ? families[family] : undefined;
  if (answer === undefined) return [`unknown family: ${family}`];
  try {
    const answered = answer(input as never);
    return Object.entries(expected).flatMap(([field, wanted]) => {
      const value = Object.hasOwn(answered, field) ? answered[field] : undefined;
      const reached = typeof value === "function" ? value() : value;
      return compare(field, reached, unrounded(family, field, wanted), tolerance);
    });
  } catch (error) {
    // An input of another shape ends as a TypeError in whichever function reads it first.
    return [`no answer: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** Differences of expected values that are zero but for the rounding of sixty digits. */
const exactDifferences: Readonly<Record<string, readonly string[]>> = {
  barrier: ["expectancy"],
  expectancy: ["expectancy", "perTradeSharpe", "kellyFraction"],
};

function unrounded(family: string, field: string, wanted: unknown): unknown {
  if (!exactDifferences[family]?.includes(field)) return wanted;
  return typeof wanted === "number" && Math.abs(wanted) < 1e-50 ? 0 : wanted;
}

/** Differences of two values, lists compared element by element and records by the fields expected; null means not defined. */
function compare(name: string, actual: unknown, expected: unknown, tolerance: Tolerance): readonly string[] {
  if (actual === undefined) return [`${name}: not answered`];
  if (Array.isArray(expected)) {
    const list = Array.isArray(actual) || ArrayBuffer.isView(actual) ? Array.from(actual as ArrayLike<unknown>) : null;
    if (list?.length !== expected.length)
      return [`${name}: ${list === null ? "no list" : `${list.length} values`}, expected ${expected.length} values`];
    return expected.flatMap((wanted, i) => compare(`${name}[${i}]`, list[i], wanted, tolerance));
  }
  if (typeof expected === "object" && expected !== null) {
    const record = (typeof actual === "object" && actual !== null ? actual : {}) as Readonly<Record<string, unknown>>;
    return Object.entries(expected).flatMap(([field, wanted]) =>
      compare(`${name}.${field}`, record[field], wanted, tolerance),
    );
  }
  return agree(actual, expected, tolerance) ? [] : [`${name}: ${String(actual)}, expected ${String(expected)}`];
}

function agree(actual: unknown, expected: unknown, { rel, abs }: Tolerance): boolean {
  if (typeof expected === "number" && typeof actual === "number")
    return Math.abs(actual - expected) <= abs + rel * Math.abs(expected);
  // JSON has no infinity either: what grows beyond bounds is written as not defined.
  if (expected === null) return actual === null || (typeof actual === "number" && !Number.isFinite(actual));
  return actual === expected;
}
