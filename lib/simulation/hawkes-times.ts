import type { RandomStream } from "../numeric/random.js";
import { activityShare, type IntradayProfile } from "./intraday-profile.js";

/**
 * Arrival times of a self-exciting point process (Hawkes, Biometrika 58, 1971) on (0, length), drawn by its clusters:
 * immigrants follow the intraday profile, and each arrival sets off others, on average `branching` of them, after
 * exponential delays. Later ones than `length` are lost.
 *
 * @param mean expected arrivals, those set off included (but for the lost ones)
 * @param length seconds
 * @param branching arrivals set off by one, in [0, 1); 0 is a Poisson process
 * @param delay mean seconds until they come
 * @returns seconds, ascending
 * @throws RangeError for a branching ratio outside [0, 1): the process would not end
 */
export function drawHawkesTimes(
  stream: RandomStream,
  mean: number,
  length: number,
  profile: IntradayProfile,
  branching: number,
  delay: number,
): Float64Array {
  if (!(branching >= 0 && branching < 1)) throw new RangeError(`invalid branching: ${branching}`);
  const immigrants = mean * (1 - branching);
  const times: number[] = [];
  for (let passed = exponential(stream); passed < immigrants; passed += exponential(stream))
    times.push(length * timeOfShare(profile, passed / immigrants));
  // The list grows while it is walked: offspring have offspring.
  for (let parent = 0; parent < times.length; parent++) {
    for (let passed = exponential(stream); passed < branching; passed += exponential(stream)) {
      const at = times[parent]! + delay * exponential(stream);
      if (at < length) times.push(at);
    }
  }
  return Float64Array.from(times).sort();
}

function exponential(stream: RandomStream): number {
  return -Math.log1p(-stream.uniform());
}

/** The share of the session's time at which a share of its activity has passed, by bisection. */
function timeOfShare(profile: IntradayProfile, share: number): number {
  let low = 0;
  let high = 1;
  // A thousandth of a second is finer than any row.
  while (high - low > 2 ** -26) {
    const middle = (low + high) / 2;
    if (activityShare(profile, middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
