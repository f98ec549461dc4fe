import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disagreements, faultAt, sameNumber, toleratedUlps } from "../../lib/evidence/agreement.js";

describe("sameNumber(a, b, scale)", () => {
  it("forgives the order of a sum, and nothing that a person could read", () => {
    const values = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(values, (list) => {
        const sum = list.reduce((total, value) => total + value, 0);
        const back = list.reduceRight((total, value) => total + value, 0);
        expect(sameNumber(sum, back)).toBe(true);
        if (sum > 1) expect(sameNumber(sum, sum * (1 + 1e-9))).toBe(false);
      }),
    );
  });

  it("is as wide as the stated number of last places, of the larger number or of what cancelled", () => {
    const step = toleratedUlps * Number.EPSILON;
    expect(sameNumber(1, 1 + 0.9 * step)).toBe(true);
    expect(sameNumber(1, 1 + 2 * step)).toBe(false);
    expect(sameNumber(0, 50 * step, 100)).toBe(true);
    expect(sameNumber(0, 50 * step)).toBe(false);
  });
});

describe("disagreements(place, expected, problem, scale)", () => {
  const place = (found: unknown) => ({ file: "a.json", steps: ["x", 0], found });

  it("finds nothing where the values agree, NaN standing for null", () => {
    const value = { a: [1, null, "b"], c: { d: true } };
    expect(disagreements(place(value), structuredClone(value), "differs")).toEqual([]);
    expect(disagreements(place({ a: null }), { a: Number.NaN }, "differs")).toEqual([]);
    expect(disagreements(place({ a: 1 }), { a: 1, b: undefined }, "differs")).toEqual([]);
  });

  it("names every field that differs, with both values", () => {
    expect(disagreements(place({ a: [1, 2], b: "c" }), { a: [1, 3], b: "d" }, "differs")).toEqual([
      { file: "a.json", field: "x[0].a[1]", problem: "differs", found: "2", expected: "3" },
      { file: "a.json", field: "x[0].b", problem: "differs", found: '"c"', expected: '"d"' },
    ]);
  });

  it("names fields that one side has not, and lists of other lengths", () => {
    expect(disagreements(place({ a: 1 }), { b: 2 }, "differs")).toEqual([
      { file: "a.json", field: "x[0].a", problem: "differs", found: "1", expected: null },
      { file: "a.json", field: "x[0].b", problem: "differs", found: null, expected: "2" },
    ]);
    expect(disagreements(place([1, 2]), [1], "differs")).toMatchObject([{ found: "2 rows", expected: "1 rows" }]);
  });

  it("compares numbers that cancelled on the scale of what went in", () => {
    expect(disagreements(place(1e-14), 0, "differs")).toHaveLength(1);
    expect(disagreements(place(1e-14), 0, "differs", 100)).toEqual([]);
  });
});

describe("faultAt(place, expected, problem)", () => {
  it("is a fault with the path of the place", () => {
    expect(faultAt({ file: "a.json", steps: ["x", 2, "y"], found: 5 }, "4", "is too large")).toEqual({
      ...{ file: "a.json", field: "x[2].y", problem: "is too large", found: "5", expected: "4" },
    });
  });
});
