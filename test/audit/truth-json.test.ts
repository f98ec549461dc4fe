import { describe, expect, it } from "vitest";
import { truthJson } from "../../lib/audit/truth-json.js";
import type { LargeOrder } from "../../lib/simulation/large-orders.js";

const order: LargeOrder = {
  kind: "SWEEP",
  from: 1000.25,
  to: 1030,
  side: -1,
  contracts: 500,
  strikes: [3, 4, 5],
  netDelta: -20_000.4,
  grossDelta: 20_000.4,
  prints: [],
};
const truth = {
  date: "2026-01-05",
  opening: 5000.126,
  volatility: 0.01012345678,
  orders: [{ ...order, kind: "TWO_SIDED" as const, side: 0 as const, netDelta: 0 }, order],
  parents: [{ order: 1, contracts: -360, decidedAt: 1030, startsAt: 1090.5, endsAt: 1270, move: Math.log(0.996) }],
  fundamental: new Float64Array(2),
  impact: new Float64Array(2),
  pin: new Float64Array(2),
  expiry: null,
  observed: new Float64Array(2),
};

describe("truthJson(truth, plan)", () => {
  it("tells each order and the hedge that followed it, by instants, and no path", () => {
    expect(truthJson(truth, { opensAt: 1_000_000 })).toEqual({
      date: "2026-01-05",
      opening: 5000.13,
      volatility: 0.010123,
      orders: [
        {
          kind: "TWO_SIDED",
          startsAt: 2_000_250,
          endsAt: 2_030_000,
          side: 0,
          contracts: 500,
          strikes: 3,
          netDelta: 0,
          grossDelta: 20_000,
          hedge: null,
        },
        {
          kind: "SWEEP",
          startsAt: 2_000_250,
          endsAt: 2_030_000,
          side: -1,
          contracts: 500,
          strikes: 3,
          netDelta: -20_000,
          grossDelta: 20_000,
          hedge: { contracts: -360, startsAt: 2_090_500, endsAt: 2_270_000, points: -20 },
        },
      ],
    });
  });

  it("tells what market makers held of that which expired, and where it settled", () => {
    const strikes = [
      { strike: 4995, openInterest: 700, share: -0.25, contracts: -175, futures: -350, strength: -0.123456 },
      { strike: 5000, openInterest: 6000, share: 0.3, contracts: 1800, futures: 3600, strength: 2 },
    ];
    const expiry = {
      ...{ regime: "pin-attract" as const, expiration: "2026-01-05", strikes, heaviest: 1 },
      ...{ hedge: Float64Array.of(0, 12.4), settlement: 5001.25, nearestDistance: 1.25, heaviestDistance: 1.25 },
    };
    const told = {
      regime: "pin-attract",
      expiration: "2026-01-05",
      settlement: 5001.25,
      nearestDistance: 1.25,
      heaviestStrike: 5000,
      heaviestDistance: 1.25,
      futuresBought: 12,
      strikes: {
        strike: [4995, 5000],
        openInterest: [700, 6000],
        share: [-0.25, 0.3],
        contracts: [-175, 1800],
        strength: [-0.1235, 2],
      },
    };
    expect(truthJson({ ...truth, expiry }, { opensAt: 0 })).toMatchObject({ expiry: told });
    const nowhere = { ...expiry, heaviest: -1, heaviestDistance: Number.NaN };
    expect(truthJson({ ...truth, expiry: nowhere }, { opensAt: 0 })).toMatchObject({
      expiry: { ...told, heaviestStrike: null, heaviestDistance: null },
    });
    expect(truthJson(truth, { opensAt: 0 })).not.toHaveProperty("expiry");
  });
});
