import { describe, expect, it } from "vitest";
import { sessionReversal } from "../../lib/hypotheses/session-reversal.js";
import { createStream } from "../../lib/numeric/random.js";
import { pearson } from "../../lib/statistics/pearson.js";
import { expiryCaseOf } from "../fixtures/expiry-cases.js";

const rule = { level: 0.95, draws: 199 };
const moves = (days: number, share: number, seed = 1) => {
  const stream = createStream(seed, "moves");
  return Array.from({ length: days }, (_, day) => {
    const deviation = 5 + 10 * stream.uniform();
    const into = stream.normal();
    const next = share * into + stream.normal();
    return { case: expiryCaseOf({ day, settled: 5004 + deviation * into, deviation }), nextMove: deviation * next };
  });
};
const found = (days: number, share: number, seed = 1) =>
  sessionReversal(moves(days, share, seed), rule, createStream(seed, "test"));

describe("the reversal of the next session", () => {
  it("is the correlation of the two moves in standard deviations", () => {
    const own = moves(40, -0.7);
    const into = own.map((move) => (move.case.settlement.price - 5004) / move.case.deviation);
    const next = own.map((move) => move.nextMove / move.case.deviation);
    const { finding } = found(40, -0.7).correlation;
    expect(finding!.estimate).toBeCloseTo(pearson(into, next, 0.95).r, 12);
    expect(finding!.estimate).toBeLessThan(-0.3);
    expect(finding!.pValue).toBeLessThan(0.01);
  });

  it("keeps its size over 200 runs without one", () => {
    const rejected = Array.from({ length: 200 }, (_, seed) => found(25, 0, 10 + seed)).filter(
      ({ correlation }) => correlation.finding!.pValue! <= 0.05,
    );
    expect(rejected.length).toBeLessThanOrEqual(21);
    expect(rejected.length).toBeGreaterThanOrEqual(2);
  });

  it("leaves out what was not seen", () => {
    const [first] = moves(1, 0);
    const { correlation, leftOut } = sessionReversal(
      [
        { case: first!.case, nextMove: Number.NaN },
        { case: expiryCaseOf({ deviation: 0 }), nextMove: 1 },
      ],
      rule,
      createStream(1),
    );
    expect(leftOut).toHaveLength(2);
    expect(correlation.reason).toContain("the next session was not seen (1)");
    expect(sessionReversal([], rule, createStream(1)).correlation.reason).toBe("there are no expiries");
  });
});
