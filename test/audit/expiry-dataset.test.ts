import { describe, expect, it } from "vitest";
import {
  type ExpiryDatasetRequest,
  expiryDataset,
  expiryMarket,
  recognitionShape,
} from "../../lib/audit/expiry-dataset.js";
import { expirySessions } from "../../lib/ingest/session-plans.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import { expiryShape } from "../../lib/simulation/market-parameters.js";
import { simulateMarket } from "../../lib/simulation/simulate-market.js";

const request: ExpiryDatasetRequest = {
  ...{ seed: 1, regime: "pin-attract", profile: synthetic },
  dials: { implementation: "drift", strength: 2 },
  sessions: expirySessions({ first: "2026-01-05", sessions: 2, profile: synthetic }),
};

describe("expiryDataset(request)", () => {
  it("hands out days with a row an hour before the close, quotes, and the path to the close", async () => {
    const { description, sessions } = expiryDataset(request);
    expect(description).toMatchObject({ name: "pin-attract-drift-2-1", dates: ["2026-01-05", "2026-01-06"] });
    let walked = 0;
    for await (const { session } of sessions()) {
      walked += 1;
      const [day] = session.days;
      expect(Array.from(day!.knownAt)).toContain(day!.closesAt - 3_600_000);
      expect(day!.path!.at.at(-1)).toBe(day!.closesAt);
      expect(day!.options.bid).not.toBeNull();
      expect(day!.options.delta).toBeNull();
      expect(day!.openInterest[0]!.availableAt).toBeLessThan(day!.opensAt);
    }
    expect(walked).toBe(2);
  });

  it("is another for each seed, regime and dial", () => {
    const digest = (changes: Partial<ExpiryDatasetRequest>) =>
      expiryDataset({ ...request, ...changes }).description.digest;
    const all = [
      ...[digest({}), digest({ seed: 2 }), digest({ regime: "pin-repel" })],
      ...[digest({ dials: { strength: 2 } }), digest({ dials: { implementation: "drift" } }), digest({ dials: {} })],
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("expiryMarket(request)", () => {
  it("has the prices of the usual shape, whatever is printed of them", () => {
    const market = expiryMarket(request);
    const usual = { ...market, parameters: { ...expiryShape, expiry: market.parameters.expiry } };
    const [[few], [all]] = [[...simulateMarket(market)], [...simulateMarket(usual)]];
    expect(few!.truth).toEqual(all!.truth);
    expect(few!.truth.expiry!.strikes.some(({ strength }) => Math.abs(strength - 2) < 1e-12)).toBe(true);
    expect(few!.tape.rows.knownAt).toHaveLength(recognitionShape.printedLast! / 300);
  });
});
