import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, type Json } from "../../lib/evidence/canonical-json.js";

/** Any value that JSON can hold and give back: no NaN, no infinities, no minus zero. */
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);

/** The same value with the members of every object in reverse order. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value as { readonly [key: string]: Json })
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

describe("canonical JSON", () => {
  it("is JSON: what is parsed back is what was written", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
      { seed: 1 },
    );
  });

  it("has one spelling, whatever order the members come in", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
      { seed: 2 },
    );
    expect(canonicalJson({ b: 1, a: { d: 2, c: 3 } })).toBe(canonicalJson({ a: { c: 3, d: 2 }, b: 1 }));
  });

  it("sorts keys by code unit, indents by two spaces and ends with a line feed", () => {
    expect(canonicalJson({ z: [1, { b: 2 }], "10": true, "2": null, B: "x", ä: [], a: {} })).toBe(
      `{
  "10": true,
  "2": null,
  "B": "x",
  "a": {},
  "z": [
    1,
    {
      "b": 2
    }
  ],
  "ä": []
}
`,
    );
  });

  it("writes minus zero as zero, and numbers in their shortest form", () => {
    expect(canonicalJson([-0, 0, 0.1 + 0.2, 1e21, 1e-7, 5e-324, -1.5])).toBe(
      "[\n  0,\n  0,\n  0.30000000000000004,\n  1e+21,\n  1e-7,\n  5e-324,\n  -1.5\n]\n",
    );
  });

  it("writes what is not a finite number as null", () => {
    expect(canonicalJson([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])).toBe(
      canonicalJson([null, null, null]),
    );
  });

  it("leaves absent members out", () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1 }));
    expect(canonicalJson({ a: undefined })).toBe("{}\n");
  });

  it("keeps arrays in their order and texts as they are, escaped", () => {
    expect(JSON.parse(canonicalJson(["b", "a", '<script>"\n\u2028']))).toEqual(["b", "a", '<script>"\n\u2028']);
    expect(canonicalJson("\ud800")).toBe('"\\ud800"\n');
  });

  it("refuses what JSON cannot hold", () => {
    for (const wrong of [() => 1, 1n, undefined, Symbol("x")]) {
      expect(() => canonicalJson([wrong as never])).toThrow(TypeError);
    }
  });
});
