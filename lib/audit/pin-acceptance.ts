import { createStream, type RandomStream } from "../numeric/random.js";
import { type HedgedBook, hedgeDecay, hedgeWithDelay } from "../simulation/book-hedging.js";

/** One book that is hedged until it expires. */
export interface PinCase {
  /** A of the only strike; positive attracts. */
  readonly strength: number;
  /** Seconds in which a missing hedge falls to 1/e; null: only the decay of delta is hedged, at once. */
  readonly delay: number | null;
}

/** Where the price ended over many paths. Distances are points. */
export interface PinOutcome {
  /** Shares that settled within 1 and within 2.5 points of the strike. */
  readonly withinOne: number;
  readonly withinTwoAndHalf: number;
  /** Standard deviation of the move. */
  readonly deviation: number;
  /** Share that ended farther out on the side on which it began. */
  readonly outward: number;
}

const strike = 5000;
const seconds = 3600;
const secondsPerYear = 98_280 * 60;
/** Annual standard deviation of the log price; the year is one of trading time. */
const volatility = 0.16;
/** Points on either side of the strike in which paths begin. */
const beginsWithin = 5;
/** Seconds before expiry from which the decay of delta no longer grows. */
const decayFloor = 10;

/**
 * The last hour of one expiring strike, hedged by the simulator's own kernels on the same paths in every case: variance passes
 * evenly, deltas know it, everything is hedged, nothing that the hedges moved comes back, and neither volume nor size holds
 * them back.
 *
 * @param paths number of paths, at least 2
 * @param step seconds of a step; a divisor of an hour
 * @returns one outcome per case
 */
export function pinOutcomes(
  cases: readonly PinCase[],
  paths: number,
  step: number,
  seed: number,
): readonly PinOutcome[] {
  const steps = seconds / step;
  if (!Number.isInteger(steps)) throw new RangeError(`invalid step: ${step}`);
  if (!(Number.isInteger(paths) && paths >= 2)) throw new RangeError(`invalid paths: ${paths}`);
  const left = (from: number): number => (volatility ** 2 * from) / secondsPerYear;
  const variance = Float64Array.from({ length: steps + 1 }, (_, k) => left(seconds - k * step));
  const stream = createStream(seed, "pin");
  const tallies = cases.map(() => ({ one: 0, twoAndHalf: 0, outward: 0, sum: 0, squares: 0 }));
  for (let path = 0; path < paths; path++) {
    const base = drawBase(stream, steps, Math.sqrt(left(step)));
    cases.forEach((each, number) => {
      const { pin } = hedged(each, base, variance, step, left(decayFloor));
      const begin = strike * Math.exp(base[0]!);
      const end = strike * Math.exp(base[steps]! + pin[steps]!);
      const tally = tallies[number]!;
      const distance = Math.abs(end - strike);
      if (distance < 1) tally.one += 1;
      if (distance < 2.5) tally.twoAndHalf += 1;
      if ((end - begin) * (begin - strike) > 0) tally.outward += 1;
      tally.sum += end - begin;
      tally.squares += (end - begin) ** 2;
    });
  }
  return tallies.map(({ one, twoAndHalf, outward, sum, squares }) => ({
    withinOne: one / paths,
    withinTwoAndHalf: twoAndHalf / paths,
    deviation: Math.sqrt((squares - sum ** 2 / paths) / (paths - 1)),
    outward: outward / paths,
  }));
}

/** Log price over the strike without hedging. */
function drawBase(stream: RandomStream, steps: number, deviation: number): Float64Array {
  const base = new Float64Array(steps + 1);
  base[0] = Math.log1p((beginsWithin * (2 * stream.uniform() - 1)) / strike);
  for (let k = 1; k <= steps; k++) base[k] = base[k - 1]! + deviation * stream.normal();
  return base;
}

function hedged(
  { strength, delay }: PinCase,
  base: Float64Array,
  variance: Float64Array,
  step: number,
  floor: number,
): { readonly pin: Float64Array } {
  const book: HedgedBook = {
    strikes: Float64Array.of(0),
    // Of A = n E / (sigma sqrt(tau_0)) only the product of n and E matters here.
    futures: Float64Array.of(strength * Math.sqrt(variance[0]!)),
    ...{ base, variance, step },
    impact: 1,
  };
  if (delay === null) return hedgeDecay(book, floor);
  return hedgeWithDelay(book, { ratio: 1, delay, most: null, least: 0, transient: 0, transientDelay: 300 });
}
