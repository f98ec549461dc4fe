import { describe, expect, it } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { drawHawkesTimes } from "../../lib/simulation/hawkes-times.js";
import { golden } from "../fixtures/golden.js";

const flat = { open: 0, close: 0, power: 6 };
const length = 23_400;

/** Expected arrivals from 0 up to each arrival and up to the horizon, in a process with a constant rate of immigrants. */
function compensators(times: ArrayLike<number>, horizon: number, rate: number, branching: number, delay: number) {
  return [...Array.from(times), horizon].map((until) => {
    let expected = rate * until;
    for (let k = 0; k < times.length && times[k]! < until; k++)
      expected += branching * -Math.expm1(-(until - times[k]!) / delay);
    return expected;
  });
}

/** Kolmogorov's D of gaps that should be exponential with mean 1. */
function distanceFromExponential(passed: readonly number[]): number {
  const uniform = passed.map((at, k) => -Math.expm1(-(at - (passed[k - 1] ?? 0)))).sort((a, b) => a - b);
  return Math.max(
    ...uniform.map((u, k) => Math.max(Math.abs(u - k / uniform.length), Math.abs(u - (k + 1) / uniform.length))),
  );
}

describe("drawHawkesTimes(stream, mean, length, profile, branching, delay)", () => {
  it("is measured here by the reference compensator", () => {
    const [{ input, expected }] = golden("hawkes") as [ReturnType<typeof golden>[number]];
    const passed = compensators(input.times, input.horizon, input.mu, input.alpha / input.beta, 1 / input.beta);
    expect(passed.at(-1)! / expected.compensator).toBeCloseTo(1, 11);
  });

  it.each([1, 2, 3])(
    "gives exponential gaps in its own time, and not in that of a Poisson process, seed %i",
    (seed) => {
      const times = drawHawkesTimes(createStream(seed, "hawkes"), 2000, length, flat, 0.5, 20);
      const own = compensators(times, length, 1000 / length, 0.5, 20).slice(0, -1);
      const poisson = compensators(times, length, times.length / length, 0, 20).slice(0, -1);
      // 1.95 / sqrt(n) is exceeded once in a thousand (Kolmogorov's law).
      expect(distanceFromExponential(own)).toBeLessThan(1.95 / Math.sqrt(times.length));
      expect(distanceFromExponential(poisson)).toBeGreaterThan(1.95 / Math.sqrt(times.length));
    },
  );

  it.each([
    [0, 1],
    [0.5, 4],
  ])("has the mean it is asked for, and with branching %d a variance of %d means", (branching, ratio) => {
    const stream = createStream(5, "hawkes");
    const counts = Array.from({ length: 400 }, () => drawHawkesTimes(stream, 100, length, flat, branching, 20).length);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1);
    // The count of a cluster process has variance mean / (1 - branching)^2 but for the edges (Hawkes, 1971).
    expect(Math.abs(mean - 100)).toBeLessThan(4 * Math.sqrt((100 * ratio) / 400));
    expect(Math.abs(variance / (100 * ratio) - 1)).toBeLessThan(4 * Math.sqrt(2 / 400));
  });

  it("sets off others after the delay it is asked for", () => {
    const variance = (delay: number): number => {
      const times = drawHawkesTimes(createStream(9, "hawkes"), 4000, length, flat, 0.5, delay);
      const minutes = new Float64Array(390);
      for (const at of times) minutes[Math.floor(at / 60)]! += 1;
      const mean = times.length / 390;
      return minutes.reduce((sum, count) => sum + (count - mean) ** 2, 0) / 390 / mean;
    };
    // Within a minute nearly all of a cluster is over, or nearly nothing of it has come yet.
    expect(variance(1)).toBeGreaterThan(3);
    expect(variance(6000)).toBeLessThan(1.5);
  });

  it("follows the profile, in order and within the session", () => {
    const times = drawHawkesTimes(createStream(2, "hawkes"), 4000, length, { open: 2, close: 2, power: 6 }, 0, 20);
    expect(Array.from(times)).toEqual(Array.from(times).sort((a, b) => a - b));
    expect(times[0]!).toBeGreaterThan(0);
    expect(times.at(-1)!).toBeLessThan(length);
    // The first tenth has (0.1 + 2 (1 - 0.9^7) / 7) / (1 + 4 / 7) = 0.1586 of the day.
    const early = times.filter((at) => at < length / 10).length / times.length;
    expect(Math.abs(early - 0.1586)).toBeLessThan(4 * Math.sqrt((0.1586 * 0.8414) / times.length));
  });

  it("refuses a process that would not end", () => {
    for (const branching of [1, -0.1, Number.NaN])
      expect(() => drawHawkesTimes(createStream(1), 10, length, flat, branching, 20)).toThrow(
        new RangeError(`invalid branching: ${branching}`),
      );
  });
});
