import { describe, expect, it } from "vitest";
import {
  classifyFlow,
  expectedBehaviour,
  type FlowTypeInputs,
  type FlowTypeParameters,
  type FlowTypeRule,
  flowTypeOf,
  flowTypeSchema,
} from "../../lib/classifiers/flow-type.js";
import { createVolumeShockDetector } from "../../lib/detectors/volume-shock-detect.js";
import { volumeShockPreset } from "../../lib/strategies/volume-shock.js";
import { detectionOf, measurementOf } from "../fixtures/alerts.js";
import { dayOf } from "../fixtures/days.js";
import { differences, golden } from "../fixtures/golden.js";

const seed = volumeShockPreset("seed");
const classify = seed.parameters.classify;

const sweep: FlowTypeInputs = {
  strikesAffected: 3,
  concentration: 0.4,
  estimatedResponse: 10,
  deltaExposure: 1500,
  sideAgreement: 1,
};
const emergency: FlowTypeInputs = {
  strikesAffected: 1,
  concentration: 1,
  estimatedResponse: 2,
  deltaExposure: 8000,
  sideAgreement: 1,
};

const typeOf = (
  inputs: FlowTypeInputs,
  rule: FlowTypeRule = "document",
  parameters: Partial<FlowTypeParameters> = {},
) => flowTypeOf(inputs, { ...classify, ...parameters }, rule);

describe("classifyFlow on the reference cases", () => {
  for (const reference of golden("seed-flow-class")) {
    it(`labels ${reference.id} as written, from the measurements on`, () => {
      const { strikeVolumes, estimatedResponseMinutes, deltaExposure } = reference.input;
      const day = dayOf({ rows: [{}] });
      const measurements = strikeVolumes.map((recentVolume: number, strike: number) =>
        measurementOf({ row: 0, strike, recentVolume, volumeRatio: 9, netDelta: deltaExposure / strikeVolumes.length }),
      );
      // The reference's strikes need not be above the trigger, and 1500 is below the pressure threshold.
      const parameters = { ...seed.parameters.detect, minimumVolume: 0, pressureThreshold: 0 };
      const detector = createVolumeShockDetector(parameters, seed.choices.detect);
      detector.step(day, 0, measurements);
      const [detection] = detector.closeDay(day).detections;
      expect(detection!.estimatedResponse).toBe(estimatedResponseMinutes);
      const { flowType, inputs } = classifyFlow(detection!, classify, "document");
      const { strikesAffected, concentration } = inputs;
      expect(differences({ strikesAffected, concentrationRatio: concentration, flowType }, reference)).toEqual([]);
    });
  }
});

describe("flowTypeOf", () => {
  it("knows sweeps, emergencies, and what is neither", () => {
    expect(typeOf(sweep)).toBe("INSTITUTIONAL_SWEEP");
    expect(typeOf(emergency)).toBe("GAMMA_EMERGENCY");
    expect(typeOf({ ...sweep, concentration: 0.7 })).toBe("AMBIGUOUS_SIGNAL");
  });

  it("has strict boundaries but for the number of strikes", () => {
    expect(typeOf({ ...sweep, strikesAffected: 2 })).toBe("AMBIGUOUS_SIGNAL");
    expect(typeOf({ ...sweep, concentration: 0.6 })).toBe("AMBIGUOUS_SIGNAL");
    expect(typeOf({ ...sweep, estimatedResponse: 5 })).toBe("AMBIGUOUS_SIGNAL");
    expect(typeOf({ ...emergency, concentration: 0.8 })).toBe("AMBIGUOUS_SIGNAL");
    expect(typeOf({ ...emergency, estimatedResponse: 5 })).toBe("AMBIGUOUS_SIGNAL");
    expect(typeOf({ ...emergency, deltaExposure: 3000 })).toBe("AMBIGUOUS_SIGNAL");
  });

  it("never recognises a bearish emergency by the document, and does by its absolute exposure", () => {
    const bearish = { ...emergency, deltaExposure: -8000 };
    expect(typeOf(bearish, "document")).toBe("AMBIGUOUS_SIGNAL");
    expect(typeOf(bearish, "absolute")).toBe("GAMMA_EMERGENCY");
    expect(typeOf(bearish, "structure")).toBe("GAMMA_EMERGENCY");
  });

  it("does not look at the modelled response where structure decides", () => {
    expect(typeOf({ ...sweep, estimatedResponse: 2 }, "structure")).toBe("INSTITUTIONAL_SWEEP");
    expect(typeOf({ ...sweep, estimatedResponse: 2 }, "absolute")).toBe("AMBIGUOUS_SIGNAL");
    expect(typeOf({ ...emergency, estimatedResponse: 10 }, "structure")).toBe("GAMMA_EMERGENCY");
    expect(typeOf({ ...emergency, estimatedResponse: 10 }, "absolute")).toBe("AMBIGUOUS_SIGNAL");
  });

  it("asks the sides to agree where structure decides, and nowhere else", () => {
    const split = { ...sweep, sideAgreement: 0.5 };
    expect(typeOf(split, "structure", { sideAgreement: 0.6 })).toBe("AMBIGUOUS_SIGNAL");
    expect(typeOf(split, "structure", { sideAgreement: 0.5 })).toBe("INSTITUTIONAL_SWEEP");
    expect(typeOf({ ...sweep, sideAgreement: Number.NaN }, "structure")).toBe("AMBIGUOUS_SIGNAL");
    expect(typeOf(split, "document", { sideAgreement: 0.6 })).toBe("INSTITUTIONAL_SWEEP");
    expect(typeOf(split, "absolute", { sideAgreement: 0.6 })).toBe("INSTITUTIONAL_SWEEP");
  });
});

describe("expectedBehaviour", () => {
  it("is what the document promises of each class, and nothing of an ambiguous signal", () => {
    expect(expectedBehaviour("INSTITUTIONAL_SWEEP", classify)).toEqual({
      hedgingPattern: "SYSTEMATIC_GRADUAL",
      behaviourSignature: "ORDERLY_MULTI_STRIKE_HEDGING",
      responseRange: [5, 15],
      magnitudeRange: [8, 15],
      winRateTarget: 0.8,
    });
    expect(expectedBehaviour("GAMMA_EMERGENCY", classify)).toEqual({
      hedgingPattern: "IMMEDIATE_CONCENTRATED",
      behaviourSignature: "PANIC_SINGLE_STRIKE_HEDGING",
      responseRange: [1, 5],
      magnitudeRange: [15, 30],
      winRateTarget: 0.9,
    });
    expect(expectedBehaviour("AMBIGUOUS_SIGNAL", classify)).toBe(null);
  });
});

describe("classifyFlow", () => {
  it("labels a detection with the numbers that decided and what is expected", () => {
    const label = classifyFlow(detectionOf({ netDelta: -10_000 }), classify, "absolute");
    expect(label).toEqual({
      detection: "TEST/2026-01-05/1",
      flowType: "GAMMA_EMERGENCY",
      inputs: { strikesAffected: 1, concentration: 1, estimatedResponse: 2, deltaExposure: -10_000, sideAgreement: 1 },
      expected: expectedBehaviour("GAMMA_EMERGENCY", classify),
    });
  });

  it("counts exposure in the unit of the preset, with the sign of the hedge", () => {
    const label = classifyFlow(detectionOf({ netDelta: -10_000, exposure: 0.7 }), classify, "absolute");
    expect(label.inputs.deltaExposure).toBe(-0.7);
  });

  it("measures how far the sides agree: net delta over the gross delta of all volume", () => {
    const strikes = [
      measurementOf({ callVolume: 300, putVolume: 0, callDelta: 0.5, putDelta: Number.NaN, netDelta: 9000 }),
      measurementOf({ strike: 1, callVolume: 0, putVolume: 100, callDelta: 0.4, putDelta: -0.5, netDelta: -4000 }),
    ];
    const { inputs } = classifyFlow(detectionOf({ strikes, netDelta: 5000 }), classify, "structure");
    // 300 x 0.5 + 100 x 0.5 contracts of delta 1, 100 units each.
    expect(inputs.sideAgreement).toBeCloseTo(5000 / 20_000, 12);
  });
});

describe("flowTypeSchema", () => {
  const cases = [
    sweep,
    emergency,
    { ...sweep, deltaExposure: 1200 },
    { ...emergency, strikesAffected: 3, concentration: 0.9 },
    { ...sweep, sideAgreement: 0.3 },
  ];
  const answers = (parameters: FlowTypeParameters) =>
    (["document", "structure"] as const).flatMap((rule) =>
      cases.map((inputs) => {
        const flowType = flowTypeOf(inputs, parameters, rule);
        return [flowType, expectedBehaviour(flowType, parameters)];
      }),
    );
  const changed: Record<keyof FlowTypeParameters, number> = {
    sweepStrikes: 4,
    sweepConcentration: 0.3,
    sweepResponse: 10,
    emergencyConcentration: 0.95,
    emergencyResponseLimit: 2,
    emergencyClassExposure: 9000,
    sideAgreement: 0.5,
    sweepResponseFrom: 4,
    sweepResponseTo: 16,
    sweepMagnitudeFrom: 9,
    sweepMagnitudeTo: 16,
    sweepTarget: 0.7,
    emergencyResponseFrom: 2,
    emergencyResponseTo: 6,
    emergencyMagnitudeFrom: 14,
    emergencyMagnitudeTo: 31,
    emergencyTarget: 0.8,
  };

  it("names exactly the parameters that the classifier reads", () => {
    expect(flowTypeSchema.map(({ name }) => name)).toEqual(Object.keys(classify));
  });

  for (const [name, value] of Object.entries(changed)) {
    it(`has a ${name} that changes a class or what is expected of it`, () => {
      expect(answers({ ...classify, [name]: value })).not.toEqual(answers(classify));
    });
  }
});
