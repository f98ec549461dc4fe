import type { ExpiryCase } from "../detectors/expiry-case.js";
import { normalSf } from "../numeric/normal.js";
import type { LeftOut } from "./answer.js";
import { selectCases } from "./select-cases.js";

/** A class of moves as a strategy announces it. */
export interface MagnitudeClass {
  readonly name: string;
  readonly fromPoints: number;
  readonly toPoints: number;
  readonly fromMinutes: number;
  readonly toMinutes: number;
}

/** How often an ordinary price makes such a move at one time. */
export interface MagnitudeAt {
  readonly minutes: number;
  /** Mean standard deviation of the move, points. */
  readonly deviation: number;
  /** P(|move| >= the lower end), and P(lower end <= |move| <= upper end); means over the cases. */
  readonly atLeast: number;
  readonly within: number;
}

/** What the magnitude of a class is worth: its probability without any steering. */
export interface MagnitudeRate extends MagnitudeClass {
  readonly expiries: number;
  /** At the first and the last minute of the class. */
  readonly first: MagnitudeAt;
  readonly last: MagnitudeAt;
  readonly leftOut: readonly LeftOut[];
}

/**
 * Base rates of announced magnitudes (E8): the move after some minutes as a normal law whose variance grows evenly with time, from
 * each case's own standard deviation.
 */
export function magnitudeRates(
  cases: readonly ExpiryCase[],
  classes: readonly MagnitudeClass[],
): readonly MagnitudeRate[] {
  const { kept, leftOut } = selectCases(cases, (own) =>
    own.deviation > 0 && own.deviation < Infinity && own.minutes > 0 && own.point > 0
      ? own
      : "the standard deviation of the move is not known",
  );
  const at = (minutes: number, { fromPoints, toPoints }: MagnitudeClass): MagnitudeAt => {
    const deviations = kept.map((own) => (own.deviation / own.point) * Math.sqrt(minutes / own.minutes));
    const average = (of: (deviation: number) => number): number =>
      deviations.reduce((sum, deviation) => sum + of(deviation), 0) / kept.length;
    const beyond = (points: number) => (deviation: number) => 2 * normalSf(points / deviation);
    const atLeast = average(beyond(fromPoints));
    return { minutes, deviation: average((own) => own), atLeast, within: atLeast - average(beyond(toPoints)) };
  };
  return classes.map((own) => {
    if (!(own.fromPoints >= 0 && own.toPoints >= own.fromPoints)) throw new RangeError(`invalid points: ${own.name}`);
    if (!(own.fromMinutes > 0 && own.toMinutes >= own.fromMinutes))
      throw new RangeError(`invalid minutes: ${own.name}`);
    return { ...own, expiries: kept.length, first: at(own.fromMinutes, own), last: at(own.toMinutes, own), leftOut };
  });
}
