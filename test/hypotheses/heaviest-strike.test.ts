import { describe, expect, it } from "vitest";
import { displacementOf, displacements } from "../../lib/hypotheses/heaviest-strike.js";
import { type CaseOptions, expiryCaseOf } from "../fixtures/expiry-cases.js";

const of = (options: CaseOptions) => displacementOf(expiryCaseOf(options));

describe("the displacement from the heaviest strike", () => {
  it("is positive when the price ends farther out on its side, in price units and in standard deviations", () => {
    expect(of({ price: 5004, settled: 5009 })).toMatchObject({ side: 1, away: 5, z: 0.5 });
    expect(of({ price: 5004, settled: 4999 })).toMatchObject({ side: 1, away: -5, z: -0.5 });
    expect(of({ price: 4996, settled: 4991, deviation: 20 })).toMatchObject({ side: -1, away: 5, z: 0.25 });
  });

  it("says why there is none", () => {
    expect(of({ heaviest: -1 })).toBe("no strike with open interest within reach");
    expect(of({ strikes: [[5000, Number.NaN, 10]], heaviest: 0 })).toBe("no strike with open interest within reach");
    expect(of({ settled: Number.NaN })).toBe("the settlement is not known");
    expect(of({ deviation: 0 })).toBe("the standard deviation of the move is not known");
    expect(of({ deviation: Number.NaN })).toBe("the standard deviation of the move is not known");
    expect(of({ price: 5000 })).toBe("the price is exactly at the strike: neither side of it");
  });

  it("is read of all cases, those without one counted", () => {
    const read = displacements([expiryCaseOf(), expiryCaseOf({ price: 5000 })]);
    expect(read.kept).toHaveLength(1);
    expect(read.leftOut).toEqual([{ reason: "the price is exactly at the strike: neither side of it", cases: 1 }]);
  });
});
