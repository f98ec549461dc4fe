import { describe, expect, it } from "vitest";
import { gatekeep } from "../../lib/hypotheses/gatekeep.js";
import { findingOf } from "../fixtures/findings.js";

const findings = {
  a: findingOf({ pValue: 0.01 }),
  b: findingOf({ pValue: 0.04 }),
  c: findingOf({ pValue: 0.03 }),
  d: findingOf({ pValue: 0.005 }),
  byInterval: findingOf({ pValue: null }),
  unanswered: findingOf({ pValue: Number.NaN }),
  missing: null,
};

describe("gatekeeping", () => {
  it("adjusts by Holm among the tests that have a p", () => {
    const standings = gatekeep(findings, "SUPPORTED");
    // multiple-testing-002 of the reference cases.
    expect(standings.a.adjustment).toEqual({ pValue: 0.03, method: "Holm", tests: 4 });
    expect([standings.b, standings.c, standings.d].map(({ adjustment }) => adjustment!.pValue)).toEqual([
      0.06, 0.06, 0.02,
    ]);
    for (const key of ["byInterval", "unanswered", "missing"] as const) expect(standings[key].adjustment).toBeNull();
  });

  it("opens only when the primary hypothesis is supported", () => {
    expect(Object.values(gatekeep(findings, "SUPPORTED")).every(({ standing }) => standing === "confirmatory")).toBe(
      true,
    );
    for (const verdict of ["NOT_DEMONSTRATED", "REFUTED", "INSUFFICIENT_DATA", "NOT_TESTABLE"] as const)
      expect(Object.values(gatekeep(findings, verdict)).every(({ standing }) => standing === "exploratory")).toBe(true);
  });
});
