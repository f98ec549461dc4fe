import { describe, expect, it } from "vitest";
import { flowProportion } from "../../lib/hypotheses/flow-proportion.js";
import { createStream } from "../../lib/numeric/random.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { episodeOf } from "../fixtures/events.js";

const parameters = { ...volumeShockPresets.seed.parameters.judge, resamples: 199 };

/** Three episodes a day whose flow is `slope` times the prediction plus noise. */
function episodes(days: number, slope: number, noise: number, seed = 1) {
  const stream = createStream(seed, "episodes");
  return Array.from({ length: 3 * days }, (_, k) => {
    const predicted = 100 * stream.normal();
    return episodeOf(Math.floor(k / 3), predicted, slope * predicted + noise * stream.normal(), { stratum: k % 3 });
  });
}
const proportion = (own: ReturnType<typeof episodes>, changes: Partial<typeof parameters> = {}) =>
  flowProportion(own, { ...parameters, ...changes }, createStream(2, "proportion"));

describe("proportion of flow and predicted hedge", () => {
  it("finds a planted slope and R squared", () => {
    const found = proportion(episodes(60, 0.9, 40))!;
    expect(found.slope.estimate).toBeGreaterThan(0.8);
    expect(found.slope.estimate).toBeLessThan(1);
    expect(found.slope).toMatchObject({ pValue: 1 / 200, trades: 180, days: 60 });
    expect(found.slope.pOpposite).toBe(1);
    // 0.9^2 x 100^2 / (0.9^2 x 100^2 + 40^2) = 0.835.
    expect(found.rSquared.estimate).toBeGreaterThan(0.75);
    expect(found.rSquared.estimate).toBeLessThan(0.9);
    expect(found.rSquared.interval!.lower).toBeLessThan(found.rSquared.estimate);
    expect(found.rSquared.interval!.upper).toBeGreaterThan(found.rSquared.estimate);
    expect(found.rSquared.pValue).toBeNull();
    expect(found.rSquaredInSample).toBeGreaterThan(found.rSquared.estimate);
    expect(found.correlation ** 2).toBeCloseTo(found.rSquaredInSample, 12);
    expect(found.fSquared).toBeCloseTo(found.rSquared.estimate / (1 - found.rSquared.estimate), 12);
    expect(found.episodes).toHaveLength(180);
  });

  it("refutes the claimed R squared by how often a resample of days reaches it", () => {
    const own = episodes(60, 0.9, 40);
    const opposite = (claimedRSquared: number) => proportion(own, { claimedRSquared })!.rSquared.pOpposite;
    expect(opposite(0.7)).toBeGreaterThan(0.9);
    expect(opposite(0.999)).toBe(1 / 200);
  });

  it("gives R squared the value of days left out one by one", () => {
    const own = episodes(12, 0.5, 60);
    let [errors, distances] = [0, 0];
    for (const date of new Set(own.map((episode) => episode.date))) {
      const rest = own.filter((episode) => episode.date !== date);
      const mean = (value: (episode: (typeof own)[number]) => number) =>
        rest.reduce((sum, episode) => sum + value(episode), 0) / rest.length;
      const [x, y] = [mean(({ predicted }) => predicted), mean(({ observed }) => observed)];
      const slope =
        rest.reduce((sum, { predicted, observed }) => sum + (predicted - x) * (observed - y), 0) /
        rest.reduce((sum, { predicted }) => sum + (predicted - x) ** 2, 0);
      for (const { predicted, observed } of own.filter((episode) => episode.date === date)) {
        errors += (observed - y - slope * (predicted - x)) ** 2;
        distances += (observed - y) ** 2;
      }
    }
    expect(proportion(own)!.rSquared.estimate).toBeCloseTo(1 - errors / distances, 10);
  });

  it("finds nothing in noise: R squared out of sample below zero as often as not, p anywhere", () => {
    const tests = Array.from({ length: 100 }, (_, seed) => proportion(episodes(30, 0, 50, seed), { resamples: 99 })!);
    const rejected = tests.filter(({ slope }) => slope.pValue! <= 0.05).length;
    // 5 % of 100 with room for chance: the exact binomial 99.9 % band.
    expect(rejected).toBeLessThanOrEqual(13);
    expect(tests.filter(({ rSquared }) => rSquared.estimate < 0).length).toBeGreaterThan(40);
    expect(tests.find(({ rSquared }) => rSquared.estimate < 0)!.fSquared).toBeNaN();
  });

  it("exchanges flows within clock stretches only", () => {
    const alone = episodes(30, 0.9, 5).map((episode, k) => ({ ...episode, stratum: k }));
    expect(proportion(alone)!.slope.pValue).toBe(1);
  });

  it("controls for volume and the return of the option window", () => {
    const own = episodes(60, 0, 1).map((episode) => ({
      ...episode,
      predicted: 20_000 * episode.windowReturn + 5 * Math.sin(episode.predicted),
      observed: 20_000 * episode.windowReturn + episode.observed,
    }));
    const found = proportion(own)!;
    expect(found.slope.estimate).toBeGreaterThan(0.8);
    expect(Math.abs(found.controlled.slope)).toBeLessThan(0.1);
    expect(found.controlled.standardError).toBeGreaterThan(0);
  });

  it("corrects the slope only where a signing accuracy is declared", () => {
    const own = episodes(20, 0.9, 10);
    expect(proportion(own)!.correctedSlope).toBeNull();
    const { slope, correctedSlope } = proportion(own, { signingAccuracy: 0.75 })!;
    expect(correctedSlope).toEqual({ accuracy: 0.75, slope: slope.estimate / 0.5 });
  });

  it("is null for fewer than three episodes or two days", () => {
    expect(proportion(episodes(20, 1, 1).slice(0, 2))).toBeNull();
    expect(proportion(episodes(1, 1, 1))).toBeNull();
    expect(proportion([])).toBeNull();
  });
});
