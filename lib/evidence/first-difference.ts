import type { Json } from "./canonical-json.js";
import { fieldPath } from "./package-fault.js";

/** The first place at which two JSON values differ. */
export interface Difference {
  /** Path as `hypotheses[3].p_value`; null where the wholes differ in kind. */
  readonly field: string | null;
  /** What stands there on either side; undefined where nothing does. */
  readonly recorded: Json | undefined;
  readonly computed: Json | undefined;
}

/** The first difference of two JSON values in the order in which canonical JSON writes them; null where there is none. */
export function firstDifference(recorded: Json, computed: Json): Difference | null {
  return differenceAt(recorded, computed, []);
}

function differenceAt(
  recorded: Json | undefined,
  computed: Json | undefined,
  steps: readonly PropertyKey[],
): Difference | null {
  if (Array.isArray(recorded) && Array.isArray(computed)) {
    for (let k = 0; k < Math.max(recorded.length, computed.length); k++) {
      const found = differenceAt(recorded[k], computed[k], [...steps, k]);
      if (found) return found;
    }
    return null;
  }
  if (isObject(recorded) && isObject(computed)) {
    const keys = [...new Set([...Object.keys(recorded), ...Object.keys(computed)])].sort((a, b) => (a < b ? -1 : 1));
    for (const key of keys) {
      const found = differenceAt(own(recorded, key), own(computed, key), [...steps, key]);
      if (found) return found;
    }
    return null;
  }
  return Object.is(recorded, computed) ? null : { field: fieldPath(steps), recorded, computed };
}

function own(value: { readonly [key: string]: Json | undefined }, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json | undefined } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
