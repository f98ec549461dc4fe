import type { Json } from "./canonical-json.js";
import { asWritten } from "./package-contents.js";
import { fieldPath, type PackageFault } from "./package-fault.js";

/**
 * How far a printed number may be from the same number computed again, in units of the last place of the larger one. Packages hold
 * numbers in full and sums are added in the package's own order, so what is left is the order of operations.
 */
export const toleratedUlps = 32;

/**
 * Whether two numbers are the same but for rounding.
 *
 * @param scale size of the numbers that went into them, where they cancel; left out, the larger of the two
 */
export function sameNumber(a: number, b: number, scale = 0): boolean {
  return Math.abs(a - b) <= toleratedUlps * Number.EPSILON * Math.max(scale, Math.abs(a), Math.abs(b));
}

/** A place in a file, with what stands there. */
export interface Place {
  readonly file: string;
  readonly steps: readonly PropertyKey[];
  readonly found: unknown;
}

/**
 * Where a value is not what the rest of the package makes it, field by field.
 *
 * @param expected computed again; NaN stands for null
 * @param problem in words
 */
export function disagreements(place: Place, expected: unknown, problem: string, scale = 0): readonly PackageFault[] {
  return compare(place.file, place.steps, asWritten(place.found), asWritten(expected), problem, scale);
}

/** A single fault at a place. */
export function faultAt({ file, steps, found }: Place, expected: string | null, problem: string): PackageFault {
  return { file, field: fieldPath(steps), problem, found: shown(asWritten(found)), expected };
}

function compare(
  file: string,
  steps: readonly PropertyKey[],
  found: Json,
  expected: Json,
  problem: string,
  scale: number,
): readonly PackageFault[] {
  if (typeof found === "number" && typeof expected === "number" && sameNumber(found, expected, scale)) return [];
  if (found === expected) return [];
  if (Array.isArray(found) && Array.isArray(expected) && found.length === expected.length) {
    return found.flatMap((item, k) => compare(file, [...steps, k], item, expected[k]!, problem, scale));
  }
  if (isRecord(found) && isRecord(expected)) {
    const names = [...new Set([...Object.keys(found), ...Object.keys(expected)])];
    return names.flatMap((name) =>
      name in found && name in expected
        ? compare(file, [...steps, name], found[name]!, expected[name]!, problem, scale)
        : [
            {
              ...{ file, field: fieldPath([...steps, name]), problem },
              found: name in found ? shown(found[name]!) : null,
              expected: name in expected ? shown(expected[name]!) : null,
            },
          ],
    );
  }
  return [{ file, field: fieldPath(steps), problem, found: shown(found), expected: shown(expected) }];
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function shown(value: Json): string {
  if (Array.isArray(value)) return `${value.length} rows`;
  return JSON.stringify(value);
}
