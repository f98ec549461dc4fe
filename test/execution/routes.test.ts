import { describe, expect, it } from "vitest";
import { drawFillTime, drawOutages, type Outage, openRoute } from "../../lib/execution/routes.js";
import { mean } from "../../lib/numeric/mean.js";
import { median } from "../../lib/numeric/quantile.js";
import { createStream } from "../../lib/numeric/random.js";

const session = 390 * 60_000;
const draw = (perSession: number, minutes: number, seed: number) =>
  drawOutages("direct", 0, session, perSession, minutes, createStream(seed, "outages"));

describe("drawOutages", () => {
  it("draws as many and as long ones as it is told, within the session", () => {
    const many = Array.from({ length: 2000 }, (_, seed) => draw(2, 5, seed));
    // Poisson with mean 2 over 2000 sessions: standard error 0.03. 4000 durations: 5 +- 0.08.
    expect(Math.abs(mean(many.map((outages) => outages.length)) - 2)).toBeLessThan(0.1);
    const all = many.flat();
    expect(Math.abs(mean(all.map(({ from, to }) => (to - from) / 60_000)) - 5)).toBeLessThan(0.3);
    for (const { from, to, route } of all) {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(from).toBeLessThan(session);
      expect(to).toBeGreaterThanOrEqual(from);
      expect(route).toBe("direct");
    }
  });

  it("draws none at rate zero, and the same ones from the same stream", () => {
    expect(draw(0, 5, 1)).toEqual([]);
    expect(draw(3, 5, 1)).toEqual(draw(3, 5, 1));
    expect(draw(3, 5, 1)).not.toEqual(draw(3, 5, 2));
  });

  it("refuses rates and durations that are none", () => {
    expect(() => draw(-1, 5, 1)).toThrow(new RangeError("invalid outages per session: -1"));
    expect(() => draw(1, 0, 1)).toThrow(new RangeError("invalid outage minutes: 0"));
  });
});

describe("openRoute", () => {
  const outage = (route: Outage["route"], from: number, to: number): Outage => ({ route, from, to });

  it("is the direct one, the other while that is down, and none while both are", () => {
    const outages = [outage("direct", 10, 20), outage("smart", 15, 30)];
    expect([9, 10, 14, 15, 19, 20, 30].map((instant) => openRoute(outages, instant))).toEqual([
      "direct",
      "smart",
      "smart",
      null,
      null,
      "direct",
      "direct",
    ]);
  });
});

describe("drawFillTime", () => {
  it("has the median and the spread that it is given; a median of zero fills at once", () => {
    const stream = createStream(1, "fills");
    const times = Array.from({ length: 4000 }, () => drawFillTime(2, 0.5, stream));
    expect(Math.abs(median(times) - 2)).toBeLessThan(0.06);
    const logs = times.map(Math.log);
    expect(Math.abs(Math.sqrt(mean(logs.map((log) => (log - Math.log(2)) ** 2))) - 0.5)).toBeLessThan(0.02);
    expect(drawFillTime(0, 0.5, stream)).toBe(0);
    expect(drawFillTime(2, 0, stream)).toBe(2);
  });
});
