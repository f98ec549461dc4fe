import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combineVerdicts } from "../../lib/hypotheses/combine-verdicts.js";
import type { Trial, Verdict } from "../../lib/hypotheses/hypothesis.js";
import { hypothesisOf } from "../fixtures/findings.js";

const verdicts: readonly Verdict[] = ["SUPPORTED", "NOT_DEMONSTRATED", "REFUTED", "INSUFFICIENT_DATA", "NOT_TESTABLE"];

function trialsOf(...all: readonly Verdict[]): readonly Trial[] {
  return all.map((verdict, k) => ({
    hypothesis: hypothesisOf({ id: `H${k + 1}` }),
    finding: null,
    verdict,
    reason: `because of ${k + 1}`,
    adjustment: null,
    standing: "confirmatory",
  }));
}

const together = (...all: readonly Verdict[]) => combineVerdicts(trialsOf(...all)).verdict;

describe("a claim made of several parts", () => {
  it("is SUPPORTED only when every part is", () => {
    expect(together("SUPPORTED")).toBe("SUPPORTED");
    expect(together("SUPPORTED", "SUPPORTED")).toBe("SUPPORTED");
    for (const other of verdicts.slice(1)) expect(together("SUPPORTED", other)).toBe(other);
  });

  it("is REFUTED as soon as one part is, whatever the others lack", () => {
    for (const other of verdicts) expect(together(other, "REFUTED")).toBe("REFUTED");
  });

  it("needs data before it can fail to be demonstrated", () => {
    expect(together("NOT_DEMONSTRATED", "INSUFFICIENT_DATA")).toBe("INSUFFICIENT_DATA");
    expect(together("NOT_DEMONSTRATED", "NOT_TESTABLE")).toBe("NOT_TESTABLE");
    expect(together("NOT_TESTABLE", "INSUFFICIENT_DATA")).toBe("INSUFFICIENT_DATA");
  });

  it("does not depend on the order of its parts", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verdicts), { minLength: 1, maxLength: 6 }), (all) => {
        expect(together(...[...all].reverse())).toBe(together(...all));
        expect(all).toContain(together(...all));
      }),
      { seed: 1 },
    );
  });

  it("names the parts that decided, and only those", () => {
    expect(combineVerdicts(trialsOf("REFUTED", "SUPPORTED", "REFUTED")).reason).toBe(
      "H1: because of 1; H3: because of 3",
    );
  });

  it("says a reason once where several parts have the same", () => {
    const [first, second, third] = trialsOf("REFUTED", "REFUTED", "REFUTED");
    expect(
      combineVerdicts([first!, { ...second!, reason: "too few" }, { ...third!, reason: first!.reason }]).reason,
    ).toBe("H1, H3: because of 1; H2: too few");
  });

  it("has at least one part", () => {
    expect(() => combineVerdicts([])).toThrow(new RangeError("invalid trials: none"));
  });
});
