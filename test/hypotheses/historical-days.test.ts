import { describe, expect, it } from "vitest";
import { dayGroupsFinding } from "../../lib/hypotheses/day-groups.js";
import { detectionCases } from "../../lib/hypotheses/detection-accuracy.js";
import { type HistoricalCase, historicalDays, type UnderlyingDay } from "../../lib/hypotheses/historical-days.js";
import { createStream } from "../../lib/numeric/random.js";
import { dateAfter } from "../fixtures/days.js";
import { observationOf, tradeOf } from "../fixtures/trades.js";

const day = (k: number, underlying = "TEST"): UnderlyingDay => ({ date: dateAfter("2026-01-05", k), underlying });
const trade = (k: number, netPoints: number, underlying = "TEST") => tradeOf({ ...day(k, underlying), netPoints });
const alert = (k: number, points: number) =>
  detectionCases(["PIN"], [observationOf({ detection: `${k}`, points })], [], [day(k)], {
    ...{ responseShare: 1, flowWindow: 1 },
  })[0]!;
const input: HistoricalCase<UnderlyingDay> = {
  ...{ named: [day(0), day(1), day(2)], others: [day(3), day(4)], unknown: [day(5)] },
  ...{ cases: [alert(0, 5), alert(0, -5), alert(3, 5), alert(5, 5)], kind: "spike day", impossible: null },
  trades: [trade(0, 1), trade(1, 2), trade(1, 4), trade(3, 4), trade(4, 5), trade(5, 99)],
};
const studied = (changes: Partial<HistoricalCase<UnderlyingDay>> = {}, seed = 3) =>
  historicalDays({ ...input, ...changes }, 499, createStream(seed, "days"));

describe("the study on historical days", () => {
  it("lists them by name with what the strategy did, days without anything too", () => {
    expect(studied().days).toEqual([
      { mark: day(0), alerts: 2, right: 1, trades: 1, wins: 1, points: 1 },
      { mark: day(1), alerts: 0, right: 0, trades: 2, wins: 2, points: 6 },
      { mark: day(2), alerts: 0, right: 0, trades: 0, wins: 0, points: 0 },
    ]);
  });

  it("adds up both kinds of days, and leaves out those on neither side", () => {
    const { named, others, unknown } = studied();
    expect(named).toMatchObject({ days: 3, alerts: 2, accuracy: 0.5, trades: 3, points: 7, averagePoints: 7 / 3 });
    expect(others).toMatchObject({ days: 2, alerts: 1, accuracy: 1, trades: 2, points: 9, averagePoints: 4.5 });
    expect(unknown).toEqual([day(5)]);
  });

  it("compares days, not trades: each has its mean", () => {
    const { points, direction } = studied();
    expect(points.finding!.estimate).toBe((1 + 3) / 2 - 4.5);
    expect(points.finding).toMatchObject({ trades: 3, days: 2, pValue: 1 / 3 });
    expect(direction.finding!.estimate).toBe(0.5 - 1);
    const group = (...rows: readonly (readonly [number, number])[]) => ({
      values: rows.map(([, value]) => value),
      dates: rows.map(([k]) => `${day(k).date} TEST`),
    });
    const twin = dayGroupsFinding(
      ...([group([0, 1], [1, 2], [1, 4]), group([3, 4], [4, 5])] as const),
      { compare: "difference", level: 0.95, draws: 499 },
      createStream(3, "days"),
    );
    expect(points.finding).toEqual(twin);
  });

  it("takes stand-ins for trades of the other days where they are given", () => {
    const standIns = [3, 4].map((k) => ({ ...day(k), netPoints: -1 }));
    expect(studied({ standIns }).points.finding!.estimate).toBe(2 + 1);
    expect(studied({ standIns }).others.points).toBe(9);
    const averages = "a day of the others averages stand-ins of many trades and scatters less than a day with its own";
    expect(studied({ standIns }).points.finding!.violated).toContain(averages);
    expect(studied({ standIns }).direction.finding!.violated).not.toContain(averages);
    expect(studied().points.finding!.violated).not.toContain(averages);
  });

  it("says why there is no comparison", () => {
    const reasonOf = (changes: Partial<HistoricalCase<UnderlyingDay>>) => studied(changes).points.reason;
    expect(reasonOf({})).toBeNull();
    expect(reasonOf({ named: [] })).toBe("there is no spike day");
    expect(reasonOf({ trades: [] })).toBe("there are no trades on the spike days");
    expect(reasonOf({ others: [] })).toBe("there are no trades on other days than the spike days");
    expect(reasonOf({ impossible: "every day is one" })).toBe("every day is one");
    expect(studied({ cases: [] }).direction).toEqual({
      ...{ finding: null, reason: "there are no alerts on the spike days" },
    });
  });

  it("says where days of several underlyings share their dates", () => {
    expect(studied().points.finding!.violated.join()).not.toContain("lie on");
    const shared = studied({ named: [...input.named, day(3, "B")], trades: [...input.trades, trade(3, 1, "B")] });
    expect(shared.points.finding!.violated).toContain(
      "5 days of underlyings lie on 4 dates: prices that move together count apart",
    );
  });

  it("counts dates, not underlyings, as the days that a verdict may rest on: those of the kind with fewer", () => {
    const names = ["A", "B", "C"];
    const named = names.flatMap((underlying) => [day(0, underlying), day(1, underlying)]);
    const trades = named.map(({ underlying }, k) => trade(k % 2, k, underlying));
    const others = [day(3), day(4), day(5)];
    const elsewhere = [trade(3, 1), trade(4, 2), trade(5, 3)];
    expect(studied({ named, others, trades: [...trades, ...elsewhere] }).points.finding!.days).toBe(2);
    expect(studied({ named, others, trades: [...trades, trade(4, 2)] }).points.finding!.days).toBe(1);
  });

  it("finds a difference that is there, and keeps its level where there is none", () => {
    const noise = createStream(8, "noise");
    const trades = Array.from({ length: 60 }, (_, k) => trade(k, noise.normal() + (k < 30 ? 2 : 0)));
    const days = Array.from({ length: 60 }, (_, k) => day(k));
    const split = { named: days.slice(0, 30), others: days.slice(30), unknown: [], trades };
    expect(studied(split).points.finding!.pValue).toBe(1 / 500);
    expect(
      studied({ ...split, named: days.filter((_, k) => k % 2 === 0), others: days.filter((_, k) => k % 2 === 1) })
        .points.finding!.pValue,
    ).toBeGreaterThan(0.05);
  });
});
