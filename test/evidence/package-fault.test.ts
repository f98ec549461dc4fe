import { describe, expect, it } from "vitest";
import { faultWords, fieldPath } from "../../lib/evidence/package-fault.js";

const fault = {
  file: "evidence.json",
  field: "gate[0].met",
  problem: "does not follow from the others",
  found: "true",
  expected: "false",
};

describe("faultWords(fault)", () => {
  it("says file, field, problem and both values in a line", () => {
    expect(faultWords(fault)).toBe(
      "evidence.json: gate[0].met: does not follow from the others (found true, expected false)",
    );
  });

  it("leaves out what there is not", () => {
    expect(faultWords({ ...fault, field: null, found: null, expected: null })).toBe(
      "evidence.json: does not follow from the others",
    );
    expect(faultWords({ ...fault, found: null })).toMatch(/\(expected false\)$/);
    expect(faultWords({ ...fault, expected: null })).toMatch(/\(found true\)$/);
  });
});

describe("fieldPath(steps)", () => {
  it("joins names with dots and puts indices into brackets", () => {
    expect(fieldPath(["hypotheses", 3, "p_value"])).toBe("hypotheses[3].p_value");
    expect(fieldPath([0, "netPoints"])).toBe("[0].netPoints");
    expect(fieldPath(["measures", "dealerOptions", "both-long"])).toBe("measures.dealerOptions.both-long");
  });

  it("quotes a name that a path could be read wrongly with, and has nothing to say of the file as a whole", () => {
    expect(fieldPath(["setAside", "a.b"])).toBe('setAside["a.b"]');
    expect(fieldPath([])).toBeNull();
  });
});
