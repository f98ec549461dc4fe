import { beforeAll, describe, expect, it } from "vitest";
import type { PressureEvidence } from "../../lib/evidence/expiration-pressure-evidence.js";
import { noTrueUrgency, urgencyJson } from "../../lib/evidence/urgency-json.js";
import { classPerformance } from "../../lib/execution/performance.js";
import { pressureEvidenceInput, pressureStudy } from "../fixtures/pressure-study.js";

let main: PressureEvidence;
const label = "PIN_RISK_MANAGEMENT";

/** The class with that many trades, each with these net points. */
// biome-ignore lint/suspicious/noExplicitAny: JSON is read here as its reader gets it
function withPoints(points: readonly number[]): any {
  const trades = points.map((netPoints) => ({ ...main.trades[0]!, label, netPoints }));
  const judgement = { ...main.judgement, performance: [classPerformance(label, trades)] };
  return urgencyJson(judgement, main.labels, trades, label);
}

beforeAll(async () => {
  main = pressureEvidenceInput(await pressureStudy()).main;
});

describe("a class of urgency as it is written down", () => {
  it("is held against its target from ten trades on", () => {
    const nine = withPoints([...Array(8).fill(5), -3]);
    expect(nine).toMatchObject({ sample_size: 9, wins: 8, target_win_rate: 0.75, target_met: null });
    expect(nine.statement).toContain("from 10 on");
    expect(withPoints([...Array(8).fill(5), -3, -3])).toMatchObject({ win_rate: 0.8, target_met: true });
    expect(withPoints([...Array(7).fill(5), -3, -3, -3])).toMatchObject({ win_rate: 0.7, target_met: false });
  });

  it("has the range of its points and the interval of Clopper and Pearson", () => {
    const own = withPoints([...Array(8).fill(5), -3, -4]);
    expect(own.magnitude_range).toEqual([-4, 5]);
    // Exact limits of 8 in 10.
    expect(own.binomial_confidence.lower).toBeCloseTo(0.44390454, 7);
    expect(own.binomial_confidence.upper).toBeCloseTo(0.97478927, 7);
    expect(withPoints([])).toMatchObject({ sample_size: 0, magnitude_range: null, binomial_confidence: null });
    expect(noTrueUrgency).toContain("NOT_TESTABLE");
  });
});
