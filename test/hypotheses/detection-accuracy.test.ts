import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flowTypes } from "../../lib/classifiers/flow-type.js";
import {
  accuracyAsOf,
  accuracyCourse,
  detectionAccuracy,
  detectionCases,
} from "../../lib/hypotheses/detection-accuracy.js";
import { clopperPearson } from "../../lib/statistics/clopper-pearson.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { eventFlowOf } from "../fixtures/events.js";
import { observationOf } from "../fixtures/trades.js";

const parameters = volumeShockPresets.seed.parameters.judge;
const labels = ["INSTITUTIONAL_SWEEP", "GAMMA_EMERGENCY", "GAMMA_EMERGENCY", "AMBIGUOUS_SIGNAL"];
const observations = [15, 12, -4, 8].map((points, k) => observationOf({ detection: `${k}`, points }));
const alerts = labels.map((_, k) => ({ underlying: "TEST", date: `2026-01-0${k + 5}` }));
const byMinute = (size: number) => Array.from({ length: 30 }, (_, k) => Math.min(size, 20 * (k + 1)));
const events = [
  eventFlowOf(byMinute(120), { day: 0 }),
  eventFlowOf(byMinute(60), { day: 1 }),
  eventFlowOf(
    byMinute(200).map((flow) => -flow),
    { day: 2, direction: 1 },
  ),
];

describe("detection cases", () => {
  const cases = detectionCases(labels, observations, events, alerts, parameters);

  it("hold every alert's prediction against price and flow", () => {
    expect(cases[0]).toMatchObject({
      ...{
        detection: "0",
        date: "2026-01-05",
        label: "INSTITUTIONAL_SWEEP",
        predictedDirection: 1,
        priceDirection: 1,
      },
      ...{ predictedFlow: 100, observedFlow: 120, flowTimingError: 1 },
    });
    expect(cases[2]!.flowTimingError).toBeNaN();
    expect(cases[3]).toMatchObject({ predictedFlow: null, observedFlow: null, flowTimingError: null });
  });

  it("are known when the flow window is over, or the watch for a response that has not come, and not before the price is", () => {
    const minutes = (k: number, offset: number) => (cases[k]!.knownAt - events[offset]!.detection.triggeredAt) / 60_000;
    // Found within the flow window of ten minutes; never found in the half hour that was watched.
    expect(minutes(0, 0)).toBe(10);
    expect(minutes(2, 2)).toBe(30);
    expect(cases[3]!.knownAt).toBe(observations[3]!.knownAt);
    const late = { ...observations[0]!, knownAt: observations[0]!.knownAt + 86_400_000 };
    expect(detectionCases(labels, [late, ...observations.slice(1)], events, alerts, parameters)[0]!.knownAt).toBe(
      late.knownAt,
    );
  });

  it("take share and window from the parameters", () => {
    const other = detectionCases(labels, observations, events, alerts, {
      ...parameters,
      responseShare: 0.2,
      flowWindow: 2,
    });
    expect(other[0]).toMatchObject({ observedFlow: 40, flowTimingError: 1 });
    expect(
      detectionCases(labels, observations, events, alerts, { ...parameters, responseShare: 0.8 })[0]!.flowTimingError,
    ).toBe(2);
  });
});

describe("detection accuracy", () => {
  const rows = detectionAccuracy(detectionCases(labels, observations, events, alerts, parameters), flowTypes);
  const row = (basis: string, label: string) => rows.find((own) => own.basis === basis && own.label === label)!;

  it("counts right directions of all alerts and of each class, with an exact interval", () => {
    expect(row("price", "ALL")).toMatchObject({
      sampleSize: 4,
      correct: 3,
      directionAccuracy: 0.75,
      interval: clopperPearson(3, 4, 0.95),
    });
    expect(row("price", "GAMMA_EMERGENCY")).toMatchObject({ sampleSize: 2, correct: 1 });
    expect(row("flow", "ALL")).toMatchObject({ sampleSize: 4, correct: 2 });
  });

  it("has a row for each class that is named, and for all", () => {
    expect(rows.filter(({ basis }) => basis === "price").map(({ label }) => label)).toEqual(["ALL", ...flowTypes]);
    const cases = detectionCases(["PIN", "PANIC", "PIN", "PIN"], observations, [], alerts, parameters);
    const named = detectionAccuracy(cases, ["PANIC", "PIN"]);
    expect(named.map(({ label, sampleSize }) => [label, sampleSize])).toEqual([
      ["ALL", 4],
      ["PANIC", 1],
      ["PIN", 3],
    ]);
  });

  it("averages errors over what was seen, and says how many were timed", () => {
    expect(row("price", "ALL").averageScore).toBe(0.375);
    expect(row("flow", "ALL").averageScore).toBeNaN();
    // Points 15 and 12 reached half of the predicted 20, a minute late.
    expect(row("price", "ALL")).toMatchObject({ averageTimingError: 1, timed: 2 });
    expect(row("price", "ALL").averageMagnitudeError).toBeCloseTo((5 + 8 + 16 + 12) / 20 / 4, 12);
    expect(row("flow", "ALL").averageMagnitudeError).toBeCloseTo((0.2 + 0.4 + 1) / 3, 12);
  });

  it("has no flow where no alert's takers are known, and NaN without alerts", () => {
    const blind = detectionAccuracy(detectionCases(labels, observations, [], alerts, parameters), flowTypes);
    expect(blind.map(({ basis }) => basis)).toEqual(["price", "price", "price", "price"]);
    const none = detectionAccuracy([], flowTypes);
    expect(none[0]).toMatchObject({ sampleSize: 0, correct: 0, interval: null });
    expect(none[0]!.directionAccuracy).toBeNaN();
  });
});

describe("detection accuracy as of an instant", () => {
  const drawn = fc.array(
    fc.record({
      knownAt: fc.integer({ min: 1, max: 50 }),
      points: fc.integer({ min: -30, max: 30 }),
      label: fc.constantFrom(...flowTypes),
    }),
    { minLength: 1, maxLength: 30 },
  );
  const casesOf = (rows: readonly { knownAt: number; points: number; label: string }[]) =>
    detectionCases(
      rows.map(({ label }) => label),
      rows.map(({ knownAt, points }, k) => observationOf({ detection: `${k}`, knownAt, points })),
      [],
      rows.map(() => ({ underlying: "TEST", date: "2026-01-05" })),
      parameters,
    );

  it("is the whole as of the last outcome, and nothing before the first: no alert, NaN, no interval", () => {
    fc.assert(
      fc.property(drawn, (rows) => {
        const all = casesOf(rows);
        const instants = all.map(({ knownAt }) => knownAt);
        expect(accuracyAsOf(all, Math.max(...instants), flowTypes)).toEqual(detectionAccuracy(all, flowTypes));
        for (const row of accuracyAsOf(all, Math.min(...instants) - 1, flowTypes)) {
          expect(row).toMatchObject({ sampleSize: 0, correct: 0, directionAccuracy: Number.NaN, interval: null });
        }
      }),
    );
  });

  it("only ever grows in n, and knows nothing of what comes later", () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 0, max: 51 }), fc.integer({ min: 0, max: 51 }), (rows, a, b) => {
        const all = casesOf(rows);
        const [early, late] = [
          accuracyAsOf(all, Math.min(a, b), flowTypes),
          accuracyAsOf(all, Math.max(a, b), flowTypes),
        ];
        early.forEach(({ sampleSize }, k) => {
          expect(sampleSize).toBeLessThanOrEqual(late[k]!.sampleSize);
        });
        const without = all.filter(({ knownAt }) => knownAt <= a);
        expect(accuracyAsOf(without, a, flowTypes)).toEqual(accuracyAsOf(all, a, flowTypes));
      }),
    );
  });

  it("counts an outcome from its very instant, in the classes that are named", () => {
    const all = casesOf([
      { knownAt: 10, points: 5, label: "GAMMA_EMERGENCY" },
      { knownAt: 20, points: -5, label: "GAMMA_EMERGENCY" },
    ]);
    expect(accuracyAsOf(all, 20, []).map(({ label, sampleSize }) => [label, sampleSize])).toEqual([["ALL", 2]]);
    expect(accuracyAsOf(all, 19, ["GAMMA_EMERGENCY"]).map(({ correct }) => correct)).toEqual([1, 1]);
    expect(() => accuracyAsOf(all, Number.NaN, [])).toThrow(new RangeError("invalid instant: NaN"));
  });

  it("is told for each of some instants by price, and by flow once there is one, of all alerts or of a class", () => {
    const all = casesOf([
      { knownAt: 10, points: 5, label: "GAMMA_EMERGENCY" },
      { knownAt: 20, points: -5, label: "INSTITUTIONAL_SWEEP" },
    ]);
    const course = accuracyCourse(all, [5, 10, 20]);
    expect(course).toEqual(
      [5, 10, 20].flatMap((instant) => accuracyAsOf(all, instant, []).map((row) => ({ instant, ...row }))),
    );
    const sweeps = accuracyCourse(all, [10, 20], "INSTITUTIONAL_SWEEP").filter(({ basis }) => basis === "price");
    expect(sweeps.map(({ label, sampleSize }) => [label, sampleSize])).toEqual([
      ["INSTITUTIONAL_SWEEP", 0],
      ["INSTITUTIONAL_SWEEP", 1],
    ]);
  });
});
