import { describe, expect, it } from "vitest";
import {
  type ControlOutcome,
  runControl,
  scoreControls,
  volumeShockControls,
} from "../../lib/audit/volume-shock-controls.js";
import { weekdaySessions } from "../../lib/ingest/session-plans.js";
import { synthetic } from "../../lib/market/market-profiles.js";

const sessions = weekdaySessions({ first: "2026-01-05", sessions: 90, profile: synthetic, daysToExpiry: 7 });
const controlOf = (name: string) => volumeShockControls.find((control) => control.name === name)!;

const outcome: ControlOutcome = {
  control: "seed-true",
  seed: 1,
  preset: "scientific",
  validity: "VALIDATED",
  effect: "SUPPORTED",
  advertised: "SUPPORTED",
  trades: 120,
  winRate: 0.9,
  points: 12,
  placeboP: 0.0001,
  rSquared: 0.85,
};

// The bench runs all of them over forty markets; here three stand for yes, no and the wrong way round.
describe.each(["seed-true", "null-no-hedging", "sides-flipped"])("the control %s", (name) => {
  it("comes out as its truth demands", async () => {
    const outcomes = await runControl(controlOf(name), 901, sessions, synthetic);
    const scores = scoreControls([controlOf(name)], outcomes);
    expect(scores.map(({ preset, statement, held }) => `${preset}: ${statement}: ${held}`)).toEqual(
      controlOf(name).expectations.map(({ preset, statement }) => `${preset}: ${statement}: 1`),
    );
  });
});

describe("the other controls", () => {
  it("differ from the truth in what they are about", () => {
    const told = volumeShockControls.map(({ liquidity, mode, parameters, change }) =>
      JSON.stringify([liquidity, mode, parameters, change?.name]),
    );
    expect(new Set(told).size).toBe(volumeShockControls.length);
  });

  it("cannot be met by whatever comes out: each expectation has an outcome that breaks it", () => {
    const outcomes: ControlOutcome[] = ["VALIDATED", "REJECTED", "INSUFFICIENT_DATA"].flatMap((validity) =>
      ["SUPPORTED", "NOT_DEMONSTRATED", "REFUTED"].map((verdict) => ({
        ...outcome,
        validity,
        effect: verdict,
        advertised: verdict,
        placeboP: verdict === "SUPPORTED" ? 0.0001 : 0.4,
      })),
    );
    for (const { expectations } of volumeShockControls)
      for (const { holds } of expectations) expect(outcomes.map(holds)).toContain(false);
  });
});

describe("scoreControls(controls, outcomes)", () => {
  const control = controlOf("seed-true");

  it("counts by preset, and asks for the same share of fewer markets", () => {
    const outcomes = [1, 2, 3, 4].map((seed) => ({ ...outcome, seed, validity: seed < 4 ? "VALIDATED" : "REJECTED" }));
    const [scientific] = scoreControls([control], outcomes);
    expect(scientific).toEqual({
      control: "seed-true",
      preset: "scientific",
      statement: "VALIDATED",
      held: 3,
      markets: 4,
      least: 4,
      met: false,
    });
    const all = outcomes.map((each) => ({ ...each, validity: "VALIDATED" }));
    expect(scoreControls([control], all)[0]!.met).toBe(true);
  });
});
