import { mean } from "../numeric/mean.js";
import type { RandomStream } from "../numeric/random.js";
import { circularShift } from "./permutation-scheme.js";
import { randomisationTest } from "./randomisation-test.js";
import type { Side, TestResult } from "./test-result.js";

/**
 * Entry-time test: are the outcomes at the entries better than at the same pattern of entries shifted in time? In each
 * session all entries move together around the session by a random number of places, so that their number, their
 * distances from each other and the dependence of neighbouring outcomes are kept. The statistic is the mean outcome of
 * the entries less what entries at random times of the same sessions would have brought. No entries, or a place without an outcome: NaN, with the reason.
 *
 * @param outcomes what an entry at each place would have brought, sessions one after the other
 * @param entries places of the entries in `outcomes`
 * @param lengths of the sessions
 * @param draws random shifts when there are more than 200,000 combinations
 * @param stream used only then
 * @throws RangeError when the lengths do not fit or a place is outside
 */
export function entryTimeShift(
  outcomes: ArrayLike<number>,
  entries: ArrayLike<number>,
  lengths: readonly number[],
  side: Side,
  draws: number,
  stream: RandomStream,
): TestResult {
  const { name, size, arrangements } = circularShift(lengths);
  if (outcomes.length !== size) throw new RangeError(`invalid outcomes length: ${outcomes.length}`);
  const sums = shiftedSums(outcomes, entries, lengths);
  const count = entries.length;
  const enumerate = (visit: (value: number) => void, session = 0, total = 0): void => {
    if (session === sums.length) {
      visit(total / count);
      return;
    }
    for (const sum of sums[session]!) enumerate(visit, session + 1, total + sum);
  };
  const draw = (): number => {
    let total = 0;
    for (let s = 0; s < sums.length; ++s) total += sums[s]![stream.integer(lengths[s]!)]!;
    return total / count;
  };
  const observed = sums.reduce((total, session) => total + session[0]!, 0) / count;
  const scale = Array.from(outcomes).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const unobserved = Array.from(outcomes).filter(Number.isNaN).length;
  const randomisation = {
    observed,
    arrangements,
    enumerate: (visit: (value: number) => void) => enumerate(visit),
    draw,
    rounding: 1e-12 * scale,
    scheme: name,
    nullHypothesis: "the time of entry within the session carries no information",
    units: { trades: count, events: Number.NaN, days: lengths.length },
    violated: count === 0 ? ["no entries"] : unobserved > 0 ? [`${unobserved} places without an outcome`] : [],
  };
  return randomisationTest(randomisation, side, draws);
}

/**
 * For each session and each shift the sum of the outcomes that its entries meet, less its average over the shifts: a draw
 * is then one look per session.
 */
function shiftedSums(
  outcomes: ArrayLike<number>,
  entries: ArrayLike<number>,
  lengths: readonly number[],
): Float64Array[] {
  const sums = lengths.map((length) => new Float64Array(length));
  const sessionOf = Int32Array.from(lengths.flatMap((length, s) => new Array<number>(length).fill(s)));
  const startOf = lengths.map((_, s) => sessionOf.indexOf(s));
  for (let e = 0; e < entries.length; ++e) {
    const session = sessionOf[entries[e]!];
    if (session === undefined) throw new RangeError(`invalid entry: ${entries[e]}`);
    const length = lengths[session]!;
    const start = startOf[session]!;
    for (let shift = 0; shift < length; ++shift) {
      sums[session]![shift]! += outcomes[start + ((entries[e]! - start + shift) % length)]!;
    }
  }
  return sums.map((session) => {
    const average = mean(session);
    return session.map((value) => value - average);
  });
}
