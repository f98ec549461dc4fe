import { describe, expect, it } from "vitest";
import { classificationOfMarket } from "../../lib/audit/classification-of-market.js";
import { weekdaySessions } from "../../lib/ingest/session-plans.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import { studyShape } from "../../lib/simulation/market-parameters.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";

const sessions = weekdaySessions({ first: "2026-01-05", sessions: 16, profile: synthetic, daysToExpiry: 7 });
const market = {
  seed: 5,
  underlying: "SIM",
  profile: synthetic,
  mode: "truth",
  parameters: studyShape,
  sessions,
} as const;

describe("the classification of a simulated market", () => {
  it("recognises kinds of orders far better than chance by their structure, and hardly by the document's rule", () => {
    const structure = classificationOfMarket(market, volumeShockPresets.scientific);
    expect(structure.cases).toBeGreaterThan(10);
    expect(structure.accuracy).toBeGreaterThan(0.6);
    expect(structure.kappa).toBeGreaterThan(0.4);
    const document = classificationOfMarket(market, volumeShockPresets.seed);
    // Sweeps as written need less exposure than any sweep has.
    expect(document.recall[0]).toBeLessThan(0.2);
  });

  it("holds the accuracy against the preset's claim", () => {
    const { scientific } = volumeShockPresets;
    const { judge } = scientific.parameters;
    const modest = {
      ...scientific,
      parameters: { ...scientific.parameters, judge: { ...judge, claimedClassAccuracy: 0.1 } },
    };
    expect(classificationOfMarket(market, modest).pClaimed).toBeLessThan(
      classificationOfMarket(market, scientific).pClaimed,
    );
  });
});
