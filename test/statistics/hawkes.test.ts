import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { hawkesLikelihood, hawkesRescaling } from "../../lib/statistics/hawkes.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("hawkes"))("hawkes: $id", (item) => {
  const { times, horizon, mu, alpha, beta } = item.input;
  const { intensities, ...found } = hawkesLikelihood(times, horizon, { background: mu, jump: alpha, decay: beta });
  const actual = { ...found, intensitiesJustBefore: intensities };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

const times = [0.4, 1.1, 1.15, 2.9, 3, 3.02, 6.5];
const parameters = { background: 0.5, jump: 0.6, decay: 1.5 };

test("the waits add up to the compensator at the last event", () => {
  const { waits } = hawkesRescaling(times, parameters);
  const { compensator } = hawkesLikelihood(times, 6.5, parameters);
  expect(waits.reduce((a, b) => a + b)).toBeCloseTo(compensator, 12);
});

test("without excitement it is the Poisson process", () => {
  const poisson = { background: 2, jump: 0, decay: 1 };
  expect(hawkesLikelihood(times, 8, poisson).logLikelihood).toBeCloseTo(7 * Math.log(2) - 16, 12);
  expect(hawkesRescaling(times, poisson).waits[0]).toBeCloseTo(0.8, 14);
});

/** Ogata's thinning. */
function simulated(seed: number, length: number): number[] {
  const stream = createStream(seed);
  const events: number[] = [];
  let [time, excitement] = [0, 0];
  while (events.length < length) {
    const most = parameters.background + parameters.jump * excitement;
    const wait = -Math.log(1 - stream.uniform()) / most;
    time += wait;
    excitement *= Math.exp(-parameters.decay * wait);
    if (stream.uniform() * most > parameters.background + parameters.jump * excitement) continue;
    events.push(time);
    excitement += 1;
  }
  return events;
}

test("simulated events fit their own process and not the Poisson process of the same rate", () => {
  const events = simulated(11, 1500);
  expect(hawkesRescaling(events, parameters).fit.pExact).toBeGreaterThan(0.01);
  const { stationaryRate } = hawkesLikelihood(events, events[1499]!, parameters);
  expect(hawkesRescaling(events, { background: stationaryRate, jump: 0, decay: 1 }).fit.pExact).toBeLessThan(1e-6);
  const better = hawkesLikelihood(events, events[1499]!, parameters).logLikelihood;
  expect(better).toBeGreaterThan(hawkesLikelihood(events, events[1499]!, { ...parameters, jump: 0.9 }).logLikelihood);
});

test("no events, an excluded event and an explosion", () => {
  expect(hawkesLikelihood([], 3, parameters)).toMatchObject({ logLikelihood: -1.5, compensator: 1.5 });
  expect(hawkesLikelihood([1], 3, { ...parameters, background: 0 }).logLikelihood).toBe(-Infinity);
  expect(hawkesLikelihood([1], 3, { ...parameters, jump: 1.5 })).toMatchObject({
    branchingRatio: 1,
    stationaryRate: Infinity,
  });
  expect(hawkesRescaling([], parameters).fit.pExact).toBeNaN();
});

test("times out of order and parameters outside their ranges are refused", () => {
  expect(() => hawkesLikelihood([2, 1], 3, parameters)).toThrow(new RangeError("invalid time: 1"));
  expect(() => hawkesLikelihood([-1], 3, parameters)).toThrow(new RangeError("invalid time: -1"));
  expect(() => hawkesLikelihood([NaN], 3, parameters)).toThrow(new RangeError("invalid time: NaN"));
  expect(() => hawkesLikelihood([2], 1, parameters)).toThrow(new RangeError("invalid horizon: 1"));
  expect(() => hawkesRescaling([2], { ...parameters, decay: 0 })).toThrow(new RangeError("invalid decay: 0"));
  expect(() => hawkesRescaling([2], { ...parameters, jump: -1 })).toThrow(new RangeError("invalid jump: -1"));
  expect(() => hawkesRescaling([2], { ...parameters, background: NaN })).toThrow(
    new RangeError("invalid background: NaN"),
  );
});
