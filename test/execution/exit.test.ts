import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ExitRule, followPosition } from "../../lib/execution/exit.js";
import { type PricePath, pricePath } from "../../lib/market/market-day.js";
import { createStream } from "../../lib/numeric/random.js";
import { pricesOf } from "../fixtures/trades.js";

const rule: ExitRule = { target: 10, stop: 8, maximumHold: 5 };
const never = Number.POSITIVE_INFINITY;

/** Follows a position from the first price, a price a minute. */
function follow(
  prices: readonly number[],
  given: Partial<ExitRule> = {},
  direction: 1 | -1 = 1,
  closeBy = never,
  haltAt = never,
) {
  const { path, opensAt } = pricesOf({ prices });
  const deadlines = { closeBy: opensAt + 60_000 * closeBy, haltAt: opensAt + 60_000 * haltAt };
  const outcome = followPosition(path, 0, direction, 1, { ...rule, ...given }, deadlines);
  return { ...outcome, minute: (outcome.exitAt - opensAt) / 60_000 };
}

const free = { closeBy: never, haltAt: never };

describe("followPosition", () => {
  it("fills a target at its level, however far the price went beyond", () => {
    expect(follow([5000, 5004, 5013, 5020])).toMatchObject({
      reason: "target",
      points: 10,
      exitPrice: 5010,
      minute: 2,
    });
  });

  it("fills a stop at the worse price that was seen", () => {
    expect(follow([5000, 4995, 4988, 5020])).toMatchObject({ reason: "stop", points: -12, exitPrice: 4988, minute: 2 });
  });

  it("counts a price exactly at the level as touched", () => {
    expect(follow([5000, 5010])).toMatchObject({ reason: "target", points: 10 });
    expect(follow([5000, 4992])).toMatchObject({ reason: "stop", points: -8 });
  });

  it("assumes the stop where both are touched at once", () => {
    expect(follow([5000, 5000], { target: 0, stop: 0 }).reason).toBe("stop");
  });

  it("follows a short position the other way round", () => {
    expect(follow([5000, 4990], {}, -1)).toMatchObject({ reason: "target", points: 10, exitPrice: 4990 });
    expect(follow([5000, 5009], {}, -1)).toMatchObject({ reason: "stop", points: -9, exitPrice: 5009 });
  });

  it("closes at the first price at or after the longest hold", () => {
    expect(follow([5000, 5001, 5002, 5003, 5004, 5005, 5006])).toMatchObject({ reason: "time", points: 5, minute: 5 });
    const gap = [5000, 5001, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 5003];
    expect(follow(gap)).toMatchObject({ reason: "time", points: 3, minute: 7 });
  });

  it("judges the price that ends the hold for stop and target first", () => {
    expect(follow([5000, 5000, 5000, 5000, 5000, 5015])).toMatchObject({ reason: "target", points: 10, minute: 5 });
    expect(follow([5000, 5000, 5000, 5000, 5000, 4985])).toMatchObject({ reason: "stop", points: -15, minute: 5 });
  });

  it("closes before the end of the session, and says which limit came first", () => {
    const flat = Array.from({ length: 12 }, () => 5000);
    expect(follow(flat, {}, 1, 3)).toMatchObject({ reason: "before-close", minute: 3 });
    expect(follow(flat, {}, 1, 6)).toMatchObject({ reason: "time", minute: 5 });
    expect(follow(flat, {}, 1, 5)).toMatchObject({ reason: "time", minute: 5 });
    const gap = [5000, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 5003];
    expect(follow(gap, {}, 1, 6)).toMatchObject({ reason: "time", minute: 8 });
    expect(follow(gap, {}, 1, 4)).toMatchObject({ reason: "before-close", minute: 8 });
  });

  it("leaves at the first price at or after a halt, unless something closed it before", () => {
    const flat = Array.from({ length: 12 }, () => 5000);
    expect(follow(flat, {}, 1, never, 2.5)).toMatchObject({ reason: "halt", minute: 3 });
    expect(follow(flat, {}, 1, 2, 2.5)).toMatchObject({ reason: "before-close", minute: 2 });
    expect(follow(flat, {}, 1, never, 6)).toMatchObject({ reason: "time", minute: 5 });
    expect(follow([5000, 5000, 4980], {}, 1, never, 2)).toMatchObject({ reason: "stop", points: -20 });
  });

  it("ends with the data", () => {
    expect(follow([5000, 5001, 5002])).toMatchObject({ reason: "end-of-data", points: 2, minute: 2 });
    expect(follow([5000])).toMatchObject({ reason: "end-of-data", points: 0, exitPrice: 5000, minute: 0 });
  });

  it("measures points in the size of a point", () => {
    const { path } = pricesOf({ prices: [100, 100.5, 101.2] });
    const outcome = followPosition(path, 0, 1, 0.1, rule, free);
    expect(outcome).toMatchObject({ reason: "target", points: 10, exitPrice: 101 });
  });

  it("keeps the worst and the best on the way, the exit included", () => {
    expect(follow([5000, 4996, 5006, 5013])).toMatchObject({ adverseExcursion: -4, favourableExcursion: 10 });
    expect(follow([5000, 5003, 4988])).toMatchObject({ adverseExcursion: -12, favourableExcursion: 3 });
    expect(follow([5000])).toMatchObject({ adverseExcursion: 0, favourableExcursion: 0 });
  });

  it("refuses an entry outside the path", () => {
    const { path } = pricesOf({ prices: [5000, 5001] });
    expect(() => followPosition(path, -1, 1, 1, rule, free)).toThrow(new RangeError("invalid entry: -1"));
    expect(() => followPosition(path, 2, 1, 1, rule, free)).toThrow(new RangeError("invalid entry: 2"));
  });

  it("never earns more than its target, never leaves later than the first price after its limits, and sees no later price", () => {
    const prices = fc.array(fc.integer({ min: 4980, max: 5020 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(prices, fc.constantFrom(1 as const, -1 as const), fc.nat({ max: 10 }), (path, direction, closeBy) => {
        const outcome = follow(path, {}, direction, closeBy);
        expect(outcome.points).toBeLessThanOrEqual(rule.target);
        expect(outcome.minute).toBeLessThanOrEqual(Math.max(1, Math.min(rule.maximumHold, closeBy)));
        expect(outcome.adverseExcursion).toBeLessThanOrEqual(Math.min(0, outcome.points));
        expect(outcome.favourableExcursion).toBeGreaterThanOrEqual(Math.max(0, outcome.points));
        const cut = follow(path.slice(0, outcome.minute + 1), {}, direction, closeBy);
        expect({ ...cut, reason: outcome.reason }).toEqual(outcome);
      }),
    );
  });
});

/** A bar a minute, as [low, high, close]; the first is the entry. */
function bars(...minutes: readonly (readonly [number, number, number])[]): PricePath {
  const column = (k: 0 | 1 | 2) => Float64Array.from(minutes, (bar) => bar[k]);
  const at = Float64Array.from(minutes, (_, minute) => 60_000 * minute);
  return pricePath(at, column(2), { low: column(0), high: column(1) });
}

const quiet = [5000, 5000, 5000] as const;
const onBars = (path: PricePath, given: Partial<ExitRule> = {}, direction: 1 | -1 = 1, deadlines = free) =>
  followPosition(path, 0, direction, 1, { ...rule, ...given }, deadlines);

describe("followPosition on bars", () => {
  it("judges stop and target on the extremes between the prices, and not on those of the bar of the entry", () => {
    expect(onBars(bars(quiet, [4999, 5011, 5002]))).toMatchObject({ reason: "target", points: 10, exitPrice: 5010 });
    expect(onBars(bars(quiet, [4990, 5003, 5002]))).toMatchObject({ reason: "stop", points: -8, exitPrice: 4992 });
    const short = onBars(bars(quiet, [4998, 5009, 5001]), {}, -1);
    expect(short).toMatchObject({ reason: "stop", points: -8, exitPrice: 5008 });
    expect(onBars(bars([4000, 6000, 5000], quiet))).toMatchObject({ reason: "end-of-data", points: 0 });
  });

  it("assumes the stop where a bar touched both", () => {
    expect(onBars(bars(quiet, [4991, 5012, 5010]))).toMatchObject({ reason: "stop", points: -8 });
  });

  it("fills a stop at the worst price of a bar that lies beyond it altogether", () => {
    expect(onBars(bars(quiet, [4980, 4990, 4988]))).toMatchObject({ reason: "stop", points: -20, exitPrice: 4980 });
    expect(onBars(bars(quiet, [4980, 4992, 4988]))).toMatchObject({ reason: "stop", points: -8, exitPrice: 4992 });
  });

  it("earns no target from the high of a bar that outlasts the limit, but from its price", () => {
    const half = { ...free, haltAt: 30_000 };
    expect(onBars(bars(quiet, [4999, 5011, 5002]), {}, 1, half)).toMatchObject({ reason: "halt", points: 2 });
    expect(onBars(bars(quiet, [4999, 5011, 5010]), {}, 1, half)).toMatchObject({ reason: "target", points: 10 });
    expect(onBars(bars(quiet, [4990, 5003, 5002]), {}, 1, half)).toMatchObject({ reason: "stop", points: -8 });
    const whole = { ...free, haltAt: 60_000 };
    expect(onBars(bars(quiet, [4999, 5011, 5002]), {}, 1, whole)).toMatchObject({ reason: "target", points: 10 });
  });

  it("takes excursions from the extremes, and nothing after the exit", () => {
    const path = bars(quiet, [4995, 5006, 5001], [4980, 5004, 5000]);
    expect(onBars(path)).toMatchObject({ adverseExcursion: -8, favourableExcursion: 6 });
    expect(onBars(bars(quiet, [4997, 5012, 5001]))).toMatchObject({ adverseExcursion: -3, favourableExcursion: 10 });
  });

  it("takes an extreme that was not observed for the price", () => {
    const path = bars(quiet, [Number.NaN, Number.NaN, 5004], [Number.NaN, Number.NaN, 4991]);
    expect(onBars(path)).toMatchObject({ reason: "stop", points: -9, exitPrice: 4991 });
  });

  it("says what every price in between says, or the worse: bars of ticks that move by one never leave later or better", () => {
    for (let seed = 0; seed < 300; seed++) {
      const stream = createStream(seed, "ticks");
      const perBar = 6;
      const ticks = [5000];
      while (ticks.length < 20 * perBar + 1) ticks.push(ticks.at(-1)! + (stream.uniform() < 0.5 ? -1 : 1));
      const at = Float64Array.from(ticks, (_, k) => 10_000 * k);
      const ends = Array.from({ length: 21 }, (_, bar) => perBar * bar);
      const inside = (end: number) => (end === 0 ? [5000] : ticks.slice(end - perBar + 1, end + 1));
      const folded = pricePath(
        Float64Array.from(ends, (end) => at[end]!),
        Float64Array.from(ends, (end) => ticks[end]!),
        {
          high: Float64Array.from(ends, (end) => Math.max(...inside(end))),
          low: Float64Array.from(ends, (end) => Math.min(...inside(end))),
        },
      );
      const given = { target: 5, stop: 4, maximumHold: 15 };
      const deadlines = { ...free, closeBy: 12.4 * 60_000 };
      const fine = followPosition(pricePath(at, Float64Array.from(ticks)), 0, 1, 1, given, deadlines);
      const coarse = followPosition(folded, 0, 1, 1, given, deadlines);
      if (fine.reason === "target" || fine.reason === "stop") {
        expect(coarse.exitAt).toBe(60_000 * Math.ceil(fine.exitAt / 60_000));
        expect(coarse.points).toBeLessThanOrEqual(fine.points);
        if (fine.reason === "stop") expect(coarse).toMatchObject({ reason: "stop", points: -4 });
      } else expect(coarse.exitAt).toBe(60_000 * 13);
    }
  });
});
