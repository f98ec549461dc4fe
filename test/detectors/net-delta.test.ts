import { describe, expect, it } from "vitest";
import { documentNetDelta, signedNetDelta } from "../../lib/detectors/net-delta.js";
import { differences, golden } from "../fixtures/golden.js";

describe("documentNetDelta", () => {
  for (const reference of golden("seed-volume-shock")) {
    it(`gives ${reference.id} to the letter, and right with the magnitude of the put delta`, () => {
      const { recentCallVolume, recentPutVolume, callDelta, putDelta } = reference.input;
      const netDelta = documentNetDelta(recentCallVolume, recentPutVolume, callDelta, putDelta, 100);
      const magnitude = documentNetDelta(recentCallVolume, recentPutVolume, callDelta, Math.abs(putDelta), 100);
      expect(differences({ netDelta, netDeltaPutMagnitudeConvention: magnitude }, reference)).toEqual([]);
    });
  }

  it("counts in the multiplier of the market", () => {
    expect(documentNetDelta(10, 4, 0.5, 0.25, 1)).toBe(4);
    expect(documentNetDelta(10, 4, 0.5, 0.25, 100)).toBe(400);
  });

  it("needs no delta of what did not trade", () => {
    expect(documentNetDelta(10, 0, 0.5, Number.NaN, 100)).toBe(500);
    expect(documentNetDelta(0, 10, Number.NaN, 0.5, 100)).toBe(-500);
    expect(documentNetDelta(10, 1, 0.5, Number.NaN, 100)).toBe(Number.NaN);
  });
});

describe("signedNetDelta", () => {
  it("is positive where customers bought calls or sold puts: market makers must buy", () => {
    expect(signedNetDelta(10, 0, 0.5, -0.5, 100)).toBe(500);
    expect(signedNetDelta(0, -10, 0.5, -0.5, 100)).toBe(500);
    expect(signedNetDelta(-10, 10, 0.5, -0.5, 100)).toBe(-1000);
  });

  it("agrees with the document where everything was bought and the put delta is its magnitude", () => {
    expect(signedNetDelta(400, 80, 0.52, -0.48, 100)).toBeCloseTo(documentNetDelta(400, 80, 0.52, 0.48, 100), 9);
  });

  it("needs no delta of what did not trade", () => {
    expect(signedNetDelta(10, 0, 0.5, Number.NaN, 100)).toBe(500);
    expect(signedNetDelta(10, 5, 0.5, Number.NaN, 100)).toBe(Number.NaN);
  });
});
