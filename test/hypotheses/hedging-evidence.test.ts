import { describe, expect, it } from "vitest";
import { hedgingEvidence, noTakers } from "../../lib/hypotheses/hedging-evidence.js";
import { createStream } from "../../lib/numeric/random.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { dateAfter } from "../fixtures/days.js";
import { flowDay } from "../fixtures/flow-days.js";
import { bookOf, detectionOf, perMinute, pricesOf } from "../fixtures/trades.js";

const parameters = { ...volumeShockPresets.seed.parameters.judge, flowBin: 60, resamples: 99 };

/** A day's event at minute 100, hedged over the next eight minutes in proportion to its delta. */
function hedgedDays(count: number) {
  const stream = createStream(9, "hedges");
  return Array.from({ length: count }, (_, day) => {
    const date = dateAfter("2026-01-05", day);
    const direction = stream.uniform() < 0.5 ? 1 : -1;
    const contracts = direction * Math.round(50 + 100 * stream.uniform());
    const prices = perMinute(() => 5000 + stream.normal());
    const own = flowDay({
      date,
      prices,
      signed: (second) => stream.normal() + (second > 6000 && second <= 6480 ? contracts / 8 : 0),
    });
    return {
      own,
      detection: detectionOf({
        id: date,
        date,
        direction,
        triggeredAt: own.opensAt + 6_000_000,
        netDelta: 50 * contracts,
      }),
    };
  });
}

describe("the evidence of hedging flow", () => {
  const days = hedgedDays(40);
  const book = bookOf(days.map(({ own }) => own));
  const detections = days.map(({ detection }) => detection);
  const evidence = hedgingEvidence(detections, book, parameters, 300, 1);

  it("tries proportion, speed, timing and completion on what was planted", () => {
    expect(evidence).toMatchObject({ lack: null, unseen: 0 });
    expect(evidence.events).toHaveLength(40);
    expect(evidence.proportion!.rSquared.estimate).toBeGreaterThan(0.95);
    expect(evidence.timing!.flow.pValue).toBeLessThan(0.001);
    expect(evidence.speed!.times.every(({ censored }) => !censored)).toBe(true);
    expect(evidence.completion!.completed).toBe(40);
  });

  it("is the same for a seed, and another seed moves only what is drawn", () => {
    expect(hedgingEvidence(detections, book, parameters, 300, 1)).toEqual(evidence);
    const other = hedgingEvidence(detections, book, parameters, 300, 2);
    expect(other.proportion!.rSquared.estimate).toBe(evidence.proportion!.rSquared.estimate);
    expect(other.proportion!.rSquared.interval).not.toEqual(evidence.proportion!.rSquared.interval);
  });

  it("says why where the takers are not known, and puts nothing in their place", () => {
    const blind = bookOf([pricesOf({ prices: perMinute(() => 5000) })]);
    expect(hedgingEvidence([detectionOf()], blind, parameters, 300, 1)).toEqual({
      ...{ lack: noTakers, events: [], unseen: 1, timing: null, proportion: null, speed: null, completion: null },
    });
  });

  it("has no findings without events", () => {
    expect(hedgingEvidence([], book, parameters, 300, 1)).toMatchObject({
      ...{ lack: null, events: [], timing: null, proportion: null, speed: null, completion: null },
    });
  });
});
