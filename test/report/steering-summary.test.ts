import { describe, expect, it } from "vitest";
import { insufficientData, judge, notTestable } from "../../lib/hypotheses/judge.js";
import { type SteeringInput, steeringSummary } from "../../lib/report/steering-summary.js";
import { expirationPressurePresets } from "../../lib/strategies/expiration-pressure.js";
import { findingOf, hypothesisOf } from "../fixtures/findings.js";
import { plainText } from "../fixtures/plain-text.js";

const { judge: parameters } = expirationPressurePresets.seed.parameters;
const hypothesis = hypothesisOf({ unit: "standard deviations", side: "different", tails: "two-sided" });
const finding = findingOf({
  ...{ estimate: -0.25, trades: 40, days: 40, pValue: 0.01 },
  interval: { lower: -0.4, upper: -0.1, level: 0.95, method: "invented" },
});
const input: SteeringInput = {
  steering: { found: null, statement: "not beyond chance: the price moved" },
  displacement: judge(hypothesis, finding, parameters),
  gamma: insufficientData(hypothesisOf({ statistic: "slope on the sign" }), "the sign never varies"),
  traded: "STEER_AWAY",
  assumption: "calls-long-puts-short",
};
const read = (changed: Partial<SteeringInput>) => plainText(steeringSummary({ ...input, ...changed }));

describe("steeringSummary", () => {
  it("says which direction was found, if any", () => {
    expect(read({})).toContain("No direction was shown beyond chance");
    const found = (direction: "STEER_AWAY" | "PIN_TOWARD") =>
      read({ steering: { found: direction, statement: "the price moved" } });
    expect(found("STEER_AWAY")).toContain(
      "Prices went away from heavy strikes (STEER_AWAY), beyond chance. The price moved.",
    );
    expect(found("PIN_TOWARD")).toContain("Prices went to heavy strikes (PIN_TOWARD), beyond chance.");
  });

  it("names all three directions, with n, interval and two-sided p", () => {
    expect(read({})).toContain(
      "−0.25 standard deviations on 40 expiries of 40 days, 95 % interval −0.40 to −0.10, two-sided p 0.0100.",
    );
    for (const rule of ["STEER_AWAY", "PIN_TOWARD", "GAMMA_SIGNED"]) expect(read({})).toContain(rule);
    expect(read({})).toContain("Slope on the sign. Not computed: the sign never varies.");
  });

  it("marks the direction that was traded, with the assumption that it needs", () => {
    expect(read({})).toMatch(/STEER_AWAY , as[^•]*?\(Traded by this preset\.\) PIN_TOWARD/);
    expect(read({ traded: "GAMMA_SIGNED" })).toContain(
      "(Traded by this preset, taking market makers as “calls long puts short”.)",
    );
  });

  it("says why where no direction can be tested", () => {
    const lacking = notTestable(hypothesis, "no series expires in these sessions");
    expect(read({ displacement: lacking })).toContain(
      "No direction can be tested: no series expires in these sessions.",
    );
  });
});
