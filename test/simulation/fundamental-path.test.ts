import { describe, expect, it } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { drawFundamentalPath } from "../../lib/simulation/fundamental-path.js";
import { studyShape } from "../../lib/simulation/market-parameters.js";

const flat = { open: 0, close: 0, power: 6 };

describe("drawFundamentalPath(stream, steps, volatility, profile)", () => {
  it("starts at nothing and sums its shocks, scaled by the variance of their step", () => {
    const { log, shocks } = drawFundamentalPath(createStream(1, "path"), 4, 0.02, flat);
    expect([log.length, shocks.length, log[0], shocks[0]]).toEqual([5, 5, 0, 0]);
    // A flat profile gives each of four steps a quarter of the variance: half of the volatility.
    for (let step = 1; step <= 4; step++) expect(log[step]! - log[step - 1]!).toBeCloseTo(0.01 * shocks[step]!, 15);
  });

  it.each([1, 2, 3, 4, 5])("realises the session's variance within three standard errors, seed %i", (seed) => {
    const steps = 4680;
    const volatility = 0.0101;
    const { log } = drawFundamentalPath(createStream(seed, "path"), steps, volatility, studyShape.varianceProfile);
    const squares = Array.from({ length: steps }, (_, step) => (log[step + 1]! - log[step]!) ** 2);
    const realised = squares.reduce((sum, square) => sum + square, 0);
    // The variance of a sum of squared normals is 2 sum v^2, estimated by 2/3 of the sum of fourth powers.
    const error = Math.sqrt((2 / 3) * squares.reduce((sum, square) => sum + square ** 2, 0));
    expect(Math.abs(realised - volatility ** 2)).toBeLessThan(3 * error);
  });

  it("moves most at the open, as its profile says", () => {
    const steps = 4680;
    const { log } = drawFundamentalPath(createStream(3, "path"), steps, 1, { open: 3, close: 1.5, power: 6 });
    let tenth = 0;
    for (let step = 1; step <= steps / 10; step++) tenth += (log[step]! - log[step - 1]!) ** 2;
    // (0.1 + 3 (1 - 0.9^7) / 7) / (1 + 4.5 / 7) = 0.1970: 468 squares have a relative error of sqrt(2 / 468).
    expect(Math.abs(tenth / 0.197 - 1)).toBeLessThan(3 * Math.sqrt(2 / 468) * 1.2);
  });

  it("is the same for the same stream and another for another", () => {
    const draw = (seed: number) => drawFundamentalPath(createStream(seed, "path"), 10, 0.01, flat);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1).log).not.toEqual(draw(2).log);
  });
});
