import { lowerBound } from "../numeric/bisect.js";
import { quantileSorted } from "../numeric/quantile.js";
import type { RandomStream } from "../numeric/random.js";
import { ranks } from "../numeric/ranks.js";
import { coxRegression } from "../statistics/cox-regression.js";
import { kendall } from "../statistics/kendall.js";
import { logRank } from "../statistics/log-rank.js";
import { permutationPValue } from "../statistics/permutation-p-value.js";
import { withinStrata } from "../statistics/permutation-scheme.js";
import { powerLawFit } from "../statistics/power-law-fit.js";
import { spearman } from "../statistics/spearman.js";
import { spearmanResampler } from "../statistics/spearman-resampler.js";
import { studentInterval } from "../statistics/student-interval.js";
import type { EventFlow } from "./event-flow.js";
import type { FlowParameters } from "./flow-parameters.js";
import type { Finding } from "./hypothesis.js";

/** When an event's flow reached its share of the predicted hedge. */
export interface ResponseTime {
  readonly detection: string;
  readonly date: string;
  /** Predicted hedge, contracts, without sign. */
  readonly exposure: number;
  /** Minutes until the share was reached, or until the watch ended. */
  readonly minutes: number;
  readonly censored: boolean;
}

/** Whether larger exposures are answered faster. */
export interface ResponseSpeed {
  readonly times: readonly ResponseTime[];
  /** Log hazard ratio per unit of log exposure (Cox, Efron ties, days as clusters), with the larger of two p. */
  readonly hazard: Finding;
  /** p against flow that knows nothing of exposure, and against hedges that take the same time whatever their size. */
  readonly pNoRelation: number;
  readonly pSameTime: number;
  /** Rank correlation of the times that were seen. */
  readonly spearman: Finding;
  readonly kendallTau: number;
  /** Score statistic as it stands, and its mean over permuted exposures: how much the definition of the time does by itself. */
  readonly score: number;
  readonly mechanical: number;
  /** Log-rank test of the thirds of exposure, smallest first; its null knows nothing of the thresholds (descriptive). */
  readonly thirds: { readonly chiSquare: number; readonly pValue: number };
  /** Exponent b of minutes = a x exposure^b over the times that were seen, by nonlinear least squares, and by that of the logarithms. */
  readonly exponent: number;
  readonly exponentOfLogs: number;
}

const level = 0.95;

/**
 * VS-S2: time to a share of the predicted hedge against exposure, censored where the watch ends before. Two things could pass for
 * "larger is faster", and both must be rejected, so the larger p counts. Flow without any relation to the prediction: a larger
 * share then takes longer by definition, so exposures are permuted over the events of a clock stretch and every time is read
 * again with the permuted threshold. Hedges that take the same time whatever their size: permuted thresholds would be
 * unreachable for small hedges and reject always, so exposures are permuted over the times as they stand. The statistic is the
 * score of a Cox regression on log exposure, in units of the coefficient (one Newton step from zero, Breslow ties).
 *
 * @returns null for fewer than three events or two days
 */
export function responseSpeed(
  events: readonly EventFlow[],
  parameters: FlowParameters & { readonly resamples: number },
  stream: RandomStream,
): ResponseSpeed | null {
  const { responseShare, resamples } = parameters;
  const own = events.filter((event) => event.apart && highestSoFar(event).length > 0);
  const dates = own.map(({ detection }) => detection.date);
  const days = new Set(dates).size;
  if (own.length < 3 || days < 2) return null;
  const exposures = Float64Array.from(own, ({ predicted }) => Math.abs(predicted));
  const watch = own.map(highestSoFar);
  const longest = Math.max(...watch.map(({ length }) => length));
  const steps = new Int32Array(own.length);
  const logs = exposures.map(Math.log);
  const score = (sizes: Float64Array, logSizes: Float64Array): number => {
    for (let k = 0; k < own.length; k++) steps[k] = lowerBound(watch[k]!, responseShare * sizes[k]!);
    return coxStep(logSizes, steps, watch, longest);
  };
  const observed = score(exposures, logs);
  const width = own[0]!.width / 60;
  const times = own.map(({ detection }, k): ResponseTime => {
    const censored = steps[k]! >= watch[k]!.length;
    return {
      detection: detection.id,
      date: detection.date,
      exposure: exposures[k]!,
      minutes: (censored ? watch[k]!.length : steps[k]! + 1) * width,
      censored,
    };
  });

  const scheme = withinStrata(own.map(({ stratum }) => stratum));
  const order = new Int32Array(own.length);
  const deck = exposures.slice();
  const logDeck = logs.slice();
  const asSeen = steps.slice();
  const [noRelation, sameTime] = [
    { reached: 0, undercut: 0 },
    { reached: 0, undercut: 0 },
  ];
  let sum = 0;
  for (let draw = 0; draw < resamples; draw++) {
    scheme.draw(order, stream);
    for (let k = 0; k < order.length; k++) {
      deck[k] = exposures[order[k]!]!;
      logDeck[k] = logs[order[k]!]!;
    }
    const permuted = score(deck, logDeck);
    sum += permuted;
    for (const [counts, statistic] of [
      [noRelation, permuted],
      [sameTime, coxStep(logDeck, asSeen, watch, longest)],
    ] as const) {
      if (statistic >= observed - 1e-12) counts.reached += 1;
      if (statistic <= observed + 1e-12) counts.undercut += 1;
    }
  }
  const pOf = (exceedances: number): number =>
    Number.isNaN(observed) ? Number.NaN : permutationPValue(exceedances, resamples);
  const [pNoRelation, pSameTime] = [pOf(noRelation.reached), pOf(sameTime.reached)];
  const seen = times.filter(({ censored }) => !censored);
  const shared = { trades: own.length, days, designEffect: Number.NaN, power: null };
  const censoredNote =
    seen.length < times.length ? [`${times.length - seen.length} of ${times.length} times are censored`] : [];
  const { cox, thirds } = survival(times);
  const law = powerLawFit(
    seen.map(({ exposure }) => exposure),
    seen.map(({ minutes }) => minutes),
  );
  return {
    times,
    hazard: {
      estimate: cox.coefficient,
      interval: studentInterval(cox.coefficient, cox.robustError, days - 1, level, "Cox regression, days as clusters"),
      pValue: Math.max(pNoRelation, pSameTime),
      pOpposite: Math.max(pOf(noRelation.undercut), pOf(sameTime.undercut)),
      method: `Cox score on log exposure; exposures permuted within clock stretches, with their thresholds and without, ${resamples} drawn`,
      ...shared,
      violated: [],
    },
    pNoRelation,
    pSameTime,
    spearman: {
      ...rankCorrelation(seen, parameters.claimedSpearman, resamples, stream),
      ...shared,
      trades: seen.length,
      days: new Set(seen.map(({ date }) => date)).size,
      violated: censoredNote,
    },
    kendallTau: kendall(
      seen.map(({ exposure }) => exposure),
      seen.map(({ minutes }) => minutes),
    ).tauB,
    score: observed,
    mechanical: sum / resamples,
    thirds,
    exponent: law.exponent,
    exponentOfLogs: law.logLog.exponent,
  };
}

/** Textbook survival tests of the times as they stand. */
function survival(times: readonly ResponseTime[]): Pick<ResponseSpeed, "thirds"> & {
  readonly cox: { readonly coefficient: number; readonly robustError: number };
} {
  const minutes = times.map((time) => time.minutes);
  const happened = times.map(({ censored }) => (censored ? 0 : 1));
  const order = ranks(times.map(({ exposure }) => exposure));
  const fit = coxRegression(
    minutes,
    happened,
    [times.map(({ exposure }) => Math.log(exposure))],
    "efron",
    times.map(({ date }) => date),
  );
  const thirds = order.map((rank) => Math.min(2, Math.floor((3 * (rank - 0.5)) / times.length)));
  const { chiSquare, pValue } = logRank(minutes, happened, thirds, 3);
  return {
    cox: { coefficient: fit.coefficients[0]!, robustError: fit.robustErrors[0]! },
    thirds: { chiSquare, pValue },
  };
}

/** Greatest flow in the predicted direction up to each bin that was watched. */
function highestSoFar({ detection, cumulative, width, watched }: EventFlow): Float64Array {
  const bins = Math.min(cumulative.length, Math.floor((60 * watched) / width));
  let highest = Number.NEGATIVE_INFINITY;
  return Float64Array.from({ length: bins }, (_, bin) => {
    highest = Math.max(highest, detection.direction * cumulative[bin]!);
    return highest;
  });
}

/** Score over information of a Cox regression on log size at coefficient zero; NaN without a response or without spread. */
function coxStep(logSizes: Float64Array, steps: Int32Array, watch: readonly Float64Array[], longest: number): number {
  const bins = longest + 1;
  const leaving = new Float64Array(3 * bins);
  const deaths = new Float64Array(2 * bins);
  for (let k = 0; k < logSizes.length; k++) {
    const x = logSizes[k]!;
    const step = steps[k]!;
    // One that leaves censored was watched up to its last bin.
    const last = Math.min(step, watch[k]!.length - 1);
    leaving[3 * last]! += 1;
    leaving[3 * last + 1]! += x;
    leaving[3 * last + 2]! += x * x;
    if (step >= watch[k]!.length) continue;
    deaths[2 * step]! += 1;
    deaths[2 * step + 1]! += x;
  }
  let [n, sum, squares, score, information] = [0, 0, 0, 0, 0];
  // From the end on: those at risk are all that have not left before.
  for (let bin = bins - 1; bin >= 0; bin--) {
    n += leaving[3 * bin]!;
    sum += leaving[3 * bin + 1]!;
    squares += leaving[3 * bin + 2]!;
    const died = deaths[2 * bin]!;
    if (died === 0) continue;
    score += deaths[2 * bin + 1]! - (died * sum) / n;
    information += died * Math.max(0, squares / n - (sum / n) ** 2);
  }
  return information > 1e-12 ? score / information : Number.NaN;
}

/** Spearman's correlation with a bootstrap of days. */
function rankCorrelation(
  times: readonly ResponseTime[],
  claimed: number,
  draws: number,
  stream: RandomStream,
): Pick<Finding, "estimate" | "interval" | "pValue" | "pOpposite" | "method"> {
  const byDay = new Map<string, number[]>();
  for (const [k, { date }] of times.entries()) byDay.set(date, [...(byDay.get(date) ?? []), k]);
  const days = [...byDay.values()];
  const largest = Math.max(0, ...days.map(({ length }) => length));
  const places = new Int32Array(Math.max(times.length, days.length * largest));
  const correlation = spearmanResampler(
    times.map(({ exposure }) => exposure),
    times.map(({ minutes }) => minutes),
  );
  const resampled = (): number => {
    let count = 0;
    for (let day = 0; day < days.length; day++) for (const k of days[stream.integer(days.length)]!) places[count++] = k;
    return correlation(places, count);
  };
  const estimate = spearman(
    times.map(({ exposure }) => exposure),
    times.map(({ minutes }) => minutes),
    level,
  ).r;
  const method = "Spearman correlation of the times that were seen";
  const drawn = Float64Array.from({ length: days.length < 2 ? 0 : draws }, resampled).filter(
    (value) => !Number.isNaN(value),
  );
  if (drawn.length === 0) return { estimate, interval: null, pValue: null, pOpposite: null, method };
  drawn.sort();
  const tail = (1 - level) / 2;
  return {
    estimate,
    interval: {
      lower: quantileSorted(drawn, tail),
      upper: quantileSorted(drawn, 1 - tail),
      level,
      method: "percentiles over resampled days",
    },
    pValue: null,
    // How often a resample is as low as claimed.
    pOpposite: permutationPValue(drawn.filter((value) => value <= claimed).length, drawn.length),
    method,
  };
}
