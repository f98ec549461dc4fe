import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ExitRule, followPosition } from "../../lib/execution/exit.js";
import { pricesOf } from "../fixtures/trades.js";

const rule: ExitRule = { target: 10, stop: 8, maximumHold: 5 };
const never = Number.POSITIVE_INFINITY;

/** Follows a position from the first price, a price a minute. */
function follow(prices: readonly number[], given: Partial<ExitRule> = {}, direction: 1 | -1 = 1, closeBy = never) {
  const { path, opensAt } = pricesOf({ prices });
  const outcome = followPosition(path, 0, direction, 1, { ...rule, ...given }, opensAt + 60_000 * closeBy);
  return { ...outcome, minute: (outcome.exitAt - opensAt) / 60_000 };
}

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

  it("ends with the data", () => {
    expect(follow([5000, 5001, 5002])).toMatchObject({ reason: "end-of-data", points: 2, minute: 2 });
    expect(follow([5000])).toMatchObject({ reason: "end-of-data", points: 0, exitPrice: 5000, minute: 0 });
  });

  it("measures points in the size of a point", () => {
    const { path } = pricesOf({ prices: [100, 100.5, 101.2] });
    const outcome = followPosition(path, 0, 1, 0.1, rule, never);
    expect(outcome).toMatchObject({ reason: "target", points: 10, exitPrice: 101 });
  });

  it("keeps the worst and the best on the way, the exit included", () => {
    expect(follow([5000, 4996, 5006, 5013])).toMatchObject({ adverseExcursion: -4, favourableExcursion: 10 });
    expect(follow([5000, 5003, 4988])).toMatchObject({ adverseExcursion: -12, favourableExcursion: 3 });
    expect(follow([5000])).toMatchObject({ adverseExcursion: 0, favourableExcursion: 0 });
  });

  it("refuses an entry outside the path", () => {
    const { path } = pricesOf({ prices: [5000, 5001] });
    expect(() => followPosition(path, -1, 1, 1, rule, never)).toThrow(new RangeError("invalid entry: -1"));
    expect(() => followPosition(path, 2, 1, 1, rule, never)).toThrow(new RangeError("invalid entry: 2"));
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
