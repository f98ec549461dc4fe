import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, type Json } from "../../lib/evidence/canonical-json.js";
import { elementPath, jsonDifferences, matchElements } from "../../lib/evidence/json-difference.js";

const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Json>(null, true, false, 0, 1, -2.5, "", "a", "b", Number.NaN),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom("id", "name", "date", "a.b", "x", "__proto__"), tie("json"), { maxKeys: 3 }),
    fc.array(fc.record({ id: fc.constantFrom("p", "q", "r", 1, "p#2"), x: tie("json") }), { maxLength: 4 }),
  ),
}));

describe("jsonDifferences(before, after)", () => {
  it("finds nothing in a value compared with itself, and something wherever the canonical text differs", () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(jsonDifferences(a, structuredClone(a))).toEqual([]);
        expect(jsonDifferences(a, b).length === 0).toBe(canonicalJson(a) === canonicalJson(b));
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it("swaps before and after when the values are swapped", () => {
    const mirrored = { changed: "changed", reordered: "reordered", added: "removed", removed: "added" } as const;
    const sorted = (list: readonly object[]) => list.map((own) => canonicalJson({ ...own } as Json)).sort();
    fc.assert(
      fc.property(json, json, (a, b) => {
        const swapped = jsonDifferences(b, a).map(({ path, kind, before, after }) => ({
          ...{ path, kind: mirrored[kind] },
          ...(after === undefined ? {} : { before: after }),
          ...(before === undefined ? {} : { after: before }),
        }));
        expect(sorted(swapped)).toEqual(sorted(jsonDifferences(a, b)));
      }),
      { seed: 2, numRuns: 3000 },
    );
  });

  it("names no place twice but for the order of an array", () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        const places = jsonDifferences(a, b).map(({ path, kind }) => `${kind === "reordered"} ${path}`);
        expect(new Set(places).size).toBe(places.length);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  it("matches elements by what identifies them, not by place", () => {
    const before = {
      hypotheses: [
        { id: "A", p: 0.5 },
        { id: "B", p: 0.1 },
      ],
    };
    const after = {
      hypotheses: [
        { id: "B", p: 0.2 },
        { id: "C", p: 1 },
      ],
    };
    expect(jsonDifferences(before, after)).toEqual([
      { path: "hypotheses[B].p", kind: "changed", before: 0.1, after: 0.2 },
      { path: "hypotheses[A]", kind: "removed", before: { id: "A", p: 0.5 } },
      { path: "hypotheses[C]", kind: "added", after: { id: "C", p: 1 } },
    ]);
  });

  it.each([
    "id",
    "detection",
    "name",
    "label",
    "preset",
    "limit",
    "bucket",
    "control",
    "route",
    "date",
    "method",
    "minutes",
    "latency",
    "stress",
  ])("takes %s for what identifies an element", (member) => {
    const before = [1, 2].map((k) => ({ [member]: `e${k}`, x: k }));
    expect(jsonDifferences(before, [{ [member]: "e2", x: 9 }, before[0]!])).toEqual([
      { path: "", kind: "reordered", before: ["e1", "e2"], after: ["e2", "e1"] },
      { path: "[e2].x", kind: "changed", before: 2, after: 9 },
    ]);
  });

  it("prefers a member that is distinct on both sides, and counts turns where none is", () => {
    const dated = (id: string, x: number) => ({ date: "2026-01-05", name: id, x });
    expect(jsonDifferences([dated("a", 1), dated("b", 2)], [dated("b", 3)]).map(({ path }) => path)).toEqual([
      "[b].x",
      "[a]",
    ]);
    const days = (...xs: readonly number[]) => xs.map((x) => ({ date: "2026-01-05", x }));
    expect(jsonDifferences(days(1, 2), days(1, 3)).map(({ path }) => path)).toEqual(["[2026-01-05#2].x"]);
  });

  it("matches distinct texts by themselves and everything else by place", () => {
    expect(jsonDifferences(["a", "b"], ["b"])).toEqual([{ path: "[a]", kind: "removed", before: "a" }]);
    expect(jsonDifferences([0.5, 0.25], [0.5, 0.125])).toEqual([
      { path: "[1]", kind: "changed", before: 0.25, after: 0.125 },
    ]);
    expect(jsonDifferences(["a", "a"], ["a", "b"])).toEqual([
      { path: "[1]", kind: "changed", before: "a", after: "b" },
    ]);
  });

  it("tells a number that became missing, a member that is null, and one that is not there apart", () => {
    expect(jsonDifferences({ p: 0.5, q: null }, { p: null })).toEqual([
      { path: "p", kind: "changed", before: 0.5, after: null },
      { path: "q", kind: "removed", before: null },
    ]);
    expect(jsonDifferences({ p: undefined }, {})).toEqual([]);
  });

  it("quotes names of members that would read as a path", () => {
    expect(jsonDifferences({ "a.b": 1 }, { "a.b": 2 })[0]!.path).toBe('["a.b"]');
  });
});

describe("matchElements(before, after)", () => {
  it("tells by what, and loses no element", () => {
    const { by, shared, added, removed } = matchElements([{ id: 1 }, { id: 2 }], [{ id: 2 }, { id: 3 }, { id: 4 }]);
    expect(by).toEqual({ member: "id" });
    expect([shared.length, added.map(([name]) => name), removed.map(([name]) => name)]).toEqual([1, ["3", "4"], ["1"]]);
    expect([matchElements(["a"], ["b"]).by, matchElements([1], [2]).by]).toEqual(["text", "place"]);
  });
});

it("elementPath(path, name) puts the name in brackets", () => {
  expect(elementPath("gate", "win_rate")).toBe("gate[win_rate]");
});
