import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentNetDelta } from "../../lib/detectors/net-delta.js";
import { estimateResponse } from "../../lib/detectors/response-time.js";
import {
  createVolumeShockDetector,
  type DetectedEvents,
  type VolumeShockDetectChoices,
  type VolumeShockDetector,
  type VolumeShockDetectParameters,
  volumeShockDetectSchema,
} from "../../lib/detectors/volume-shock-detect.js";
import { createVolumeShockMeasure, type VolumeShockMeasurement } from "../../lib/detectors/volume-shock-measure.js";
import type { MarketDay } from "../../lib/market/market-day.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import { negativeBinomialTail } from "../../lib/statistics/negative-binomial-tail.js";
import { volumeShockPreset } from "../../lib/strategies/volume-shock.js";
import { measurementOf, minuteOf } from "../fixtures/alerts.js";
import { cutDay, dateAfter, dayOf, daysOf, rowsOf, strikeOf } from "../fixtures/days.js";
import { differences, golden } from "../fixtures/golden.js";

const seed = volumeShockPreset("seed");
const detect = seed.parameters.detect;
const asWritten = seed.choices.detect;
/** Rows every 20 seconds, so that an event window spans several. */
const third = 1 / 3;
const day = dayOf({ rows: rowsOf(60, (row) => ({ minute: 10 + row * third })) });

/** A day's measurements: which strikes are measured in which row, and what of them differs from the ordinary shock. */
type Shocks = Readonly<Record<number, readonly Partial<VolumeShockMeasurement>[]>>;

function measurementsAt(shocks: Shocks, row: number): readonly VolumeShockMeasurement[] {
  return (shocks[row] ?? []).map((given) => measurementOf({ row, knownAt: day.knownAt[row]!, ...given }));
}

function run(detector: VolumeShockDetector, on: MarketDay, shocks: Shocks, rows = on.rows, from = 0): DetectedEvents {
  const all: DetectedEvents[] = [];
  for (let row = from; row < rows; row++) all.push(detector.step(on, row, measurementsAt(shocks, row)));
  return join(all);
}

const join = (events: readonly DetectedEvents[]): DetectedEvents => ({
  detections: events.flatMap(({ detections }) => detections),
  dismissed: events.flatMap(({ dismissed }) => dismissed),
});

/** Everything that a day's measurements lead to. */
function detected(
  shocks: Shocks,
  parameters: Partial<VolumeShockDetectParameters> = {},
  choices: VolumeShockDetectChoices = asWritten,
  on: MarketDay = day,
): DetectedEvents {
  const detector = createVolumeShockDetector({ ...detect, ...parameters }, choices);
  return join([run(detector, on, shocks), detector.closeDay(on)]);
}

const strikesOf = ({ detections }: DetectedEvents) =>
  detections.map(({ strikes }) => strikes.map(({ strike }) => strike));

describe("the detector on the reference cases", () => {
  for (const reference of golden("seed-volume-shock")) {
    it(`judges ${reference.id} as written`, () => {
      const { recentVolume, baselineVolume, recentCallVolume, recentPutVolume, callDelta, putDelta } = reference.input;
      const volumeRatio = recentVolume / Math.max(baselineVolume, 1);
      // Literal: a signed put delta turns the put term around (V1); the measure never lets one come here.
      const netDelta = documentNetDelta(recentCallVolume, recentPutVolume, callDelta, putDelta, 100);
      const { minutes: responseMinutes, exposureClass } = estimateResponse(Math.abs(netDelta), detect);
      expect(differences({ volumeRatio, netDelta, responseMinutes, exposureClass }, reference)).toEqual([]);
      const { detections } = detected({ 0: [{ recentVolume, volumeRatio, netDelta }] }, { pressureThreshold: 0 });
      expect(detections.length).toBe(reference.expected.triggered ? 1 : 0);
      for (const { estimatedResponse, pressure, exposureClass, netDelta } of detections) {
        const answer = { responseMinutes: estimatedResponse, pressure, exposureClass, netDelta };
        expect(differences(answer, reference)).toEqual([]);
      }
    });
  }
});

describe("createVolumeShockDetector", () => {
  it("makes an event of one strike, decided when the event window is over", () => {
    const { detections } = detected({ 3: [{ netDelta: -8000, underlyingPrice: 5001, recentVolume: 300 }] });
    expect(detections).toEqual([
      {
        id: "TEST/2026-01-05/1",
        underlying: "TEST",
        date: "2026-01-05",
        triggeredAt: minuteOf(11),
        decidedAt: minuteOf(12),
        strikes: measurementsAt({ 3: [{ netDelta: -8000, underlyingPrice: 5001, recentVolume: 300 }] }, 3),
        underlyingPrice: 5001,
        totalVolume: 300,
        optionMultiplier: 100,
        concentration: 1,
        netDelta: -8000,
        exposure: 8000,
        exposureClass: "GAMMA_EMERGENCY",
        direction: -1,
        estimatedResponse: 2,
        pressure: 2000,
      },
    ]);
  });

  it("lets strikes join within 60 seconds of the first trigger, however late the last one joined", () => {
    // Row 3 is 60 s after row 0; row 4 is 20 s after row 3, but 80 s after the first trigger.
    const events = detected({
      0: [{ strike: 0 }],
      2: [{ strike: 1 }],
      3: [{ strike: 2 }],
      4: [{ strike: 3 }],
      6: [{ strike: 4 }],
    });
    expect(strikesOf(events)).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
    expect(events.detections.map(({ decidedAt }) => decidedAt)).toEqual([minuteOf(11), minuteOf(12 + third)]);
  });

  it("hands an event over in the first row after its window, or at the end of the day", () => {
    const detector = createVolumeShockDetector(detect, asWritten);
    const shocks = { 0: [{}], 56: [{ strike: 1 }] };
    const rows = day.knownAt.map((_, row) => detector.step(day, row, measurementsAt(shocks, row)).detections.length);
    expect([...rows.keys()].filter((row) => rows[row]! > 0)).toEqual([4]);
    expect(strikesOf(detector.closeDay(day))).toEqual([[1]]);
  });

  it("takes the strike only once that falls below the trigger and comes back within the event", () => {
    expect(strikesOf(detected({ 0: [{}], 2: [{}] }))).toEqual([[0]]);
  });

  it("does not let a strike trigger again before its window has been below the trigger", () => {
    const hot = Object.fromEntries(Array.from({ length: 20 }, (_, row) => [row, [{}]]));
    expect(strikesOf(detected(hot))).toEqual([[0]]);
    const { 10: _, ...cooled } = hot;
    expect(strikesOf(detected(cooled))).toEqual([[0], [0]]);
    const low = { ...hot, 10: [{ volumeRatio: 4 }] };
    expect(strikesOf(detected(low))).toEqual([[0], [0]]);
  });

  it("adds up an event over its strikes", () => {
    const [event] = detected({
      0: [{ strike: 0, recentVolume: 450, netDelta: 9000 }],
      1: [{ strike: 1, recentVolume: 150, netDelta: -2000 }],
    }).detections;
    expect(event).toMatchObject({
      totalVolume: 600,
      concentration: 0.75,
      netDelta: 7000,
      exposure: 7000,
      direction: 1,
    });
  });

  it("keeps what a strike looked like when it triggered", () => {
    const [event] = detected({ 0: [{ recentVolume: 300 }], 1: [{ recentVolume: 900 }] }).detections;
    expect(event!.strikes.map(({ row, recentVolume }) => [row, recentVolume])).toEqual([[0, 300]]);
  });

  it("is strict at every threshold", () => {
    const found = (given: Partial<VolumeShockMeasurement>, parameters: Partial<VolumeShockDetectParameters> = {}) =>
      detected({ 0: [given] }, parameters);
    expect(found({ volumeRatio: 4 })).toEqual({ detections: [], dismissed: [] });
    expect(found({ volumeRatio: 4.001 }).detections.length).toBe(1);
    expect(found({ recentVolume: 100 })).toEqual({ detections: [], dismissed: [] });
    expect(found({ recentVolume: 100.5 }).detections.length).toBe(1);
    // 2000 is routine: 10 minutes, pressure 20, which is not above the threshold of 20.
    expect(found({ netDelta: 2000 }).dismissed.map(({ reason }) => reason)).toEqual(["below-pressure-threshold"]);
    expect(found({ netDelta: 2000.1 }).detections.map(({ estimatedResponse }) => estimatedResponse)).toEqual([5]);
    expect(found({ netDelta: 5000 }).detections.map(({ estimatedResponse }) => estimatedResponse)).toEqual([5]);
    expect(found({ netDelta: 5000.1 }).detections.map(({ estimatedResponse }) => estimatedResponse)).toEqual([2]);
    expect(found({ netDelta: 6000 }, { minimumExposure: 6000 }).detections).toEqual([]);
    expect(found({ netDelta: 6001 }, { minimumExposure: 6000 }).detections.length).toBe(1);
  });

  it("dismisses an event that is no alert, with the reason, and counts it among the events of the day", () => {
    const events = detected(
      {
        0: [{ netDelta: Number.NaN }],
        10: [{ netDelta: 3000 }, { strike: 1, netDelta: -3000 }],
        20: [{ netDelta: 400 }],
        30: [{ netDelta: -1900 }],
        40: [{ netDelta: 5500 }],
      },
      { minimumExposure: 400 },
    );
    expect(events.dismissed).toEqual([
      { id: "TEST/2026-01-05/1", triggeredAt: day.knownAt[0], reason: "unknown-exposure" },
      { id: "TEST/2026-01-05/2", triggeredAt: day.knownAt[10], reason: "no-direction" },
      { id: "TEST/2026-01-05/3", triggeredAt: day.knownAt[20], reason: "below-minimum-exposure" },
      { id: "TEST/2026-01-05/4", triggeredAt: day.knownAt[30], reason: "below-pressure-threshold" },
    ]);
    expect(events.detections.map(({ id }) => id)).toEqual(["TEST/2026-01-05/5"]);
  });

  it("holds exposure against the daily volume of the hedge instrument where that is asked for", () => {
    const choices: VolumeShockDetectChoices = { ...asWritten, exposureUnit: "daily-volume-percent" };
    const percent = { minimumExposure: 0.5, urgentExposure: 0.5, emergencyExposure: 2, pressureThreshold: 0 };
    // 50,000 delta units are 1000 futures of 50: 1 % of 100,000.
    const [event] = detected({ 0: [{ netDelta: -50_000, dailyFutureVolume: 100_000 }] }, percent, choices).detections;
    expect(event).toMatchObject({
      exposure: 1,
      estimatedResponse: 5,
      pressure: 1 / 25,
      netDelta: -50_000,
      direction: -1,
    });
    const { dismissed } = detected({ 0: [{ dailyFutureVolume: Number.NaN }] }, percent, choices);
    expect(dismissed.map(({ reason }) => reason)).toEqual(["unknown-exposure"]);
  });

  it("counts contracts and delta units in the profile's scale", () => {
    const scaled: MarketDay = { ...day, profile: { ...synthetic, thresholdScale: 3 } };
    const found = (given: Partial<VolumeShockMeasurement>) =>
      detected({ 0: [given] }, {}, asWritten, scaled).detections;
    expect(found({ recentVolume: 300 })).toEqual([]);
    expect(found({ recentVolume: 301, netDelta: 9000 })[0]).toMatchObject({
      exposure: 3000,
      netDelta: 9000,
      estimatedResponse: 5,
    });
  });

  it("picks strikes by the tail of their counts with the false discovery rate over all looks of the row", () => {
    const choices: VolumeShockDetectChoices = { ...asWritten, trigger: "tail" };
    const counts = [260, 240, 200, 150, 110];
    const row = counts.map((recentVolume, strike) => ({
      strike,
      recentVolume,
      baselineVolume: 50,
      baselineVariance: 1500,
      volumeRatio: recentVolume / 50,
    }));
    const tails = counts.map((count) => negativeBinomialTail(count, 50, 1500));
    for (const looks of [5, 20, 60, 400]) {
      for (const falseDiscoveryRate of [0.01, 0.1]) {
        // Benjamini and Hochberg: the largest k with p(k) <= k q / m, everything up to it.
        const passing = tails.map((p, k) => p <= ((k + 1) * falseDiscoveryRate) / looks).lastIndexOf(true);
        const shocks = { 0: row.map((given) => ({ ...given, looks })) };
        const found = strikesOf(detected(shocks, { falseDiscoveryRate }, choices));
        expect(found, `${looks} looks at ${falseDiscoveryRate}`).toEqual(
          passing < 0 ? [] : [[0, 1, 2, 3, 4].slice(0, passing + 1)],
        );
      }
    }
  });

  it("triggers on the tail at the false discovery rate itself, for the chance of the next whole contract", () => {
    const choices: VolumeShockDetectChoices = { ...asWritten, trigger: "tail" };
    const shock = { recentVolume: 300.5, baselineVolume: 50, baselineVariance: 1500, looks: 1 };
    const falseDiscoveryRate = negativeBinomialTail(301, 50, 1500);
    expect(detected({ 0: [shock] }, { falseDiscoveryRate }, choices).detections.length).toBe(1);
    expect(detected({ 0: [shock] }, { falseDiscoveryRate: 0.999 * falseDiscoveryRate }, choices).detections).toEqual(
      [],
    );
  });

  it("does not divide pressure by less than a minute squared", () => {
    const [event] = detected({ 0: [{ netDelta: 6000 }] }, { emergencyResponse: 0.5 }).detections;
    expect(event!.pressure).toBe(6000);
  });

  it("hands out its state as a copy, and leaves the one it resumes from alone", () => {
    const detector = createVolumeShockDetector(detect, asWritten);
    detector.step(day, 0, measurementsAt({ 0: [{}] }, 0));
    const state = detector.state();
    const copy = structuredClone(state);
    detector.step(day, 1, measurementsAt({ 1: [{ strike: 1 }] }, 1));
    createVolumeShockDetector(detect, asWritten, state).step(day, 1, measurementsAt({ 1: [{ strike: 2 }] }, 1));
    expect(state).toEqual(copy);
  });

  it("does not trigger on the tail where a variance is unknown, nor at or below the minimum volume", () => {
    const choices: VolumeShockDetectChoices = { ...asWritten, trigger: "tail" };
    const shock = { recentVolume: 5000, baselineVolume: 10, baselineVariance: 20 };
    expect(detected({ 0: [shock] }, {}, choices).detections.length).toBe(1);
    expect(detected({ 0: [{ ...shock, baselineVariance: Number.NaN }] }, {}, choices).detections).toEqual([]);
    expect(detected({ 0: [shock] }, { minimumVolume: 5000 }, choices).detections).toEqual([]);
  });

  describe("deciding at once", () => {
    const atOnce: VolumeShockDetectChoices = { ...asWritten, decide: "at-once" };
    const large = { minimumEventVolume: 300 };

    it("is an alert in the row of the first trigger when that is enough, and none again for what joins", () => {
      const shocks: Shocks = { 0: [{ recentVolume: 400 }], 1: [{ strike: 1, recentVolume: 500 }] };
      const { detections, dismissed } = detected(shocks, large, atOnce);
      expect(detections.map(({ triggeredAt, decidedAt }) => [triggeredAt, decidedAt])).toEqual([
        [day.knownAt[0], day.knownAt[0]],
      ]);
      expect(strikesOf({ detections, dismissed })).toEqual([[0]]);
      expect(dismissed).toEqual([]);
    });

    it("waits within the window until the event is an alert, with each strike as it stands by then", () => {
      const shocks: Shocks = {
        0: [{ recentVolume: 150, netDelta: 3000 }],
        1: [
          { recentVolume: 180, netDelta: 3600 },
          { strike: 1, recentVolume: 140, netDelta: 2800 },
        ],
      };
      const { detections } = detected(shocks, large, atOnce);
      expect(detections.map(({ decidedAt, totalVolume, netDelta }) => [decidedAt, totalVolume, netDelta])).toEqual([
        [day.knownAt[1], 320, 6400],
      ]);
    });

    it("dismisses at the end of the window what never was an alert", () => {
      const { detections, dismissed } = detected({ 0: [{ recentVolume: 150 }] }, large, atOnce);
      expect(detections).toEqual([]);
      expect(dismissed).toEqual([
        { id: `${day.underlying}/${day.date}/1`, triggeredAt: day.knownAt[0], reason: "below-minimum-volume" },
      ]);
    });

    it("gives the same alerts when it is stopped at any row and resumed from its state", () => {
      const shocks: Shocks = {
        0: [{ recentVolume: 150 }],
        2: [{ recentVolume: 180 }, { strike: 1, recentVolume: 170 }],
        3: [{ strike: 2, recentVolume: 900 }],
        9: [{ recentVolume: 600 }],
      };
      const whole = detected(shocks, large, atOnce);
      expect(whole.detections.length).toBe(2);
      for (let row = 0; row < day.rows; row++) {
        const first = createVolumeShockDetector({ ...detect, ...large }, atOnce);
        const before = run(first, day, shocks, row);
        const second = createVolumeShockDetector({ ...detect, ...large }, atOnce, first.state());
        const after = run(second, day, shocks, day.rows, row);
        expect(join([before, after, second.closeDay(day)])).toEqual(whole);
      }
    });
  });

  it("begins every day anew", () => {
    const detector = createVolumeShockDetector(detect, asWritten);
    run(detector, day, { 59: [{}] });
    detector.closeDay(day);
    const next: MarketDay = { ...day, date: "2026-01-06" };
    const events = join([run(detector, next, { 0: [{}] }), detector.closeDay(next)]);
    expect(events.detections.map(({ id }) => id)).toEqual(["TEST/2026-01-06/1"]);
  });

  const shocks = fc.dictionary(
    fc.nat({ max: 59 }).map(String),
    fc.uniqueArray(
      fc.record({
        strike: fc.nat({ max: 3 }),
        volumeRatio: fc.constantFrom(4, 5),
        netDelta: fc.constantFrom(-6000, 0, 500, 3000, Number.NaN),
      }),
      { minLength: 1, selector: ({ strike }) => strike },
    ),
    { maxKeys: 40 },
  ) as fc.Arbitrary<Shocks>;

  it("finds the same events when it is stopped at any row and resumed from its state", () => {
    fc.assert(
      fc.property(shocks, fc.nat({ max: 60 }), (found, stop) => {
        const before = createVolumeShockDetector(detect, asWritten);
        const early = run(before, day, found, stop);
        const after = createVolumeShockDetector(detect, asWritten, structuredClone(before.state()));
        const resumed = join([early, run(after, day, found, day.rows, stop), after.closeDay(day)]);
        expect(resumed).toEqual(detected(found));
      }),
    );
  });

  it("finds the same events from the measured rows alone: a sweep need not walk the others again", () => {
    fc.assert(
      fc.property(shocks, (found) => {
        const detector = createVolumeShockDetector(detect, asWritten);
        const measured = Object.keys(found)
          .map(Number)
          .sort((a, b) => a - b);
        const events = measured.map((row) => detector.step(day, row, measurementsAt(found, row)));
        expect(join([...events, detector.closeDay(day)])).toEqual(detected(found));
      }),
    );
  });

  it("gives each event one trigger per strike and a window of its own", () => {
    fc.assert(
      fc.property(shocks, (found) => {
        const { detections } = detected(found, { pressureThreshold: 0 });
        for (const { strikes, triggeredAt, decidedAt } of detections) {
          expect(new Set(strikes.map(({ strike }) => strike)).size).toBe(strikes.length);
          expect(decidedAt - triggeredAt).toBe(60_000);
          for (const { knownAt } of strikes) expect(knownAt >= triggeredAt && knownAt <= decidedAt).toBe(true);
        }
        for (let k = 1; k < detections.length; k++) {
          expect(detections[k]!.triggeredAt).toBeGreaterThan(detections[k - 1]!.decidedAt);
        }
      }),
    );
  });
});

describe("measure and detector together", () => {
  const strikes = [4990, 5000, 5010].map((strike) => strikeOf(strike, dateAfter("2026-01-05", 60)));
  const quiet = daysOf(10, "2026-01-05", () => ({
    strikes,
    rows: rowsOf(40, () => ({ unsignedVolume: strikes.map(() => [2, 2]), delta: strikes.map(() => [0.5, -0.5]) })),
  }));
  const burst = (row: number, strike: number) => (row >= 12 + 2 * strike && row < 15 + 2 * strike ? 300 : 2);
  const loud = dayOf({
    date: "2026-01-15",
    strikes,
    rows: rowsOf(40, (row) => ({
      unsignedVolume: strikes.map((_, strike) => [burst(row, strike), 2]),
      delta: strikes.map(() => [0.5, -0.5]),
    })),
  });

  function alerts(last: MarketDay, stop = -1): DetectedEvents {
    let measure = createVolumeShockMeasure(seed.parameters.measure, seed.choices.measure);
    let detector = createVolumeShockDetector(detect, asWritten);
    const events: DetectedEvents[] = [];
    for (const each of [...quiet, last]) {
      for (let row = 0; row < each.rows; row++) {
        events.push(detector.step(each, row, measure.step(each, row)));
        if (each !== last || row !== stop) continue;
        measure = createVolumeShockMeasure(
          seed.parameters.measure,
          seed.choices.measure,
          structuredClone(measure.state()),
        );
        detector = createVolumeShockDetector(detect, asWritten, structuredClone(detector.state()));
      }
      events.push(detector.closeDay(each));
      measure.closeDay(each);
    }
    return join(events);
  }

  it("give the same alerts for a day cut at any row and resumed", () => {
    const whole = alerts(loud);
    expect(whole.detections.length).toBe(3);
    for (let row = 0; row < loud.rows; row++) expect(alerts(loud, row)).toEqual(whole);
  });

  it("have decided by any row what they decide without the data after it", () => {
    const whole = alerts(loud).detections;
    for (let rows = 1; rows <= loud.rows; rows++) {
      const now = loud.knownAt[rows - 1]!;
      const decided = ({ detections }: DetectedEvents) => detections.filter(({ decidedAt }) => decidedAt < now);
      expect(decided(alerts(cutDay(loud, rows)))).toEqual(whole.filter(({ decidedAt }) => decidedAt < now));
    }
  });
});

describe("volumeShockDetectSchema", () => {
  const shocks: Shocks = {
    0: [{ strike: 0, recentVolume: 400, volumeRatio: 8, netDelta: 800 }],
    2: [{ strike: 1, recentVolume: 120, volumeRatio: 4.5, netDelta: 700 }],
    20: [{ strike: 0, recentVolume: 400, volumeRatio: 8, netDelta: 3000 }],
    40: [{ strike: 0, recentVolume: 400, volumeRatio: 8, netDelta: 6000 }],
  };
  const low = { pressureThreshold: 10 };
  const changed: Record<keyof VolumeShockDetectParameters, number> = {
    volumeRatio: 5,
    minimumVolume: 150,
    falseDiscoveryRate: 1e-4,
    eventWindow: 20,
    minimumEventVolume: 450,
    minimumExposure: 2500,
    urgentExposure: 4000,
    emergencyExposure: 7000,
    routineResponse: 12,
    urgentResponse: 6,
    emergencyResponse: 3,
    pressureThreshold: 130,
  };

  it("names exactly the parameters that the detector reads", () => {
    expect(volumeShockDetectSchema.map(({ name }) => name)).toEqual(Object.keys(detect));
  });

  for (const [name, value] of Object.entries(changed)) {
    it(`has a ${name} that changes what is detected`, () => {
      const choices: VolumeShockDetectChoices = {
        ...asWritten,
        trigger: name === "falseDiscoveryRate" ? "tail" : "ratio",
      };
      const noisy: Shocks = { 0: [{ recentVolume: 600, baselineVolume: 100, baselineVariance: 8000, looks: 1 }] };
      const on = name === "falseDiscoveryRate" ? noisy : shocks;
      expect(detected(on, { ...low, [name]: value }, choices)).not.toEqual(detected(on, low, choices));
    });
  }
});
