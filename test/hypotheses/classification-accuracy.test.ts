import { describe, expect, it } from "vitest";
import type { FlowType } from "../../lib/classifiers/flow-type.js";
import { classificationAccuracy } from "../../lib/hypotheses/classification-accuracy.js";
import { binomialTest } from "../../lib/statistics/binomial-test.js";
import { labelOf } from "../fixtures/trades.js";

const [sweep, emergency, ambiguous]: readonly FlowType[] = [
  "INSTITUTIONAL_SWEEP",
  "GAMMA_EMERGENCY",
  "AMBIGUOUS_SIGNAL",
];
const pairs: readonly (readonly [truth: FlowType, label: FlowType])[] = [
  ...Array.from({ length: 9 }, () => [sweep!, sweep!] as const),
  [sweep!, ambiguous!],
  ...Array.from({ length: 6 }, () => [emergency!, emergency!] as const),
  ...Array.from({ length: 4 }, () => [ambiguous!, ambiguous!] as const),
];
const labels = pairs.map(([, label], k) => labelOf(`${k}`, label));
const truth = new Map(pairs.map(([own], k) => [`${k}`, own]));

describe("classification accuracy", () => {
  it("counts labels against the truth that was handed in", () => {
    const found = classificationAccuracy(labels, truth, 0.85);
    expect(found.confusion).toEqual([
      [9, 0, 1],
      [0, 6, 0],
      [0, 0, 4],
    ]);
    expect(found).toMatchObject({ accuracy: 0.95, noInformationRate: 0.5, cases: 20, unknown: 0 });
    expect(found.kappa).toBeGreaterThan(0.9);
    expect(found.mcc).toBeGreaterThan(0.9);
    expect(found.interval.lower).toBeLessThan(0.95);
  });

  it("tries the claim by the exact binomial test", () => {
    expect(classificationAccuracy(labels, truth, 0.85).pClaimed).toBe(
      binomialTest(19, 20, 0.85, "greater", 0.95).pValue,
    );
    expect(classificationAccuracy(labels, truth, 0.5).pClaimed).toBeLessThan(0.001);
    expect(() => classificationAccuracy(labels, truth, 1.2)).toThrow(RangeError);
  });

  it("leaves out alerts that belong to no order, and has no rate without a known case", () => {
    expect(classificationAccuracy([...labels, labelOf("noise", sweep!)], truth, 0.85)).toMatchObject({
      cases: 20,
      unknown: 1,
    });
    const none = classificationAccuracy(labels, new Map(), 0.85);
    expect(none).toMatchObject({ cases: 0, unknown: 20 });
    expect(none.accuracy).toBeNaN();
  });
});
