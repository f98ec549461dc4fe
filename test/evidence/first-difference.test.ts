import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, type Json } from "../../lib/evidence/canonical-json.js";
import { firstDifference } from "../../lib/evidence/first-difference.js";

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;

describe("firstDifference(recorded, computed)", () => {
  it("names the first in the order of canonical JSON, with both values", () => {
    const recorded = { z: 1, a: { list: [1, { p: 0.5 }, 3] } };
    expect(firstDifference(recorded, { z: 2, a: { list: [1, { p: 0.25 }] } })).toEqual({
      ...{ field: "a.list[1].p", recorded: 0.5, computed: 0.25 },
    });
    expect(firstDifference(recorded, { ...recorded, a: { list: [1, { p: 0.5 }] } })).toEqual({
      ...{ field: "a.list[2]", recorded: 3, computed: undefined },
    });
    expect(firstDifference({ a: 1 }, { a: 1, b: null })).toEqual({ field: "b", recorded: undefined, computed: null });
    expect(firstDifference([1], { 0: 1 })).toEqual({ field: null, recorded: [1], computed: { 0: 1 } });
    expect(firstDifference({ a: null }, { a: {} })).toMatchObject({ field: "a" });
    expect(firstDifference({ toString: 1 }, {})).toEqual({ field: "toString", recorded: 1, computed: undefined });
  });

  it("is null exactly where the canonical texts are the same", () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(firstDifference(a, structuredClone(a))).toBeNull();
        expect(firstDifference(a, b) === null).toBe(canonicalJson(a) === canonicalJson(b));
      }),
    );
  });
});
