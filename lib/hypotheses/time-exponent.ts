import { expirationPressure } from "../detectors/expiration-pressure.js";
import type { ExpiryCase } from "../detectors/expiry-case.js";
import { priceIndexAsOf } from "../market/price-book.js";
import { mean } from "../numeric/mean.js";
import type { RandomStream } from "../numeric/random.js";
import { percentileInterval } from "../statistics/bootstrap-interval.js";
import { permutationPValue } from "../statistics/permutation-p-value.js";
import { unrestricted } from "../statistics/permutation-scheme.js";
import { powerLawFit } from "../statistics/power-law-fit.js";
import type { Answer, LeftOut } from "./answer.js";
import { fewDays } from "./day-mean-finding.js";
import { nothingLeft, selectCases } from "./select-cases.js";

/** Prices of a day without an expiry up to the clock time at which others expire. */
export interface OrdinaryCourse {
  readonly underlying: string;
  readonly date: string;
  /** That clock time on the day, epoch milliseconds. */
  readonly endsAt: number;
  /** Standard deviation of the move over the window of a case, price units. */
  readonly deviation: number;
  readonly course: ExpiryCase["course"];
}

/** How the exponent is fitted. */
export interface ExponentRule {
  /** The last minutes before the expiry that are looked at, and the width of a bin of them. */
  readonly fromMinutes: number;
  readonly binMinutes: number;
  /** Without ordinary days: a case is near when the price is within this many standard deviations of the heaviest strike. */
  readonly nearDeviations: number;
  readonly level: number;
  readonly draws: number;
}

/** One bin of minutes to the expiry, the last minutes first. */
export interface ExponentBin {
  /** Middle of the bin, minutes to the expiry. */
  readonly minutes: number;
  /** Mean |price move| per minute in standard deviations of the window, of the cases and of what they are compared with. */
  readonly rate: number;
  readonly reference: number;
  /** Rate over reference: what the law is fitted to. */
  readonly ratio: number;
  readonly cases: number;
  readonly references: number;
}

/** How price moves grow as the expiry comes near. */
export interface TimeExponent {
  readonly compared: "ordinary days" | "far from the heaviest strike";
  readonly bins: readonly ExponentBin[];
  /** b of ratio = a x minutes^-b by nonlinear least squares: zero, no intensification; above zero, it grows toward the expiry. */
  readonly exponent: Answer;
  /** a of the same fit: the ratio one minute before the expiry; NaN without a fit. */
  readonly coefficient: number;
  /** b of the line through the logarithms. */
  readonly exponentOfLogs: number;
  /** Whether the interval contains the claimed exponent of 2. */
  readonly allowsTwo: boolean;
  /** The document's formula fitted to itself: 2 by construction, whatever the market does. */
  readonly asWritten: { readonly identity: true; readonly exponent: number };
  readonly leftOut: readonly LeftOut[];
}

/** Moves of one case or window by bin, over its standard deviation; NaN where no price was seen near both ends of the bin. */
interface Moves {
  readonly date: string;
  readonly tested: boolean;
  readonly rates: Float64Array;
}

/** Fewer bins leave nothing to judge a law of two numbers by. */
const leastBins = 3;
/** A price may be older than the end of its bin by this share of the bin. */
const staleShare = 0.5;

/**
 * EP-S1: exponent of time of the price's movement. Markets have their own course over the day, which alone gives an exponent, so that
 * what is fitted is a ratio: to the same clock times of days on which nothing expires or, where there are none, of cases near
 * the heaviest strike to cases far from it. p by exchanging the labels of whole days (of single cases where a day has both
 * kinds), the interval by resampling days.
 */
export function timeExponent(
  cases: readonly ExpiryCase[],
  ordinary: readonly OrdinaryCourse[],
  rule: ExponentRule,
  stream: RandomStream,
): TimeExponent {
  const { fromMinutes, binMinutes, level, draws } = rule;
  const bins = Math.floor(fromMinutes / binMinutes + 1e-9);
  if (!(binMinutes > 0 && bins >= leastBins)) throw new RangeError(`invalid binMinutes: ${binMinutes}`);
  const minutes = Float64Array.from({ length: bins }, (_, bin) => (bin + 0.5) * binMinutes);
  const compared = ordinary.length > 0 ? "ordinary days" : "far from the heaviest strike";
  const { kept, leftOut } = gather(cases, ordinary, rule, bins);
  const sums = kept.map(toSums);
  const places = (kind: boolean): readonly number[] => [...kept.keys()].filter((place) => kept[place]!.tested === kind);
  const observed = compare(sums, places(true), places(false), bins);
  const [tested, references] = [places(true).length, places(false).length];
  const fit = exponentOf(minutes, observed.ratio);
  const shared = {
    compared,
    bins: Array.from(minutes, (middle, bin) => ({
      minutes: middle,
      rate: observed.rate[bin]!,
      reference: observed.reference[bin]!,
      ratio: observed.ratio[bin]!,
      cases: observed.cases[bin]!,
      references: observed.references[bin]!,
    })),
    coefficient: fit.coefficient,
    exponentOfLogs: fit.logs,
    asWritten: { identity: true, exponent: formulaExponent(minutes) },
    leftOut,
  } as const;
  const kind = compared === "ordinary days" ? "ordinary days" : "cases far from the heaviest strike";
  const reason =
    cases.length === 0
      ? nothingLeft("expiries", [])
      : tested === 0
        ? compared === "ordinary days"
          ? nothingLeft("expiries", leftOut)
          : "no case is near its heaviest strike"
        : references === 0
          ? `there are no ${kind} to compare with`
          : Number.isNaN(fit.exponent)
            ? `prices were seen in too few bins of ${binMinutes} minutes`
            : null;
  if (reason !== null) return { ...shared, exponent: { finding: null, reason }, allowsTwo: false };
  const days = new Set(kept.filter((own) => own.tested).map(({ date }) => date)).size;
  const { pValue, singly } = exchange(kept, sums, minutes, fit.exponent, draws, stream);
  const resampled = resample(kept, sums, minutes, draws, stream);
  const interval = percentileInterval(resampled, level);
  const blind = draws - resampled.length;
  return {
    ...shared,
    exponent: {
      finding: {
        estimate: fit.exponent,
        interval: resampled.length === 0 ? null : { ...interval, method: "percentiles over resampled days" },
        pValue,
        pOpposite: null,
        method: `nonlinear least squares of the ratio to ${kind}; ${singly ? "cases" : "days"} exchanged, ${draws} drawn`,
        trades: tested,
        days,
        designEffect: Number.NaN,
        power: null,
        violated: [
          ...(days < fewDays ? [`only ${days} days`] : []),
          ...(singly ? ["days with both kinds: their cases are exchanged as if they were independent"] : []),
          ...(blind > 0 ? [`${blind} of ${draws} resamples have no exponent`] : []),
        ],
      },
      reason: null,
    },
    allowsTwo: interval.lower <= 2 && interval.upper >= 2,
  };
}

/** Exponent of the document's pressure over the bins, open interest and probability held. */
export function formulaExponent(minutes: Float64Array): number {
  const own = minutes.filter((value) => value >= 1);
  const pressures = own.map((value) => expirationPressure(1000, 1, value));
  return -powerLawFit(own, pressures).exponent;
}

function gather(
  cases: readonly ExpiryCase[],
  ordinary: readonly OrdinaryCourse[],
  { binMinutes, nearDeviations }: ExponentRule,
  bins: number,
) {
  const expiries = new Set(cases.map(({ date }) => date));
  const seen = new Set(cases.map(({ underlying }) => underlying));
  const moves = (own: Omit<OrdinaryCourse, "underlying">, tested: boolean): Moves | string => {
    if (!(own.deviation > 0 && own.deviation < Infinity)) return "the standard deviation of the move is not known";
    const rates = ratesByBin(own, bins, binMinutes);
    return rates.every(Number.isNaN) ? "no bin has a price at both ends" : { date: own.date, tested, rates };
  };
  const first = selectCases(cases, (own) => {
    const course = { date: own.date, endsAt: own.expiresAt, deviation: own.deviation, course: own.course };
    if (ordinary.length > 0) return moves(course, true);
    const strike = own.strikes[own.heaviest]?.strike ?? Number.POSITIVE_INFINITY;
    return moves(course, Math.abs(own.price - strike) <= nearDeviations * own.deviation);
  });
  const second = selectCases(ordinary, (own) => {
    if (expiries.has(own.date)) return "something expires on the day of the window";
    return seen.has(own.underlying) ? moves(own, false) : "no expiry of the window's underlying";
  });
  return { kept: [...first.kept, ...second.kept], leftOut: [...first.leftOut, ...second.leftOut] };
}

function ratesByBin(
  { endsAt, deviation, course }: Omit<OrdinaryCourse, "underlying">,
  bins: number,
  width: number,
): Float64Array {
  const priceAt = (edge: number): number => {
    const instant = endsAt - 60_000 * edge * width;
    const index = priceIndexAsOf(course, instant);
    const stale = index < 0 || instant - course.at[index]! > 60_000 * staleShare * width;
    return stale ? Number.NaN : course.price[index]!;
  };
  return Float64Array.from(
    { length: bins },
    (_, bin) => Math.abs(priceAt(bin) - priceAt(bin + 1)) / (width * deviation),
  );
}

/** Sums by bin, then counts by bin. */
function toSums({ rates }: Moves): Float64Array {
  const bins = rates.length;
  return Float64Array.from({ length: 2 * bins }, (_, k) => {
    const rate = rates[k % bins]!;
    if (Number.isNaN(rate)) return 0;
    return k < bins ? rate : 1;
  });
}

interface Comparison {
  readonly rate: Float64Array;
  readonly reference: Float64Array;
  readonly ratio: Float64Array;
  /** Of the tested and of the references, by bin. */
  readonly cases: Float64Array;
  readonly references: Float64Array;
}

/** Mean rates of the two kinds, whose places in `sums` are given, and their ratio. */
function compare(
  sums: readonly Float64Array[],
  tested: Iterable<number>,
  others: Iterable<number>,
  bins: number,
): Comparison {
  const [rate, cases] = meansOf(sums, tested, bins);
  const [reference, references] = meansOf(sums, others, bins);
  return { rate, reference, ratio: rate.map((own, bin) => own / reference[bin]!), cases, references };
}

function meansOf(sums: readonly Float64Array[], places: Iterable<number>, bins: number): [Float64Array, Float64Array] {
  const total = new Float64Array(2 * bins);
  for (const place of places) for (let k = 0; k < total.length; k++) total[k]! += sums[place]![k]!;
  const counts = total.slice(bins);
  return [total.slice(0, bins).map((sum, bin) => sum / counts[bin]!), counts];
}

/** a and b of ratio = a x minutes^-b over the bins that have a ratio; NaN with fewer than three of them. */
function exponentOf(
  minutes: Float64Array,
  ratio: Float64Array,
): { readonly coefficient: number; readonly exponent: number; readonly logs: number } {
  const seen = minutes.map((_, bin) => bin).filter((bin) => Number.isFinite(ratio[bin]));
  const fit = powerLawFit(
    seen.map((bin) => minutes[bin]!),
    seen.map((bin) => ratio[bin]!),
  );
  const answered = seen.length >= leastBins;
  const coefficient = answered ? fit.coefficient : Number.NaN;
  return {
    coefficient,
    exponent: answered ? -fit.exponent : Number.NaN,
    logs: answered ? -fit.logLog.exponent : Number.NaN,
  };
}

/** Places of the members of each day; single places where `singly`. */
function blocksOf(kept: readonly Moves[], singly: boolean): readonly (readonly number[])[] {
  const blocks = new Map<string | number, number[]>();
  for (const [place, { date }] of kept.entries()) {
    const key = singly ? place : date;
    blocks.set(key, [...(blocks.get(key) ?? []), place]);
  }
  return [...blocks.values()];
}

/** Two-sided p of the exponent when the labels of days, or of cases, are exchanged; about the mean of the exchanges. */
function exchange(
  kept: readonly Moves[],
  sums: readonly Float64Array[],
  minutes: Float64Array,
  observed: number,
  draws: number,
  stream: RandomStream,
): { readonly pValue: number; readonly singly: boolean } {
  const mixed = (block: readonly number[]): boolean =>
    block.some((place) => kept[place]!.tested !== kept[block[0]!]!.tested);
  const singly = blocksOf(kept, false).some(mixed);
  const blocks = blocksOf(kept, singly);
  const labels = blocks.map(([place]) => kept[place!]!.tested);
  const scheme = unrestricted(blocks.length);
  const order = new Int32Array(blocks.length);
  const drawn = Float64Array.from({ length: draws }, () => {
    scheme.draw(order, stream);
    const [tested, others]: [number[], number[]] = [[], []];
    for (const [k, block] of blocks.entries()) (labels[order[k]!] ? tested : others).push(...block);
    return exponentOf(minutes, compare(sums, tested, others, minutes.length).ratio).exponent;
  }).filter((value) => !Number.isNaN(value));
  if (drawn.length === 0) return { pValue: Number.NaN, singly };
  const centre = mean(drawn);
  const reached = drawn.filter((value) => Math.abs(value - centre) >= Math.abs(observed - centre) - 1e-9).length;
  return { pValue: permutationPValue(reached, drawn.length), singly };
}

/** Exponents of resampled days; the number of days of each kind (tested, reference, both) stays what it is. */
function resample(
  kept: readonly Moves[],
  sums: readonly Float64Array[],
  minutes: Float64Array,
  draws: number,
  stream: RandomStream,
): Float64Array {
  const kinds = new Map<string, (readonly number[])[]>();
  for (const block of blocksOf(kept, false)) {
    const kind = [true, false].map((own) => block.some((place) => kept[place]!.tested === own)).join();
    kinds.set(kind, [...(kinds.get(kind) ?? []), block]);
  }
  return Float64Array.from({ length: draws }, () => {
    const [tested, others]: [number[], number[]] = [[], []];
    for (const blocks of kinds.values()) {
      for (let k = 0; k < blocks.length; k++) {
        for (const place of blocks[stream.integer(blocks.length)]!) (kept[place]!.tested ? tested : others).push(place);
      }
    }
    return exponentOf(minutes, compare(sums, tested, others, minutes.length).ratio).exponent;
  }).filter((value) => !Number.isNaN(value));
}
