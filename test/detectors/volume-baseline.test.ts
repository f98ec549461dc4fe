import { describe, expect, it } from "vitest";
import { type BaselineSource, dayBaselines } from "../../lib/detectors/volume-baseline.js";
import { type PastSession, poolKeys, strikeKey } from "../../lib/detectors/volume-history.js";
import { variance } from "../../lib/numeric/variance.js";
import { dateAfter, dayOf, strikeOf } from "../fixtures/days.js";

const expiration = dateAfter("2026-01-05", 90);
const near = strikeOf(5000, expiration);
const alike = strikeOf(5005, expiration);
const far = strikeOf(5200, expiration);
const day = dayOf({ date: "2026-01-15", strikes: [near, alike, far], rows: [{}] });

/** A past session of some strikes: contracts per window by bucket, a row per bucket. */
function session(
  number: number,
  strikes: readonly (typeof near)[],
  volumes: readonly (readonly number[])[],
): PastSession {
  const date = dateAfter("2026-01-05", number);
  const places = new Map<string, number[]>();
  strikes.forEach((strike, place) => {
    places.set(strikeKey(strike), [place]);
    const key = poolKeys(date, 5000)(strike)!;
    places.set(key, [...(places.get(key) ?? []), place]);
  });
  return {
    date,
    strikes: strikes.length,
    volumes: Float64Array.from(volumes.flat()),
    places,
    traded: 0,
    futures: Number.NaN,
  };
}

const history = [
  session(
    0,
    [near, alike],
    [
      [10, 40],
      [1, 1],
    ],
  ),
  session(
    1,
    [alike, near],
    [
      [60, 20],
      [Number.NaN, 2],
    ],
  ),
  session(
    2,
    [near, far],
    [
      [30, 7],
      [3, Number.NaN],
    ],
  ),
];

function baselines(
  minimumSessions: number,
  first: BaselineSource,
  reference = 5000,
  of: readonly PastSession[] = history,
) {
  return dayBaselines(of, day, reference, { minimumSessions, first });
}

describe("dayBaselines", () => {
  it("takes the mean and the variance of the same strike over past sessions", () => {
    const known = baselines(2, "strike");
    expect(known.mean(0, 0)).toBe(20);
    expect(known.of(0, 0)).toEqual({ source: "strike", sessions: 3, mean: 20, variance: 100 });
    expect(known.of(0, 1)).toEqual({ source: "strike", sessions: 3, mean: 2, variance: 1 });
    expect(known.mean(1, 0)).toBe(50);
  });

  it("pools the strikes of a kind: every strike of every session is one observation", () => {
    const values = [10, 40, 60, 20, 30];
    const { mean, variance: spread, ...rest } = baselines(2, "pool").of(0, 0);
    expect(rest).toEqual({ source: "pool", sessions: 3 });
    expect(mean).toBe(32);
    expect(spread).toBeCloseTo(variance(values, 1), 10);
  });

  it("turns to the other source where the first has too few sessions, and gives up where both have", () => {
    expect(baselines(3, "strike").of(1, 0)).toMatchObject({ source: "pool", sessions: 3, mean: 32 });
    expect(baselines(3, "strike").of(2, 0)).toMatchObject({ sessions: 1, mean: Number.NaN });
    expect(baselines(1, "pool").of(2, 0)).toMatchObject({ source: "pool", sessions: 1, mean: 7, variance: Number.NaN });
    expect(baselines(4, "pool").mean(0, 0)).toBe(Number.NaN);
  });

  it("counts a session only where it saw the bucket", () => {
    // In bucket 1 the strike alike was seen in session 0 alone.
    expect(baselines(2, "strike").of(1, 1)).toMatchObject({ source: "pool", sessions: 3, mean: (1 + 1 + 2 + 3) / 4 });
    expect(baselines(1, "strike").of(1, 1)).toMatchObject({ source: "strike", sessions: 1, mean: 1 });
    expect(baselines(1, "strike").mean(2, 1)).toBe(Number.NaN);
  });

  it("counts a session in which a strike did not trade", () => {
    const still = [...history, session(3, [near], [[0], [0]])];
    expect(baselines(2, "strike", 5000, still).of(0, 0)).toEqual({
      source: "strike",
      sessions: 4,
      mean: 15,
      variance: variance([10, 20, 30, 0], 1),
    });
  });

  it("does not look beyond the end of a shorter session", () => {
    const short = [...history, session(3, [near], [[100]])];
    expect(baselines(1, "strike", 5000, short).of(0, 0)).toMatchObject({ sessions: 4, mean: 40 });
    expect(baselines(1, "strike", 5000, short).of(0, 1)).toMatchObject({ sessions: 3, mean: 2 });
    expect(baselines(1, "strike", 5000, short).mean(0, 2)).toBe(Number.NaN);
  });

  it("has no pools while the reference is unknown", () => {
    expect(baselines(3, "strike", Number.NaN).mean(1, 0)).toBe(Number.NaN);
    expect(baselines(3, "strike", Number.NaN).mean(0, 0)).toBe(20);
  });

  it("counts the strikes that enough sessions listed, by themselves or by their kind", () => {
    expect(baselines(3, "strike").watched).toBe(2);
    expect(baselines(1, "pool").watched).toBe(3);
    expect(baselines(4, "strike").watched).toBe(0);
  });
});
