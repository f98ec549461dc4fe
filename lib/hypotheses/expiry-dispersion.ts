import type { ExpiryCase } from "../detectors/expiry-case.js";
import { mean } from "../numeric/mean.js";
import type { RandomStream } from "../numeric/random.js";
import type { Answer, LeftOut } from "./answer.js";
import { dayGroupsFinding } from "./day-groups.js";
import { dayMeanFinding } from "./day-mean-finding.js";
import type { Finding } from "./hypothesis.js";
import { nothingLeft, selectCases } from "./select-cases.js";

/** A window of a day without an expiry, over the same clock times as a case's row and expiry. */
export interface OrdinaryWindow {
  readonly underlying: string;
  readonly date: string;
  /** Change of the price over the window, and its standard deviation as known at the start; price units. */
  readonly move: number;
  readonly deviation: number;
}

/** How moves are compared. */
export interface DispersionRule {
  /** What a move is measured in: its own standard deviation, or the mean size of the underlying's ordinary moves. */
  readonly scale: "deviation" | "ordinary";
  readonly level: number;
  readonly draws: number;
}

/** Whether the last hour of an expiring series moves more, or less, than the same hour of other days. */
export interface ExpiryDispersion {
  /** Logarithm of the ratio of mean sizes, expiries over ordinary windows: above zero, expiries move more. */
  readonly ratio: Answer;
  /** Mean size of expiry moves over their standard deviation, against what a normal law expects; describes only. */
  readonly size: Finding | null;
  readonly expectedSize: number;
  readonly windows: number;
  readonly leftOut: readonly LeftOut[];
}

/** Mean size of a standard normal number. */
const normalSize = Math.sqrt(2 / Math.PI);

/**
 * EP-P (iv): sizes of the moves from the case's row to the settlement against matched windows of days on which nothing expires, whole
 * days exchanged. Repulsion moves the price more than usual, attraction less (E2). Where every day is an expiry there is no
 * such window: the size over the expected one then stands alone, and says as much of the deviation as of the market.
 */
export function expiryDispersion(
  cases: readonly ExpiryCase[],
  windows: readonly OrdinaryWindow[],
  rule: DispersionRule,
  stream: RandomStream,
): ExpiryDispersion {
  const { scale, level, draws } = rule;
  const expiries = new Set(cases.map(({ date }) => date));
  const seen = new Set(cases.map(({ underlying }) => underlying));
  const known = (deviation: number): boolean => scale === "ordinary" || (deviation > 0 && deviation < Infinity);
  const ordinary = selectCases(windows, (own) => {
    if (expiries.has(own.date)) return "something expires on the day of the window";
    if (!seen.has(own.underlying)) return "no expiry of the window's underlying";
    if (!Number.isFinite(own.move)) return "the move of the window is not known";
    if (!known(own.deviation)) return "the standard deviation of the window is not known";
    return { ...own, move: Math.abs(own.move) };
  });
  const usual = new Map<string, number>();
  for (const name of seen)
    usual.set(name, mean(ordinary.kept.filter(({ underlying }) => underlying === name).map(({ move }) => move)));
  const moves = selectCases(cases, ({ underlying, date, price, deviation, settlement }) => {
    const move = Math.abs(settlement.price - price);
    if (!Number.isFinite(move)) return "the settlement is not known";
    if (!known(deviation)) return "the standard deviation of the move is not known";
    if (ordinary.kept.length > 0 && !(usual.get(underlying)! > 0)) return "the underlying has no ordinary window";
    return { underlying, date, move, deviation };
  });
  const scaled = (own: readonly OrdinaryWindow[]) => ({
    values: own.map(
      ({ underlying, move, deviation }) => move / (scale === "deviation" ? deviation : usual.get(underlying)!),
    ),
    dates: own.map(({ date }) => date),
  });
  const reason =
    moves.kept.length === 0
      ? nothingLeft("expiries", moves.leftOut)
      : windows.length === 0
        ? "every day is an expiry, or no other day was seen: there is no ordinary window to compare with"
        : ordinary.kept.length === 0
          ? nothingLeft("ordinary windows", ordinary.leftOut)
          : null;
  const sized = moves.kept.filter(({ deviation }) => deviation > 0);
  return {
    ratio: {
      finding:
        reason === null
          ? dayGroupsFinding(scaled(moves.kept), scaled(ordinary.kept), { compare: "log-ratio", level, draws }, stream)
          : null,
      reason,
    },
    size:
      sized.length === 0
        ? null
        : {
            ...dayMeanFinding(
              sized.map(({ move, deviation }) => move / deviation),
              sized.map(({ date }) => date),
              { claimed: normalSize, side: "two-sided", level, draws, alwaysFlip: false },
              stream,
            ),
            // Sizes are not symmetric about their mean, so that flipped signs would not be a test of it.
            pValue: null,
            method: "mean size over standard deviation, days as clusters, Student t; describes only",
          },
    expectedSize: normalSize,
    windows: ordinary.kept.length,
    leftOut: [...moves.leftOut, ...ordinary.leftOut],
  };
}
