import { beforeAll, describe, expect, it } from "vitest";
import { answerJson, caseJson, settlementJson } from "../../lib/evidence/settlement-json.js";
import type { JudgedPressure } from "../../lib/strategies/study-expiration-pressure.js";
import { pressureStudy } from "../fixtures/pressure-study.js";

let main: JudgedPressure;

beforeAll(async () => {
  main = (await pressureStudy()).main;
});

describe("settlements as they are written down", () => {
  it("have base rates beside rates, all assumptions on gamma, and the identity flagged", () => {
    const own = main.judgement.settlements;
    expect(settlementJson(own)).toMatchObject({
      strike_grid: {
        within_points: { settlements: own.grid.places.length, rate: own.grid.rate, base_rate: own.grid.baseRate },
        within_share_of_spacing: { rate: own.gridByShare.rate },
        round_strikes: { base_rate: own.gridOfRound.baseRate },
      },
      gamma_sign: own.gamma.map(({ assumption }) => ({ assumption })),
      time_exponent: { as_written: { identity: true } },
      movement_on_pressure: { r2_in_sample: own.movement.inSample },
      assignment_risk: own.risk.map(({ span, near, expiries }) => ({ span, near, expiries })),
    });
    expect(own.gamma).toHaveLength(3);
  });

  it("give the reason where there is no finding", () => {
    expect(answerJson({ finding: null, reason: "no expiry" })).toEqual({ finding: null, reason: "no expiry" });
  });

  it("show of an expiry the strikes near the price and the heaviest one", () => {
    const own = main.record.cases[0]!;
    const near = own.strikes.filter(({ concentration }) => !Number.isNaN(concentration));
    expect(caseJson(own)).toMatchObject({
      strikes: near.map(({ strike }) => ({ strike })),
      strikes_listed: own.strikes.length,
      heaviest: { strike: own.strikes[own.heaviest]!.strike },
      settlement: { price: own.settlement.price, at: new Date(own.settlement.at).toISOString() },
      course: { prices: own.course.at.length },
    });
  });
});
