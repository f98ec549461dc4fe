import { describe, expect, it } from "vitest";
import { createExpirationPressureMeasure, type PressureRow } from "../../lib/detectors/expiration-pressure-measure.js";
import { createClock } from "../../lib/report/clock.js";
import { figureTitle } from "../../lib/report/figure.js";
import { hedgeFlowFigure } from "../../lib/report/hedge-flow-figure.js";
import { expiring, expiryDate, expiryDay, lastMinutes, measureParameters, priced } from "../fixtures/expiry-days.js";

const levels = [4990, 5000, 5010];
const day = expiryDay({
  strikes: expiring(...levels),
  held: [
    [900, 50],
    [100, 100],
    [300, 200],
  ],
  rows: lastMinutes(3, 1, () => ({ underlying: 5002, price: priced(levels, 5002, 0.001) })),
});
const measure = createExpirationPressureMeasure(measureParameters, { volatility: "implied" });
const rows = Array.from({ length: day.rows }, (_, row) => measure.step(day, row)).filter((row) => row !== null);
const own = { underlying: "SIM", date: expiryDate, expiresAt: day.strikes[0]!.expiresAt };
const drawn = (given: readonly PressureRow[], of = own) =>
  hedgeFlowFigure(given, of, createClock("America/New_York")).data as readonly {
    name: string;
    x: string[];
    y: number[];
    text: string[];
  }[];

describe("hedgeFlowFigure(rows, own, clock)", () => {
  it("draws a line for each assumption that the data tell, on the exchange's clock", () => {
    const lines = drawn(rows);
    expect(lines.map(({ name }) => name)).toEqual(["calls long puts short", "both long", "both short"]);
    expect(lines[0]!.x).toEqual(["15:57:00", "15:58:00", "15:59:00"].map((time) => `${expiryDate} ${time}`));
    expect(lines[1]!.y).toEqual(rows.map(({ series }) => series[0]!.hedgeFlow["both-long"].charm));
    expect(lines[2]!.y).toEqual(lines[1]!.y.map((flow) => -flow));
    expect(figureTitle(hedgeFlowFigure(rows, own, createClock("UTC")))).toBe(
      `SIM on ${expiryDate}: hedges that time alone asks for`,
    );
  });

  it("tells beside it what a move of one point would ask for", () => {
    expect(drawn(rows)[1]!.text[0]).toMatch(
      /^15:57: [+−][\d.]+ futures a minute, −[\d.]+ if the price rises by a point$/,
    );
  });

  it("draws nothing of another expiry", () => {
    expect(drawn(rows, { ...own, expiresAt: own.expiresAt + 1 })).toEqual([]);
  });
});
