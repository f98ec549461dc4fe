import { expect, test } from "vitest";
import { pinningDrift } from "../../lib/pricing/pinning-drift.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("pinning-drift"))("pinning-drift: $id", (item) => {
  const { netMarketMakerContractsEquivalent, impactPerContract, forward, strike, timeYears, volatility } = item.input;
  const found = pinningDrift(
    netMarketMakerContractsEquivalent,
    impactPerContract,
    forward,
    strike,
    timeYears,
    volatility,
  );
  const actual = { charm: found.charm, hedgeContractsPerYear: found.hedgeContracts, driftPerYear: found.drift };
  expect(differences(actual, item)).toEqual([]);
});

test("long options draw the price to the strike from both sides, short ones push it away", () => {
  const drift = (contracts: number, forward: number) => pinningDrift(contracts, 1e-7, forward, 5000, 2e-4, 0.16).drift;
  expect(drift(1000, 4995)).toBeGreaterThan(0);
  expect(drift(1000, 5005)).toBeLessThan(0);
  expect(drift(-1000, 4995)).toBe(-drift(1000, 4995));
});

test("the drift is linear in the impact, and there is none without", () => {
  expect(pinningDrift(1000, 2e-7, 4995, 5000, 2e-4, 0.16).drift).toBeCloseTo(
    2 * pinningDrift(1000, 1e-7, 4995, 5000, 2e-4, 0.16).drift,
    14,
  );
  expect(pinningDrift(1000, 0, 4995, 5000, 2e-4, 0.16).drift).toBe(0);
});

test("what is no impact is refused, and a NaN price has no drift", () => {
  expect(() => pinningDrift(1, -1, 4995, 5000, 1, 0.1)).toThrow(new RangeError("invalid impact: -1"));
  expect(() => pinningDrift(1, NaN, 4995, 5000, 1, 0.1)).toThrow(new RangeError("invalid impact: NaN"));
  expect(() => pinningDrift(1, 1, 4995, 0, 1, 0.1)).toThrow(new RangeError("invalid strike: 0"));
  expect(pinningDrift(1, 1, NaN, 5000, 1, 0.1).drift).toBeNaN();
});
